"""The interval of the calendar that a TimeML value names."""

import re
from collections.abc import Callable
from datetime import date, timedelta

Interval = tuple[date, date]
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}  # first and last month, as ISO-TimeML has it


def value_intervals(value: str | None) -> tuple[str, tuple[Interval, ...]] | None:
    """The level of a TIMEX3 value and the intervals that it may mean; None when it names none.

    A winter has two: it begins in the year that is named, or ends in it.
    """
    text = (value or "").strip()
    for pattern, level, intervals in _FORMS:
        if match := pattern.fullmatch(text):
            try:
                return level, intervals(match)
            except ValueError:  # a 13th month, a 54th week, the year 0
                return None
    return None


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), _month_end(year, last)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day(match: re.Match[str]) -> tuple[Interval, ...]:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return ((day, day),)


def _week(match: re.Match[str]) -> tuple[Interval, ...]:
    year, week = int(match[1]), int(match[2])
    first = date.fromisocalendar(year, week, 6 if match[3] else 1)
    return ((first, date.fromisocalendar(year, week, 7)),)


def _weekday(match: re.Match[str]) -> tuple[Interval, ...]:
    day = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
    return ((day, day),)


def _month(match: re.Match[str]) -> tuple[Interval, ...]:
    return (_months(int(match[1]), int(match[2]), int(match[2])),)


def _quarter(match: re.Match[str]) -> tuple[Interval, ...]:
    last = 3 * int(match[2])
    return (_months(int(match[1]), last - 2, last),)


def _half(match: re.Match[str]) -> tuple[Interval, ...]:
    last = 6 * int(match[2])
    return (_months(int(match[1]), last - 5, last),)


def _season(match: re.Match[str]) -> tuple[Interval, ...]:
    return (_months(int(match[1]), *_SEASONS[match[2]]),)


def _winter(match: re.Match[str]) -> tuple[Interval, ...]:
    year = int(match[1])
    return tuple((date(y, 12, 1), _month_end(y + 1, 2)) for y in (year, year - 1))


def _year(match: re.Match[str]) -> tuple[Interval, ...]:
    return ((date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)),)


def _decade(match: re.Match[str]) -> tuple[Interval, ...]:
    year = int(match[1]) * 10
    return ((date(year, 1, 1), date(year + 9, 12, 31)),)


def _century(match: re.Match[str]) -> tuple[Interval, ...]:
    year = int(match[1]) * 100
    return ((date(year, 1, 1), date(year + 99, 12, 31)),)


_FORMS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], tuple[Interval, ...]]], ...] = (
    tuple(
        (re.compile(pattern), level, intervals)
        for pattern, level, intervals in (
            (r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", "day", _day),
            (r"(\d{4})-W(\d{1,2})(-WE)?", "week", _week),
            (r"(\d{4})-W(\d{1,2})-(\d)(?:T.*)?", "day", _weekday),
            (r"(\d{4})-(\d\d)(?:-XX)?", "month", _month),
            (r"(\d{4})-Q([1-4])", "quarter", _quarter),
            (r"(\d{4})-H([12])", "quarter", _half),
            (r"(\d{4})-(SP|SU|FA)", "season", _season),
            (r"(\d{4})-WI", "season", _winter),
            (r"(\d{4})(?:-XX(?:-XX)?)?", "year", _year),
            (r"(\d{3})X?(?:-XX-XX)?", "decade+", _decade),
            (r"(\d\d)(?:XX)?", "decade+", _century),
        )
    )
)
