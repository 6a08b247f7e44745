"""The days that a meaning names, seen from an anchor: one function for each way of naming days."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from etl.dates.holidays import HOLIDAYS
from etl.dates.meaning import (
    CalendarDate,
    DayOfMonth,
    Holiday,
    Meaning,
    NumericDate,
    Offset,
    Part,
    Quarter,
    Range,
    SamePeriod,
    Season,
    Weekday,
    Window,
    Years,
)
from etl.dates.spans import (
    Days,
    add_months,
    last_of_month,
    months_of,
    move,
    nth_of,
    part_of,
    season_of,
    unit_around,
    week_of,
)

PIVOT = 69
"""Without an anchor, two digits from here on mean 19xx, lower ones 20xx (as in POSIX)."""

_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words are spoken from.

    Attributes:
        day: the day of publication, or None.
        told: the days told last, or None.
        tense: "past", "future" or None.
        is_sure: the tense is known from the verb itself, not guessed from the words around.
    """

    day: date | None
    told: Days | None = None
    tense: str | None = None
    is_sure: bool = False


def days_of(meaning: Meaning, anchor: Anchor) -> Days | None:
    """The first and last possible day, or None where the anchor does not suffice.

    Raises:
        ValueError, OverflowError: the days lie outside the calendar.
    """
    return _RESOLVERS[type(meaning)](meaning, anchor)


def _calendar(meaning: CalendarDate, anchor: Anchor) -> Days | None:
    year = meaning.year
    if year is not None:
        return _on(meaning, _full_year(year, anchor.day) if meaning.is_short_year else year)
    if meaning.year_shift is not None:
        return None if anchor.day is None else _on(meaning, anchor.day.year + meaning.year_shift)
    base = anchor.day or (anchor.told[0] if anchor.told else None)
    if base is None:
        return None
    reach = 3 if meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29) else 1
    found = [
        _on(meaning, year)
        for year in range(base.year - reach - 3 * (reach > 1), base.year + reach + 1)
    ]
    options = [days for days in found if days is not None]
    if meaning.weekday is not None:
        options = [days for days in options if days[0].weekday() == meaning.weekday] or options
    if meaning.which == "last":
        limit = base.replace(day=1) - timedelta(1)
        return max((days for days in options if days[1] < limit), default=None)
    if meaning.which == "next":
        return min((days for days in options if days[0] > base), default=None)
    if meaning.which == "this":
        return _on(meaning, base.year)
    return _nearest(options, base, anchor)


def _on(meaning: CalendarDate, year: int) -> Days | None:
    if meaning.day is None:
        return months_of(year, meaning.month)
    if meaning.day > last_of_month(year, meaning.month).day:
        return None
    day = date(year, meaning.month, meaning.day)
    return day, day


def _full_year(short: int, anchor: date | None) -> int:
    """The year that two digits mean: the one nearest to the anchor, else by `PIVOT`."""
    if anchor is None:
        return short + (1900 if short >= PIVOT else 2000)
    century = anchor.year // 100 * 100
    return min(
        (century + short + shift for shift in (-100, 0, 100)),
        key=lambda year: abs(year - anchor.year),
    )


def _nearest(options: list[Days], base: date, anchor: Anchor) -> Days | None:
    """The option nearest to the base on the side that the tense tells."""
    if anchor.is_sure and anchor.tense == "past":
        options = [days for days in options if days[0] <= base] or options
    elif anchor.is_sure and anchor.tense == "future":
        options = [days for days in options if days[1] >= base] or options
    leaning = {"past": 1, "future": -1}.get(anchor.tense or "", 0)

    def distance(days: Days) -> float:
        if days[0] <= base <= days[1]:
            return 0
        apart = (days[0] - base).days if days[0] > base else (base - days[1]).days
        is_against = (days[0] > base) == (leaning > 0) and leaning != 0
        return apart * (LEANING if is_against else 1)

    return min(options, key=distance, default=None)


LEANING = 1.5
"""How much farther a date looks that lies against a guessed tense."""


def _numeric(meaning: NumericDate, anchor: Anchor) -> Days | None:
    """Both readings; one that lies after publication is dropped unless the future is meant."""
    year = _full_year(meaning.year, anchor.day) if meaning.is_short_year else meaning.year
    readings = sorted(
        (date(year, meaning.first, meaning.second), date(year, meaning.second, meaning.first))
    )
    if anchor.day is not None and anchor.tense != "future":
        readings = [day for day in readings if day <= anchor.day] or readings
    return readings[0], readings[-1]


