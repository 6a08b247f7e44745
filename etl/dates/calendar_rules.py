"""Rules for dates of the calendar: "15 July 2020", "July 3-5", "2020-07-15", "last May", "1999"."""

import calendar
import re

from etl.dates import words
from etl.dates.meaning import CalendarDate, DayOfMonth, Meaning, NumericDate, Range, Years
from etl.dates.phrases import Page, Rule, phrase

_MONTH_NAMES = frozenset(words.MONTHS)
_SHIFT = {"last": -1, "this": 0, "next": 1, "past": -1}
_YEAR_TAIL = (
    r"(?:,?(?: of| in)?,? (?P<year>YEAR)|(?:-|,? ')(?P<quoted>[0-9]{2})(?![0-9])"
    r"| (?P<short>[0-9]{2})(?=\s*(?:\Z|[\n)\](\[;–—-]|[,.](?![0-9]))(?!-?[0-9]))"
    r"|,?(?: of| in)? (?:the )?(?P<shift>last|this|next) year)?"
)
_AFTER_MAY = frozenset(
    ["at", "in", "on", "by", "for", "the", "to", "and", "when", "as", "after", "before", "from", "of", "was", "were", "has", "had", "with", "that", "which", "who", "near", "until", "a", "during", "this", "an", "or", "but", "while", "is", "are", "between", "against"]
)


def _is_month(page: Page, match: re.Match[str]) -> bool:
    """Whether "may" or "march" beside a number is the month, and not a verb or a noun."""
    start, end = match.span("month")
    if (
        match["month"] not in {"may", "march", "mar", "dec", "sep"}
        or page.text[start:end].istitle()
    ):
        return True
    if any(match[name] for name in ("year", "quoted", "short", "shift")):
        return True
    following = page.word_after(match.end())
    if start > match.start("day"):
        return not following or following in _AFTER_MAY
    return following not in words.COUNTED and not re.match(
        r"[,.]?[0-9%]", page.folded[match.end() :]
    )


def _date(match: re.Match[str], day: str | None) -> CalendarDate | None:
    """The calendar date of a match's month and year groups, with this day of the month."""
    found = match.groupdict()
    month = words.MONTHS[found["month"]]
    short = found.get("quoted") or found.get("short")
    number = None if day is None else words.ORDINALS.get(day) or int(day.rstrip("stndrh"))
    year = int(found["year"]) if found.get("year") else int(short) if short else None
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
    after = page.word_after(end)
    if name in words.HOMOGRAPH_MONTHS:
        if before not in words.PREPOSITIONS:
            return None
        if not written.istitle():
            if before in {"to", "and", "about", "around", "as", "on", "between", "for", "through"}:
                return None
            if after in {
                "to",
                "of",
                "on",
                "for",
                "from",
                "against",
                "through",
                "toward",
                "not",
                "be",
            }:
                return None
        elif before in {"on", "to", "and", "as", "for", "about", "around"} and after.islower():
            follows = page.text[end:].lstrip()[:1]
            if follows.isupper():
                return None
    elif name not in _LONG_MONTHS and before not in words.PREPOSITIONS:
        return None
    return CalendarDate(words.MONTHS[name], which="" if which in {"", "of"} else _WHICH[which])


_WHICH = {"last": "last", "this": "this", "next": "next", "past": "last", "this past": "last",
          "coming": "next", "this coming": "next", "previous": "last"}  # fmt: skip
_LONG_MONTHS = frozenset(m for m in words.MONTHS if len(m) > 4 or m == "july") - {"april", "june"}


def _bare_year(match: re.Match[str], page: Page) -> Meaning | None:
    """A four-digit number that reads as a year and not as a count, a time or a name."""
    year = int(match["year"])
    start, end = match.span()
    before, after = page.word_before(start), page.word_after(end)
    if after in words.COUNTED or page.folded[end : end + 1] in {"%", "$"}:
        return None
    if re.match(r"[-:/][0-9]|,[0-9]{3}|\.[0-9]| ?(?:p\.m|a\.m|x )", page.folded[end : end + 5]):
        return None
    if (
        page.folded[start - 1 : start] in {",", ".", ":", "/", "-"}
        and page.folded[start - 2 : start - 1].isdecimal()
    ):
        return None
    if not 1900 <= year <= 2049:
        return (
            Years(year, year)
            if before in {"in", "since", "year"} and not after.endswith("s")
            else None
        )
    if year % 50 == 0 or (year % 10 == 0 and year > 2020):
        plural = after.endswith("s") and after not in {"as", "was", "is", "has", "this"}
        return Years(year, year) if before in words.YEAR_CUES and not plural else None
    opened = page.folded[start - 1 : start]
    if before in words.YEAR_CUES or before in words.WEAK_YEAR_CUES or opened in {"(", "'", "["}:
        return Years(year, year)
    if before and not before.isdecimal() and page.text[start - 2 : start - 1].isalpha():
        return Years(year, year) if after == "" or after in _YEAR_NOUNS else None
    return (
        Years(year, year)
        if after in _YEAR_NOUNS or _YEAR_LIST.search(page.folded, max(0, start - 12), start)
        else None
    )


_YEAR_LIST = re.compile(r"(?:1[89]|20)[0-9]{2}(?:,|, and|,? and|,? or) \Z")
_YEAR_NOUNS = frozenset(
    ["election", "elections", "campaign", "olympics", "games", "war", "revolution", "uprising", "agreement", "accord", "treaty", "constitution", "massacre", "crisis", "coup", "invasion", "attack", "attacks", "bombing", "protest", "protests", "peace", "earnings", "sales", "results", "budget", "season", "model", "census", "report", "law", "film", "book", "and", "was", "when", "saw", "world", "cup", "convention", "resolution", "referendum", "talks"]
)


def _year_range(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    first, last = int(match["year"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first - first % 100
    return Years(first, last) if first < last <= first + 99 and first >= 1000 else None


def _spoken_year(match: re.Match[str], page: Page) -> Meaning | None:
    if match["tens"] is None:
        return Years(2000, 2000) if page.word_before(match.start()) == "year" else None
    year = 1900 + sum(words.NUMBERS[part] for part in re.findall("[a-z]+", match["tens"]))
    return Years(year, year)


def _day_of_month(match: re.Match[str], page: Page) -> Meaning | None:
    if page.word_before(match.start()) != "the":
        return None
    the = page.folded.rfind("the", 0, match.start())
    if page.word_before(the) not in {"on", "since", "until", "by", "of", "from", "before", "after"}:
        return None
    after = page.word_after(match.end())
    if after and after not in _AFTER_MAY:
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
            rf"(?: (?:day )?of | ?- ?|,? )(?P<month>MONTH)\b\.?{_YEAR_TAIL}"
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
        frozenset({"nineteen", "two"}),
        phrase(
            r"two thousand|nineteen[ -](?P<tens>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
        ),
        _spoken_year,
    ),
)
