"""Keeps the number of files low without rewriting what is large.

Each commit leaves a small file in every month that it touches. Four files of like size become one
of the next size, so that a row is rewritten only as often as the table has sizes, and a month
holds a few files however many commits it has seen. Earlier versions keep their own files.
"""

import json
import time
import uuid
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.transaction import AddAction, RemoveAction

from etl.store.schema import PARTITIONED, TABLES

# So many files of one size become one; a size holds from 4**n rows to four times as many.
_ALIKE = 4
# What is larger is not read into memory for the sake of order.
_LARGEST_BYTES = 200_000_000


class _File(NamedTuple):
    path: str
    size: int
    rows: int
    month: str | None


def tidy(table: DeltaTable, name: str, folder: Path) -> None:
    """Join small files of a table, as one commit; nothing to join, no commit.

    Args:
        table: at its last version.
        name: of the table in `TABLES`.
        folder: where it lies.
    """
    actions: list[AddAction | RemoveAction] = []
    for group in _groups(_files(table)):
        actions += _joined(group, name, folder)
    if actions:
        partition_by = ["month"] if name in PARTITIONED else None
        table.create_write_transaction(
            actions, mode="append", schema=table.schema(), partition_by=partition_by
        )


def _files(table: DeltaTable) -> list[_File]:
    found = table.get_add_actions(flatten=True)
    actions = pa.RecordBatchReader.from_stream(found).read_all()
    columns = [one for one in _COLUMNS if one in actions.column_names]
    rows: list[dict[str, Any]] = actions.select(columns).to_pylist()
    return [
        _File(row["path"], row["size_bytes"], row["num_records"], row.get("partition.month"))
        for row in rows
    ]


_COLUMNS = ("path", "size_bytes", "num_records", "partition.month")


def _groups(files: list[_File]) -> list[list[_File]]:
    alike: defaultdict[tuple[str | None, int], list[_File]] = defaultdict(list)
    for file in files:
        alike[file.month, (max(file.rows, 1).bit_length() - 1) // 2].append(file)
    return [
        sorted(group)
        for group in alike.values()
        if len(group) >= _ALIKE and sum(file.size for file in group) <= _LARGEST_BYTES
    ]


def _joined(group: list[_File], name: str, folder: Path) -> list[AddAction | RemoveAction]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - most commits leave nothing to join

    schema = file_schema(name)
    parts = [
        pq.ParquetFile(folder / unquote(file.path)).read().select(schema.names).cast(schema)
        for file in group
    ]
    month = group[0].month
    values: dict[str, str | None] = {} if month is None else {"month": month}
    now = int(time.time() * 1000)
    gone: list[AddAction | RemoveAction] = [
        RemoveAction(file.path, False, now, file.size, values) for file in group
    ]
    return [*gone, write_file(pa.concat_tables(parts), folder, month=month, data_change=False)]


def file_schema(name: str) -> pa.Schema:
    """The columns of a table's files: the month stands in their folder's name."""
    schema = TABLES[name]
    return schema.remove(schema.get_field_index("month")) if name in PARTITIONED else schema


def write_file(rows: pa.Table, folder: Path, *, month: str | None, data_change: bool) -> AddAction:
    """Write rows as a new file of a table's folder; the action that makes it part of the table."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - see above

    name = f"part-{uuid.uuid4()}.parquet"
    path = name if month is None else f"month={month}/{name}"
    (folder / path).parent.mkdir(exist_ok=True)
    pq.write_table(rows, folder / path, compression="zstd", compression_level=1)
    return AddAction(
        path=path,
        size=(folder / path).stat().st_size,
        partition_values={} if month is None else {"month": month},
        modification_time=int(time.time() * 1000),
        data_change=data_change,
        stats=json.dumps({"numRecords": rows.num_rows}),
    )
