"""The one filter of the page: a frozen object, its form in the address, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.wording import day_range, full_day

REPORTED = "reported"
STATUSES = (REPORTED, "planned", "threatened", "denied", "historical")
ANY = "any"

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown. Empty tuples stand for "all"; ends of dates are included.

    Attributes:
        types: ids of the codebook's categories.
        countries: ISO 3166-1 alpha-2. places: GeoNames ids of cities and provinces; an event
            passes when its country or its place is among them.
        start, end: the range of days, or None where it is open.
        surely: only events whose whole interval lies in the range, not all that may lie in it.
        undated: only events without a date; the range is not asked then.
        statuses: how the articles stand to the event; `reported` alone unless told otherwise.
        sources: outlets, as printed.
        confidence: the least confidence, in [0, 1].
        text: words that the printed sentence must hold, in any case.
    """

    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    start: date | None = None
    end: date | None = None
    surely: bool = False
    undated: bool = False
    statuses: tuple[str, ...] = (REPORTED,)
    sources: tuple[str, ...] = ()
    confidence: float = 0.0
    text: str = ""

    def without(self, part: str) -> "Filters":
        """The same filter with one part lifted: a name of `PARTS`."""
        empty = Filters(statuses=())
        return replace(self, **{name: getattr(empty, name) for name in PARTS[part]})

    def only(self, place: int) -> "Filters":
        """The same filter at one place alone."""
        return replace(self, countries=(), places=(place,))

    def active(self) -> tuple[str, ...]:
        """The parts that hold something back, as names of `PARTS`."""
        return tuple(part for part in PARTS if self.without(part) != self)


# What a person would lift at once, and the fields behind it.
PARTS: dict[str, tuple[str, ...]] = {
    "type": ("types",),
    "place": ("countries", "places"),
    "date": ("start", "end", "surely", "undated"),
    "status": ("statuses",),
    "source": ("sources",),
    "confidence": ("confidence",),
    "text": ("text",),
}


def to_params(filters: Filters) -> Params:
    """The filter as parameters of the address; what is as at the start is left out."""
    params: Params = {
        "type": list(filters.types),
        "country": list(filters.countries),
        "place": [str(place) for place in filters.places],
        "from": [filters.start.isoformat()] if filters.start else [],
        "to": [filters.end.isoformat()] if filters.end else [],
        "range": ["surely"] if filters.surely else [],
        "undated": ["yes"] if filters.undated else [],
        "status": [],
        "source": list(filters.sources),
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
    filters = Filters(
        types=reader.values("type"),
        countries=reader.values("country"),
        places=reader.numbers("place"),
        start=start,
        end=end,
        surely=reader.flag("range", "surely"),
        undated=reader.flag("undated", "yes"),
        statuses=statuses,
        sources=reader.values("source"),
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


@dataclass(frozen=True, slots=True)
class Names:
    """Labels for the ids that a filter holds."""

    types: Mapping[str, str]
    countries: Mapping[str, str]
    places: Mapping[int, str]


def in_words(filters: Filters, names: Names) -> str:
    """The filter as one line for people: "confidence 0.40 or more, status reported"."""
    parts = []
    if filters.types:
        parts.append(_either([names.types.get(one, one).lower() for one in filters.types]))
    where = [names.countries.get(one, one) for one in filters.countries]
    where += [names.places.get(one, f"place {one}") for one in filters.places]
    if where:
        parts.append(f"in {_either(where)}")
    if filters.undated:
        parts.append("without a date")
    elif filters.start or filters.end:
        parts.append(f"{'surely' if filters.surely else 'possibly'} {_range(filters)}")
    if filters.sources:
        parts.append(f"printed by {_either(list(filters.sources))}")
    if filters.text:
        parts.append(f"saying “{filters.text}”")
    if filters.confidence:
        parts.append(f"confidence {filters.confidence:.2f} or more")
    if filters.statuses:
        parts.append(f"status {_either(list(filters.statuses))}")
    line = ", ".join(parts)
    return line[:1].upper() + line[1:] if line else "No filter"


def _range(filters: Filters) -> str:
    if filters.start and filters.end:
        return day_range(filters.start, filters.end)
    if filters.start:
        return f"on or after {full_day(filters.start)}"
    return f"on or before {full_day(filters.end)}" if filters.end else ""


def _either(words: list[str]) -> str:
    if len(words) > 4:
        words = [*words[:3], f"{len(words) - 3} more"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
