"""Rules for dates of the calendar: "15 July 2020", "July 3-5", "2020-07-15", "last May", "1999"."""

import calendar
import re
from dataclasses import replace

from etl.dates import words
from etl.dates.meaning import CalendarDate, DayOfMonth, Meaning, NumericDate, Range
from etl.dates.phrases import Page, Rule, phrase, year_number

_MONTH_NAMES = frozenset(words.MONTHS)
_SHIFT = {"last": -1, "this": 0, "next": 1, "past": -1}
_YEAR_TAIL = (
    r"(?:(?:(?:\.?,?(?: of| in)?,?|\.) |-)(?P<year>YEAR)|\.?(?:-|,? ')(?P<quoted>[0-9]{2})(?![0-9])"
    r"|\.? (?P<short>[0-9]{2})(?=\s*(?:\Z|[\n)\](\[;–—-]|[,.](?![0-9]))(?!-?[0-9]))"
    r"|\.?,?(?: of| in)? (?:the )?(?P<shift>last|this|next) year)?"
)


def _is_month(page: Page, match: re.Match[str]) -> bool:
    """Whether "may" or "march" beside a number is the month, and not a verb or a noun."""
    start, end = match.span("month")
    if match["month"] not in _VERBS or page.text[start:end].istitle():
        return True
    if any(match[name] for name in ("year", "quoted", "short", "shift")):
        return True
    following = page.word_after(match.end())
    if match["month"] != "may":
        return following not in words.COUNTED
    is_date = page.word_before(match.start()) in _BEFORE_DATE
    return is_date or not following or following in words.AFTER_DATE


_VERBS = frozenset({"may", "march", "mar", "sep"})
_BEFORE_DATE = words.listed("on of since until till by from before after the upcoming dated")


def _date(match: re.Match[str], day: str | None) -> CalendarDate | None:
    """The calendar date of a match's month and year groups, with this day of the month."""
    found = match.groupdict()
    month = words.MONTHS[found["month"]]
    short = found.get("quoted") or found.get("short")
    number = None if day is None else words.ORDINALS.get(day) or int(day.rstrip("stndrh"))
    year = year_number(found["year"]) if found.get("year") else int(short) if short else None
    if number is not None:
        leap = year if year and not short else 2000
        if not 1 <= number <= calendar.monthrange(leap, month)[1]:
            return None
    shift = found.get("shift")
    return CalendarDate(
        month,
        number,
        year,
        year_shift=None if shift is None else _SHIFT[shift],
        is_short_year=short is not None,
    )


def _day_and_month(match: re.Match[str], page: Page) -> Meaning | None:
    if not _is_month(page, match):
        return None
    date = _date(match, match["day"])
    last = match.groupdict().get("last")
    if date is not None:
        is_day_first = match.start("day") < match.start("month")
        date = replace(date, order="day first" if is_day_first else "month first")
    if last is None or date is None:
        return date
    until = _date(match, last)
    if until is None or until.day is None or date.day is None or until.day < date.day:
        return None
    return Range(date, until)


