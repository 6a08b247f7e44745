"""Events told by their distance from another: "on Friday, two days after crowds stormed ..."."""

import re
from datetime import timedelta

from etl.dates import DateInterval, DatePrecision

_COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
} | {"a": 1, "an": 1, "the": 1}
_DISTANCE = re.compile(
    r"\b(?P<count>\d{1,2}|"
    + "|".join(_COUNTS)
    + r")\s+(?P<unit>day|night|week)s?\s+(?P<way>after|before)\b",
    re.IGNORECASE,
)
_WAY = re.compile(r"\b(?P<way>after|before|following|hours\s+after|since)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[;:]|--|[—–]|\b(?:while|whereas|when|where|but)\b", re.IGNORECASE)
_FEW_DAYS = 14  # farther than this "three weeks after" is too vague to count back


def related(dates: DateInterval, between: str) -> DateInterval | None:
    """The dates of an event that stands in an "after" clause of what is dated.

    Args:
        dates: of the main clause.
        between: the text between their expression and the event's trigger.

    Returns:
        The same dates where no such clause opens between; shifted dates where it says by how
        much; None where it only says that the event was earlier or later.
    """
    if dates.precision is not DatePrecision.DAY:
        return dates
    exact = _last(_DISTANCE, between)
    if exact is not None:
        count = _COUNTS.get(exact["count"].lower()) or int(exact["count"])
        days = count * (7 if exact["unit"].lower() == "week" else 1)
        if days > _FEW_DAYS:
            return None
        move = timedelta(days=-days if exact["way"].lower() == "after" else days)
        return dates.shift(move.days)
    return None if _last(_WAY, between) is not None else dates


def _last(pattern: re.Pattern[str], between: str) -> re.Match[str] | None:
    """The last match whose clause still goes on at the end of the text."""
    found = None
    for found in pattern.finditer(between):  # noqa: B007 - the last one is wanted
        pass
    if found is None or _NEW_CLAUSE.search(between, found.end()):
        return None
    return found
