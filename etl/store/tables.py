"""The Delta tables under a store: made, opened at a version, checked for their schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from etl.errors import DatelineError, StoreError, StoreSchemaError
from etl.store.schema import (
    JUDGEMENTS,
    LEDGER,
    OLDEST_SCHEMA,
    PARTITIONED,
    SCHEMA_VERSION,
    TABLES,
    VERSIONS,
)

# Every version stays readable: the log is never trimmed, and files go only by `dateline vacuum`.
_KEEP = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
_MARK = "schema_version="
MARK = f"{_MARK}{SCHEMA_VERSION}"
# Delta's own address parser refuses a folder whose name holds one of these.
_REFUSED = frozenset("%[]\\^|")

_NEXT = {
    "read": "Bring it back from a copy, or read the articles into a new folder with --store.",
    "written": "What was stored before stays; mend that and run again.",
}
_LONGEST_REASON = 200


@contextmanager
def answering(store: Path, done: str) -> Iterator[None]:
    """What the disk and the libraries refuse inside, as an error of ours.

    Args:
        store: the folder that is worked on.
        done: `read` or `written`.

    Raises:
        StoreError: with their reason and the next step, in one line.
    """
    try:
        yield
    except DatelineError:
        raise
    except (DeltaError, OSError, duckdb.Error, pa.ArrowException) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        reason = " ".join(told.split()).rstrip(".")
        if len(reason) > _LONGEST_REASON:
            reason = f"{reason[:_LONGEST_REASON]} ..."
        message = f"The store {store} cannot be {done}: {reason}. {_NEXT[done]}"
        raise StoreError(message) from error


def make_folder(store: Path) -> None:
    """Make the folder that the tables and the lock lie in.

    Raises:
        StoreError: if it cannot be made, or Delta cannot use a folder of that name.
    """
    refused = sorted(_REFUSED & set(str(store)))
    if refused:
        raise StoreError(
            f"A store cannot lie in {store}: its path holds {' '.join(refused)}. "
            "Name another folder with --store."
        )
    try:
        store.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The store cannot be made at {store}: {error.strerror}.") from error


def make_tables(store: Path) -> None:
    """Make the tables of a new store; the manifest comes last, so that it names whole tables.

    Raises:
        StoreError: there is a manifest, but a table that it names is gone.
    """
    if exists(store):
        open_table(store, "versions")
        names = (*TABLES, LEDGER)
        gone = [name for name in names if not DeltaTable.is_deltatable(str(store / name))]
        if gone:
            message = f"The store {store} is damaged: its table {gone[0]} is missing."
            raise StoreError(f"{message} {_NEXT['read']}")
        return
    for name, schema in {**TABLES, LEDGER: JUDGEMENTS, "versions": VERSIONS}.items():
        make_table(store, name, schema)


def make_table(store: Path, name: str, schema: pa.Schema) -> None:
    """Make an empty table where there is none."""
    if not DeltaTable.is_deltatable(str(store / name)):
        DeltaTable.create(
            str(store / name),
            schema=schema,
            name=name,
            description=MARK,
            partition_by=["month"] if name in PARTITIONED else None,
            configuration=dict(_KEEP),
            mode="ignore",
        )


def exists(store: Path) -> bool:
    """Whether a store lies here that a reader can open."""
    store = store.resolve()
    return not _REFUSED & set(str(store)) and DeltaTable.is_deltatable(str(store / "versions"))


def open_table(store: Path, name: str, *, version: int | None = None) -> DeltaTable:
    """Open one table, at a version of that table or at its newest.

    Raises:
        StoreSchemaError: if another version of the schema wrote it. Once the manifest has been
            migrated, earlier versions of the other tables may be of an earlier one.
    """
    table = DeltaTable(str(store.resolve() / name), version=version)
    found = schema_of(table)
    if found == SCHEMA_VERSION or (
        name != "versions" and found is not None and OLDEST_SCHEMA <= found < SCHEMA_VERSION
    ):
        return table
    told = f"The store {store} has schema {'unknown' if found is None else found}"
    if found is not None and OLDEST_SCHEMA <= found < SCHEMA_VERSION:
        advice = f"run `dateline migrate --store {store}`, which keeps all that is in it."
    elif found is not None and found > SCHEMA_VERSION:
        advice = "a newer Dateline wrote it: use that one."
    else:
        advice = "read the articles into a new folder with `dateline run PATHS --store NEW`."
    raise StoreSchemaError(f"{told}, this Dateline writes schema {SCHEMA_VERSION}: {advice}")


def opened(store: Path, name: str, version: int) -> DeltaTable:
    """One table at a version, for reading only: no version ever changes, so it is opened once."""
    commit = store.resolve() / name / "_delta_log" / f"{version:020}.json"
    try:
        found = commit.stat()
    except OSError:  # folded into a checkpoint
        return open_table(store, name, version=version)
    return _kept_open(store, name, version, (found.st_ino, found.st_mtime_ns))


@lru_cache(maxsize=32)
def _kept_open(store: Path, name: str, version: int, _commit: tuple[int, int]) -> DeltaTable:
    # The commit's file tells a store from another that was made in its place.
    return open_table(store, name, version=version)


def schema_of(table: DeltaTable) -> int | None:
    """The version of the schema that a table says it was written with."""
    mark = table.metadata().description or ""
    number = mark.removeprefix(_MARK)
    return int(number) if mark.startswith(_MARK) and number.isdigit() else None


def rows_of(file: Path) -> list[dict[str, Any]]:
    """All rows of one small Parquet file."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [escaped(str(file))])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def escaped(path: str) -> str:
    """A path that DuckDB takes by the letter, not as a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def append(table: DeltaTable, rows: pa.Table) -> None:
    """Add rows as one commit of the table; no rows, no commit."""
    if rows.num_rows:
        write_deltalake(table, rows, mode="append")


def data_files(table: DeltaTable, *, months: frozenset[str] | None = None) -> list[str]:
    """Paths of the Parquet files that hold the table's rows, of some months or of all."""
    if months is None:
        return _paths(table.file_uris())
    if not months:
        return []
    predicate = f"month IN ({', '.join(quote(month) for month in sorted(months))})"
    return _paths(table.file_uris(file_pruning_predicate=predicate))


def _paths(uris: list[str]) -> list[str]:
    return sorted(unquote(uri) for uri in uris)


def quote(text: str) -> str:
    """Text as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"