def _day_of_month(meaning: DayOfMonth, anchor: Anchor) -> Days | None:
    told = anchor.told
    base = anchor.day
    if told is not None and (told[0].year, told[0].month) == (told[1].year, told[1].month):
        far = base is None or abs((base - told[1]).days) > 31
        if far and meaning.day <= last_of_month(told[0].year, told[0].month).day:
            day = told[0].replace(day=meaning.day)
            return day, day
    if base is None:
        return None
    steps = (0, 1, 2) if anchor.tense == "future" else (0, -1, -2)
    for step in steps:
        month = add_months(base.replace(day=1), step)
        if meaning.day > last_of_month(month.year, month.month).day:
            continue
        day = month.replace(day=meaning.day)
        if (day >= base) if anchor.tense == "future" else (day <= base):
            return day, day
    return None


def _weekday(meaning: Weekday, anchor: Anchor) -> Days | None:
    which = meaning.which
    base = anchor.day
    if which in {"previous", "following"} and anchor.told is not None:
        base = anchor.told[0] if which == "previous" else anchor.told[1]
    if base is None:
        return None
    if meaning.week_shift is not None:
        day = week_of(base)[0] + meaning.week_shift * _WEEK + timedelta(meaning.day)
        return day, day
    ahead = (meaning.day - base.weekday()) % 7
    back = (base.weekday() - meaning.day) % 7
    if which in {"last", "previous"}:
        day = base - timedelta(back or 7)
    elif which in {"next", "following"}:
        day = base + timedelta(ahead or 7)
    elif anchor.tense == "future":
        day = base + timedelta(ahead)
    elif which == "this" and anchor.tense is None:
        day = week_of(base)[0] + timedelta(meaning.day)
    else:
        day = base - timedelta(back)
    return day, day


def _offset(meaning: Offset, anchor: Anchor) -> Days | None:
    unit = meaning.unit
    origin: Days | None = None if anchor.day is None else (anchor.day, anchor.day)
    if meaning.origin == "told":
        earlier = meaning.least < 0
        origin = anchor.told or (origin if earlier else None)
    if origin is None:
        return None
    if unit == "weekend" and meaning.least == 0 and meaning.origin == "published":
        passed = origin[0].weekday() < 5 and anchor.tense != "future"
        return unit_around(unit, origin[0], -1 if passed else 0)
    if meaning.least != meaning.most and unit in {"day", "week", "month"}:
        return move(origin[0], unit, meaning.least), move(origin[1], unit, meaning.most)
    return unit_around(unit, origin[0], meaning.least)[0], unit_around(
        unit, origin[1], meaning.most
    )[1]


