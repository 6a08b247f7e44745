"""The days that a meaning names, seen from an anchor: one function for each way of naming days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from etl.dates.anchor import Anchor
from etl.dates.meaning import (
    CalendarDate,
    DayOfMonth,
    Holiday,
    Meaning,
    NumericDate,
    Offset,
    OtherCalendar,
    Part,
    Quarter,
    Range,
    SamePeriod,
    Season,
    Weekday,
    Window,
    Years,
)
from etl.dates.named_days import (
    calendar_days,
    day_of_month,
    holiday_days,
    numeric_days,
    other_calendar_days,
    weekday_days,
)
from etl.dates.spans import Days, move, nth_of, part_of
from etl.dates.stretches import (
    offset_days,
    quarter_days,
    same_period_days,
    season_days,
    window_days,
    years_days,
)


def days_of(meaning: Meaning, anchor: Anchor) -> Days | None:
    """The first and last possible day, or None where the anchor does not suffice.

    Raises:
        ValueError, OverflowError: the days lie outside the calendar.
    """
    return _WAYS[type(meaning)](meaning, anchor)


def _part(meaning: Part, anchor: Anchor) -> Days | None:
    days = days_of(meaning.whole, anchor)
    if days is not None and meaning.part == "eve":
        return days[0] - timedelta(1), days[0] - timedelta(1)
    if days is None or days[0] == days[1]:
        return days
    if meaning.unit:
        return _counted_part(meaning, days)
    day, part = anchor.day, meaning.part
    if part in {"earlier", "later"}:
        if day is not None and days[0] <= day <= days[1]:
            return days  # which side of publication it lies on, the event's own tense tells
        part = "early" if part == "earlier" else "late"
    return part_of(days, part)


def _counted_part(meaning: Part, days: Days) -> Days:
    """The nth week, the first two weeks, the last ten days of a stretch."""
    if meaning.part == "nth":
        return nth_of(days, meaning.unit, meaning.index)
    if meaning.part == "first":
        return days[0], move(days[0], meaning.unit, meaning.index) - timedelta(1)
    return move(days[1] + timedelta(1), meaning.unit, -meaning.index), days[1]


def _range(meaning: Range, anchor: Anchor) -> Days | None:
    first, last = meaning.first, meaning.last
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return _weekday_range(first, last, anchor)
    end = days_of(last, anchor)
    if end is None:
        return None
    if isinstance(first, CalendarDate) and first.year is None and first.year_shift is None:
        is_over_new_year = isinstance(last, CalendarDate) and (first.month, first.day or 0) > (
            last.month,
            last.day or 32,
        )
        first = replace(first, year=end[0].year - is_over_new_year)
    start = days_of(first, anchor)
    return None if start is None else (min(start[0], end[0]), max(start[1], end[1]))


def _weekday_range(first: Weekday, last: Weekday, anchor: Anchor) -> Days | None:
    """Weekdays joined by "to" never run longer than a week."""
    width = timedelta((last.day - first.day) % 7)
    if anchor.tense == "future":
        start = weekday_days(first, anchor)
        return None if start is None else (start[0], start[0] + width)
    end = weekday_days(last, anchor)
    return None if end is None else (end[0] - width, end[0])


_WAYS: dict[type, Callable[[Any, Anchor], Days | None]] = {
    CalendarDate: calendar_days,
    NumericDate: numeric_days,
    OtherCalendar: other_calendar_days,
    DayOfMonth: day_of_month,
    Weekday: weekday_days,
    Offset: offset_days,
    Window: window_days,
    Quarter: quarter_days,
    Season: season_days,
    Holiday: holiday_days,
    Years: years_days,
    SamePeriod: same_period_days,
    Part: _part,
    Range: _range,
}
