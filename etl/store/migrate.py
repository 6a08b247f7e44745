"""Brings a store of the schema before this one up to date, with all its versions.

What schema 3 added: the columns of `schema.DEFAULTS`; the tables `redirects` and `judgements`;
what the manifest says of them.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from etl.errors import StoreError, StoreSchemaError
from etl.store.lock import writing
from etl.store.schema import (
    DEFAULTS,
    JUDGEMENTS,
    LEDGER,
    OLDEST_SCHEMA,
    PARTITIONED,
    SCHEMA_VERSION,
    TABLES,
    VERSIONS,
)
from etl.store.tables import (
    MARK,
    answering,
    data_files,
    escaped,
    exists,
    make_table,
    quote,
    schema_of,
)

# The tables that got columns.
_GREW = tuple(name for name, schema in TABLES.items() if DEFAULTS.keys() & set(schema.names))
_NEW = {"redirects": TABLES["redirects"], LEDGER: JUDGEMENTS}
_BATCH_ROWS = 100_000


def migrate(store: Path) -> int | None:
    """Bring a store up to this version of the schema.

    Its tables are written anew beside what they hold, and the manifest last: killed before that,
    the store is still of the old schema, and migrating again starts over. Earlier versions stay
    readable.

    Returns:
        The number of the version that the migration made; None where there was nothing to do.

    Raises:
        StoreError: there is no store, or it cannot be written.
        StoreSchemaError: no migration leads from its schema to this one.
        StoreLocked: another process is writing.
    """
    store = store.resolve()
    if not exists(store):
        raise StoreError(f"There is no store at {store}.")
    with writing(store), answering(store, "written"):
        manifest = DeltaTable(str(store / "versions"))
        found = schema_of(manifest)
        if found == SCHEMA_VERSION:
            return None
        if found is None or not OLDEST_SCHEMA <= found < SCHEMA_VERSION:
            raise StoreSchemaError(
                f"The store {store} has schema {found}; no migration leads from there to "
                f"{SCHEMA_VERSION}: read the articles into a new folder."
            )
        for name, schema in _NEW.items():
            make_table(store, name, schema)
        rows = _rows(manifest)
        if "cause" not in {column.name for column in manifest.schema().fields}:
            rows = _migrated(store, rows)
            table = pa.Table.from_pylist(rows, schema=VERSIONS)
            write_deltalake(manifest, table, mode="overwrite", schema_mode="overwrite")
        # From this moment on the store is of the new schema.
        DeltaTable(str(store / "versions")).alter.set_table_description(MARK)
        return max((int(row["version"]) for row in rows), default=0)


def _migrated(store: Path, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The manifest's rows in the new schema, with one more for the migration."""
    last = max(rows, key=lambda row: int(row["version"]), default=None)
    now = datetime.now(UTC)
    new = {
        "cause": "run",
        "oldest": 0,
        "judgements_version": 0,
        "redirects_version": 0,
        "n_redirects": 0,
    }
    versions = {name: _rewritten(store, name, last) for name in _GREW}
    if last is None:
        return []
    added = {
        **last,
        **new,
        "version": last["version"] + 1,
        "created_at": now.replace(microsecond=now.microsecond // 1000 * 1000),
        "cause": "migration",
        **{f"{name}_version": number for name, number in versions.items()},
    }
    return [*({**row, **new} for row in rows), added]


def _rewritten(store: Path, name: str, last: dict[str, Any] | None) -> int:
    """Write a table with its new columns; returns its version."""
    number = 0 if last is None else int(last[f"{name}_version"])
    old = DeltaTable(str(store / name), version=number)
    known = {column.name for column in old.schema().fields}
    columns = ", ".join(
        f'"{one}"' if one in known else f'{DEFAULTS[one]} AS "{one}"' for one in TABLES[name].names
    )
    files = data_files(old)
    table = DeltaTable(str(store / name))
    with duckdb.connect() as connection:
        if files:
            paths = ", ".join(quote(escaped(path)) for path in files)
            hive = "hive_partitioning = false"
            if name in PARTITIONED:
                hive = "hive_partitioning = true, hive_types = {'month': VARCHAR}"
            source = f"read_parquet([{paths}], {hive})"
            relation = connection.sql(f"SELECT {columns} FROM {source}")  # noqa: S608 - names of ours
            rows = relation.to_arrow_reader(_BATCH_ROWS)
            data = pa.RecordBatchReader.from_batches(
                TABLES[name],
                (
                    pa.Table.from_batches([one]).cast(TABLES[name]).to_batches()[0]
                    for one in rows
                    if one.num_rows
                ),
            )
        else:
            data = TABLES[name].empty_table().to_reader()
        by = ["month"] if name in PARTITIONED else None
        write_deltalake(table, data, mode="overwrite", schema_mode="overwrite", partition_by=by)
    table = DeltaTable(str(store / name))
    table.alter.set_table_description(MARK)
    return int(DeltaTable(str(store / name)).version())


def _rows(table: DeltaTable) -> list[dict[str, Any]]:
    files = [escaped(path) for path in data_files(table)]
    if not files:
        return []
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet($files)", {"files": files})
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
