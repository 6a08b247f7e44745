"""The room's verb: from what was found in an article to what the article claims."""

from dataclasses import replace
from datetime import date

from etl.codebook import Codebook
from etl.dates import DateInterval
from etl.mentions import Mention, Reading, Status
from etl.places import Gazetteer, Resolution
from etl.reports.draft import Draft, report_of
from etl.reports.recalled import is_background, is_history, is_news, recalls
from etl.reports.report import Report
from etl.reports.resolving import resolve_reading
from etl.reports.same_event import fold
from etl.reports.shares import shares, with_counted_beside
from etl.reports.story import Story, tell_story
from etl.reports.toll import with_tolls
from etl.reports.when import DateClaim, dates_of
from etl.reports.where import PlaceClaim, places_of

_AHEAD = (Status.PLANNED, Status.THREATENED)


def locate(
    reading: Reading,
    *,
    gazetteer: Gazetteer,
    codebook: Codebook,
    resolutions: tuple[Resolution, ...] | None = None,
) -> tuple[Report, ...]:
    """Give each mention its places and dates, and fold what the article tells twice.

    Args:
        reading: what was found in one article.
        gazetteer: knows the places.
        codebook: the kinds that a report may have; a mention of another kind is dropped.
        resolutions: what its toponyms mean, in their order; found out if not given.

    Returns:
        The reports in the order of their triggers; a list of cities gives one for each.
    """
    if not reading.mentions:
        return ()
    known = {sub.id for kind in codebook.types for sub in kind.subtypes}
    if resolutions is None:
        resolutions = resolve_reading(reading, gazetteer=gazetteer)
    story = tell_story(reading, gazetteer=gazetteer, resolutions=resolutions)
    drafts = [
        draft for draft in _drafts(story, codebook) if draft.mention.trigger.sub_event_type in known
    ]
    return tuple(
        report_of(draft, reading.article.id)
        for draft in fold(with_tolls(drafts, story, codebook=codebook))
    )


def _drafts(story: Story, codebook: Codebook) -> list[Draft]:
    """One draft for each mention and place, in text order."""
    drafts: list[Draft] = []
    scenes: dict[int, list[PlaceClaim]] = {}
    last: DateClaim | None = None
    before: Mention | None = None
    before_dates: DateClaim | None = None
    for mention in story.reading.mentions:
        places = places_of(mention, story, scenes=scenes)
        dates, status = dates_of(mention, story, last=last), mention.status
        if before_dates is not None and recalls(mention, story, before=before):
            dates, status = before_dates, Status.HISTORICAL
        # what was recalled does not set the scene for the news behind it
        if any(claim.is_own for claim in places) and status is not Status.HISTORICAL:
            scenes.setdefault(mention.sentence_index, []).extend(places)
        is_new = last is None or dates.sentence != last.sentence or dates.span != last.span
        if status is Status.REPORTED and dates.span is not None and is_new:
            last = dates  # what is only carried on stays as sure as where it was told
        if mention.status in _AHEAD and dates.span is None:
            dates = replace(dates, dates=DateInterval.unknown())
        before, before_dates = replace(mention, status=status), dates
        places = with_counted_beside(mention, places, story)
        shared = shares(mention, places, codebook=codebook)
        drafts.extend(
            Draft(own, place, dates, status) for own, place in zip(shared, places, strict=True)
        )
    has_news = any(is_news(draft.dates.dates, story) for draft in drafts)
    told = [draft.dates.dates for draft in drafts if draft.status is Status.REPORTED]
    latest = max((dates.start for dates in told if dates.start is not None), default=None)
    drafts = [_weighed(draft, story, has_news=has_news) for draft in drafts]
    return [_put_back(draft, story, latest=latest) for draft in drafts]


def _put_back(draft: Draft, story: Story, *, latest: date | None) -> Draft:
    """The draft as history when an article of unknown day tells of fresher things."""
    if draft.status is not Status.REPORTED:
        return draft
    sentence, dates = draft.mention.sentence_index, draft.dates.dates
    if not is_background(dates, story, sentence=sentence, latest=latest):
        return draft
    return replace(draft, status=Status.HISTORICAL)


def _weighed(draft: Draft, story: Story, *, has_news: bool) -> Draft:
    """The draft as history when its dates lie too far before publication to be news."""
    dates = draft.dates.dates
    if draft.status is Status.REPORTED and is_history(dates, story, has_news=has_news):
        return replace(draft, status=Status.HISTORICAL)
    if draft.status is Status.PLANNED and is_history(dates, story, has_news=False):
        return replace(draft, status=Status.HISTORICAL)  # "he called a rally on 3 May 1989"
    return draft
