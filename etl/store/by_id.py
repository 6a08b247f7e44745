"""Rows by their ids, from the few files that hold them.

A file of a table never changes, so the ids that it holds are read once and kept, 8 bytes each:
the next click in a large store finds its event in milliseconds, also after a judgement has
written some files anew.
"""

from binascii import unhexlify
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.store.reader import Snapshot
from etl.store.schema import PARTITIONED, TABLES
from etl.store.tables import answering

# Files whose ids are kept: 400 months of a few files each.
_KEPT_FILES = 2_000
_DIGITS = 16


def rows_by_id(
    snapshot: Snapshot, name: str, ids: Collection[str], *, months: frozenset[str] | None = None
) -> list[dict[str, Any]]:
    """The rows of these ids, in the order of the files.

    Args:
        snapshot: of the store.
        name: `events` or `reports`.
        ids: of 16 hexadecimal digits, as all ids of these tables are; no other has a row.
        months: in which they are looked for; all, if not given.
    """
    wanted = {number: one for one in ids if (number := _number(one)) is not None}
    rows = []
    with answering(snapshot.store, "read"):
        for path in snapshot.files(name, months=months):
            held = _ids_of(path, f"{name.removesuffix('s')}_id")
            here = [one for number, one in wanted.items() if _holds(held, number)]
            if here:
                rows += _read(snapshot, name, path, here)
    return rows


def _read(snapshot: Snapshot, name: str, path: str, ids: list[str]) -> list[dict[str, Any]]:
    """The rows of these ids in one file."""
    import pyarrow as pa  # noqa: PLC0415 - as heavy as what needs it
    import pyarrow.compute as pc  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    file = pq.ParquetFile(path)
    key = f"{name.removesuffix('s')}_id"
    columns = [one for one in TABLES[name].names if one != "month" or name not in PARTITIONED]
    if not set(columns) <= set(file.schema_arrow.names):  # written before there were some columns
        with snapshot.asking() as connection:
            snapshot.relation(connection, name, files=[path]).create_view("stored")
            query = f"SELECT * FROM stored WHERE {key} IN (SELECT unnest($ids))"  # noqa: S608 - a name of ours
            older = connection.execute(query, {"ids": ids}).fetchall()
        return [dict(zip(TABLES[name].names, row, strict=True)) for row in older]
    rows = file.read(columns=columns, use_threads=False)
    found = rows.filter(pc.is_in(rows[key], pa.array(ids, pa.string()))).to_pylist()
    whole = ({**row, "month": _month(path)} for row in found)
    return [{column: row[column] for column in TABLES[name].names} for row in whole]


def _month(path: str) -> str:
    return Path(path).parent.name.partition("=")[2]


def _number(text: str) -> int | None:
    try:
        return int(text, 16) if len(text) == _DIGITS else None
    except ValueError:
        return None


def _holds(sorted_ids: npt.NDArray[np.uint64], number: int) -> bool:
    at = int(np.searchsorted(sorted_ids, np.uint64(number)))
    return at < len(sorted_ids) and int(sorted_ids[at]) == number


@lru_cache(maxsize=_KEPT_FILES)
def _ids_of(path: str, key: str) -> npt.NDArray[np.uint64]:
    """The ids of a file's rows as numbers, sorted."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.parquet as pq  # noqa: PLC0415

    table = pq.ParquetFile(path).read(columns=[key], use_threads=False)
    column = table[key].cast(pa.string()).combine_chunks()
    if not len(column):
        return np.empty(0, np.uint64)
    # Their digits stand one after the other: no string is made of a single one.
    _, starts, digits = column.buffers()
    first, last = np.frombuffer(starts, np.int32)[[column.offset, column.offset + len(column)]]
    raw = unhexlify(memoryview(digits)[first:last])
    return np.sort(np.frombuffer(raw, ">u8").astype(np.uint64))
