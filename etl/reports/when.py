"""Which day belongs to a trigger."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Mention, Span, Status
from etl.reports.relation import related
from etl.reports.story import Story
from etl.reports.story_day import day_ahead, day_before, is_fresh
from etl.reports.told_time import ToldTime

# Older than this at publication, an event is history that the article recalls, whatever it
# tells beside it.
_HISTORY = timedelta(days=366)
# Older than this it is history too when the same article has fresher news: the Message
# Understanding Conferences drew the line for recalled incidents at two months.
_RECALLED = timedelta(days=62)
# A date and its trigger: what remains of the bond beyond a clause's border, another trigger,
# and twelve words.
_PAST_BORDER, _PAST_TRIGGER, _HALF_WORDS = 0.6, 0.7, 12.0
_LEAST_BOND = 0.1
# "before Friday", "after the 1999 uprising" tell of another time than the event's, mostly.
_BOUNDED = 0.4
_WHEN = re.compile(r",\s+when\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s+\w")
_ARTICLE = re.compile(r"\b(?:the|this|that|their|its|his|her)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|and|or|by|to|for|from|with|after|before|while|when|but|who|that|as|of|was|were|is|are|"
    r"had|has|have|will|near|during)\b)\w",
    re.IGNORECASE,
)
# A trigger and at most three more words before a timex make it that trigger's own.
_OWNER_WORDS, _OWNED = 4, 0.5
_CARRY = 8  # sentences over which a fresh date holds beyond its paragraph
_CARRIED_FAR = 0.65  # the least that is left of a day's confidence when the story goes on
_OF_STORY = 0.75  # that a day told beside the events is theirs
_GOES_BACK = re.compile(
    r"\W*(?:this|that|these|those|it|they|he|she|the|its|their|his|her)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateClaim:
    """The day or days of an event.

    Attributes:
        dates: first and last possible day. span: the words, None when no words tell.
        confidence: in [0, 1], that they are the event's. detail: why, in words.
        sentence: index of the sentence that told them, None when nothing did.
    """

    dates: DateInterval
    span: Span | None
    confidence: float
    detail: str
    sentence: int | None = None


def dates_of(mention: Mention, story: Story, *, last: DateClaim | None) -> DateClaim:
    """The dates of a mention.

    Args:
        mention: the evidence.
        story: its article.
        last: what the mention before it in the article was dated to, None at the first.
    """
    own = _own_dates(mention, story)
    if own is not None:
        return own
    if last is not None and last.sentence is not None and _goes_on(mention, story, last):
        detail = f'the story goes on from "{_words(last)}"'
        gap = mention.sentence_index - last.sentence
        confidence = last.confidence * max(_CARRIED_FAR, 0.95 - 0.05 * gap)
        return DateClaim(last.dates, last.span, confidence, detail, last.sentence)
    return _day_of_story(mention, story, last=last) or _undated(story)


def _day_of_story(mention: Mention, story: Story, *, last: DateClaim | None) -> DateClaim | None:
    """The day that dates the story, though it was told of no event: before it, else right after."""
    if mention.status is not Status.REPORTED:
        return None
    found = day_before(mention, story)
    if found is None and last is None:
        found = day_ahead(mention, story)
    if found is None:
        return None
    told, dates = found
    detail = f'"{told.span.text}" dates the story'
    return DateClaim(dates, told.span, _OF_STORY, detail, told.sentence)


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


def _own_dates(mention: Mention, story: Story) -> DateClaim | None:
    """The dates of the timex of its own sentence that governs the trigger."""
    published = story.reading.article.published
    best: tuple[float, ToldTime, DateInterval] | None = None
    for told in story.times.get(mention.sentence_index, ()):
        if told.is_saying:
            continue
        dates = _since(told, told.dates_in(mention.tense, published=published), published=published)
        if told.span.end <= mention.trigger.span.start:
            between = story.reading.article.text[told.span.end : mention.trigger.span.start]
            dates = related(dates, between) or DateInterval.unknown()
        if dates.precision is DatePrecision.UNKNOWN or _not_yet(dates, mention, story):
            continue
        bond = _bond(told, mention, story)
        if bond >= _LEAST_BOND and (best is None or bond > best[0]):
            best = (bond, told, dates)
    if best is None:
        return None
    bond, told, dates = best
    where = "beside the trigger" if bond > 0.5 else "in its sentence"
    confidence = 0.6 + 0.35 * bond
    return DateClaim(dates, told.span, confidence, f'"{told.span.text}" {where}', told.sentence)


def _since(told: ToldTime, dates: DateInterval, *, published: DateInterval | None) -> DateInterval:
    """What began "since Friday" happened between then and publication."""
    if told.timex.bound != "since" or dates.start is None:
        return dates
    if published is None or published.end is None or published.end < dates.start:
        return dates
    return DateInterval.span(dates.start, published.end)


def _not_yet(dates: DateInterval, mention: Mention, story: Story) -> bool:
    """Whether the dates lie after publication, though it is told as having happened."""
    published = story.reading.article.published
    return (
        mention.status is Status.REPORTED
        and published is not None
        and published.end is not None
        and dates.start is not None
        and dates.start > published.end
    )


def _bond(told: ToldTime, mention: Mention, story: Story) -> float:
    trigger = mention.trigger.span
    after = told.span.start >= trigger.end
    here, there = (trigger.end, told.span.start) if after else (told.span.end, trigger.start)
    words, borders = story.distance(here, there)
    others = story.triggers_between(mention.sentence_index, trigger.start, told.span.start)
    if words > 2 and _is_attribute(told, mention, story):
        return 0.3 * _LEAST_BOND  # "the 1999 uprising" dates the uprising and nothing else
    owned = _OWNED if not after and _is_owned(told, mention, story) else 1.0
    bounded = owned * _BOUNDED if told.timex.bound in ("until", "by", "before", "after") else owned
    return bounded * float(
        _PAST_BORDER**borders * _PAST_TRIGGER**others * _HALF_WORDS / (_HALF_WORDS + words)
    )


def _is_owned(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether another trigger stands right before the timex: "arrested in 2012 and sentenced"."""
    starts = story.triggers.get(mention.sentence_index, ())
    before = [start for start in starts if start < told.span.start]
    if not before or mention.trigger.span.start in before:
        return False
    words, borders = story.distance(before[-1], told.span.start)
    return words <= _OWNER_WORDS and not borders


