"""The life of one event: the versions in which its row became another one."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from etl.errors import StoreError
from etl.store.changes import FIELDS
from etl.store.lookup import resolve
from etl.store.manifest import Version, read_versions
from etl.store.reader import Snapshot, open_snapshot
from etl.store.schema import TABLES

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """One change in an event's life.

    Attributes:
        version: of the store, with its number, time and cause.
        row: the event as it was from then on; None where it was gone.
        fields: the names of what changed, in the order of `changes.FIELDS`.
        detail: in words, where it went when it is gone.
    """

    version: Version
    row: Row | None
    fields: tuple[str, ...]
    detail: str = ""

    @property
    def at(self) -> datetime:
        """When, in UTC."""
        return self.version.created_at


def history(store: Path, event_id: str) -> tuple[Moment, ...]:
    """Every kept version in which the event came, changed or went, oldest first.

    Raises:
        StoreError: no version of the store has such an event.
    """
    snapshot = open_snapshot(store)
    files = _files_with(snapshot, event_id)
    spans = _lifetimes(snapshot.store)
    moments: list[Moment] = []
    last: Row | None = None
    for version in read_versions(snapshot.store):
        if version.number < snapshot.version.oldest:
            continue
        number = version.tables["events"]
        row = next((row for name, row in files.items() if _is_live(spans[name], number)), None)
        if row is None and last is not None:
            moments.append(Moment(version, None, (), _became(store, event_id, version)))
        elif row is not None:
            fields = tuple(f for f in FIELDS if last is not None and last[f] != row[f])
            if last is None or fields:
                moments.append(Moment(version, row, fields))
        last = row
    if not moments:
        raise StoreError(f"No kept version of the store {store} has an event {event_id!r}.")
    return tuple(moments)


def _files_with(snapshot: Snapshot, event_id: str) -> dict[str, dict[str, Any]]:
    """The row of the event in each file that holds it, of whatever version, by the file's name."""
    folder = snapshot.store / "events"
    spans = _lifetimes(snapshot.store)
    paths = [str(folder / name) for name in spans if (folder / name).exists()]
    if not paths:
        return {}
    names = TABLES["events"].names
    with snapshot.asking() as connection:
        relation = snapshot.relation(connection, "events", files=paths, also="filename")
        relation.create_view("every")
        found = connection.execute(
            "SELECT * FROM every WHERE event_id = $id", {"id": event_id}
        ).fetchall()
    rows = {}
    for *values, path in found:
        name = Path(path).relative_to(folder).as_posix()
        rows[name] = dict(zip(names, values, strict=True))
    return rows


def _lifetimes(store: Path) -> dict[str, tuple[int, int | None]]:
    """From which to before which version of the table `events` each file was part of it."""
    log = store / "events" / "_delta_log"
    added: dict[str, int] = {}
    removed: dict[str, int] = {}
    for path in sorted(log.glob("*.json")):
        if not path.stem.isdigit():
            continue
        for action in _actions(path):
            if "add" in action:
                name = unquote(action["add"]["path"])
                added.setdefault(name, int(path.stem))
                removed.pop(name, None)  # a restored version has it again
            elif "remove" in action:
                removed[unquote(action["remove"]["path"])] = int(path.stem)
    return {name: (first, removed.get(name)) for name, first in added.items()}


def _actions(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _is_live(span: tuple[int, int | None], number: int) -> bool:
    first, end = span
    return first <= number and (end is None or number < end)


def _became(store: Path, event_id: str, version: Version) -> str:
    target = resolve(open_snapshot(store, version=version.number), event_id)
    return f"merged into {target}" if target else "its reports are gone"
