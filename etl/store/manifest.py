"""The manifest: which versions of the tables belong together.

A reader sees only what its row of the manifest names, so the rows of a run that was killed
between two tables are never seen, and the next writer rolls them back.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from etl.errors import StoreError
from etl.store.schema import TABLES, VERSIONS
from etl.store.tables import append, open_table


@dataclass(frozen=True, slots=True)
class Version:
    """One committed state of the store.

    Attributes:
        number: 1, 2, 3 ...; 0 is the empty store before the first commit.
        created_at: UTC.
        tables: table name to the version of that Delta table.
        rows: table name to the rows that it holds.
    """

    number: int
    created_at: datetime
    tables: dict[str, int]
    rows: dict[str, int]

    def row(self) -> pa.Table:
        """The version as the one row that the manifest gets."""
        return pa.Table.from_pylist(
            [
                {
                    "version": self.number,
                    "created_at": self.created_at,
                    **{f"{name}_version": number for name, number in self.tables.items()},
                    **{f"n_{name}": number for name, number in self.rows.items()},
                }
            ],
            schema=VERSIONS,
        )


def read_versions(store: Path) -> tuple[Version, ...]:
    """Every committed version, oldest first.

    Each commit of the manifest is a file of one row, so its statistics are the row itself and
    no file needs to be opened.
    """
    found = open_table(store, "versions").get_add_actions(flatten=True)
    actions = pa.RecordBatchReader.from_stream(found).read_all()  # `pa.table` would import pandas
    if not actions.num_rows:
        return ()
    rows = [
        Version(
            number=row["max.version"],
            created_at=row["max.created_at"].astimezone(UTC),
            tables={name: row[f"max.{name}_version"] for name in TABLES},
            rows={name: row[f"max.n_{name}"] for name in TABLES},
        )
        for row in actions.to_pylist()
    ]
    return tuple(sorted(rows, key=lambda version: version.number))


def version_of(store: Path, number: int | None = None) -> Version:
    """The version of that number, or the last one; number 0 where nothing was committed yet.

    Raises:
        StoreError: if there is no version of that number.
    """
    versions = read_versions(store)
    if number is None and versions:
        return versions[-1]
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
