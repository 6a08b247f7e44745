"""The grammar: reads the longest expression of time that begins at a given word.

Simple expressions come from the tables of rules; here they are put together: parts ("early",
"the end of"), hours before a day ("10 p.m. Wednesday"), the day's name before its date
("Friday, Oct. 13"), parts of the day behind it ("Saturday night"), and ranges ("from Monday to
Wednesday").
"""

import re
from dataclasses import replace

from etl.dates import words
from etl.dates.ago_rules import AGO_RULES
from etl.dates.calendar_rules import CALENDAR_RULES
from etl.dates.joined import with_range
from etl.dates.meaning import (
    CalendarDate,
    DayOfMonth,
    Meaning,
    Offset,
    Part,
    Range,
    SamePeriod,
    Window,
    grain,
)
from etl.dates.other_calendar_rules import OTHER_CALENDAR_RULES
from etl.dates.period_rules import PERIOD_RULES
from etl.dates.phrases import Found, Page, Rule, any_of, count, phrase
from etl.dates.relative_rules import RELATIVE_RULES
from etl.dates.year_rules import YEAR_RULES

_TABLE: dict[str, tuple[Rule, ...]] = {}
for _rule in (
    *OTHER_CALENDAR_RULES,
    *CALENDAR_RULES,
    *AGO_RULES,
    *RELATIVE_RULES,
    *PERIOD_RULES,
    *YEAR_RULES,
):
    for _word in _rule.opens:
        _TABLE[_word] = (*_TABLE.get(_word, ()), _rule)

_PART = phrase(
    r"(?:(?P<part>early|earlier|late|later|mid)(?:[ -](?:on |in )?|-)"
    r"|(?P<noun>beginning|start|middle|end|close|outset) of )(?:the )?'?",
    closed=False,
)
_BARE_UNIT = phrase(r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?! of)")
_EVE = phrase(r"eve of (?:the )?", closed=False)
_YEAR_END = phrase(r"year(?:'s)?[ -]end")
_NTH = phrase(
    r"(?P<nth>first|second|third|fourth|last|final|opening|closing|1st|2n?d|3r?d|4th)(?: (?P<many>NUMBER|few|couple of))? "
    r"(?P<unit>day|week|weekend|month|half)s? (?:of|in) (?:the )?",
    closed=False,
)
_DAY_OF_THIS = phrase(
    r"(?P<day>DAYNUM)(?:st|nd|rd|th) (?:day )?of (?P<which>this|last|next|the present|the current) month"
)
_HOUR = phrase(
    r"(?:(?:[0-9]{1,2}(?:[:.][0-9]{2})?|[0-9]{4}|NUMBER) ?(?:a\.?m\.?|p\.?m\.?|o'clock|hours|hrs|noon)"
    r"|[0-9]{1,2}[:.][0-9]{2}(?: hours| hrs)?|noon|midnight|dawn|dusk|midday|overnight|(?:mid[ -]?)?DAYPART)"
    r"(?: \(?(?:e[sd]t|p[sd]t|c[sd]t|m[sd]t|gmt|utc|et|local time|[0-9]{4} gmt)\)?)?"
    r"(?:,? (?:on|of|late|early|hours of))?,? (?:the )?",
    closed=False,
)
_DAYPART = phrase(r"(?: (?:at )?(?:(?:early|late|mid)[ -])?DAYPART(?! of)|,? overnight)")
_DATE_BEHIND = re.compile(r"\.?,?\s{1,3}\(?(?:the\s)?")
_TOKEN = re.compile(r"[a-z]+|[0-9]+")

_COMPOSED = words.listed(
    "early earlier late later mid beginning start middle end close outset year opening "
    "closing eve first second third fourth last final noon midnight dawn dusk midday night "
    "evening afternoon morning lunchtime"
)
CUES = frozenset(_TABLE) | _COMPOSED | frozenset(words.SHORTENED)
"""Every word that can open an expression; "0" stands for a number in digits."""

