"""Reading a store: one version of it, never the half-written rest."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import DeltaTable

from etl.errors import StoreError
from etl.store.manifest import Version, version_of
from etl.store.schema import DEFAULTS, PARTITIONED, TABLES
from etl.store.tables import answering, data_files, escaped, exists, opened, quote


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of the store; a writer at work does not disturb it.

    Attributes:
        store: the folder. version: which state of it this is, with its time and row counts.
    """

    store: Path
    version: Version

    def files(self, name: str, *, months: frozenset[str] | None = None) -> list[str]:
        """The Parquet files of a table, of all months or some; none when it holds no rows."""
        with answering(self.store, "read"):
            return data_files(self._opened(name), months=months)

    def _opened(self, name: str) -> DeltaTable:
        return opened(self.store, name, self.version.tables[name])

    @contextmanager
    def asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for questions about it.

        Raises:
            StoreError: what is asked inside cannot be read.
        """
        with duckdb.connect() as connection, answering(self.store, "read"):
            yield connection

    def relation(
        self,
        connection: duckdb.DuckDBPyConnection,
        name: str,
        *,
        months: frozenset[str] | None = None,
        files: Sequence[str] | None = None,
        also: str = "",
    ) -> duckdb.DuckDBPyRelation:
        """The table as a relation of the connection, with the columns of `TABLES` in order.

        Columns that are younger than this version have their `DEFAULTS`. Nothing is read before
        the relation is asked; keep the connection to one thread.

        Args:
            connection: of the caller.
            name: of the table.
            months: only these, of a partitioned table.
            files: only these of its files, or earlier ones.
            also: a further column that DuckDB's reader knows, such as `filename`; the files may
                then be of different versions of the schema.
        """
        schema = TABLES[name]
        with answering(self.store, "read"):
            table = self._opened(name)
            if files is None:
                files = data_files(table, months=months)
            known = {column.name for column in table.schema().fields}
        if not files:
            return connection.from_arrow(schema.empty_table())
        columns = ", ".join(_column(one, known, mixed=bool(also)) for one in schema.names)
        columns += f", {also}" if also else ""
        hive = ", hive_partitioning = true, hive_types = {'month': VARCHAR}"
        hive += ", union_by_name = true" if also else ""
        paths = ", ".join(quote(escaped(path)) for path in files)
        options = hive if name in PARTITIONED else ", hive_partitioning = false"
        return connection.sql(f"SELECT {columns} FROM read_parquet([{paths}]{options})")  # noqa: S608 - names of ours, paths quoted

    def younger_columns(self, name: str) -> str:
        """Columns that this version's files of a table lack, as SQL after `SELECT *`; or nothing."""
        with answering(self.store, "read"):
            known = {column.name for column in self._opened(name).schema().fields}
        lacking = (one for one in TABLES[name].names if one not in known)
        return "".join(f', {DEFAULTS[one]} AS "{one}"' for one in lacking)

    def rows(
        self,
        name: str,
        condition: str,
        values: Mapping[str, Any],
        *,
        months: frozenset[str] | None = None,
        columns: Sequence[str] = (),
    ) -> list[dict[str, Any]]:
        """Rows that meet a condition, of some months or all; none where a value is empty.

        Args:
            name: of the table.
            condition: SQL of the code's own, in which the values are bound by name.
            values: to be bound.
            months: of a partitioned table.
            columns: of the rows; all, if not given.
        """
        if months == frozenset() or not all(values.values()) or not self.version.rows[name]:
            return []
        columns = columns or TABLES[name].names
        names = ", ".join(f'"{column}"' for column in columns)
        with self.asking() as connection:
            self.relation(connection, name, months=months).create_view("stored")
            query = f"SELECT {names} FROM stored WHERE {condition}"  # noqa: S608 - see condition
            found = connection.execute(query, dict(values)).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def table(self, name: str) -> pa.Table:
        """The whole table in memory: for small stores and tests."""
        with self.asking() as connection:
            rows: pa.Table = self.relation(connection, name).to_arrow_table()
        return rows.cast(TABLES[name])


def open_snapshot(store: Path, *, version: int | None = None) -> Snapshot:
    """Open the last version of a store, or the version of that number.

    Raises:
        StoreError: if there is no store here, or no version of that number, or it is damaged.
        StoreSchemaError: if another version of the schema wrote it.
    """
    store = store.resolve()
    if not exists(store):
        raise StoreError(f"There is no store at {store}: fill one with `dateline run PATHS`.")
    with answering(store, "read"):
        return Snapshot(store, version_of(store, version))


def _column(name: str, known: AbstractSet[str], *, mixed: bool) -> str:
    """A column as SQL, with its default where the rows are older than the column."""
    if name not in known:
        return f'{DEFAULTS[name]} AS "{name}"'
    if mixed and name in DEFAULTS:
        return f'coalesce("{name}", {DEFAULTS[name]}) AS "{name}"'
    return f'"{name}"'
