"""Takes rows out of a partitioned table and puts others in: one commit, few files touched.

Delta's own delete scans and rewrites file by file, and leaves what is added in small files of its
own. An archive that is read touches every month of ten years, so each file is read and written
once here, several at a time, with what the month gets.
"""

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.transaction import AddAction, RemoveAction

from etl.store.tables import data_files
from etl.store.tidy import file_schema, write_file

# Reading and writing Parquet leaves Python's lock, so that threads use what cores there are.
_THREADS = 4

Actions = tuple[list[AddAction | RemoveAction], int]


def rewrite(
    table: DeltaTable,
    name: str,
    *,
    folder: Path,
    removed: Mapping[str, frozenset[str]],
    added: pa.Table,
) -> int:
    """Take rows out and put rows in, as one commit.

    Args:
        table: at its last version, partitioned by month.
        name: of the table in `TABLES`.
        folder: where it lies.
        removed: month to the ids of the rows that go.
        added: the rows that come, of any months.

    Returns:
        How many rows went.
    """
    coming = dict(_by_month(added))
    files: dict[str, list[Path]] = {month: [] for month in removed.keys() | coming.keys()}
    for path in data_files(table, months=frozenset(removed)):
        files[Path(path).parent.name.partition("=")[2]].append(Path(path))

    def of_month(month: str) -> Actions:
        found = _Month(month, tuple(files[month]), removed.get(month, frozenset()))
        return _rewritten(found, coming.get(month), name, folder)

    with ThreadPoolExecutor(_THREADS) as pool:
        done = list(pool.map(of_month, sorted(files)))
    actions = [action for actions, _ in done for action in actions]
    if actions:
        table.create_write_transaction(
            actions, mode="append", schema=table.schema(), partition_by=["month"]
        )
    return sum(number for _, number in done)


class _Month(NamedTuple):
    """One month's files and the ids of the rows that go from them."""

    month: str
    files: tuple[Path, ...]
    ids: frozenset[str]


def _rewritten(of: _Month, coming: pa.Table | None, name: str, folder: Path) -> Actions:
    """The actions that take a month's rows out and put others in, and how many rows go."""
    import pyarrow.compute as pc  # noqa: PLC0415 - most runs take nothing out
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = file_schema(name)
    key = f"{name.removesuffix('s')}_id"
    now = int(time.time() * 1000)
    wanted = pa.array(sorted(of.ids), pa.string())
    staying: list[pa.Table] = []
    actions: list[AddAction | RemoveAction] = []
    gone = 0
    for path in of.files:
        file = pq.ParquetFile(path)
        found = pc.is_in(file.read(columns=[key], use_threads=False)[key], wanted)
        hit = pc.sum(found).as_py() or 0
        if not hit:
            continue
        gone += hit
        rows = file.read(use_threads=False).select(schema.names).cast(schema)
        staying.append(rows.filter(pc.invert(found)))
        values: dict[str, str | None] = {"month": of.month}
        name_in_log = f"month={of.month}/{path.name}"
        actions.append(RemoveAction(name_in_log, True, now, path.stat().st_size, values))
    if coming is not None:
        staying.append(coming.select(schema.names).cast(schema))
    whole = pa.concat_tables(staying) if staying else schema.empty_table()
    if whole.num_rows:
        actions.append(write_file(whole, folder, month=of.month, data_change=True))
    return actions, gone


def _by_month(rows: pa.Table) -> Iterable[tuple[str, pa.Table]]:
    import pyarrow.compute as pc  # noqa: PLC0415 - see above

    if not rows.num_rows:
        return
    months = rows["month"].combine_chunks()
    for month in pc.unique(months).to_pylist():
        yield month, rows.filter(pc.equal(months, month))
