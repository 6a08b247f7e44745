"""Two expressions that are joined: "from Monday to Wednesday", "between 1985 and 1987"."""

import re
from collections.abc import Callable
from dataclasses import replace

from etl.dates.meaning import (
    CalendarDate,
    Meaning,
    Offset,
    Part,
    Quarter,
    Range,
    SamePeriod,
    Season,
    Weekday,
    Window,
    Years,
    grain,
)
from etl.dates.phrases import Found, Page

_JOIN = re.compile(r"\s?[-–—]\s?|\s+(?:to|until|till|through|and)\s+(?:the\s+|on\s+)?")


def with_range(
    page: Page, position: int, first: Found, *, read: Callable[[Page, int], Found | None]
) -> Found:
    """Join two of a kind: "from Monday to Wednesday", "28 February - 3 March 2020".

    Args:
        page: the text.
        position: where the first begins.
        first: the first of the two.
        read: reads the expression that begins at a position.

    Returns:
        Both as one, or the first alone where nothing that fits is joined to it.
    """
    join = _JOIN.match(page.folded, first.end)
    if join is None:
        return first
    before = page.word_before(position)
    link = join[0].strip()
    if link.startswith("and") and before != "between":
        return first
    last = read(page, join.end())
    if last is None or not _same_kind(first.meaning, last.meaning):
        return first
    is_told = before in {"from", "between", "period", "the"} or not link.isalpha()
    if not is_told and isinstance(first.meaning, Years | Offset | Quarter | Season):
        return first
    whole = Range(_completed(first.meaning, last.meaning), last.meaning)
    return Found(last.end, whole, (first.end, join.end()))


def _same_kind(first: Meaning, last: Meaning) -> bool:
    if isinstance(first, Range | Window | SamePeriod) or isinstance(
        last, Range | Window | SamePeriod
    ):
        return False
    if isinstance(first, Part) or isinstance(last, Part):
        return grain(first) == grain(last) != "day"
    if grain(first) != grain(last):
        return False
    if isinstance(first, Years) and isinstance(last, Years):
        return first.first < last.last
    days = (Weekday, Offset, CalendarDate)
    return type(first) is type(last) or (isinstance(first, days) and isinstance(last, days))


def _completed(first: Meaning, last: Meaning) -> Meaning:
    """The first end of a range with the year that only the second one names."""
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate) and first.year is None:
        year = last.year
        if year is not None and (first.month, first.day or 0) > (last.month, last.day or 32):
            year -= 1
        return replace(
            first, year=year, is_short_year=last.is_short_year, year_shift=last.year_shift
        )
    return first
