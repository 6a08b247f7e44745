"""The Iranian calendar (Solar Hijri): from its days and months to those of the common calendar."""

from datetime import date, timedelta

MONTHS = {
    "farvardin": 1, "ordibehesht": 2, "khordad": 3, "tir": 4, "mordad": 5, "amordad": 5,
    "shahrivar": 6, "mehr": 7, "aban": 8, "azar": 9, "dey": 10, "bahman": 11, "esfand": 12,
}  # fmt: skip
"""Month names as the English press spells them."""

FIRST, LAST = 1250, 1450
"""The years that a text can mean, and for which the rule of leap years below holds."""

_KNOWN_YEAR, _KNOWN_NOWRUZ = 1399, date(2020, 3, 20)


def is_leap(year: int) -> bool:
    """Whether Esfand has 30 days: eight years in 33 (Omar Khayyam's cycle, right for 1178 to 1633)."""
    return (25 * year + 11) % 33 < 8


def nowruz(year: int) -> date:
    """The first day of Farvardin.

    Raises:
        ValueError: the year lies outside `FIRST` to `LAST`.
    """
    if not FIRST <= year <= LAST:
        raise ValueError(f"no Iranian year to be read: {year}")
    step = 1 if year > _KNOWN_YEAR else -1
    years = range(_KNOWN_YEAR, year) if step > 0 else range(year, _KNOWN_YEAR)
    return _KNOWN_NOWRUZ + step * timedelta(sum(365 + is_leap(passed) for passed in years))


def days_of_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month: six of 31 days, five of 30, and Esfand."""
    first = nowruz(year) + timedelta(31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    length = 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29
    return first, first + timedelta(length - 1)
