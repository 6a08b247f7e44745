"""Stretches of the calendar: the week of a day, so many months on, parts of a year."""

import math
from datetime import date, timedelta

from etl.dates.interval import DateInterval

Days = tuple[date, date]
"""First and last day, both included."""

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each season of the northern hemisphere; each has three."""


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def week_of(day: date) -> Days:
    """The week that holds a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def months_of(year: int, month: int, count: int = 1) -> Days:
    """So many whole months from a given one on."""
    start = date(year, month, 1)
    last = add_months(start, count - 1)
    return start, last_of_month(last.year, last.month)


_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def unit_around(unit: str, day: date, shift: int = 0) -> Days:
    """The whole day, week, month, ... that lies `shift` units from the one that holds `day`.

    Raises:
        ValueError, OverflowError: outside the years 1 to 9999.
    """
    if unit in _MONTHS_IN:
        months = _MONTHS_IN[unit]
        year, month = divmod(((day.year * 12 + day.month - 1) // months + shift) * months, 12)
        return months_of(year, month + 1, months)
    moved = move(day, unit, shift)
    if unit == "day":
        return moved, moved
    monday, sunday = week_of(moved)
    return (sunday - timedelta(1) if unit == "weekend" else monday), sunday


def move(day: date, unit: str, count: int) -> date:
    """A day so many units away: 30 April and one month is 30 May; 36 hours are two days."""
    if unit == "hour":
        return day + timedelta(math.copysign(math.ceil(abs(count) / 24), count))
    if unit in _DAYS_IN:
        return day + timedelta(_DAYS_IN[unit] * count)
    return add_months(day, _MONTHS_IN[unit] * count)


def season_of(name: str, year: int) -> Days:
    """A season by the year in which it starts."""
    return months_of(year, SEASON_MONTHS[name], 3)


def part_of(days: Days, part: str) -> Days:
    """The early, middle, late third, or the end of a stretch; a single day stays whole."""
    start, end = days
    length = (end - start).days + 1
    if length < 5:
        return days
    if length >= 360:
        return _months_part(days, part)
    third = round(length / 3)
    if part == "early":
        return start, start + timedelta(third - 1)
    if part == "mid":
        return start + timedelta(third), end - timedelta(third)
    if part == "late":
        return end - timedelta(length - 2 * third - 1), end
    return end - timedelta(max(1, length // 6)), end


def _months_part(days: Days, part: str) -> Days:
    """Thirds of a year in whole months, of a decade or century in whole years."""
    start, end = days
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    third = months // 3 if months <= 12 else months // 36 * 12
    if part == "early":
        return start, add_months(start, third) - timedelta(1)
    if part == "mid":
        return add_months(start, third), add_months(start, months - third) - timedelta(1)
    if part == "late":
        return add_months(start, months - third), end
    return add_months(start, months - max(1, months // 6)), end


def nth_of(days: Days, unit: str, index: int) -> Days:
    """The nth day, week, weekend, month or half of a stretch; -1 is its last."""
    start, end = days
    if unit == "half":
        middle = start + timedelta(((end - start).days + 1) // 2)
        if (start.day, end) == (1, last_of_month(end.year, end.month)) and end.month > start.month:
            middle = add_months(start, (end.month - start.month + 1) // 2)
        return (start, middle - timedelta(1)) if index == 1 else (middle, end)
    if unit == "month":
        first = add_months(start, index - 1) if index > 0 else end.replace(day=1)
        return first, last_of_month(first.year, first.month)
    if unit == "weekend":
        saturday = start + timedelta((5 - start.weekday()) % 7)
        if index < 0:
            saturday = end - timedelta((end.weekday() - 5) % 7)
        else:
            saturday += timedelta(7 * (index - 1))
        return saturday, saturday + timedelta(1)
    width = 7 if unit == "week" else 1
    if index < 0:
        return end - timedelta(width - 1), end
    first = start + timedelta(width * (index - 1))
    if first > end:
        raise ValueError(f"no {unit} {index} from {start} to {end}")
    return first, min(first + timedelta(width - 1), end)


def as_days(dates: DateInterval | None) -> Days | None:
    """Both ends of an interval, or None when one of them is open."""
    if dates is None or dates.start is None or dates.end is None:
        return None
    return dates.start, dates.end
