"""What an article recalls rather than reports: by its age, and by what it goes on with."""

import re
from datetime import date, timedelta

from etl.dates import DateInterval
from etl.mentions import Mention, Status
from etl.reports.story import Story

# Older than this at publication, an event is history that the article recalls, whatever it
# tells beside it.
_HISTORY = timedelta(days=366)
# Older than this it is history too when the same article has fresher news: the Message
# Understanding Conferences drew the line for recalled incidents at two months.
_RECALLED = timedelta(days=62)
_GOES_BACK = re.compile(
    r"\W*(?:this|that|these|those|it|they|he|she|the|its|their|his|her)\b", re.IGNORECASE
)


def recalls(mention: Mention, story: Story, *, before: Mention | None) -> bool:
    """Whether a mention goes on with what the sentence before it recalled: "This uprising ...".

    Args:
        mention: without a time of its own.
        story: its article.
        before: the mention before it in the article, None at the first.
    """
    if before is None or before.status is not Status.HISTORICAL:
        return False
    if mention.status not in (Status.REPORTED, Status.HISTORICAL):
        return False
    here, there = mention.sentence_index, before.sentence_index
    if story.times.get(here) or story.paragraphs[here] != story.paragraphs[there]:
        return False
    return here == there + 1 and _GOES_BACK.match(mention.sentence.text) is not None


def is_history(dates: DateInterval, story: Story, *, has_news: bool) -> bool:
    """Whether an event of these dates is recalled rather than reported.

    Args:
        dates: of the event.
        story: its article.
        has_news: whether the article tells of something younger than two months.
    """
    published = story.reading.article.published
    if published is None or published.start is None or dates.end is None:
        return False
    age = published.start - dates.end
    return age > (_RECALLED if has_news else _HISTORY)


def is_background(dates: DateInterval, story: Story, *, sentence: int, latest: date | None) -> bool:
    """Without a day of publication: whether the article has fresher news than this.

    News that says "on Thursday" names no year for what is new, only for what it recalls.

    Args:
        dates: of the event.
        story: its article.
        sentence: index of the event's sentence.
        latest: first day of the youngest event that the article reports, None if none is dated.
    """
    if story.reading.article.published is not None or dates.end is None:
        return False
    fresh = any(
        time.timex.kind == "weekday" and not time.dates.days
        for index in range(sentence)
        if story.triggers.get(index)
        for time in story.times.get(index, ())
    )
    return fresh or (latest is not None and latest - dates.end > _RECALLED)


def is_news(dates: DateInterval, story: Story) -> bool:
    """Whether an event of these dates lies within the two months before publication."""
    published = story.reading.article.published
    if published is None or published.start is None or dates.end is None or dates.start is None:
        return False
    return published.start - dates.end <= _RECALLED