def _from_numbers(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    is_short = len(match["year"]) == 2
    if match["mark"] == ".":
        first, second = (second, first) if first <= 12 < second else (first, second)
        return _checked(CalendarDate(second, first, year, is_short_year=is_short))
    if first > 12:
        day_first = CalendarDate(second, first, year, is_short_year=is_short, order="day first")
        return _checked(day_first)
    if second > 12 or first == second:
        order = "" if first == second else "month first"
        return _checked(CalendarDate(first, second, year, is_short_year=is_short, order=order))
    return NumericDate(first, second, year, is_short)


def _iso(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    return _checked(CalendarDate(int(match["month"]), int(match["day"]), int(match["year"])))


def _checked(date: CalendarDate) -> CalendarDate | None:
    """The date, or None when no calendar has it."""
    if not 1 <= date.month <= 12 or date.day is None:
        return None
    year = 2000 if date.year is None or date.is_short_year else date.year
    return date if 1 <= date.day <= calendar.monthrange(year, date.month)[1] else None


def _month_and_year(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    return _date(match, None)


def _month_with_cue(match: re.Match[str], page: Page) -> Meaning | None:
    which = match["which"] or ""
    start, end = match.span("month")
    name, written = match["month"], page.text[start:end]
    before = "last" if which else page.word_before(start)
    if _is_attribute(page, match):
        return CalendarDate(words.MONTHS[name])
    if before in words.SET_WORDS or before in words.NAME_WORDS_BEFORE:
        return None
    if _MONTH_FOLLOWS.match(page.folded, end):
        return CalendarDate(words.MONTHS[name], which=_WHICH.get(which, ""))
    if name not in _LONG_MONTHS and before not in words.PREPOSITIONS:
        return None
    is_list = before == "and" and words.MONTHS.get(_word_but_one(page, start)) is None
    is_other = name in words.HOMOGRAPH_MONTHS and _is_homograph(written, before, page, end)
    if is_list or is_other:
        return None
    return CalendarDate(words.MONTHS[name], which=_WHICH.get(which, ""))


def _is_attribute(page: Page, match: re.Match[str]) -> bool:
    """Whether a month dates the noun behind it: "a June agreement", "the December clashes"."""
    start, end = match.span("month")
    written = page.text[start:end]
    if match["which"] or len(written) < 4 or not written[0].isupper():
        return False
    after = page.word_after(end)
    is_lower = page.text[end : end + 9].lstrip()[:1].islower() or written.isupper()
    is_noun = is_lower and after not in words.AFTER_DATE
    before = page.word_before(start)
    opens = {"a", "an", "the", "its", "their", "his", "her"}
    if match["month"] in words.HOMOGRAPH_MONTHS:
        is_noun = is_noun and after in _DATED_NOUNS
    return is_noun and after != "" and (before in opens or before.endswith("'s"))


_DATED_NOUNS = words.listed(
    "agreement attack attacks bombing clashes coup crackdown deal deadline election elections "
    "killing killings march massacre meeting offensive protest protests raid rally report riots "
    "shooting statement strike strikes summit truce unrest uprising vote"
)
"""Behind "May", "March", "April", "June" and "August", which are also names."""


_MONTH_FOLLOWS = phrase(r"(?: ?[-–/] ?| to | through | until )MONTH")


def _word_but_one(page: Page, position: int) -> str:
    """The word before the "and" that stands before a position."""
    return page.word_before(page.folded.rfind("and", 0, position))


def _is_homograph(written: str, before: str, page: Page, end: int) -> bool:
    """Whether "may", "march", "june"... after this preposition is no month: "the right to march"."""
    after = page.word_after(end)
    if written.istitle():
        is_name = page.text[end:].lstrip(" ")[:1].isupper() and after.isalpha()
        return before in {"on", "to", "as", "for", "about", "around"} and is_name
    if before in {"to", "about", "around", "as", "on", "for"} or after in {"be", "not"}:
        return True
    return written.lower() == "march" and after in _AFTER_MARCHING


_AFTER_MARCHING = frozenset(
    {"to", "of", "on", "for", "from", "against", "through", "toward", "towards"}
)
_WHICH = {"last": "last", "this": "this", "next": "next", "past": "last", "this past": "last",
          "coming": "next", "this coming": "next", "previous": "last"}  # fmt: skip
_LONG_MONTHS = (
    frozenset(m for m in words.MONTHS if len(m) > 4 or m == "july") - words.HOMOGRAPH_MONTHS
)


_SUBJECTS = words.listed(
    "he she it they we i there police people some many several two three his her"
)


def _day_of_month(match: re.Match[str], page: Page) -> Meaning | None:
    if page.word_before(match.start()) != "the":
        return None
    the = page.folded.rfind("the", 0, match.start())
    if page.word_before(the) not in {"on", "since", "until", "by", "of", "from", "before", "after"}:
        return None
    after = page.word_after(match.end())
    if after and after not in words.AFTER_DATE | _SUBJECTS:
        return None
    day = int(match["day"])
    return DayOfMonth(day) if 1 <= day <= 31 else None


_DIGITS = frozenset({"0"})
_ORDINAL_WORDS = frozenset(word.split("-")[0] for word in words.ORDINALS)
_END = r"(?:(?!\w)|(?<=[0-9]{4})(?=[a-z]))"
"""Pages whose markup was stripped run a word into the year: "July 15, 2020Categories"."""

_JOIN = r"(?: ?[-–—] ?| to | and | until | through | or )(?:the )?"

CALENDAR_RULES = (
    Rule(
        _DIGITS | _ORDINAL_WORDS,
        phrase(
            rf"(?P<day>DAYNUM(?:SUFFIX)?|ORDINAL)(?:(?:, DAYNUM(?:SUFFIX)?){{0,4}}{_JOIN}(?P<last>DAYNUM)(?:SUFFIX)?)?"
            rf"(?: (?:day )?of | ?- ?|,? )(?P<month>MONTH)\b{_YEAR_TAIL}{_END}",
            closed=False,
        ),
        _day_and_month,
    ),
    Rule(
        _MONTH_NAMES,
        phrase(
            rf"(?P<month>MONTH)\b\.?(?: the)? (?P<day>DAYNUM(?:SUFFIX)?|ORDINAL)(?![0-9%]|[.,:][0-9]{{2,3}}(?![0-9]))"
            rf"(?:(?:, DAYNUM(?:SUFFIX)?(?![0-9])){{0,4}}{_JOIN}(?P<last>DAYNUM)(?:SUFFIX)?(?![0-9]| MONTH))?{_YEAR_TAIL}{_END}",
            closed=False,
        ),
        _day_and_month,
    ),
    Rule(
        _MONTH_NAMES,
        phrase(
            r"(?P<month>MONTH)\b\.?(?:,?(?: of| in)?,? (?P<year>YEAR)|-(?P<short>[0-9]{2})(?![0-9])"
            r"|(?: of)? '(?P<quoted>[0-9]{2})(?![0-9])|,?(?: of)? (?P<shift>last|this|next) year)"
        ),
        _month_and_year,
    ),
    Rule(
        _MONTH_NAMES | {"last", "this", "next", "past", "coming", "previous"},
        phrase(
            r"(?:(?P<which>last|this past|this coming|this|next|past|coming|previous) )?(?P<month>MONTH)\b"
        ),
        _month_with_cue,
    ),
    Rule(
        _DIGITS,
        phrase(
            r"(?P<year>FOURDIGITS)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>DAYNUM)"
            r"(?:t[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?(?:\.[0-9]+)?z?)?"
        ),
        _iso,
    ),
    Rule(
        _DIGITS,
        phrase(
            r"(?P<first>[0-9]{1,2})(?:(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>FOURDIGITS)"
            r"(?![/.-][0-9]))"
        ),
        _from_numbers,
    ),
    Rule(
        _DIGITS,
        phrase(
            r"(?P<first>[0-9]{1,2})(?P<mark>/)(?P<second>[0-9]{1,2})/(?P<year>[0-9]{2})(?![/.-]?[0-9])"
        ),
        _from_numbers,
    ),
    Rule(_DIGITS, phrase(r"(?P<day>DAYNUM)SUFFIX"), _day_of_month),
)
