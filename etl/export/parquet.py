"""Parquet: typed columns, with filter, version and time in the file's metadata."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from etl.export.about import About
from etl.export.columns import MEANINGS, RECEIPT_COLUMNS, RECEIPTS, REPRINT_OF
from etl.store.schema import TABLES

_GROUP = 20_000  # rows of a row group: what is held at a time


def write_parquet(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as one Parquet file; what is said of it stands under `dateline.` keys.

    Returns:
        The number of events written.
    """
    schema = _schema(about)
    count = 0
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for rows in _stretches(events):
            columns = {name: [row[name] for row in rows] for name in schema.names}
            writer.write_table(pa.table(columns, schema=schema))
            count += len(rows)
    return count


def _stretches(events: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    waiting = iter(events)
    while rows := list(islice(waiting, _GROUP)):
        yield rows


def _schema(about: About) -> pa.Schema:
    fields = []
    for name in about.columns:
        told = _RECEIPTS if name == RECEIPTS else TABLES["events"].field(name)
        fields.append(told.with_metadata({"description": MEANINGS[name]}))
    return pa.schema(fields, {f"dateline.{name}": said for name, said in about.lines.items()})


def _receipts() -> pa.Field:
    known = {field.name: field.type for name in ("articles", "reports") for field in TABLES[name]}
    known[REPRINT_OF] = pa.string()
    parts = [pa.field(name, known[name]) for name in RECEIPT_COLUMNS]
    return pa.field(RECEIPTS, pa.list_(pa.struct(parts)), nullable=False)


_RECEIPTS = _receipts()
