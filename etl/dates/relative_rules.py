"""Rules for days told from another day: "yesterday", "last week", "two days earlier", "Monday"."""

import re

from etl.dates import words
from etl.dates.ago_rules import COUNT, closes, counted
from etl.dates.meaning import Meaning, Offset, Weekday, Window
from etl.dates.phrases import Page, Rule, phrase, single

_STEP = {"last": -1, "past": -1, "this past": -1, "previous": -1, "preceding": -1, "this": 0,
         "current": 0, "present": 0, "same": 0, "that": 0, "that same": 0, "this same": 0,
         "week": -1, "next": 1, "coming": 1, "this coming": 1, "following": 1, "ensuing": 1,
         "upcoming": 1}  # fmt: skip
_FROM_TOLD = frozenset(
    {"previous", "preceding", "same", "that", "that same", "following", "ensuing"}
)
_NAMED_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NOT_A_DAY_AFTER = frozenset({"of", "old"})


def _named_day(match: re.Match[str], page: Page) -> Meaning | None:
    name, before = match["name"], page.word_before(match.start())
    if before in words.NAME_WORDS_BEFORE and name == "today":
        return None
    if before == "of" or _OF_THIS_AGE.match(page.folded, match.end()):
        return None
    shift = _NAMED_DAYS[name]
    return Offset("day", shift, shift)


_OF_THIS_AGE = phrase(
    r"'s (?:\w+ )?(?:world|society|youth|children|generation|standards|technology|computers|economy|market|politics)"
)
"""In "today's world", and in "the leaders of tomorrow", no day is meant."""


def _overnight(match: re.Match[str], page: Page) -> Meaning | None:
    after = page.word_after(match.end())
    if after in {"stay", "stays", "bag", "train", "flight", "bus", "success", "guest", "trip"}:
        return None
    return Offset("day", -1, 0)