def _is_attribute(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether the timex describes the noun after it: "the 1999 uprising", "Friday's march"."""
    text = story.reading.article.text
    before, after = text[max(0, told.span.start - 12) : told.span.start], text[told.span.end :][:24]
    if _POSSESSIVE.match(after):
        between = text[told.span.end : mention.trigger.span.start]
        return _WHEN.search(between) is None
    return bool(_ARTICLE.search(before)) and bool(_NOUN.match(after))


def _goes_on(mention: Mention, story: Story, last: DateClaim) -> bool:
    """Whether the mention clearly continues the story of an earlier sentence.

    Beyond its paragraph only fresh news carries on: what happened this week is what the article
    is about, an older date belongs to an aside.
    """
    if mention.status is not Status.REPORTED or last.sentence is None:
        return False
    gap = mention.sentence_index - last.sentence
    same = story.paragraphs[mention.sentence_index] == story.paragraphs[last.sentence]
    if gap <= 1 or (gap <= 2 and same):
        return True
    return gap <= _CARRY and is_fresh(last.dates, story)


def _undated(story: Story) -> DateClaim:
    published = story.reading.article.published
    not_after = None if published is None else published.end
    return DateClaim(DateInterval.unknown(not_after), None, 0.6, "no date is told")


def _words(claim: DateClaim) -> str:
    return "" if claim.span is None else claim.span.text
