"""What happened, once: the reports that tell of the same thing, and what they agree on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.dates import DateInterval
from etl.places.place import Place, PlacePrecision


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What merging must know of the article behind a report.

    Attributes:
        article_id: whose facts these are.
        source: the outlet, or None where it is not known.
        published: when it came out, as precise as that is known, or None.
        sketch: of its text (`reprints.sketch_of`); empty for a text too short to compare.
    """

    article_id: str
    source: str | None = None
    published: DateInterval | None = None
    sketch: bytes = b""

    @property
    def order(self) -> str:
        """Sorts the earlier published first and the undated last."""
        return "9999" if self.published is None else self.published.iso()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What some reports of an event say of a field, and the event does not.

    Attributes:
        field: `kind`, `place`, `dates`, `status`, `actor` or a figure.
        value: JSON; what they say. sources: their outlets, sorted. report_ids: which they are.
    """

    field: str
    value: Any
    sources: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening.

    Attributes:
        event_id: 16 hexadecimal digits, from the report that was published first.
        event_type, sub_event_type, acled_event_type, acled_sub_event_type: what most outlets say,
            the finer kind before the general one.
        dates: the day, where some report names it; else what the reports say in common.
        place: as in a report. status: the same in all reports.
        confidence: in [0, 1]; each independent outlet raises it.
        participants, fatalities, injured, detained: what most outlets say, else the lowest.
        actor: what most outlets say, as one of them wrote it.
        n_reports, n_articles: how many. n_sources: outlets, copies of one text folded into one.
        sources: the outlets' names, sorted.
        first_published: the earliest known day of publication.
        sentence: of the surest report.
        report_ids: the members, sorted.
        detail: in words, why these reports are one event, and who decided what about it.
        disagreement: what some reports say otherwise.
        review_state: `unreviewed`, `accepted`, `corrected` or `rejected`.
        flags: what a reviewer should look at again, sorted; see `judged`.
        judgement_ids: the judgements that shape it, oldest first.
    """

    event_id: str
    event_type: str
    sub_event_type: str
    acled_event_type: str | None
    acled_sub_event_type: str | None
    dates: DateInterval
    place: Place | None
    status: str
    confidence: float
    participants: int | None
    fatalities: int | None
    injured: int | None
    detained: int | None
    actor: str | None
    n_reports: int
    n_articles: int
    n_sources: int
    sources: tuple[str, ...]
    first_published: date | None
    sentence: str
    report_ids: tuple[str, ...]
    detail: str
    disagreement: tuple[Otherwise, ...] = ()
    review_state: str = "unreviewed"
    flags: tuple[str, ...] = ()
    judgement_ids: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether a person has judged it."""
        return self.review_state != "unreviewed"

    @property
    def place_precision(self) -> PlacePrecision:
        """The level to which the place is known."""
        return PlacePrecision.UNKNOWN if self.place is None else self.place.precision

    @property
    def city(self) -> str | None:
        """The city's name; None when the place is wider than a city."""
        return self.place.name if self.place is not None and self.place.kind == "city" else None
