"""XLSX: a sheet of events, one of what is said of the file, one of receipts where asked for.

Written as the plain XML that the format is, a row at a time: a million rows need no more memory
than a thousand, and take a fraction of the time that the libraries for it do.
"""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from etl.export import xlsx_parts as parts
from etl.export.about import About
from etl.export.columns import MEANINGS, RECEIPTS
from etl.export.waiting import WAITING_COLUMNS, waiting_receipts
from etl.export.xlsx_cells import Column, SharedTexts, columns_of, letters, row_xml, text_cell

_MOST_ROWS = 1_048_576  # of a sheet, its header included: Excel's limit
_MOST_BYTES = 1_500_000_000  # of a sheet's XML: beyond 2 GiB old readers of ZIP give up
_FLUSHED = 1_000_000  # bytes gathered before they are compressed
_FASTEST = 1  # of deflate's levels: half the time of the default for a tenth more bytes


def write_xlsx(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as a workbook.

    Texts are texts: none is run as a formula, also when a person edits its cell. A sheet holds
    1,048,575 events; what is more goes on in a sheet `events 2`, and the sheet `about` says so.

    Returns:
        The number of events written.
    """
    names = tuple(name for name in about.columns if name != RECEIPTS)
    shared = SharedTexts()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as book,
        waiting_receipts() as aside,
    ):
        sheets = _Sheets(book)
        table = _Table(sheets, "events", names, shared)
        for event in aside.passing(events):
            table.add(event)
        table.close()
        if about.options.receipts:
            receipts = _Table(sheets, RECEIPTS, WAITING_COLUMNS, shared)
            for receipt in aside.rows():
                receipts.add(receipt)
            receipts.close()
        _write_about(sheets, about, table, shared)
        for path, xml in parts.closing(sheets.titles).items():
            book.writestr(path, xml)
        with book.open(parts.SHARED, "w") as part:
            part.writelines(shared.xml())
    return table.count


@dataclass(slots=True)
class _Sheets:
    """The sheets of one workbook, opened one after the other."""

    book: zipfile.ZipFile
    titles: list[str] = field(default_factory=list)

    def open(self, title: str) -> Any:
        self.titles.append(title)
        return self.book.open(parts.sheet_path(len(self.titles)), "w")


class _Table:
    """Rows of some columns, in one sheet or as many as they need."""

    def __init__(
        self, sheets: _Sheets, title: str, names: tuple[str, ...], shared: SharedTexts
    ) -> None:
        self.count = 0
        self._sheets, self._title = sheets, title
        self._columns: tuple[Column, ...] = columns_of(names)
        self._shared = shared
        self._n_sheets = 0
        self._open()

    @property
    def n_sheets(self) -> int:
        return self._n_sheets

    def add(self, row: Mapping[str, Any]) -> None:
        if self._row >= _MOST_ROWS or self._written >= _MOST_BYTES:
            self._end()
            self._open()
        self._row += 1
        self._gathered.append(row_xml(row, self._row, self._columns, self._shared))
        self._waiting += len(self._gathered[-1])
        if self._waiting >= _FLUSHED:
            self._flush()
        self.count += 1

    def close(self) -> None:
        self._end()

    def _open(self) -> None:
        self._n_sheets += 1
        title = self._title if self._n_sheets == 1 else f"{self._title} {self._n_sheets}"
        self._part = self._sheets.open(title)
        names = [column.name for column in self._columns]
        head = "".join(
            text_cell(f"{letter}1", name)
            for letter, name in zip(letters(len(names)), names, strict=True)
        )
        self._gathered = [parts.sheet_head(names), f'<row r="1">{head}</row>']
        self._row, self._written, self._waiting = 1, 0, 0

    def _flush(self) -> None:
        chunk = "".join(self._gathered).encode()
        self._part.write(chunk)
        self._written += len(chunk)
        self._gathered, self._waiting = [], 0

    def _end(self) -> None:
        self._gathered.append(parts.sheet_tail(len(self._columns), self._row))
        self._flush()
        self._part.close()


def _write_about(sheets: _Sheets, about: About, table: _Table, shared: SharedTexts) -> None:
    """What is said of the file, and what each column means."""
    said = dict(about.lines) | {"events": str(table.count)}
    if table.n_sheets > 1:
        said["sheets"] = (
            f"the events go on over {table.n_sheets} sheets: one holds {_MOST_ROWS - 1:,} at most"
        )
    about_table = _Table(sheets, "about", ("name", "value"), shared)
    for name, value in said.items():
        about_table.add({"name": name, "value": value})
    for name in about.columns:
        about_table.add({"name": name, "value": MEANINGS[name]})
    about_table.close()
