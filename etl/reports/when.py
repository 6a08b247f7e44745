"""Which day belongs to a trigger."""

import re
from dataclasses import dataclass

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Mention, Span, Status
from etl.reports.counted import after_what, counted_on
from etl.reports.date_bond import LEAST_BOND, acted_upon, bond_of, without_asides
from etl.reports.relation import related
from etl.reports.story import Story
from etl.reports.story_day import day_ahead, day_before, day_of_it, is_fresh
from etl.reports.told_time import ToldTime

_AHEAD = (Status.PLANNED, Status.THREATENED)
# Events that are done by saying so, and how near its day must stand to the trigger, in words.
_DONE_BY_SAYING = frozenset({"agreement", "ceasefire", "curfew", "ban"})
_SAID_WORDS = 8
# "The toll of the bombing rose to 45 on Tuesday": the day of the count, not of the bombing.
_TOLL_ROSE = re.compile(
    r"\b(?:toll|number\s+of\s+(?:dead|deaths|victims))\b.{0,60}\b(?:rose|risen|rises|climbed|climbs|grew|grown|"
    r"reached|increased|stood|stands|jumped|went\s+up|now)\b",
    re.IGNORECASE | re.DOTALL,
)
_CALLED_FOR = re.compile(
    r"\b(?:called|set|planned|scheduled|due|slated|announced|convened|billed)\s+for\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_CARRY = 8  # sentences over which a fresh date holds beyond its paragraph
_CARRIED_FAR = 0.65  # the least that is left of a day's confidence when the story goes on
_COUNTED = 0.85  # what counting leaves of the confidence of the day that is counted from
_OF_STORY = 0.75  # that a day told beside the events is theirs


@dataclass(frozen=True, slots=True)
class DateClaim:
    """The day or days of an event.

    Attributes:
        dates: first and last possible day. span: the words, None when no words tell.
        confidence: in [0, 1], that they are the event's. detail: why, in words.
        sentence: index of the sentence that told them, None when nothing did.
        story: the day of the sentence itself, where this event was told by its distance from it
            ("on Monday, a day after a crowd stormed ..."); what follows goes on from that.
    """

    dates: DateInterval
    span: Span | None
    confidence: float
    detail: str
    sentence: int | None = None
    story: DateInterval | None = None

    @property
    def goes_on(self) -> DateInterval:
        """The dates of what the article tells next."""
        return self.dates if self.story is None else self.story


def dates_of(mention: Mention, story: Story, *, last: DateClaim | None) -> DateClaim:
    """The dates of a mention.

    Args:
        mention: the evidence.
        story: its article.
        last: what the mention before it in the article was dated to, None at the first.
    """
    own = None if _TOLL_ROSE.search(mention.sentence.text) else _own_dates(mention, story)
    if own is not None:
        return own
    told = _told_of_it(mention, story)
    if told is not None or acted_upon(mention, story.reading.article.text) is not None:
        return told or _undated(story)
    nearer = _nearer_day(mention, story, last)
    if nearer is not None:
        return nearer
    if last is not None and last.sentence is not None and _goes_on(mention, story, last):
        counted = counted_on(mention, story, last=last.goes_on)
        if counted is not None and not _not_yet(counted, mention, story):
            detail = f'counted from "{_words(last)}"'
            return DateClaim(counted, last.span, _COUNTED * last.confidence, detail, last.sentence)
        detail = f'the story goes on from "{_words(last)}"'
        gap = mention.sentence_index - last.sentence
        confidence = last.confidence * max(_CARRIED_FAR, 0.95 - 0.05 * gap)
        dates = last.goes_on if gap else last.dates
        return DateClaim(dates, last.span, confidence, detail, last.sentence, last.story)
    return _day_of_story(mention, story, last=last) or _undated(story)


def _told_of_it(mention: Mention, story: Story) -> DateClaim | None:
    """The day that a sentence right after says of it: "The attack took place on 15 January"."""
    if mention.status is not Status.REPORTED:
        return None
    found = day_of_it(mention, story)
    if found is None:
        return None
    told, dates = found
    detail = f'"{told.span.text}" is when it took place'
    return DateClaim(dates, told.span, _OF_STORY, detail, told.sentence)


def _nearer_day(mention: Mention, story: Story, last: DateClaim | None) -> DateClaim | None:
    """The day of a sentence between the last event's and this one that tells of no event."""
    if last is None or last.sentence is None or mention.status is not Status.REPORTED:
        return None
    found = day_before(mention, story)
    if found is None or found[0].sentence <= last.sentence:
        return None
    return _day_of_story(mention, story, last=last)


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


def _own_dates(mention: Mention, story: Story) -> DateClaim | None:
    """The dates of the timex of its own sentence that governs the trigger."""
    best: tuple[float, ToldTime, DateInterval] | None = None
    upon = acted_upon(mention, story.reading.article.text)
    for told in story.times.get(mention.sentence_index, ()):
        if upon is not None and told.span.end <= upon:
            continue  # it dates what is done about the event
        dates = _dates_by(told, mention, story)
        if dates is None or dates.precision is DatePrecision.UNKNOWN:
            continue
        bond = bond_of(told, mention, story)
        if bond >= LEAST_BOND and (best is None or bond > best[0]):
            best = (bond, told, dates)
    if best is None:
        return None
    bond, told, dates = best
    where = "beside the trigger" if bond > 0.5 else "in its sentence"
    confidence = 0.6 + 0.35 * bond
    detail = f'"{told.span.text}" {where}'
    main = told.dates_in(mention.tense, published=story.reading.article.published)
    is_counted = DatePrecision.DAY is main.precision is dates.precision and main != dates
    return DateClaim(
        dates, told.span, confidence, detail, told.sentence, main if is_counted else None
    )


def _dates_by(told: ToldTime, mention: Mention, story: Story) -> DateInterval | None:
    """What a timex would date the mention to, None where it dates something else."""
    published, trigger = story.reading.article.published, mention.trigger.span
    text = story.reading.article.text
    dates = told.dates_in(mention.tense, published=published)
    is_called = _CALLED_FOR.search(text, max(0, told.span.start - 30), told.span.start)
    if (is_called or mention.status in _AHEAD) and _is_over(dates, published):
        dates = told.dates_in("future", published=published)  # "announced a march for Friday"
    dates = _since(told, dates, story)
    if told.span.end <= trigger.start:
        counted = related(dates, without_asides(text[told.span.end : trigger.start]))
        if told.is_saying and counted == dates:
            counted = dates if _is_announced(told, mention, story) else None
        found = counted
    elif told.is_saying and not _is_announced(told, mention, story):
        found = None
    else:
        found = after_what(dates, text[trigger.end : told.span.start])
    if found is None or _not_yet(found, mention, story):
        return None
    return _on_its_side(found, mention, published=published)


def _is_announced(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether saying it is doing it: "a truce announced on Wednesday" is of Wednesday."""
    if mention.trigger.sub_event_type not in _DONE_BY_SAYING:
        return False
    trigger = mention.trigger.span
    after = told.span.start >= trigger.end
    here, there = (trigger.end, told.span.start) if after else (told.span.end, trigger.start)
    words, _ = story.distance(here, there)
    return words <= _SAID_WORDS


def _since(told: ToldTime, dates: DateInterval, story: Story) -> DateInterval:
    """What began "since Friday" happened between then and when it is said, at publication at last."""
    published = story.reading.article.published
    if told.timex.bound != "since" or dates.start is None:
        return dates
    if published is None or published.end is None or published.end < dates.start:
        return dates
    said = [
        other.dates.end
        for other in story.times.get(told.sentence, ())
        if other.is_saying
        and other.dates.end is not None
        and dates.start <= other.dates.end <= published.end
    ]
    return DateInterval.span(dates.start, min(said, default=published.end))


def _is_over(dates: DateInterval, published: DateInterval | None) -> bool:
    """Whether the dates lie before publication."""
    if published is None or published.start is None or dates.end is None:
        return False
    return dates.end < published.start


def _on_its_side(
    dates: DateInterval, mention: Mention, *, published: DateInterval | None
) -> DateInterval:
    """The part of the dates that lies on the side of publication that the event lies on.

    What is reported on Wednesday to have happened "this week" happened by Wednesday.
    """
    if published is None or published.start is None or published.end is None:
        return dates
    if dates.start is None or dates.end is None:
        return dates
    if mention.status is Status.REPORTED and dates.start <= published.end < dates.end:
        return DateInterval.span(dates.start, published.end)
    if mention.status in _AHEAD and dates.start < published.start <= dates.end:
        return DateInterval.span(published.start, dates.end)
    return dates


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
    return gap <= _CARRY and is_fresh(last.goes_on, story)


def _undated(story: Story) -> DateClaim:
    published = story.reading.article.published
    not_after = None if published is None else published.end
    return DateClaim(DateInterval.unknown(not_after), None, 0.6, "no date is told")


def _words(claim: DateClaim) -> str:
    return "" if claim.span is None else claim.span.text
