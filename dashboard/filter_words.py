"""The filter as words for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.filters import Filters
from dashboard.wording import day_range, figure_words, full_day


@dataclass(frozen=True, slots=True)
class Names:
    """Labels for the ids that a filter holds."""

    types: Mapping[str, str]
    countries: Mapping[str, str]
    places: Mapping[int, str]


def in_words(filters: Filters, names: Names) -> str:
    """The filter as one line for people: "confidence 0.40 or more, status reported"."""
    where = [names.countries.get(one, one) for one in filters.countries]
    where += [one.partition("/")[2] or one for one in filters.admin1s]
    where += [names.places.get(one, f"place {one}") for one in filters.places]
    parts = (
        _either("", _kinds(filters, names)),
        _either("in ", where),
        "without a city" if filters.unplaced else "",
        _days(filters),
        _either("printed by ", filters.sources),
        *_least(filters),
        f"saying “{filters.text}”" if filters.text else "",
        f"confidence {filters.confidence:.2f} or more" if filters.confidence else "",
        _either("status ", filters.statuses),
        _either("review: ", filters.reviews),
    )
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:] if line else "No filter"


def _kinds(filters: Filters, names: Names) -> list[str]:
    kinds = [
        names.types.get(one, one).lower()
        for one in filters.types
        if not any(finer.startswith(f"{one}/") for finer in filters.subtypes)
    ]
    return kinds + [finer.rpartition("/")[2].replace("_", " ") for finer in filters.subtypes]


def _least(filters: Filters) -> list[str]:
    said = []
    if filters.n_sources > 1:
        said.append(f"told by {filters.n_sources} outlets or more")
    if filters.figure:
        said.append(f"{filters.least:,} or more {figure_words(filters.figure)}")
    return said


def _days(filters: Filters) -> str:
    if filters.undated:
        return "without a date"
    if not (filters.start or filters.end):
        return ""
    return f"{'surely' if filters.surely else 'possibly'} {_range(filters)}"


def _range(filters: Filters) -> str:
    if filters.start and filters.end:
        return day_range(filters.start, filters.end)
    if filters.start:
        return f"on or after {full_day(filters.start)}"
    return f"on or before {full_day(filters.end)}" if filters.end else ""


def _either(before: str, words: Sequence[str]) -> str:
    """`in Iran, Iraq or 3 more`; empty without words."""
    said = list(words)
    if not said:
        return ""
    if len(said) > 4:
        said = [*said[:3], f"{len(said) - 3} more"]
    joined = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"
    return before + joined
