"""Rules for days counted from another day: "two days ago", "a week earlier", "48 hours later"."""

import re

from etl.dates import words
from etl.dates.meaning import Meaning, Offset, SamePeriod
from etl.dates.phrases import Page, Rule, count, phrase, single


def closes(page: Page, end: int) -> bool:
    """Whether "before" or "after" ends its phrase here, and no event follows it."""
    after = page.word_after(end)
    return after in {
        "",
        "in",
        "at",
        "and",
        "when",
        "by",
        "near",
        "that",
        "was",
        "were",
        "had",
        "but",
        "for",
        "over",
    }


def _ago(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "two days ago", "a few weeks earlier", "three years from now", "10 days later"."""
    way = match["way"]
    if way in {"before", "after"} and not closes(page, match.end()):
        return None
    unit, each = single(match["unit"])
    if unit == "hour":
        return _hours_ago(match, way)
    sign = -1 if way in {"ago", "earlier", "before", "back", "previously"} else 1
    least, most = counted(match, each)
    if not least and not most:
        return None
    pair = sorted((sign * least, sign * most))
    if way in {"earlier", "before", "later", "after", "previously"}:
        if unit == "year" and least == most and sign < 0:
            return SamePeriod(-least)
        return Offset(unit, pair[0], pair[1], "told")
    return Offset(unit, pair[0], pair[1])


def counted(match: re.Match[str], each: int = 1) -> tuple[int, int]:
    """Least and most of a count: "two or three", "a few", "twelve"."""
    if match["few"]:
        least, most = words.FEW[" ".join(match["few"].split())]
        return least * each, most * each
    least = count(match["number"])
    most = count(match["upto"]) if match["upto"] else least
    return min(least, most) * each, max(least, most) * each


def _weeks_ago_today(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "a week ago today", "two weeks ago yesterday"."""
    del page
    days = -7 * count(match["number"]) - (match["day"] == "yesterday")
    return Offset("day", days, days)


def _hours_ago(match: re.Match[str], way: str) -> Meaning | None:
    least, most = counted(match)
    if way in {"earlier", "before", "previously", "later", "after"}:
        sign = -1 if way in {"earlier", "before", "previously"} else 1
        far, near = sign * -(-most // 24), sign * (least // 24)
        return Offset("day", min(far, near), max(far, near), "told") if most < 240 else None
    if way == "ago":
        return Offset("day", -(most // 24) - 1, 0) if most < 240 else None
    if way == "from now":
        return Offset("day", 0, most // 24 + 1) if least < 240 else None
    return None


def _in_time(match: re.Match[str], page: Page) -> Meaning | None:
    """Read "in two weeks' time"."""
    del page
    unit, each = single(match["unit"])
    least, most = counted(match, each)
    return None if unit == "hour" else Offset(unit, least, most)


COUNT = r"(?:(?P<few>FEW)|(?P<number>NUMBER|an?)(?:(?: or | to |-)(?P<upto>NUMBER))?)"
COUNT_WORDS = words.ONES | words.TENS | {"a", "an", "few", "several", "some", "couple", "0"}

AGO_RULES = (
    Rule(
        COUNT_WORDS,
        phrase(
            rf"{COUNT}(?: full| whole| short| long)? (?P<unit>UNIT)(?: or so| and a half)?"
            r" (?P<way>ago|earlier|previously|before|back|later|after|from now|hence)"
        ),
        _ago,
    ),
    Rule(
        COUNT_WORDS,
        phrase(r"(?P<number>NUMBER|a) (?P<unit>week)s? ago (?P<day>today|yesterday)"),
        _weeks_ago_today,
    ),
    Rule(
        frozenset({"in"}),
        phrase(rf"in {COUNT} (?P<unit>UNIT)'? time"),
        _in_time,
    ),
)
