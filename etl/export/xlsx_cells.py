"""Rows and cells of a sheet, as the XML of Office Open XML (ECMA-376, part 1, 18.3.1)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from etl.export.cells import cell_text, is_formula

STYLE_DAY, STYLE_TEXT = 1, 2  # numbers of the cell formats in `xlsx_parts.STYLES`

_MOST_LETTERS = 32_767  # of a cell: Excel's limit
_CUT = " … (cut here: a cell holds no more)"
_FIRST_DAY = date(1900, 3, 1)  # earlier days are counted wrongly by spreadsheets: written as text
_EPOCH = date(1899, 12, 30).toordinal()
# Told once for the whole book and meant by number: few different words, many rows.
_SHARED = frozenset(
    {
        "event_type",
        "sub_event_type",
        "acled_event_type",
        "acled_sub_event_type",
        "date_precision",
        "city",
        "admin1",
        "country",
        "place_precision",
        "status",
        "detail",
    }
)
_MOST_SHARED = 200_000  # different words kept in memory; further ones are written in their cells
# Signs that XML has no room for are told by their number, and what looks so by the number of "_".
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its letters, and whether its texts are told once for the book."""

    name: str
    letter: str
    is_shared: bool


@dataclass(slots=True)
class SharedTexts:
    """The texts that cells mean by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int | None:
        """The number of a text, a new one if need be; None when there is no room for more."""
        known = self.numbers.get(text)
        if known is None and len(self.numbers) < _MOST_SHARED:
            known = self.numbers[text] = len(self.numbers)
        return known

    def xml(self) -> Iterator[bytes]:
        """The part of the workbook that holds them."""
        yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        yield b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        for text in self.numbers:
            yield f'<si><t xml:space="preserve">{_xml(text)}</t></si>'.encode()
        yield b"</sst>"


def letters(number: int) -> list[str]:
    """`A`, `B`, ... `Z`, `AA`, ...: the names of the first columns."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [*alphabet, *(first + second for first in alphabet for second in alphabet)]
    return names[:number]


def columns_of(names: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of a sheet."""
    return tuple(
        Column(name, letter, name in _SHARED)
        for name, letter in zip(names, letters(len(names)), strict=True)
    )


def row_xml(
    row: Mapping[str, Any], number: int, columns: tuple[Column, ...], shared: SharedTexts
) -> str:
    """One row; cells without a value are left out."""
    cells = []
    for column in columns:
        value = row[column.name]
        if value is None:
            continue
        place = f"{column.letter}{number}"
        if isinstance(value, bool):
            cells.append(f'<c r="{place}" t="b"><v>{value:d}</v></c>')
        elif isinstance(value, int | float):
            cells.append(f'<c r="{place}"><v>{value!r}</v></c>')
        elif isinstance(value, date) and value >= _FIRST_DAY:
            days = value.toordinal() - _EPOCH
            cells.append(f'<c r="{place}" s="{STYLE_DAY}"><v>{days}</v></c>')
        else:
            text = cell_text(value)
            known = shared.number(text) if column.is_shared and not is_formula(text) else None
            if known is not None:
                cells.append(f'<c r="{place}" t="s"><v>{known}</v></c>')
            elif text:
                cells.append(text_cell(place, text))
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_cell(place: str, text: str) -> str:
    """A cell that is text and stays so: one that looks like a formula is marked as quoted."""
    style = f' s="{STYLE_TEXT}"' if is_formula(text) else ""
    return (
        f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{_xml(text)}</t></is></c>'
    )


def _xml(text: str) -> str:
    if len(text) > _MOST_LETTERS:
        text = text[: _MOST_LETTERS - len(_CUT)] + _CUT
    return escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
