"""The day of a story that no event of it has been dated by: "Towns were struck on Friday. ..."."""

from datetime import date, timedelta

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Mention
from etl.reports.story import Story
from etl.reports.told_time import ToldTime

_REACH = 8  # sentences over which such a day holds
_AHEAD = 1  # sentences that a headline or a lead may lie before its day
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


def is_fresh(dates: DateInterval, story: Story) -> bool:
    """Whether the dates lie in the last days before publication."""
    published = story.reading.article.published
    if published is None or published.start is None or published.end is None:
        return False
    if dates.start is None or dates.end is None or dates.start > published.end:
        return False
    return published.start - dates.start <= _FRESH


def _day_of(sentence: int, story: Story) -> tuple[ToldTime, DateInterval] | None:
    """The one fresh day of a sentence, None where it tells none or several."""
    published = story.reading.article.published
    days: dict[date | None, tuple[ToldTime, DateInterval]] = {}
    for told in story.times.get(sentence, ()):
        if told.is_saying or told.timex.bound in _BOUNDS:
            continue
        dates = told.dates_in("past", published=published)
        if dates.precision is DatePrecision.DAY and is_fresh(dates, story):
            days.setdefault(dates.start, (told, dates))
    return next(iter(days.values())) if len(days) == 1 else None
