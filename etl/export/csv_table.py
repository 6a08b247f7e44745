"""CSV: a plain table, its header in the first line, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from etl.export.select import COLUMNS, About

# A spreadsheet takes text that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as CSV in UTF-8; lists are joined by "; ".

    Filter, version and time stay out of it: a CSV file is a table and nothing else.

    Returns:
        The number of events written.
    """
    del about
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    count = 0
    for event in events:
        writer.writerow([_cell(event[column]) for column in COLUMNS])
        count += 1
    text.flush()
    text.detach()
    return count


def _cell(value: Any) -> str | float:
    """A value as a cell: numbers stay numbers, text never becomes a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
