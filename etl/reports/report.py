"""What one article claims: a mention with its place and its dates."""

import hashlib
from dataclasses import dataclass
from typing import Any

from etl.dates import DateInterval
from etl.mentions.span import Span
from etl.places.place import GAZETTEER, Place, PlacePrecision


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A gazetteer entry that the place name could mean as well; `score` in [0, 1]."""

    geonameid: int
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """One article's claim that something happened, somewhere, some day.

    Attributes:
        report_id: 16 hexadecimal digits, see `report_id`; the same whenever the same article is
            read the same way.
        event_type, sub_event_type: ids of the codebook.
        acled_event_type, acled_sub_event_type: ACLED's words, or None where ACLED has none.
        dates: first and last possible day; `DateInterval.unknown(...)` when nothing tells.
        place: the city, subdivision or country; None when nothing tells.
        status: `reported`, `planned`, `threatened`, `denied` or `historical`.
        confidence: in [0, 1], that type, place and dates are all as told.
        participants, fatalities, injured, detained: the lowest figure that the words support.
        actor: who did it as written, a kind of actor and never a private person.
        trigger, sentence: the receipt. place_span, date_span: the words on which place and dates
            rest; None when no words do.
        detail: in words, why type, place and dates were read so.
        place_alternatives: the runner-up places, best first.
    """

    report_id: str
    article_id: str
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
    trigger: Span
    sentence: Span
    place_span: Span | None
    date_span: Span | None
    detail: str = ""
    place_alternatives: tuple[RunnerUp, ...] = ()

    @property
    def place_precision(self) -> PlacePrecision:
        """The level to which the place is known."""
        return PlacePrecision.UNKNOWN if self.place is None else self.place.precision

    @property
    def city(self) -> str | None:
        """The city's name; None when the place is wider than a city."""
        if self.place is None or self.place.kind != "city":
            return None
        return self.place.name

    def to_record(self) -> dict[str, Any]:
        """The JSON record in the order of the documentation.

        A place that an online geocoder told has `place_source` at the end.
        """
        place = self.place
        start, end = self.dates.start, self.dates.end
        record = {
            "report_id": self.report_id,
            "article_id": self.article_id,
            "event_type": self.event_type,
            "sub_event_type": self.sub_event_type,
            "acled_event_type": self.acled_event_type,
            "acled_sub_event_type": self.acled_sub_event_type,
            "date_start": None if start is None else start.isoformat(),
            "date_end": None if end is None else end.isoformat(),
            "date_precision": str(self.dates.precision),
            "city": self.city,
            "admin1": None if place is None else place.admin1,
            "country": None if place is None else place.country,
            "geonameid": None if place is None else place.geonameid,
            "latitude": None if place is None else place.latitude,
            "longitude": None if place is None else place.longitude,
            "place_precision": str(self.place_precision),
            "status": self.status,
            "confidence": self.confidence,
            "participants": self.participants,
            "fatalities": self.fatalities,
            "injured": self.injured,
            "detained": self.detained,
            "actor": self.actor,
            "trigger": _receipt(self.trigger),
            "sentence": _receipt(self.sentence),
            "place_span": None if self.place_span is None else _receipt(self.place_span),
            "date_span": None if self.date_span is None else _receipt(self.date_span),
        }
        if place is not None and place.source != GAZETTEER:
            record["place_source"] = place.source
        return record


def report_id(article_id: str, sub_event_type: str, trigger: int, geonameid: int | None) -> str:
    """The identity of a report: few raw fields, so that rewording a detail never changes it.

    Args:
        article_id: the article's id.
        sub_event_type: the codebook's finer kind.
        trigger: where the trigger starts in the article, in code points.
        geonameid: of the place, None when unplaced.
    """
    raw = "\x1f".join((article_id, sub_event_type, str(trigger), str(geonameid or "")))
    return hashlib.sha256(raw.encode("utf-8")).hexdigest()[:16]


def _receipt(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
