"""The Islamic calendar (Lunar Hijri) as computed, a day either way of what was sighted."""

from datetime import date, timedelta

MONTHS = {
    "muharram": 1, "moharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi' al-awwal": 3,
    "rabi al-thani": 4, "rabi' al-thani": 4, "jumada al-ula": 5, "jumada al-awwal": 5,
    "jumada al-thani": 6, "jumada al-akhirah": 6, "rajab": 7, "shaban": 8, "sha'ban": 8,
    "ramadan": 9, "ramazan": 9, "ramadhan": 9, "shawwal": 10, "dhu al-qadah": 11,
    "dhu al-qa'dah": 11, "dhul qadah": 11, "dhu al-hijjah": 12, "dhul hijjah": 12,
    "dhu al-hijja": 12, "zilhaj": 12,
}  # fmt: skip
"""Month names as the English press spells them."""

FIRST, LAST = 1300, 1500
"""The years that a text can mean."""

SIGHTED = timedelta(1)
"""How far a sighted month may begin from the computed one, either way."""

_KNOWN = date(1979, 11, 20)  # 1 Muharram 1400 of the tabular calendar, written as a common day
_KNOWN_YEAR = 1400
_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})


def first_day(year: int, month: int) -> date:
    """The computed first day of a month (tabular calendar, civil epoch).

    Raises:
        ValueError: the year lies outside `FIRST` to `LAST`.
    """
    if not FIRST <= year <= LAST:
        raise ValueError(f"no Islamic year to be read: {year}")
    years = range(_KNOWN_YEAR, year) if year >= _KNOWN_YEAR else range(year, _KNOWN_YEAR)
    length = timedelta(sum(354 + (passed % 30 in _LEAP) for passed in years))
    start = _KNOWN + length if year >= _KNOWN_YEAR else _KNOWN - length
    return start + timedelta(30 * (month // 2) + 29 * ((month - 1) // 2))


def span_of(year: int, month: int, day: int | None = None) -> tuple[date, date]:
    """The days that a day or a month can have been, the sighting's doubt included."""
    first = first_day(year, month)
    if day is not None:
        first += timedelta(day - 1)
        return first - SIGHTED, first + SIGHTED
    return first - SIGHTED, first + timedelta(29) + SIGHTED


def within(year: int, month: int, day: int, *, length: int = 1) -> tuple[date, date] | None:
    """The days of a feast that begins in a common year; None where the year has none.

    A year that has it twice gives both and all between: the words alone don't say which.
    """
    near = round((year - 622) * 33 / 32)
    found = []
    for hijri in range(max(FIRST, near - 1), min(LAST, near + 2) + 1):
        start, end = span_of(hijri, month, day)
        if (start + SIGHTED).year == year:
            found.append((start, end + timedelta(length - 1)))
    return (found[0][0], found[-1][1]) if found else None
