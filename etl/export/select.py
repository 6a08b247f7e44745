"""The events of an export: the same set, in the same order, whatever the format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from etl.store import EventFilter, Snapshot
from etl.store.schema import TABLES

# What an export holds: the events' columns without the store's own partition.
COLUMNS = tuple(name for name in TABLES["events"].names if name != "month")
_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, where its format has room.

    Attributes:
        filter: in words. version: of the store. exported_at: UTC.
    """

    filter: str
    version: int
    exported_at: datetime

    @classmethod
    def now(cls, snapshot: Snapshot, event_filter: EventFilter) -> "About":
        """Of an export made now."""
        at = datetime.now(UTC).replace(microsecond=0)
        return cls(event_filter.in_words(), snapshot.version.number, at)


def select_events(snapshot: Snapshot, event_filter: EventFilter) -> Iterator[dict[str, Any]]:
    """The events that pass, by their first possible day (undated last) and id.

    A few thousand are held at a time, so that any number can be written.

    Raises:
        StoreError: the store is damaged.
    """
    condition, values = event_filter.where()
    columns = ", ".join(COLUMNS)
    query = (
        f"SELECT {columns} FROM events WHERE {condition} "  # noqa: S608 - values are bound
        "ORDER BY date_start NULLS LAST, event_id"
    )
    with snapshot.asking() as connection:
        snapshot.relation(connection, "events").create_view("events")
        found = connection.execute(query, values)
        while rows := found.fetchmany(_ROWS):
            for row in rows:
                yield dict(zip(COLUMNS, row, strict=True))
