"""The day of a story that no event of it has been dated by: "Towns were struck on Friday. ..."."""

import re
from datetime import date, timedelta

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Mention
from etl.reports.story import Story
from etl.reports.told_time import ToldTime

_REACH = 8  # sentences over which such a day holds
_AHEAD = 1  # sentences that a headline or a lead may lie before its day
_TOLD_AFTER = 2  # sentences after it in which it is said when it took place
_TOOK_PLACE = re.compile(
    r"\W*(?:It|This|That|The\s+(?:\w+\s+)?(?:attack|incident|blast|explosion|bombing|killing|shooting|assault|"
    r"raid|clash|fighting|protest|march|rally|demonstration|event|kidnapping|abduction))\s+"
    r"(?:took\s+place|occurred|happened|was\s+carried\s+out|came)\b",
    re.IGNORECASE,
)
_FRESH = timedelta(days=8)
_BOUNDS = ("until", "by", "before", "after", "since")


def day_before(mention: Mention, story: Story) -> tuple[ToldTime, DateInterval] | None:
    """The last day told, before a mention, in a sentence that tells of no event itself."""
    here = mention.sentence_index
    for sentence in range(here - 1, max(-1, here - 1 - _REACH), -1):
        found = None if story.triggers.get(sentence) else _day_of(sentence, story)
        if found is not None:
            return found
    return None


def day_ahead(mention: Mention, story: Story) -> tuple[ToldTime, DateInterval] | None:
    """The day that the sentence after a headline or a lead tells."""
    here = mention.sentence_index
    return _day_of(here + _AHEAD, story) if here <= _AHEAD else None


def day_of_it(mention: Mention, story: Story) -> tuple[ToldTime, DateInterval] | None:
    """The day of "It took place on ..." in one of the two sentences after a mention."""
    here, sentences = mention.sentence_index, story.reading.sentences
    for sentence in range(here + 1, min(here + 1 + _TOLD_AFTER, len(sentences))):
        if _TOOK_PLACE.match(sentences[sentence].text):
            return _day_of(sentence, story, needs_fresh=False)
    return None


def is_fresh(dates: DateInterval, story: Story) -> bool:
    """Whether the dates lie in the last days before publication."""
    published = story.reading.article.published
    if published is None or published.start is None or published.end is None:
        return False
    if dates.start is None or dates.end is None or dates.start > published.end:
        return False
    return published.start - dates.start <= _FRESH


def _day_of(
    sentence: int, story: Story, *, needs_fresh: bool = True
) -> tuple[ToldTime, DateInterval] | None:
    """The one fresh day of a sentence, None where it tells none or several."""
    published = story.reading.article.published
    days: dict[date | None, tuple[ToldTime, DateInterval]] = {}
    for told in story.times.get(sentence, ()):
        if told.is_saying or told.timex.bound in _BOUNDS:
            continue
        dates = told.dates_in("past", published=published)
        is_new = not needs_fresh or is_fresh(dates, story)
        if dates.precision is DatePrecision.DAY and is_new:
            days.setdefault(dates.start, (told, dates))
    return next(iter(days.values())) if len(days) == 1 else None
