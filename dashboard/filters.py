"""The one filter of the page: a frozen object and its form in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

REPORTED = "reported"
STATUSES = (REPORTED, "planned", "threatened", "denied", "historical")
REVIEWS = ("unreviewed", "accepted", "corrected", "rejected")
FIGURES = ("participants", "fatalities", "injured", "detained")
ANY = "any"

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown. Empty tuples stand for "all"; ends of dates are included.

    Attributes:
        types: ids of the codebook's categories.
        subtypes: finer kinds as `repression/arrest`: of a type with finer kinds among them only
            these pass, and the type need not be named.
        countries: ISO 3166-1 alpha-2. admin1s: provinces as `IR/Kurdistan`, their cities
            included. places: GeoNames ids of cities and provinces. An event passes when its
            country, its province or its place is among them.
        start, end: the range of days, or None where it is open.
        surely: only events whose whole interval lies in the range, not all that may lie in it.
        undated: only events without a date; the range is not asked then.
        unplaced: only events without a city.
        statuses: how the articles stand to the event; `reported` alone unless told otherwise.
        sources: outlets, as printed.
        n_sources: the least number of outlets, reprints folded.
        figure: one of `FIGURES` that must be told, and be `least` or more; empty asks none.
        reviews: states of review; none named: all but those that a person rejected.
        confidence: the least confidence, in [0, 1].
        text: words that the printed sentence must hold, in any case.
    """

    types: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1s: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    start: date | None = None
    end: date | None = None
    surely: bool = False
    undated: bool = False
    unplaced: bool = False
    statuses: tuple[str, ...] = (REPORTED,)
    sources: tuple[str, ...] = ()
    n_sources: int = 1
    figure: str = ""
    least: int = 1
    reviews: tuple[str, ...] = ()
    confidence: float = 0.0
    text: str = ""

    def without(self, part: str) -> "Filters":
        """The same filter with one part lifted: a name of `PARTS`."""
        empty = Filters(statuses=())
        return replace(self, **{name: getattr(empty, name) for name in PARTS[part]})

    def only(self, place: int) -> "Filters":
        """The same filter at one place alone."""
        return replace(self, countries=(), admin1s=(), places=(place,))

    def active(self) -> tuple[str, ...]:
        """The parts that hold something back, as names of `PARTS`."""
        return tuple(part for part in PARTS if self.without(part) != self)


# What a person would lift at once, and the fields behind it.
PARTS: dict[str, tuple[str, ...]] = {
    "type": ("types", "subtypes"),
    "place": ("countries", "admin1s", "places", "unplaced"),
    "date": ("start", "end", "surely", "undated"),
    "status": ("statuses",),
    "source": ("sources",),
    "number of outlets": ("n_sources",),
    "figure": ("figure", "least"),
    "review": ("reviews",),
    "confidence": ("confidence",),
    "text": ("text",),
}


def to_params(filters: Filters) -> Params:
    """The filter as parameters of the address; what is as at the start is left out."""
    params: Params = {
        "type": list(filters.types),
        "subtype": list(filters.subtypes),
        "country": list(filters.countries),
        "admin1": list(filters.admin1s),
        "place": [str(place) for place in filters.places],
        "from": [filters.start.isoformat()] if filters.start else [],
        "to": [filters.end.isoformat()] if filters.end else [],
        "range": ["surely"] if filters.surely else [],
        "undated": ["yes"] if filters.undated else [],
        "unplaced": ["yes"] if filters.unplaced else [],
        "status": [],
        "source": list(filters.sources),
        "outlets": [str(filters.n_sources)] if filters.n_sources > 1 else [],
        "figure": [f"{filters.figure}:{filters.least}"] if filters.figure else [],
        "review": list(filters.reviews),
        "confidence": [f"{filters.confidence:g}"] if filters.confidence else [],
        "text": [filters.text] if filters.text else [],
    }
    if filters.statuses != Filters().statuses:
        params["status"] = list(filters.statuses) or [ANY]
    return {name: values for name, values in params.items() if values}


def from_params(params: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Read the address: the filter, and what in it could not be understood (`name=value`).

    Nothing falls to a guess: a value that is not understood is named and left out. Parameters
    that are not the filter's (`event`, `bin`) are passed over.
    """
    reader = _Reader(params)
    start, end = reader.day("from"), reader.day("to")
    if start and end and start > end:
        reader.unread += (f"from={start}", f"to={end}")
        start = end = None
    statuses = tuple(value for value in reader.values("status") if value in STATUSES)
    if not params.get("status"):
        statuses = Filters().statuses
    else:
        reader.refuse("status", (*STATUSES, ANY))
        statuses = () if ANY in reader.values("status") else statuses or Filters().statuses
    figure, least = reader.figure("figure")
    reader.refuse("review", REVIEWS)
    reviews = tuple(value for value in reader.values("review") if value in REVIEWS)
    filters = Filters(
        types=reader.values("type"),
        subtypes=reader.values("subtype"),
        countries=reader.values("country"),
        admin1s=reader.values("admin1"),
        places=reader.numbers("place"),
        start=start,
        end=end,
        surely=reader.flag("range", "surely"),
        undated=reader.flag("undated", "yes"),
        unplaced=reader.flag("unplaced", "yes"),
        statuses=statuses,
        sources=reader.values("source"),
        n_sources=reader.whole("outlets"),
        figure=figure,
        least=least,
        reviews=reviews,
        confidence=reader.share("confidence"),
        text=" ".join(reader.values("text")),
    )
    return filters, reader.unread


@dataclass(slots=True)
class _Reader:
    """Takes values from an address and keeps what it could not read."""

    params: Mapping[str, Sequence[str]]
    unread: tuple[str, ...] = field(default=())

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in self.params.get(name, ()) if value))

    def refuse(self, name: str, known: Sequence[str]) -> None:
        self.unread += tuple(f"{name}={v}" for v in self.values(name) if v not in known)

    def numbers(self, name: str) -> tuple[int, ...]:
        good = [value for value in self.values(name) if value.isascii() and value.isdigit()]
        self.refuse(name, good)
        return tuple(int(value) for value in good)

    def flag(self, name: str, word: str) -> bool:
        self.refuse(name, (word,))
        return word in self.values(name)

    def day(self, name: str) -> date | None:
        for value in self.values(name)[:1]:
            try:
                return date.fromisoformat(value)
            except ValueError:
                self.unread += (f"{name}={value}",)
        return None

    def whole(self, name: str) -> int:
        for value in self.values(name)[:1]:
            if value.isascii() and value.isdigit() and 0 < int(value) < 1_000_000_000:
                return int(value)
            self.unread += (f"{name}={value}",)
        return 1

    def figure(self, name: str) -> tuple[str, int]:
        for value in self.values(name)[:1]:
            figure, _, least = value.partition(":")
            number = least or "1"
            if figure in FIGURES and number.isascii() and number.isdigit() and len(number) < 10:
                return figure, max(int(number), 1)
            self.unread += (f"{name}={value}",)
        return "", 1

    def share(self, name: str) -> float:
        for value in self.values(name)[:1]:
            try:
                share = float(value)
            except ValueError:
                share = -1.0
            if 0 <= share <= 1:
                return share
            self.unread += (f"{name}={value}",)
        return 0.0
