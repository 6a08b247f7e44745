"""Days that have a name: of the calendar, of the week, of the year's holidays."""

from datetime import date, timedelta

from etl.dates import iranian, islamic
from etl.dates.anchor import Anchor, first_after, latest_before
from etl.dates.holidays import HOLIDAYS
from etl.dates.meaning import (
    CalendarDate,
    DayOfMonth,
    Holiday,
    NumericDate,
    OtherCalendar,
    Weekday,
)
from etl.dates.spans import Days, add_months, last_of_month, months_of, week_of

_WEEK = timedelta(7)


def calendar_days(meaning: CalendarDate, anchor: Anchor) -> Days | None:
    """The day or month; without its year, the one that the tense and the anchor suggest."""
    if meaning.year is not None:
        year = anchor.full_year(meaning.year) if meaning.is_short_year else meaning.year
        return _in_year(meaning, year)
    base = anchor.day or (anchor.told[0] if anchor.told else None)
    if base is None or (meaning.year_shift is not None and anchor.day is None):
        return None
    if meaning.year_shift is not None or meaning.which == "this":
        return _in_year(meaning, base.year + (meaning.year_shift or 0))
    return _by_nearness(meaning, base, anchor)


def _by_nearness(meaning: CalendarDate, base: date, anchor: Anchor) -> Days | None:
    is_rare = meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29)
    reach = 6 if is_rare else 1
    years = range(max(1, base.year - reach), min(9998, base.year + reach) + 1)
    options = [days for year in years if (days := _in_year(meaning, year)) is not None]
    if meaning.weekday is not None:
        options = [days for days in options if days[0].weekday() == meaning.weekday] or options
    if meaning.which == "last":
        return latest_before(options, base.replace(day=1) - timedelta(1))
    if meaning.which == "next":
        return first_after(options, base)
    return anchor.nearest(options, base)


def _in_year(meaning: CalendarDate, year: int) -> Days | None:
    if meaning.day is None:
        return months_of(year, meaning.month)
    if meaning.day > last_of_month(year, meaning.month).day:
        return None
    day = date(year, meaning.month, meaning.day)
    return day, day


def numeric_days(meaning: NumericDate, anchor: Anchor) -> Days | None:
    """From the earlier to the later reading; one after publication is dropped if one is not."""
    year = anchor.full_year(meaning.year) if meaning.is_short_year else meaning.year
    readings = sorted(
        (date(year, meaning.first, meaning.second), date(year, meaning.second, meaning.first))
    )
    if anchor.day is not None and anchor.tense != "future":
        readings = [day for day in readings if day <= anchor.day] or readings
    return readings[0], readings[-1]


def day_of_month(meaning: DayOfMonth, anchor: Anchor) -> Days | None:
    """The day in the month told last when that is not the present one, else the nearest one."""
    told, base = anchor.told, anchor.day
    if meaning.weekday is not None and base is not None:
        return _day_and_weekday(meaning.day, meaning.weekday, base, anchor)
    if told is not None and (told[0].year, told[0].month) == (told[1].year, told[1].month):
        is_far = base is None or abs((base - told[1]).days) > 31
        if is_far and meaning.day <= last_of_month(told[0].year, told[0].month).day:
            day = told[0].replace(day=meaning.day)
            return day, day
    if base is None:
        return None
    ahead = anchor.tense == "future"
    for step in (0, 1, 2) if ahead else (0, -1, -2):
        month = add_months(base.replace(day=1), step)
        if meaning.day <= last_of_month(month.year, month.month).day:
            day = month.replace(day=meaning.day)
            if (day >= base) if ahead else (day <= base):
                return day, day
    return None


def _day_and_weekday(number: int, weekday: int, base: date, anchor: Anchor) -> Days | None:
    """The nearest "Saturday the 11th" within half a year."""
    months = (add_months(base.replace(day=1), step) for step in range(-6, 7))
    days = [
        month.replace(day=number)
        for month in months
        if number <= last_of_month(month.year, month.month).day
    ]
    return anchor.nearest([(day, day) for day in days if day.weekday() == weekday], base)


def other_calendar_days(meaning: OtherCalendar, anchor: Anchor) -> Days | None:
    """A day or month of another calendar; without its year, the nearest that the tense allows."""
    if meaning.year is not None:
        return _other_in_year(meaning, meaning.year)
    is_iranian = meaning.calendar == "iranian"
    if meaning.common_year is not None:
        year, base = meaning.common_year, None
    elif anchor.day is not None:
        year, base = anchor.day.year, anchor.day
    else:
        return None
    near = year - 621 if is_iranian else round((year - 622) * 33 / 32)
    room = iranian if is_iranian else islamic
    options = [
        _other_in_year(meaning, own)
        for own in range(near - 2, near + 3)
        if room.FIRST <= own <= room.LAST
    ]
    if base is None:
        options = [days for days in options if year in (days[0].year, days[1].year)]
        return options[0] if len(options) == 1 else None
    return anchor.nearest(options, base)


def _other_in_year(meaning: OtherCalendar, year: int) -> Days:
    if meaning.calendar == "islamic":
        return islamic.span_of(year, meaning.month, meaning.day)
    first, last = iranian.days_of_month(year, meaning.month)
    if meaning.day is None:
        return first, last
    day = first + timedelta(meaning.day - 1)
    if day > last:
        raise ValueError(f"no such day: {meaning}")
    return day, day


def weekday_days(meaning: Weekday, anchor: Anchor) -> Days | None:
    """The day of the week that the tense means; publication day itself counts.

    News agencies call the day of publication by its name, so "Friday" in a story of a Friday is
    that Friday in either tense; only "last Friday" is a week before and "next Friday" after.
    """
    which, base = meaning.which, anchor.day
    if which in {"previous", "following"} and anchor.told is not None:
        base = anchor.told[0] if which == "previous" else anchor.told[1]
    if base is None:
        return None
    ahead = (meaning.day - base.weekday()) % 7
    back = (base.weekday() - meaning.day) % 7
    if meaning.week_shift is not None:
        day = week_of(base)[0] + meaning.week_shift * _WEEK + timedelta(meaning.day)
    elif which in {"last", "previous"}:
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


def holiday_days(meaning: Holiday, anchor: Anchor) -> Days | None:
    """A holiday; without its year, the nearest one that the tense allows."""
    days_in = HOLIDAYS[meaning.name]
    if meaning.year is not None:
        return days_in(meaning.year)
    day = anchor.day
    if day is None:
        return None
    if meaning.year_shift is not None or meaning.which == "this":
        return days_in(day.year + (meaning.year_shift or 0))
    options = [days for step in (-1, 0, 1) if (days := days_in(day.year + step)) is not None]
    if meaning.which:
        return latest_before(options, day) if meaning.which == "last" else first_after(options, day)
    return anchor.nearest(options, day)
