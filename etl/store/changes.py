"""What is different between two versions of the store, event by event and field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.merging.identity import MERGED, SPLIT
from etl.store.reader import Snapshot
from etl.store.reasons import Reasons
from etl.store.schema import TABLES

Row = Mapping[str, Any]

# What a reader of the data would call a change; the rest follows from it or is wording.
FIELDS = (
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "date_precision",
    "city",
    "admin1",
    "country",
    "geonameid",
    "place_precision",
    "status",
    "confidence",
    "participants",
    "fatalities",
    "injured",
    "detained",
    "actor",
    "n_reports",
    "n_articles",
    "n_sources",
    "sources",
    "review_state",
    "flags",
)
ADDED, REMOVED, CHANGED, MERGED_INTO, SPLIT_FROM = "added", "removed", "changed", "merged", "split"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one event between two versions.

    Attributes:
        kind: `added`, `changed`, `merged` (gone into another), `split` (new, out of another) or
            `removed`.
        event_id: of the event. other_id: of the one that it went into or came out of, or None.
        before, after: its rows; None where it was not there.
        fields: the names of the `FIELDS` that differ, in their order.
        why: in words.
    """

    kind: str
    event_id: str
    other_id: str | None
    before: Row | None
    after: Row | None
    fields: tuple[str, ...]
    why: str


def diff(one: Snapshot, other: Snapshot) -> tuple[Change, ...]:
    """What became of the events from one version to a later one, by kind and then by id.

    Only files that not both versions have are read, so that a small change of a large store is
    told at once.
    """
    before, after = _rows_of_one(one, other), _rows_of_one(other, one)
    moved = _redirects(one, other)
    reasons = Reasons(one, other, before, after)
    changes = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is not None and new is not None:
            fields = tuple(field for field in FIELDS if old[field] != new[field])
            if fields:
                changes.append(Change(CHANGED, name, None, old, new, fields, reasons.of(old, new)))
        elif new is not None:
            source = moved[SPLIT].get(name)
            kind = ADDED if source is None else SPLIT_FROM
            why = reasons.of(None, new, linked=source is not None)
            changes.append(Change(kind, name, source, None, new, (), why))
        elif old is not None:
            target = moved[MERGED].get(name)
            kind = REMOVED if target is None else MERGED_INTO
            into = None if target is None else after.get(target)
            changes.append(Change(kind, name, target, old, None, (), reasons.of(old, into)))
    return tuple(sorted(changes, key=lambda change: (ORDER[change.kind], change.event_id)))


ORDER = {ADDED: 0, SPLIT_FROM: 1, CHANGED: 2, MERGED_INTO: 3, REMOVED: 4}


def _rows_of_one(one: Snapshot, other: Snapshot) -> dict[str, dict[str, Any]]:
    """The events in the files that only the first of two versions has, by id."""
    files = sorted(set(one.files("events")) - set(other.files("events")))
    if not files:
        return {}
    with one.asking() as connection:
        rows = one.relation(connection, "events", files=files).fetchall()
    names = TABLES["events"].names
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _redirects(one: Snapshot, other: Snapshot) -> dict[str, dict[str, str]]:
    """By kind: the ids that were merged with their targets, the new ids with their sources."""
    condition = "version > $first AND version <= $last AND new_id IS NOT NULL ORDER BY version"
    values = {"first": one.version.number or -1, "last": other.version.number}
    found: dict[str, dict[str, str]] = {MERGED: {}, SPLIT: {}}
    for row in other.rows("redirects", condition, values):
        if row["kind"] == MERGED:
            found[MERGED][row["old_id"]] = row["new_id"]
        elif row["kind"] == SPLIT:
            found[SPLIT].setdefault(row["new_id"], row["old_id"])
    return found
