"""Weeks, months, quarters, seasons, years: stretches counted from an anchor."""

from datetime import date, timedelta

from etl.dates.anchor import Anchor, first_after, latest_before
from etl.dates.meaning import Offset, Quarter, SamePeriod, Season, Window, Years
from etl.dates.spans import Days, add_months, last_of_month, months_of, move, season_of, unit_around

_FORTNIGHT = 14
"""Nothing longer than these days has a "next day"."""


def offset_days(meaning: Offset, anchor: Anchor) -> Days | None:
    """Whole units away from publication, or from what was told ("two days earlier").

    Without anything told, "earlier" and "before" count from publication; "later" and "the next
    day" stay unknown.
    """
    origin: Days | None = None if anchor.day is None else (anchor.day, anchor.day)
    if meaning.origin == "told":
        told = anchor.told
        if told is not None and meaning.unit == "day" and (told[1] - told[0]).days > _FORTNIGHT:
            told = None
        origin = told or (origin if meaning.least < 0 else None)
    if origin is None:
        return None
    unit, least, most = meaning.unit, meaning.least, meaning.most
    if unit == "weekend" and least == 0 and meaning.origin == "published":
        is_over = origin[0].weekday() < 5 and anchor.tense != "future"
        return unit_around(unit, origin[0], -1 if is_over else 0)
    if least != most and unit in {"day", "week", "month"}:
        return move(origin[0], unit, least), move(origin[1], unit, most)
    return unit_around(unit, origin[0], least)[0], unit_around(unit, origin[1], most)[1]


def window_days(meaning: Window, anchor: Anchor) -> Days | None:
    """From so many units ago to publication, or from publication on.

    Two weeks are fourteen days; three days are counted with both ends, as hours are not told.
    """
    if anchor.day is None:
        return None
    other = move(anchor.day, meaning.unit, meaning.count)
    towards = timedelta(1 if meaning.count < 0 else -1)
    if meaning.unit not in {"day", "hour"}:
        other += towards
    elif other == anchor.day:
        other -= towards
    return min(other, anchor.day), max(other, anchor.day)


def quarter_days(meaning: Quarter, anchor: Anchor) -> Days | None:
    """Quarters of the calendar year; without a year, the last ones that have begun."""
    width, month = 3 * (meaning.last - meaning.first + 1), 3 * meaning.first - 2
    if meaning.year is not None:
        return months_of(meaning.year, month, width)
    day = anchor.day
    if day is None:
        return None
    days = months_of(day.year + (meaning.year_shift or 0), month, width)
    if meaning.year_shift is None:
        if anchor.is_sure and anchor.tense == "future":
            return days if days[1] >= day else months_of(day.year + 1, month, width)
        if days[0] > day:
            return months_of(day.year - 1, month, width)
    return days


def season_days(meaning: Season, anchor: Anchor) -> Days | None:
    """A northern season; winter belongs to the year in which it starts."""
    if meaning.year is not None:
        return season_of(meaning.season, meaning.year)
    day = anchor.day
    if day is None:
        return None
    if meaning.year_shift is not None:
        return season_of(meaning.season, day.year + meaning.year_shift)
    options = [season_of(meaning.season, day.year + step) for step in (-2, -1, 0, 1)]
    current = next((days for days in options if days[0] <= day <= days[1]), None)
    chosen = current
    if meaning.which == "last":
        chosen = latest_before(options, day)
    elif meaning.which == "next":
        chosen = first_after(options, day)
    elif meaning.which == "this":
        chosen = current or options[2]
    elif current is None:
        chosen = (first_after if anchor.tense == "future" else latest_before)(options, day)
    return chosen


def years_days(meaning: Years, anchor: Anchor) -> Days | None:
    """Whole years; they need no anchor."""
    del anchor
    return date(meaning.first, 1, 1), date(meaning.last, 12, 31)


def same_period_days(meaning: SamePeriod, anchor: Anchor) -> Days | None:
    """The period told last, moved by whole years; else the quarter or year before publication."""
    told = anchor.told
    if told is not None and not _is_period(told, meaning.unit):
        told = None if meaning.unit or anchor.day else unit_around("year", told[0])
    if told is None and meaning.year is not None and (anchor.day is None or not meaning.unit):
        return unit_around("year", date(meaning.year, 1, 1))
    if told is None and anchor.day is None:
        return None
    if told is None and anchor.day is not None:
        told = unit_around(meaning.unit or "year", anchor.day, -1 if meaning.unit else 0)
    return None if told is None else _moved(told, meaning)


def _moved(told: Days, meaning: SamePeriod) -> Days:
    years = meaning.years if meaning.year is None else meaning.year - told[1].year
    end = add_months(told[1], 12 * years)
    return add_months(told[0], 12 * years), last_of_month(end.year, end.month)


def _is_period(days: Days, unit: str) -> bool:
    """Whether days are whole months (and three of them, where a quarter is meant)."""
    start, end = days
    length = (end - start).days + 1
    if start.day != 1 or end != last_of_month(end.year, end.month):
        return False
    return 89 <= length <= 92 if unit == "quarter" else length <= 366