def _window(meaning: Window, anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    other = move(anchor.day, meaning.unit, meaning.count)
    if other == anchor.day:
        other += timedelta(1 if meaning.count > 0 else -1)
    return min(other, anchor.day), max(other, anchor.day)


def _quarter(meaning: Quarter, anchor: Anchor) -> Days | None:
    width = 3 * (meaning.last - meaning.first + 1)
    month = 3 * meaning.first - 2
    if meaning.year is not None:
        return months_of(meaning.year, month, width)
    if anchor.day is None:
        return None
    if meaning.year_shift is not None:
        return months_of(anchor.day.year + meaning.year_shift, month, width)
    if anchor.tense == "future" and anchor.is_sure:
        options = [months_of(anchor.day.year + step, month, width) for step in (0, 1)]
        return next(days for days in options if days[1] >= anchor.day)
    begun = months_of(anchor.day.year, month, width)
    return begun if begun[0] <= anchor.day else months_of(anchor.day.year - 1, month, width)


def _season(meaning: Season, anchor: Anchor) -> Days | None:
    if meaning.year is not None:
        return season_of(meaning.season, meaning.year)
    day = anchor.day
    if day is None:
        return None
    if meaning.year_shift is not None:
        return season_of(meaning.season, day.year + meaning.year_shift)
    options = [season_of(meaning.season, day.year + step) for step in (-2, -1, 0, 1)]
    if meaning.which == "last":
        return max(days for days in options if days[1] < day)
    if meaning.which == "next" or (meaning.which == "" and anchor.tense == "future"):
        return min(
            days for days in options if days[1] >= day and (days[0] > day or not meaning.which)
        )
    if meaning.which == "this":
        return next(
            (d for d in options if d[0] <= day <= d[1]), season_of(meaning.season, day.year)
        )
    return max(days for days in options if days[0] <= day)


def _holiday(meaning: Holiday, anchor: Anchor) -> Days | None:
    days_in = HOLIDAYS[meaning.name]
    if meaning.year is not None:
        return days_in(meaning.year)
    day = anchor.day
    if day is None:
        return None
    if meaning.year_shift is not None:
        return days_in(day.year + meaning.year_shift)
    options = [days_in(day.year + step) for step in (-1, 0, 1)]
    if meaning.which == "last":
        return max(days for days in options if days[1] < day)
    if meaning.which == "next":
        return min(days for days in options if days[0] > day)
    if meaning.which == "this":
        return options[1]
    return _nearest(options, day, anchor)


def _years(meaning: Years, anchor: Anchor) -> Days | None:
    del anchor
    return date(meaning.first, 1, 1), date(meaning.last, 12, 31)


def _same_period(meaning: SamePeriod, anchor: Anchor) -> Days | None:
    told = anchor.told
    if told is not None and not _is_period(told, meaning.unit):
        told = None if meaning.unit or anchor.day else unit_around("year", told[0])
    if told is None:
        if anchor.day is None or (meaning.year is not None and not meaning.unit):
            return None if meaning.year is None else unit_around("year", date(meaning.year, 1, 1))
        told = (
            unit_around("quarter", anchor.day, -1)
            if meaning.unit
            else unit_around("year", anchor.day)
        )
    years = meaning.years if meaning.year is None else meaning.year - told[1].year
    start, end = add_months(told[0], 12 * years), add_months(told[1], 12 * years)
    return start, last_of_month(end.year, end.month)


def _is_period(days: Days, unit: str) -> bool:
    """Whether days are whole months (and three of them, where a quarter is meant)."""
    start, end = days
    length = (end - start).days + 1
    if start.day != 1 or end != last_of_month(end.year, end.month):
        return False
    return 89 <= length <= 92 if unit == "quarter" else length <= 366


def _part(meaning: Part, anchor: Anchor) -> Days | None:
    days = days_of(meaning.whole, anchor)
    if days is None or days[0] == days[1]:
        return days
    if meaning.part == "nth":
        return nth_of(days, meaning.unit, meaning.index)
    if meaning.part in {"first", "last"}:
        first = nth_of(days, meaning.unit, 1)[0] if meaning.part == "first" else days[1]
        step = meaning.index if meaning.part == "first" else -meaning.index
        other = move(first, meaning.unit, step) - timedelta(1 if step > 0 else -1)
        return min(first, other), max(first, other)
    if meaning.part in {"earlier", "later"}:
        day = anchor.day
        if day is not None and days[0] <= day <= days[1]:
            return (days[0], day) if meaning.part == "earlier" else (day, days[1])
        return part_of(days, "early" if meaning.part == "earlier" else "late")
    return part_of(days, meaning.part)


def _range(meaning: Range, anchor: Anchor) -> Days | None:
    first, last = meaning.first, meaning.last
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        width = timedelta((last.day - first.day) % 7)
        if anchor.tense == "future":
            start = days_of(first, anchor)
            return None if start is None else (start[0], start[0] + width)
        end = days_of(last, anchor)
        return None if end is None else (end[0] - width, end[0])
    end = days_of(last, anchor)
    if end is None:
        return None
    if isinstance(first, CalendarDate) and first.year is None and first.year_shift is None:
        months = isinstance(last, CalendarDate) and (first.month, first.day or 0) > (
            last.month,
            last.day or 32,
        )
        first = replace(first, year=end[0].year - months)
    start = days_of(first, anchor)
    if start is None:
        return None
    return min(start[0], end[0]), max(start[1], end[1])


_RESOLVERS: dict[type, Callable[[Any, Anchor], Days | None]] = {
    CalendarDate: _calendar,
    NumericDate: _numeric,
    DayOfMonth: _day_of_month,
    Weekday: _weekday,
    Offset: _offset,
    Window: _window,
    Quarter: _quarter,
    Season: _season,
    Holiday: _holiday,
    Years: _years,
    SamePeriod: _same_period,
    Part: _part,
    Range: _range,
}
