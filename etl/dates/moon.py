"""New moons, for the feasts that follow them: to some minutes, which is enough to name the day."""

from datetime import date, datetime, timedelta
from math import radians, sin

_ZERO = datetime(2000, 1, 6, 18, 14)  # noqa: DTZ001 - the first new moon of 2000, in world time
_MONTH = 29.530588861  # days from one new moon to the next, on average


def new_moon(start: date, end: date, *, ahead: float) -> date | None:
    """The day of the first new moon from `start` to `end` at a place so many hours ahead of Greenwich.

    Jean Meeus, Astronomical Algorithms, chapter 49, with the largest terms alone.
    """
    first = round((datetime(start.year, start.month, start.day) - _ZERO).days / _MONTH)  # noqa: DTZ001
    for number in range(first - 1, first + 3):
        there = _instant(number) + timedelta(hours=ahead)
        if start <= there.date() <= end:
            return there.date()
    return None


def _instant(number: int) -> datetime:
    """World time of a new moon, counted from the first one of 2000."""
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number)
    node = radians(160.7108 + 390.67050284 * number)
    days = _MONTH * number + (
        -0.40720 * sin(moon)
        + 0.17241 * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun)
        - 0.00514 * sin(moon + sun)
    )
    return datetime(2000, 1, 6, 14, 19) + timedelta(days)  # noqa: DTZ001


def lunar_new_year(year: int) -> tuple[date, date] | None:
    """The first day of the Chinese year: the new moon from 21 January to 20 February in Beijing."""
    day = new_moon(date(year, 1, 21), date(year, 2, 20), ahead=8)
    return None if day is None else (day, day)


def diwali(year: int) -> tuple[date, date] | None:
    """The day of the new moon of Kartika in India, or the one before it.

    Which of the two has the moonless evening depends on the hour and the place.
    """
    day = new_moon(date(year, 10, 18), date(year, 11, 16), ahead=5.5)
    return None if day is None else (day - timedelta(1), day)
