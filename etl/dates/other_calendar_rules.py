"""Rules for dates of the Iranian and the Islamic calendar: "18 Tir 1378", "during Ramadan"."""

import re

from etl.dates import iranian, islamic, words
from etl.dates.meaning import Meaning, OtherCalendar
from etl.dates.phrases import Page, Rule, any_of, phrase

_MONTHS = {name: ("iranian", month) for name, month in iranian.MONTHS.items()} | {
    name: ("islamic", month) for name, month in islamic.MONTHS.items()
}
_ALONE = frozenset(
    {"khordad", "ordibehesht", "shahrivar", "farvardin", "esfand", "muharram", "moharram",
     "ramadan", "ramazan", "ramadhan", "shawwal"}
)  # fmt: skip
"""Read without a number after one of `_CUES`; the others are also names of people and things."""

_CUES = words.listed("in during since until before after of throughout late early mid end holy")
_NAMES = any_of(_MONTHS)
_TAIL = r"(?:,? (?:of )?(?P<year>[0-9]{4})(?![0-9])(?: (?:a\.?h\.?|hijri))?)?"


def _other_date(match: re.Match[str], page: Page) -> Meaning | None:
    calendar, month = _MONTHS[" ".join(match["month"].split())]
    found = match.groupdict()
    day = None if found.get("day") is None else int(match["day"])
    year = None if match["year"] is None else int(match["year"])
    if day is None and year is None:
        name = " ".join(match["month"].split())
        if name not in _ALONE or page.word_before(match.start()) not in _CUES:
            return None
        return OtherCalendar(calendar, month)
    if day is not None and day > (31 if calendar == "iranian" else 30):
        return None
    room = iranian if calendar == "iranian" else islamic
    if year is None or room.FIRST <= year <= room.LAST:
        return OtherCalendar(calendar, month, day, year)
    return OtherCalendar(calendar, month, day, common_year=year) if 1800 <= year < 2100 else None


def _iranian_numbers(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if not iranian.FIRST <= year <= iranian.LAST or not 1 <= month <= 12:
        return None
    return OtherCalendar("iranian", month, day, year)


OTHER_CALENDAR_RULES = (
    Rule(
        frozenset({"0"}),
        phrase(rf"(?P<day>DAYNUM)(?:SUFFIX)?(?: of)? (?P<month>{_NAMES})\b{_TAIL}"),
        _other_date,
    ),
    Rule(
        frozenset(re.findall("[a-z]+", name)[0] for name in _MONTHS),
        phrase(rf"(?P<month>{_NAMES})\b(?: (?P<day>DAYNUM)(?:SUFFIX)?(?![0-9]),?)?{_TAIL}"),
        _other_date,
    ),
    Rule(
        frozenset({"0"}),
        phrase(
            r"(?P<year>1[34][0-9]{2})(?P<mark>[/-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>DAYNUM)(?![0-9])"
        ),
        _iranian_numbers,
    ),
)
