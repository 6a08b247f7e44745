"""Days counted from what the article told before: "since then", "two nights after his arrest"."""

import re
from datetime import timedelta

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Mention
from etl.reports.story import Story

_COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
} | {"a": 1, "an": 1, "the": 1}
_COUNT = r"\b(?P<count>\d{1,2}|" + "|".join(_COUNTS) + r")\s+(?P<unit>day|night|week)s?\s+"
_AFTER = re.compile(
    _COUNT + r"(?:after|following)\s+(?:the|this|that|his|her|their|its)\b", re.IGNORECASE
)
_AFTER_WHAT = re.compile(_COUNT + r"after\b", re.IGNORECASE)
_HOURS_AFTER = re.compile(r"\b(?:hours?|minutes|shortly|soon|immediately)\s+after\b", re.IGNORECASE)
_SINCE_THEN = re.compile(
    r"\bsince(?:\s+(?:then|the|that|his|her|their|its)\b|\s*[;,.]|\s*\Z)", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?been\b|\b(?:has|have)\b", re.IGNORECASE)
_REFERENCE = 2  # words between "after his" and a trigger that is another event
_FEW_DAYS = 14  # farther than this "three weeks after" is too vague to count from


def after_what(dates: DateInterval, between: str) -> DateInterval:
    """The dates of an event told as later than what a day dates.

    Args:
        dates: of the expression behind the event's trigger.
        between: the text from the trigger to it: "was shot two days after the strike of".

    Returns:
        The dates shifted by what the words count, one day wider for "hours after"; else as they are.
    """
    if dates.precision is not DatePrecision.DAY or dates.start is None:
        return dates
    counted = _AFTER_WHAT.search(between)
    if counted is not None:
        days = _days(counted)
        return dates.shift(days) if days <= _FEW_DAYS else dates
    if _HOURS_AFTER.search(between):
        return DateInterval.span(dates.start, dates.start + timedelta(1))
    return dates


def counted_on(mention: Mention, story: Story, *, last: DateInterval) -> DateInterval | None:
    """The dates of an event told by its distance from the last one, None where none is told.

    Args:
        mention: without a day of its own.
        story: its article.
        last: the dates told last.
    """
    trigger, sentence = mention.trigger.span, mention.sentence
    before = sentence.text[: trigger.start - sentence.start]
    counted = _AFTER.search(before)
    if counted is not None and len(before[counted.end() :].split()) < _REFERENCE:
        return last  # the arrest of "two nights after his arrest" is what was told before
    if counted is not None and last.precision is DatePrecision.DAY:
        days = _days(counted)
        return last.shift(days) if days <= _FEW_DAYS else None
    published = story.reading.article.published
    if last.start is None or published is None or published.end is None:
        return None
    is_since = _SINCE_THEN.search(sentence.text) and _HAS.search(before)
    if not is_since or published.end < last.start:
        return None
    return DateInterval.span(last.start, published.end)


def _days(counted: re.Match[str]) -> int:
    count = _COUNTS.get(counted["count"].lower()) or int(counted["count"])
    return count * (7 if counted["unit"].lower() == "week" else 1)
