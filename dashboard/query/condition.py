"""The filter as a condition over the loaded table."""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

from dataclasses import dataclass, field
from typing import Any

from dashboard.filters import FIGURES, Filters
from dashboard.query.loaded import Events


@dataclass(slots=True)
class _Condition:
    """Parts of a condition, gathered with the values that are bound in it, in one order."""

    parts: list[str] = field(default_factory=lambda: ["true"])
    bound: list[Any] = field(default_factory=list)

    def among(self, column: str, kind: str, values: tuple[Any, ...]) -> str:
        self.bound.extend(values)
        return f"{column} IN ({', '.join(f'TRY_CAST(? AS {kind})' for _ in values)})"

    def least(self, column: str, value: Any) -> None:
        self.bound.append(value)
        self.parts.append(f"{column} >= ?")

    def any_of(self, parts: list[str]) -> None:
        if parts:
            self.parts.append(f"({' OR '.join(parts)})")


def condition(events: Events, filters: Filters) -> tuple[str, list[Any]]:
    """The filter as a condition over `event`, and its bound values."""
    told = _Condition()
    told.any_of(_kinds(told, filters))
    if filters.statuses:
        told.parts.append(told.among("status", "status", filters.statuses))
    told.any_of(_places(told, filters))
    if filters.unplaced:
        told.parts.append("NOT has_city")
    _dates(told, filters)
    if filters.sources:
        outlets = told.among("name", "VARCHAR", filters.sources)
        told.parts.append(f"source_set IN (SELECT source_set FROM source WHERE {outlets})")
    if filters.n_sources > 1:
        told.least("n_sources", filters.n_sources)
    if filters.figure in FIGURES:
        told.least(filters.figure, filters.least)
    if filters.reviews:
        told.parts.append(told.among("review", "review", filters.reviews))
    elif "rejected" in events.extent.reviews:
        told.parts.append("review <> 'rejected'")
    if filters.confidence:
        told.least("confidence", filters.confidence)
    if filters.text:
        told.parts.append(f"event_id IN (SELECT event_id FROM {events.hits(filters.text)})")
    return " AND ".join(told.parts), told.bound


def _kinds(told: _Condition, filters: Filters) -> list[str]:
    """Whole types, and of those with finer kinds among the chosen only these."""
    refined = {finer.partition("/")[0] for finer in filters.subtypes}
    whole = tuple(one for one in filters.types if one not in refined)
    kinds = [told.among("event_type", "event_type", whole)] if whole else []
    return kinds + ([told.among("kind", "kind", filters.subtypes)] if filters.subtypes else [])


def _places(told: _Condition, filters: Filters) -> list[str]:
    where = []
    if filters.countries:
        where.append(told.among("country", "country", filters.countries))
    if filters.admin1s:
        provinces = told.among("country || '/' || admin1", "VARCHAR", filters.admin1s)
        where.append(f"place_no IN (SELECT place_no FROM place WHERE {provinces})")
    if filters.places:
        places = told.among("geonameid", "BIGINT", filters.places)
        where.append(f"place_no IN (SELECT place_no FROM place WHERE {places})")
    return where


def _dates(told: _Condition, filters: Filters) -> None:
    if filters.undated:
        told.parts.append("NOT dated")
        return
    if not (filters.start or filters.end):
        return
    first, last = ("date_start", "date_end") if filters.surely else ("date_end", "date_start")
    told.parts.append("dated")
    if filters.start:
        told.least(first, filters.start)
    if filters.end:
        told.parts.append(f"{last} <= ?")
        told.bound.append(filters.end)
