"""Which events are meant: one frozen object for the command line, the page and the export."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.errors import ConfigError

REVIEWS = ("unreviewed", "accepted", "corrected", "rejected")
STATUSES = ("reported", "planned", "threatened", "denied", "historical")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What is let through. Empty tuples and None stand for "all"; both ends are included.

    Attributes:
        types: ids of the codebook's types or finer kinds.
        countries: ISO 3166-1 alpha-2. admin1s, cities: names, in any case.
        places: GeoNames ids of cities or provinces.
        first, last: the range of days; events without a date are outside of every range.
        surely: only events whose whole interval lies in the range, not all that may lie in it.
        undated: only events without a date; no range is asked then.
        statuses: how the articles stand to the event.
        sources: outlets, as printed; an event passes when one of its outlets is among them.
        confidence: the least confidence, in [0, 1].
        text: words that the printed sentence must hold, in any case.
        reviews: states of review; "all" stands for all but `rejected`.
    """

    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1s: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
    surely: bool = False
    undated: bool = False
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: float = 0.0
    text: str = ""
    reviews: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ConfigError(f"The range ends before it starts: {self.first} to {self.last}.")
        if not 0 <= self.confidence <= 1:
            raise ConfigError(f"A confidence lies between 0 and 1, not {self.confidence:g}.")
        unknown = sorted(set(self.statuses) - set(STATUSES))
        if unknown:
            raise ConfigError(
                f"There is no status {unknown[0]!r}; there are {', '.join(STATUSES)}."
            )

        odd = sorted(set(self.reviews) - set(REVIEWS))
        if odd:
            raise ConfigError(
                f"There is no state of review {odd[0]!r}; there are {', '.join(REVIEWS)}."
            )

    def where(self) -> tuple[str, dict[str, Any]]:
        """The filter as a SQL condition on `events` and the values bound in it."""
        conditions: list[str] = []
        values: dict[str, Any] = {}
        for name, condition, value in self._parts():
            if value not in ((), "", None, 0.0, False):
                conditions.append(condition)
                values[name] = list(value) if isinstance(value, tuple) else value
        for name in ("undated", "surely"):
            values.pop(name, None)
        return " AND ".join(f"({one})" for one in conditions) or "true", values

    def _parts(self) -> Iterable[tuple[str, str, Any]]:
        yield (
            "types",
            "event_type IN (SELECT unnest($types)) OR sub_event_type IN (SELECT unnest($types))",
            self.types,
        )
        upper = tuple(country.upper() for country in self.countries)
        yield "countries", "country IN (SELECT unnest($countries))", upper
        yield "admin1s", "lower(admin1) IN (SELECT lower(unnest($admin1s)))", self.admin1s
        yield "cities", "lower(city) IN (SELECT lower(unnest($cities)))", self.cities
        yield "places", "geonameid IN (SELECT unnest($places))", self.places
        yield "undated", "date_precision = 'unknown'", self.undated
        if not self.undated:
            known = "date_precision <> 'unknown' AND "
            far, near = ("date_start", "date_end") if self.surely else ("date_end", "date_start")
            yield "first", f"{known}{far} >= $first", self.first
            yield "last", f"{known}{near} <= $last", self.last
        yield "statuses", "status IN (SELECT unnest($statuses))", self.statuses
        yield "sources", "list_has_any(sources, $sources)", self.sources
        yield "confidence", "confidence >= $confidence", self.confidence
        # A rejected event is shown only to whom asks for it.
        yield "reviews", "review_state IN (SELECT unnest($reviews))", self.reviews or REVIEWS[:-1]
        yield "text", "contains(lower(sentence), lower($text))", self.text

    def in_words(self) -> str:
        """The filter as one line for people."""
        told = [
            _either("type", self.types),
            _either("country", self.countries),
            _either("province", self.admin1s),
            _either("city", self.cities),
            _either("place", tuple(str(place) for place in self.places)),
            self._dates_in_words(),
            _either("status", self.statuses),
            _either("source", self.sources),
            f"confidence {self.confidence:g} or more" if self.confidence else "",
            _either("review", self.reviews),
            f"sentence holds “{self.text}”" if self.text else "",
        ]
        return "; ".join(part for part in told if part) or "all events"

    def _dates_in_words(self) -> str:
        if self.undated:
            return "without a date"
        how = "surely" if self.surely else "possibly"
        if self.first and self.last:
            return f"{how} from {self.first} to {self.last}"
        if self.first:
            return f"{how} on or after {self.first}"
        return f"{how} on or before {self.last}" if self.last else ""


def _either(name: str, values: tuple[str, ...]) -> str:
    return f"{name} {' or '.join(values)}" if values else ""
