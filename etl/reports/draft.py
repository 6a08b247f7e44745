"""A report in the making: one mention with one of its places, before retellings are folded."""

from dataclasses import dataclass

from etl.mentions import Mention, Status
from etl.reports.report import Report, report_id
from etl.reports.when import DateClaim
from etl.reports.where import PlaceClaim

# Measured: what the product of the three shares is raised to, so that it tells how many are right.
_TOGETHER = 0.67


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention with one place and its dates.

    Attributes:
        mention: the evidence. place, dates: what it was given. status: after its dates were
            weighed against publication.
    """

    mention: Mention
    place: PlaceClaim
    dates: DateClaim
    status: Status

    @property
    def confidence(self) -> float:
        """That type, place and dates are all as told.

        The three go wrong together, in hard sentences, so that their product is too low.
        """
        product = self.mention.confidence * self.place.confidence * self.dates.confidence
        return float(product**_TOGETHER)


def report_of(draft: Draft, article_id: str) -> Report:
    """The report that a draft makes."""
    mention, trigger = draft.mention, draft.mention.trigger
    place, dates = draft.place, draft.dates
    acled_event_type, acled_sub_event_type = mention.acled or (None, None)
    geonameid = None if place.place is None else place.place.geonameid
    figures = mention.figures
    return Report(
        report_id=report_id(article_id, trigger.sub_event_type, trigger.span.start, geonameid),
        article_id=article_id,
        event_type=trigger.event_type,
        sub_event_type=trigger.sub_event_type,
        acled_event_type=acled_event_type,
        acled_sub_event_type=acled_sub_event_type,
        dates=dates.dates,
        place=place.place,
        status=str(draft.status),
        confidence=round(draft.confidence, 3),
        participants=figures.participants,
        fatalities=figures.fatalities,
        injured=figures.injured,
        detained=figures.detained,
        actor=None if mention.actor is None else mention.actor.text,
        trigger=trigger.span,
        sentence=mention.sentence,
        place_span=place.span,
        date_span=dates.span,
        detail=_detail(draft),
        place_alternatives=place.alternatives,
    )


def _detail(draft: Draft) -> str:
    """Why it was read so: kind, place and day, each with its share of the confidence."""
    parts = [
        f"kind {draft.mention.confidence:.2f}: {draft.mention.detail or draft.mention.trigger.span.text}",
        f"place {draft.place.confidence:.2f}: {draft.place.detail}",
        f"day {draft.dates.confidence:.2f}: {draft.dates.detail}",
    ]
    if draft.mention.status_detail:
        parts.append(f"{draft.status}: {draft.mention.status_detail}")
    return " | ".join(parts)