_DEEPEST = 3
"""How deep expressions nest: "early on the morning of the last Friday in July"."""

_HOUR_WORDS = words.ONES | {"0", "noon", "midnight", "overnight", "dawn", "dusk", "midday", "mid", "night", "evening",
                            "afternoon", "morning", "lunchtime"}  # fmt: skip


def read_at(page: Page, position: int) -> Found | None:
    """The longest expression of time that begins at `position`, or None."""
    found = _read_one(page, position)
    if found is None:
        return None
    return with_range(page, position, found, read=_read_one)


def _read_one(page: Page, position: int, depth: int = 0) -> Found | None:
    """One expression: a part of something, a simple one, or one with hours before it."""
    token = _TOKEN.match(page.folded, position)
    if token is None:
        return None
    word = token[0]
    word = "0" if word.isdecimal() else word
    best = _simple(page, position, word)
    for composed in (_part, _nth, _weekday_and_date, _with_hour):
        is_open = depth < _DEEPEST and word in _OPENS[composed.__name__]
        found = composed(page, position, depth + 1) if is_open else None
        if found is not None and (best is None or found.end > best.end):
            best = found
    return None if best is None else _with_daypart(page, best)


def _simple(page: Page, position: int, word: str) -> Found | None:
    """The longest simple expression of the tables."""
    best: Found | None = None
    for rule in _TABLE.get(word, ()):
        match = rule.pattern.match(page.folded, position)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        meaning = rule.build(match, page)
        if meaning is not None:
            best = Found(match.end(), meaning)
    return best


def _part(page: Page, position: int, depth: int) -> Found | None:
    """Read "early July", "late on Friday", "the end of 1990", "earlier this month", "year-end"."""
    is_limit = page.word_before(position) in words.BOUNDS
    ending = _YEAR_END.match(page.folded, position)
    if ending is not None:
        is_past = page.word_before(position) == "since"
        return Found(ending.end(), _end_of(Offset("year", -is_past, -is_past), is_limit=is_limit))
    eve = _EVE.match(page.folded, position)
    if eve is not None:
        following = _read_one(page, eve.end(), depth)
        is_day = following is not None and grain(following.meaning) == "day"
        return (
            Found(following.end, Part("eve", following.meaning)) if following and is_day else None
        )
    match = _PART.match(page.folded, position)
    if match is None:
        return None
    part = words.PARTS[match["part"] or match["noun"]]
    unit = _BARE_UNIT.match(page.folded, match.end())
    if unit is not None and (match["noun"] or part in {"earlier", "later"}):
        whole: Found | None = Found(unit.end(), Offset(unit["unit"], 0, 0))
        is_part = unit["unit"] != "day"
    else:
        whole = _read_one(page, match.end(), depth)
        is_part = whole is not None and not isinstance(whole.meaning, SamePeriod | Range | Window)
    if whole is None or not is_part:
        return None
    if part == "end":
        the = page.folded.rfind("the", 0, position)
        is_limit = is_limit or page.word_before(the) in words.BOUNDS
        return Found(whole.end, _end_of(whole.meaning, is_limit=is_limit))
    return Found(whole.end, Part(part, whole.meaning))


def _end_of(whole: Meaning, *, is_limit: bool) -> Meaning:
    """The end of a stretch: its last days, or the very last where it is a limit ("by year-end")."""
    return Part("nth", whole, "day", -1) if is_limit else Part("end", whole)


