"""Holidays whose day can be told from the year alone."""

from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day of a holiday."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Western churches)."""
    golden = year % 19
    century = year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    if moon == 29 or (moon == 28 and golden > 10):
        moon -= 1
    full_moon = date(year, 3, 21) + timedelta(moon)
    return full_moon + timedelta(6 - full_moon.weekday() or 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` Monday (weekday 0) ... of a month; -1 is its last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], Days]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _around_easter(first: int, last: int | None = None) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        sunday = easter(year)
        return sunday + timedelta(first), sunday + timedelta(first if last is None else last)

    return days


def _weekday(month: int, weekday: int, nth: int) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        day = nth_weekday(year, month, weekday, nth)
        return day, day

    return days


HOLIDAYS: dict[str, Callable[[int], Days]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "valentine's day": _fixed(2, 14),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "international workers' day": _fixed(5, 1),
    "world press freedom day": _fixed(5, 3),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "human rights day": _fixed(12, 10),
    "ash wednesday": _around_easter(-46),
    "palm sunday": _around_easter(-7),
    "holy week": _around_easter(-7, -1),
    "maundy thursday": _around_easter(-3),
    "good friday": _around_easter(-2),
    "holy saturday": _around_easter(-1),
    "easter sunday": _around_easter(0),
    "easter monday": _around_easter(1),
    "easter weekend": _around_easter(-2, 1),
    "easter": _around_easter(0),
    "ascension day": _around_easter(39),
    "whit monday": _around_easter(50),
    "corpus christi": _around_easter(60),
    "martin luther king day": _weekday(1, 0, 3),
    "presidents' day": _weekday(2, 0, 3),
    "memorial day": _weekday(5, 0, -1),
    "columbus day": _weekday(10, 0, 2),
    "thanksgiving day": _weekday(11, 3, 4),
    "thanksgiving": _weekday(11, 3, 4),
}
"""From a holiday's name in lower case to its days in a given year.

Left out: days that move with a country ("Independence Day") or with another calendar.
"""