def _part_of_today(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    which = match["which"]
    shift = -1 if which in {"last", "yesterday"} else 1 if which in {"tomorrow", "next"} else 0
    origin = "told" if which in {"that", "that same", "the same", "same"} else "published"
    return Offset("day", shift, shift, origin)


def _beyond(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the day before yesterday", "the night before", "the day after", "the day earlier"."""
    unit = match["unit"] if match["unit"] in {"week", "weekend", "month", "year"} else "day"
    if match["named"]:
        shift = 2 if match["way"] == "after" else -2
        return Offset(unit, shift, shift)
    is_told = page.word_before(match.start()) == "the" or unit == "day"
    if not closes(page, match.end()) or not is_told:
        return None
    shift = 1 if match["way"] in {"after", "later"} else -1
    return Offset(unit, shift, shift, "told")


def _step(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "last week", "this month", "the following year", "that weekend"."""
    which, unit = match["which"], match["unit"]
    after = page.word_after(match.end())
    if after in _NOT_A_DAY_AFTER or _is_title(page, match):
        return None
    step = _STEP[which]
    if unit == "fortnight":
        return Window("week", 2 * step) if step else None
    origin = "told" if which in _FROM_TOLD else "published"
    if unit in {"day", "night", "morning", "afternoon", "evening"}:
        return Offset("day", step, step, "told") if which in _FROM_TOLD | {"next"} else None
    if which in {"past", "coming"} and unit != "weekend":
        return Window(unit, step)
    return Offset(unit, step, step, origin)


def _is_title(page: Page, match: re.Match[str]) -> bool:
    """Whether quoted capitals name a programme: on the channel's "This Week"."""
    written = page.text[match.start() : match.end()]
    is_quoted = page.text[match.start() - 1 : match.start()] in {'"', "“", "`"}
    return is_quoted and written.istitle() and page.word_before(match.start() - 1).endswith("s")


def _in_the_day(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "later in the day": the day told last."""
    del match, page
    return Offset("day", 0, 0, "told")


def _window(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "the past few days", "the last 24 hours", "the next two weeks", "in recent days"."""
    if page.word_after(match.end()) == "of" or match["number"] in {"a", "an"}:
        return None
    unit, each = single(match["unit"])
    sign = 1 if match["which"] in {"next", "coming", "following"} else -1
    if match["number"] or match["few"]:
        most = counted(match, each)[1]
        if match["few"]:
            most = words.RECENT[unit] if "couple" not in match["few"] else 2 * each
    else:
        most = words.RECENT[unit]
    return Window(unit, sign * most) if most else None


def _recent(match: re.Match[str], page: Page) -> Meaning | None:
    del page
    unit, each = single(match["unit"])
    sign = 1 if match["which"] in {"coming", "next"} else -1
    return Window(unit, sign * words.RECENT[unit] * each)


def _weekend(match: re.Match[str], page: Page) -> Meaning | None:
    if page.word_before(match.start()) != "the":
        return None
    return (
        Offset("weekend", 0, 0) if page.word_after(match.end()) not in {"of", "edition"} else None
    )


def _weekday(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "Monday", "last Friday", "Friday of last week", "a week ago Monday"."""
    which = match["which"] or ""
    before = page.word_before(match.start())
    if before in words.NAME_WORDS_BEFORE or page.word_after(match.end()) in words.NAME_WORDS_AFTER:
        return None
    is_attribute = before == "a" and _names_event(page, match.end())
    if before in words.SET_WORDS and not is_attribute:
        return None
    day = words.WEEKDAYS[match["weekday"]]
    week = match["week"] or match["week_after"]
    if week:
        return Weekday(day, week_shift=_STEP[week])
    if match["behind"] and not which:
        return Weekday(day, "last")
    return Weekday(day, _WEEKDAY_WHICH[which])


def _names_event(page: Page, end: int) -> bool:
    """Whether a noun follows a weekday: "a Monday rally" is one rally, "on a Monday" is any."""
    match = _DAYPART.match(page.folded, end)
    after = page.word_after(match.end() if match else end)
    return after != "" and after not in words.AFTER_DATE


_DAYPART = phrase(" DAYPART")
_WEEKDAY_WHICH = {
    "": "", "last": "last", "past": "last", "this past": "last", "this": "this", "next": "next",
    "coming": "next", "this coming": "next", "upcoming": "next", "previous": "previous",
    "preceding": "previous", "following": "following", "same": "", "that": "",
}  # fmt: skip


_WHICH = (
    r"(?P<which>last|this past|past|this coming|coming|upcoming|previous|preceding|next|following"
    r"|ensuing|current|present|that same|this same|this|that|same)"
)
_WHICH_WORDS = words.listed(
    "last past this coming upcoming previous preceding next following ensuing current present "
    "that same"
)
RELATIVE_RULES = (
    Rule(frozenset(_NAMED_DAYS), phrase(r"(?P<name>today|tonight|yesterday|tomorrow)"), _named_day),
    Rule(frozenset({"overnight"}), phrase(r"overnight"), _overnight),
    Rule(
        frozenset({"last", "this", "that", "yesterday", "tomorrow", "same"}),
        phrase(
            r"(?P<which>last|this|that same|that|same|yesterday|tomorrow)(?:'s)? (?:very )?DAYPART"
        ),
        _part_of_today,
    ),
    Rule(
        frozenset({"day", "night", "evening", "morning", "week", "weekend", "month", "year"}),
        phrase(
            r"(?P<unit>day|night|evening|morning|weekend|week|month|year) (?P<way>before|after|earlier|later)"
            r"(?: (?P<named>yesterday|tomorrow|last\b|next\b))?"
        ),
        _beyond,
    ),
    Rule(
        _WHICH_WORDS,
        phrase(
            rf"{_WHICH} (?:calendar |fiscal |school )?(?P<unit>day|night|morning|afternoon|evening|week"
            r"|weekend|fortnight|month|quarter|year|decade|century)"
        ),
        _step,
    ),
    Rule(
        frozenset({"last", "past", "next", "coming", "previous", "following"}),
        phrase(rf"(?P<which>last|past|next|coming|previous|following) {COUNT} (?P<unit>UNIT)"),
        _window,
    ),
    Rule(
        frozenset({"recent", "coming", "past", "last", "next"}),
        phrase(
            r"(?P<which>recent|coming|past|last|next) (?P<unit>days|weeks|months|years|hours|decades)"
        ),
        _recent,
    ),
    Rule(
        frozenset({"earlier", "later"}),
        phrase(r"(?:earlier|later)(?: on)? in the (?:day|evening|night|morning|afternoon)"),
        _in_the_day,
    ),
    Rule(frozenset({"weekend"}), phrase(r"weekend"), _weekend),
    Rule(
        frozenset(words.WEEKDAYS) | _WHICH_WORDS | {"a"},
        phrase(
            rf"(?:{_WHICH} |a (?P<week>week) ago (?:on )?)?(?P<weekday>WEEKDAY)"
            r"(?:,?(?: of)? (?P<week_after>last|this|next) week| (?P<behind>last)(?=\s*(?:\Z|[.,;)])))?"
        ),
        _weekday,
    ),
)
