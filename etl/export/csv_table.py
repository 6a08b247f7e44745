"""CSV: a plain table, its header in the first line, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from etl.export.about import About
from etl.export.cells import cell_text, is_formula

_BOM = b"\xef\xbb\xbf"


def write_csv(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as CSV in UTF-8; lists are joined by "; ", receipts are JSON.

    Filter, version and time stay out of it: a CSV file is a table and nothing else. Only that it
    is share-safe is said in it, in a column of its own, as nothing else would go with the file.

    Returns:
        The number of events written.
    """
    if about.options.bom:
        target.write(_BOM)
    said = {"share_safe": about.lines["share_safe"]} if about.options.share_safe else {}
    return write_rows(
        (event | said for event in map(dict, events)), target, (*about.columns, *said)
    )


def write_rows(rows: Iterable[Mapping[str, Any]], target: Any, columns: Sequence[str]) -> int:
    """Write mappings of some columns as CSV under their names; how many there were."""
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
        count += 1
    text.flush()
    text.detach()
    return count


def _cell(value: Any) -> str | float:
    """A value as a cell: numbers stay numbers, text never becomes a formula."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = cell_text(value)
    return f"'{text}" if is_formula(text) else text
