"""The manifest: which versions of the tables belong together.

A reader sees only what its row of the manifest names, so the rows of a run that was killed
between two tables are never seen, and the next writer rolls them back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa

from etl.errors import StoreError
from etl.store.schema import TABLES, VERSIONS
from etl.store.tables import append, open_table, rows_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """One committed state of the store.

    Attributes:
        number: 1, 2, 3 ...; 0 is the empty store before the first commit.
        created_at: UTC.
        tables: table name to the version of that Delta table.
        rows: table name to the rows that it holds.
        cause: `run`, `judgement`, `migration` or `vacuum`.
        oldest: the first version that can still be read; the files of earlier ones are gone.
        judgements: the version of the ledger that was replayed; later judgements wait.
    """

    number: int
    created_at: datetime
    tables: dict[str, int]
    rows: dict[str, int]
    cause: str = "run"
    oldest: int = 0
    judgements: int = 0

    def row(self) -> pa.Table:
        """The version as the one row that the manifest gets."""
        return pa.Table.from_pylist(
            [
                {
                    "version": self.number,
                    "created_at": self.created_at,
                    "cause": self.cause,
                    "oldest": self.oldest,
                    "judgements_version": self.judgements,
                    **{f"{name}_version": number for name, number in self.tables.items()},
                    **{f"n_{name}": number for name, number in self.rows.items()},
                }
            ],
            schema=VERSIONS,
        )


def read_versions(store: Path) -> tuple[Version, ...]:
    """Every committed version, oldest first; the files of the first ones may have been vacuumed.

    Each commit of the manifest is a file of one row, so its statistics are the row itself and
    no file needs to be opened; but for the one that a migration wrote.
    """
    table = open_table(store, "versions")
    found = table.get_add_actions(flatten=True)
    actions = pa.RecordBatchReader.from_stream(found).read_all()  # `pa.table` would import pandas
    if not actions.num_rows:
        return ()
    names = ["path", "num_records", *(f"max.{name}" for name in VERSIONS.names)]
    at = names.index("max.created_at")
    columns = [actions.column(name) for name in names]
    columns[at] = columns[at].cast(pa.int64())  # a time as Python's own would import pandas too
    rows: list[dict[str, Any]] = []
    for action in pa.Table.from_arrays(columns, names=names).to_pylist():
        if action["num_records"] == 1:
            row = {name: action[f"max.{name}"] for name in VERSIONS.names}
            since = timedelta(microseconds=row["created_at"])
            rows.append({**row, "created_at": _EPOCH + since})
        else:
            rows += rows_of(store / "versions" / unquote(action["path"]))
    versions = [_version(row) for row in rows]
    return tuple(sorted(versions, key=lambda version: version.number))


def _version(row: Mapping[str, Any]) -> Version:
    return Version(
        number=row["version"],
        created_at=row["created_at"].astimezone(UTC),
        tables={name: row[f"{name}_version"] for name in TABLES},
        rows={name: row[f"n_{name}"] for name in TABLES},
        cause=row["cause"],
        oldest=row["oldest"],
        judgements=row["judgements_version"],
    )


def version_of(store: Path, number: int | None = None) -> Version:
    """The version of that number, or the last one; number 0 where nothing was committed yet.

    Raises:
        StoreError: if there is no version of that number, or it has been vacuumed.
    """
    versions = read_versions(store)
    if number is None and versions:
        return versions[-1]
    oldest = versions[-1].oldest if versions else 0
    if number is not None and number < oldest:
        raise StoreError(
            f"Version {number} of {store} has been vacuumed; the oldest that is kept is {oldest}."
        )
    for version in versions:
        if version.number == number:
            return version
    if number in (None, 0):
        return Version(0, datetime.now(UTC), dict.fromkeys(TABLES, 0), dict.fromkeys(TABLES, 0))
    last = versions[-1].number if versions else 0
    raise StoreError(f"The store {store} has no version {number}; its last is {last}.")


def commit_version(store: Path, version: Version) -> None:
    """Append the row that makes a version visible to readers, in one atomic step."""
    append(open_table(store, "versions"), version.row())
