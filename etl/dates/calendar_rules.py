"""Rules for dates of the calendar: "15 July 2020", "July 3-5", "2020-07-15", "last May", "1999"."""

import calendar
import re

from etl.dates import words
from etl.dates.meaning import CalendarDate, DayOfMonth, Meaning, NumericDate, Range, Years
from etl.dates.phrases import Page, Rule, phrase, year_number

_MONTH_NAMES = frozenset(words.MONTHS)
_SHIFT = {"last": -1, "this": 0, "next": 1, "past": -1}
_YEAR_TAIL = (
    r"(?:(?:\.?,?(?: of| in)?,?|\.) (?P<year>YEAR)|\.?(?:-|,? ')(?P<quoted>[0-9]{2})(?![0-9])"
    r"|\.? (?P<short>[0-9]{2})(?=\s*(?:\Z|[\n)\](\[;–—-]|[,.](?![0-9]))(?!-?[0-9]))"
    r"|\.?,?(?: of| in)? (?:the )?(?P<shift>last|this|next) year)?"
)
_AFTER_DATE = words.listed(
    "at in on by for the to and when as after before from of was were has had with that which "
    "who near until a during this an or but while is are between against"
)


def _is_month(page: Page, match: re.Match[str]) -> bool:
    """Whether "may" or "march" beside a number is the month, and not a verb or a noun."""
    start, end = match.span("month")
    if match["month"] not in _VERBS or page.text[start:end].istitle():
        return True
    if any(match[name] for name in ("year", "quoted", "short", "shift")):
        return True
    following = page.word_after(match.end())
    if start < match.start("day"):
        return following not in words.COUNTED
    if match["month"] != "may" or page.word_before(match.start()) in _BEFORE_DATE:
        return True
    return not following or following in _AFTER_DATE


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
        return _checked(CalendarDate(second, first, year, is_short_year=is_short))
    if second > 12 or first == second:
        return _checked(CalendarDate(first, second, year, is_short_year=is_short))
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
    if before in words.SET_WORDS or before in words.NAME_WORDS_BEFORE:
        return None
    if name not in _LONG_MONTHS and before not in words.PREPOSITIONS:
        return None
    if before == "and" and words.MONTHS.get(_word_but_one(page, start)) is None:
        return None
    if name in words.HOMOGRAPH_MONTHS and _is_homograph(written, before, page, end):
        return None
    return CalendarDate(words.MONTHS[name], which="" if which in {"", "of"} else _WHICH[which])


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
_LONG_MONTHS = frozenset(m for m in words.MONTHS if len(m) > 4 or m == "july") - {"april", "june"}


def _bare_year(match: re.Match[str], page: Page) -> Meaning | None:
    """A four-digit number that reads as a year and not as a count, a time or a name."""
    if not match["year"].isdecimal():
        return None
    year, (start, end) = int(match["year"]), match.span()
    before, after = page.word_before(start), page.word_after(end)
    is_part_of_number = _NUMBER_GOES_ON.match(page.folded, end) or _NUMBER_BEGAN.search(
        page.folded, max(0, start - 3), start
    )
    if is_part_of_number or after in words.COUNTED:
        return None
    is_plural = after.endswith("s") and after not in _NO_PLURALS
    if not 1900 <= year <= 2049:
        is_year = before in {"in", "since", "year"} and not after.endswith("s")
    elif year % 50 == 0 or (year % 10 == 0 and year > 2020):
        is_year = before in words.YEAR_CUES and not is_plural
    elif before in words.NUMBERED or before.isdecimal():
        is_year = False
    elif page.text[start - len(before) - 1 : start].istitle() and not before.endswith("'s"):
        cues = words.YEAR_CUES | words.WEAK_YEAR_CUES
        is_year = before in cues or after in _YEAR_NOUNS
    else:
        is_year = True
    return Years(year, year) if is_year else None


_NUMBER_GOES_ON = re.compile(r"[%$]|[-:/][0-9]|,[0-9]{3}|\.[0-9]| ?(?:p\.m|a\.m|x )")
_NUMBER_BEGAN = re.compile(r"[0-9][,.:/-]\Z")
_NO_PLURALS = frozenset({"as", "was", "is", "has", "this", "his", "its"})
_YEAR_NOUNS = words.listed(
    "election elections campaign olympics games war revolution uprising agreement accord "
    "treaty constitution massacre crisis coup invasion attack attacks bombing protest "
    "protests peace earnings sales results budget season model census report law film book "
    "and was when saw world cup convention resolution referendum talks"
)


def _year_range(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    first, last = int(match["year"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first - first % 100
    return Years(first, last) if first < last <= first + 99 and first >= 1000 else None


def _spoken_year(match: re.Match[str], page: Page) -> Meaning | None:
    cues = {"year"} if match[0].startswith("two") else _SPOKEN_CUES
    if not match[0].startswith("nineteen") and page.word_before(match.start()) not in cues:
        return None
    year = year_number(match["year"])
    return Years(year, year)


_SPOKEN_CUES = frozenset({"in", "since", "of", "year", "by", "until", "before", "after", "during"})


def _day_of_month(match: re.Match[str], page: Page) -> Meaning | None:
    if page.word_before(match.start()) != "the":
        return None
    the = page.folded.rfind("the", 0, match.start())
    if page.word_before(the) not in {"on", "since", "until", "by", "of", "from", "before", "after"}:
        return None
    after = page.word_after(match.end())
    if after and after not in _AFTER_DATE:
        return None
    day = int(match["day"])
    return DayOfMonth(day) if 1 <= day <= 31 else None


_DIGITS = frozenset({"0"})
_ORDINAL_WORDS = frozenset(word.split("-")[0] for word in words.ORDINALS)
_JOIN = r"(?: ?[-–—] ?| to | and | until | through | or )(?:the )?"

CALENDAR_RULES = (
    Rule(
        _DIGITS | _ORDINAL_WORDS,
        phrase(
            rf"(?P<day>DAYNUM(?:SUFFIX)?|ORDINAL)(?:{_JOIN}(?P<last>DAYNUM)(?:SUFFIX)?)?"
            rf"(?: (?:day )?of | ?- ?|,? )(?P<month>MONTH)\b{_YEAR_TAIL}"
        ),
        _day_and_month,
    ),
    Rule(
        _MONTH_NAMES,
        phrase(
            rf"(?P<month>MONTH)\b\.?(?: the)? (?P<day>DAYNUM(?:SUFFIX)?|ORDINAL)(?![0-9%]|[.,:][0-9]{{2,3}}(?![0-9]))"
            rf"(?:{_JOIN}(?P<last>DAYNUM)(?:SUFFIX)?(?![0-9]| MONTH))?{_YEAR_TAIL}"
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
            r"(?P<year>YEAR)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>DAYNUM)"
            r"(?:t[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?(?:\.[0-9]+)?z?)?"
        ),
        _iso,
    ),
    Rule(
        _DIGITS,
        phrase(
            r"(?P<first>[0-9]{1,2})(?:(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>YEAR)"
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
    Rule(_DIGITS, phrase(r"(?P<year>YEAR)"), _bare_year),
    Rule(
        _DIGITS,
        phrase(r"(?P<year>YEAR) ?[-–/] ?(?P<last>YEAR|[0-9]{2}(?![-/]?[0-9]))"),
        _year_range,
    ),
    Rule(_DIGITS, phrase(r"(?P<day>DAYNUM)SUFFIX"), _day_of_month),
    Rule(
        frozenset({"nineteen", "two", "twenty"}),
        phrase(r"(?P<year>YEAR)"),
        _spoken_year,
    ),
)