def _nth(page: Page, position: int, depth: int) -> Found | None:
    """Read "the first week of March", "the last two days of 1999", "the first half of July"."""
    of_month = _DAY_OF_THIS.match(page.folded, position)
    if of_month is not None:
        shift = {"last": -1, "next": 1}.get(of_month["which"], 0)
        month = Offset("month", shift, shift)
        return Found(of_month.end(), Part("nth", month, "day", int(of_month["day"])))
    match = _NTH.match(page.folded, position)
    if match is None:
        return None
    nth = match["nth"]
    index = (
        int(nth[0])
        if nth[0].isdecimal()
        else words.ORDINALS.get(nth, 1 if nth == "opening" else -1)
    )
    unit = _BARE_UNIT.match(page.folded, match.end())
    if unit is not None:
        whole: Found | None = Found(unit.end(), Offset(unit["unit"], 0, 0))
    else:
        whole = _read_one(page, match.end(), depth)
    if whole is None or grain(whole.meaning) not in {"month", "year", "week", "quarter", "season"}:
        return None
    if match["many"] and abs(index) != 1:
        return None
    many = match["many"]
    if not many:
        return Found(whole.end, Part("nth", whole.meaning, match["unit"], index))
    wide = 3 if many == "few" else 2 if many.startswith("couple") else count(many)
    name = "first" if index > 0 else "last"
    return Found(whole.end, Part(name, whole.meaning, match["unit"], wide))


def _weekday_and_date(page: Page, position: int, depth: int) -> Found | None:
    """Read "Friday, Oct. 13", "Sat. 5 August", "Wednesday (July 15)"."""
    del depth
    token = _DAY_NAME.match(page.folded, position)
    if token is None:
        return None
    name = token[0]
    weekday = words.WEEKDAYS.get(name)
    if weekday is None:
        weekday = words.SHORTENED[name]
    gap = _DATE_BEHIND.match(page.folded, token.end())
    if gap is None:
        return None
    word = _TOKEN.match(page.folded, gap.end())
    if word is None:
        return None
    the_day = _THE_DAY.match(page.folded, token.end())
    if the_day is not None:
        return Found(the_day.end(), DayOfMonth(int(the_day["day"]), weekday))
    date = _simple(page, gap.end(), "0" if word[0].isdecimal() else word[0])
    if date is None or not isinstance(date.meaning, CalendarDate) or date.meaning.day is None:
        return None
    closing = date.end + (gap[0].count("(") and page.folded[date.end : date.end + 1] == ")")
    return Found(closing, replace(date.meaning, weekday=weekday))


_THE_DAY = phrase(r",? (?:the )?(?P<day>DAYNUM)(?:st|nd|rd|th)(?! MONTH| of MONTH)")
_DAY_NAME = phrase(any_of({**words.WEEKDAYS, **words.SHORTENED}))


def _with_hour(page: Page, position: int, depth: int) -> Found | None:
    """Read "10 p.m. Wednesday", "noon on Friday", "the night of 14 July"."""
    match = _HOUR.match(page.folded, position)
    if match is None:
        return None
    day = _read_one(page, match.end(), depth)
    if day is None or grain(day.meaning) != "day" or isinstance(day.meaning, Window):
        return None
    return day


_OPENS = {
    "_part": frozenset(words.PARTS) | {"year", "eve"},
    "_nth": words.listed("0 first second third fourth last final opening closing"),
    "_weekday_and_date": frozenset(words.WEEKDAYS) | frozenset(words.SHORTENED),
    "_with_hour": _HOUR_WORDS,
}


def _with_daypart(page: Page, found: Found) -> Found:
    """Take the part of the day behind a day into its span: "Saturday night"."""
    meaning = found.meaning
    if grain(meaning) != "day" or isinstance(meaning, Window):
        return found
    bracket = _DAY_IN_BRACKETS.match(page.folded, found.end)
    if bracket is not None and isinstance(meaning, CalendarDate):
        return Found(bracket.end(), replace(meaning, weekday=words.WEEKDAYS[bracket["weekday"]]))
    match = _DAYPART.match(page.folded, found.end)
    return found if match is None else Found(match.end(), meaning)


_DAY_IN_BRACKETS = phrase(r" \((?P<weekday>WEEKDAY)\)", closed=False)
