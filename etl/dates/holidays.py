"""Holidays whose day can be told from the year alone."""

from collections.abc import Callable
from datetime import date, timedelta

from etl.dates.iranian import FIRST, LAST, nowruz
from etl.dates.islamic import within
from etl.dates.moon import diwali, lunar_new_year

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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar (Eastern churches), from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


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


def _around_orthodox_easter(shift: int) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        day = orthodox_easter(year) + timedelta(shift)
        return day, day

    return days


def _nowruz(year: int) -> Days | None:
    if not FIRST <= year - 621 <= LAST:
        return None
    day = nowruz(year - 621)
    return day, day


def _islamic(month: int, day: int, *, length: int = 1) -> Callable[[int], Days | None]:
    return lambda year: within(year, month, day, length=length)


def _weekday(month: int, weekday: int, nth: int) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        day = nth_weekday(year, month, weekday, nth)
        return day, day

    return days


HOLIDAYS: dict[str, Callable[[int], Days | None]] = {
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
    "pentecost monday": _around_easter(50),
    "pentecost": _around_easter(49),
    "shrove tuesday": _around_easter(-47),
    "mardi gras": _around_easter(-47),
    "corpus christi": _around_easter(60),
    "orthodox easter": _around_orthodox_easter(0),
    "orthodox good friday": _around_orthodox_easter(-2),
    "orthodox christmas": _fixed(1, 7),
    "nowruz": _nowruz,
    "persian new year": _nowruz,
    "iranian new year": _nowruz,
    "newroz": _fixed(3, 21),
    "ashura": _islamic(1, 10),
    "arbaeen": _islamic(2, 20),
    "mawlid": _islamic(3, 12),
    "eid al-fitr": _islamic(10, 1, length=3),
    "eid al-adha": _islamic(12, 10, length=4),
    "diwali": diwali,
    "lunar new year": lunar_new_year,
    "chinese new year": lunar_new_year,
    "martin luther king day": _weekday(1, 0, 3),
    "presidents' day": _weekday(2, 0, 3),
    "memorial day": _weekday(5, 0, -1),
    "columbus day": _weekday(10, 0, 2),
    "thanksgiving day": _weekday(11, 3, 4),
    "thanksgiving": _weekday(11, 3, 4),
}
"""From a holiday's name in lower case to its days in a given year.

Left out: days that move with a country ("Independence Day"). Feasts of the Islamic calendar are
a day either way of the computed one, as the moon must be sighted. A year without such a feast
gives None.
"""

SPELLINGS = {
    "norouz": "nowruz", "noruz": "nowruz", "nauruz": "nowruz", "nevruz": "newroz",
    "eid ul-fitr": "eid al-fitr", "eid-ul-fitr": "eid al-fitr", "eid al fitr": "eid al-fitr",
    "id al-fitr": "eid al-fitr", "eid ul-adha": "eid al-adha", "eid-ul-adha": "eid al-adha",
    "eid al adha": "eid al-adha", "id al-adha": "eid al-adha", "eid-ul-azha": "eid al-adha",
    "arba'een": "arbaeen", "arbain": "arbaeen", "deepavali": "diwali",
    "saint patrick's day": "st. patrick's day", "st patrick's day": "st. patrick's day",
    "july 4th": "fourth of july", "international labour day": "may day",
    "international labor day": "may day",
}  # fmt: skip
"""Other spellings of holidays, by the name in `HOLIDAYS`."""
