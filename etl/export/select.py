"""The events of an export: the same set, in the order of the screen, whatever the format."""

# ruff: noqa: S608 - what is pasted into the SQL are this package's own words; values are bound

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from etl.export.columns import COLUMNS
from etl.store import EventFilter, Snapshot

# Newest first, those without a date last; the id decides between equals.
DATED = "(date_precision <> 'unknown' AND date_start IS NOT NULL AND date_end IS NOT NULL)"
ORDER = f"{DATED} DESC, date_end DESC, date_start DESC, first_published DESC, event_id"
_AT_ONCE = 10_000  # rows held at a time: some 20 MB

CHOSEN = "chosen"  # the table of what passes: position (0, 1, ...), file_no, file_row


def select_events(snapshot: Snapshot, event_filter: EventFilter) -> Iterator[dict[str, Any]]:
    """The events that pass, newest first, those without a date last.

    Some thousands are held at a time, so that any number can be written.

    Raises:
        StoreError: the store is damaged.
    """
    condition, values = event_filter.where()
    files = snapshot.files("events")
    if not files:
        return
    with snapshot.asking() as connection:
        name_files(connection, files)
        connection.execute(
            f"CREATE TEMP TABLE {CHOSEN} AS SELECT row_number() OVER (ORDER BY {ORDER}) - 1 "
            "AS position, file_no, file_row_number AS file_row FROM "
            f"(SELECT *{snapshot.younger_columns('events')} FROM "
            "read_parquet($files, filename = true, file_row_number = true, "
            f"hive_partitioning = false) WHERE {condition}) AS told "
            "JOIN export_file ON export_file.path = told.filename ORDER BY position",
            {**values, "files": by_the_letter(files)},
        )
        younger = snapshot.younger_columns("events")
        yield from rows_in_order(connection, files, COLUMNS, younger=younger)


def by_the_letter(paths: Sequence[str]) -> list[str]:
    """Paths as DuckDB takes them by the letter: it reads `*`, `?` and `[` as patterns."""
    return ["".join(f"[{sign}]" if sign in "*?[" else sign for sign in path) for path in paths]


def name_files(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    """Number the store's files of events for a connection, as `rows_in_order` asks for them."""
    connection.execute("CREATE TEMP TABLE export_file (path VARCHAR, file_no INTEGER)")
    numbered = [[path, number] for number, path in enumerate(files)]
    connection.executemany("INSERT INTO export_file VALUES (?, ?)", numbered)


def rows_in_order(
    connection: duckdb.DuckDBPyConnection,
    files: Sequence[str],
    columns: tuple[str, ...],
    *,
    younger: str = "",
) -> Iterator[dict[str, Any]]:
    """The rows that the connection's table `CHOSEN` names, in its order, a stretch at a time.

    Sorting whole rows would hold them all; here only their places in the files were sorted.

    Args:
        connection: with the tables of `name_files` and `CHOSEN`.
        files: of the store's events, in the order of their numbers.
        columns: of the events; the mappings have these keys.
        younger: those that an earlier version lacks, see `Snapshot.younger_columns`.
    """
    named = ", ".join(f"told.{column}" for column in columns)
    total = connection.execute(f"SELECT count(*) FROM {CHOSEN}").fetchall()[0][0]
    for first in range(0, total, _AT_ONCE):
        stretch = (
            f"(SELECT * FROM {CHOSEN} WHERE position >= {first} AND position < {first + _AT_ONCE})"
        )
        numbers = connection.execute(f"SELECT DISTINCT file_no FROM {stretch}").fetchall()
        paths = [files[number] for (number,) in sorted(numbers)]
        rows = connection.execute(
            f"SELECT {named} FROM (SELECT *{younger} FROM read_parquet(?, filename = true, "
            "file_row_number = true, hive_partitioning = false)) AS told JOIN export_file ON export_file.path = "
            f"told.filename JOIN {stretch} AS passed ON passed.file_no = export_file.file_no "
            "AND passed.file_row = told.file_row_number ORDER BY passed.position",
            [by_the_letter(paths)],
        ).fetchall()
        for row in rows:
            yield dict(zip(columns, row, strict=True))
