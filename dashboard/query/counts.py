"""Asks the loaded tables: every function takes the filter and gives counts, frames or rows.

Parameters are bound, never pasted; what is pasted into the SQL are this module's own words.
"""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.filters import Filters
from dashboard.query.condition import condition
from dashboard.query.loaded import Events

Bin = Literal["day", "week", "month", "year"]
BINS: tuple[Bin, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A city, a province or a country with the events known to that level and no closer.

    Attributes:
        geonameid: its id. name: of the city or province; empty for a country.
        country: ISO alpha-2. precision: `city`, `admin1` or `country`.
        longitude, latitude: in degrees, to a hundred metres.
        n_events: of the filtered set. top_type: the commonest of them; n_top: how many it has.
    """

    geonameid: int
    name: str
    country: str
    precision: str
    longitude: float
    latitude: float
    n_events: int
    top_type: str
    n_top: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of one filtered set.

    Attributes:
        n_events: events in the set; n_reports: reports behind them; n_sources: outlets.
        n_cities, n_countries: different places of the events that name one.
        n_unplaced: events without a city (known to a province, a country or nowhere).
        n_undated: events without a date. first, last: possible days of the others.
        types: events of each type, most first.
    """

    n_events: int
    n_reports: int
    n_sources: int
    n_cities: int
    n_countries: int
    n_unplaced: int
    n_undated: int
    first: date | None
    last: date | None
    types: Mapping[str, int]


def totals(events: Events, filters: Filters) -> Totals:
    """Count the filtered set."""
    return events.once(("totals", filters), lambda: _totals(events, filters))


def _totals(events: Events, filters: Filters) -> Totals:
    where, bound = condition(events, filters)
    counts = events.rows(
        "SELECT count(*), coalesce(sum(n_reports), 0)::BIGINT, count(*) FILTER (NOT has_city), "
        "count(*) FILTER (NOT dated), min(date_start) FILTER (dated), "
        f"max(date_end) FILTER (dated) FROM event WHERE {where}",
        bound,
    )[0]
    outlets = events.rows(
        "SELECT count(DISTINCT name) FROM source WHERE source_set IN "
        f"(SELECT DISTINCT source_set FROM event WHERE {where})",
        bound,
    )[0]
    n_events, n_reports, n_unplaced, n_undated, first, last = counts
    places = by_place(events, filters)
    return Totals(
        n_events=n_events,
        n_reports=n_reports,
        n_sources=outlets[0],
        n_cities=sum(place.precision == "city" for place in places),
        n_countries=len({place.country for place in places}),
        n_unplaced=n_unplaced,
        n_undated=n_undated,
        first=first,
        last=last,
        types=_by_value(events, filters, "event_type"),
    )


def _by_value(events: Events, filters: Filters, column: str) -> dict[str, int]:
    """Events by a column's value, most first."""

    def ask() -> dict[str, int]:
        where, bound = condition(events, filters)
        sql = f"SELECT {column}::VARCHAR, n FROM (SELECT {column}, count(*) AS n FROM event "
        return dict(
            events.rows(f"{sql} WHERE {where} GROUP BY {column}) ORDER BY n DESC, 1", bound)
        )

    return events.once(("by_value", filters, column), ask)


def choices(events: Events, filters: Filters, part: str) -> dict[str, int]:
    """Events behind each option of a part under the rest of the filter.

    Args:
        events: the loaded store.
        filters: of the page.
        part: `type`, `subtype` (finer kinds as `repression/arrest`), `status` or `review`.
    """
    column, lifted = {
        "type": ("event_type", "type"),
        "subtype": ("kind", "type"),
        "status": ("status", "status"),
        "review": ("review", "review"),
    }[part]
    rest = filters.without(lifted)
    if part == "review":
        rest = replace(rest, reviews=events.extent.reviews)
    return _by_value(events, rest, column)


def count(events: Events, filters: Filters) -> int:
    """How many events a filter lets through."""
    return events.once(("count", filters), lambda: _count(events, filters))


def _count(events: Events, filters: Filters) -> int:
    where, bound = condition(events, filters)
    return int(events.rows(f"SELECT count(*) FROM event WHERE {where}", bound)[0][0])


def count_undated(events: Events, filters: Filters) -> int:
    """How many events without a date the rest of the filter lets through."""
    return count(events, replace(filters.without("date"), undated=True))


def count_unplaced(events: Events, filters: Filters) -> int:
    """How many events without a city the rest of the filter lets through."""
    return count(events, replace(filters, unplaced=True))


def by_place(events: Events, filters: Filters) -> tuple[PlaceCount, ...]:
    """The places of the filtered set, most events first."""
    return events.once(("by_place", filters), lambda: _by_place(events, filters))


def _by_place(events: Events, filters: Filters) -> tuple[PlaceCount, ...]:
    where, bound = condition(events, filters)
    rows = events.rows(
        "SELECT geonameid, coalesce(city, admin1, ''), country, place_precision, "
        "round(longitude, 3), round(latitude, 3), counted.n_events, top_type::VARCHAR, n_top FROM ("
        " SELECT place_no, sum(n)::INTEGER AS n_events, max(n)::INTEGER AS n_top,"
        " arg_max(event_type, n * 256 - enum_code(event_type)) AS top_type FROM ("
        "  SELECT place_no, event_type, count(*) AS n FROM event "
        f" WHERE place_no > 0 AND {where} GROUP BY place_no, event_type) GROUP BY place_no) "
        "AS counted JOIN place USING (place_no) ORDER BY counted.n_events DESC, place_no",
        bound,
    )
    return tuple(PlaceCount(*row) for row in rows)


def mixes(events: Events, filters: Filters, places: tuple[int, ...]) -> dict[int, dict[str, int]]:
    """Events by type for a few places, whatever places the filter names: id to type to count."""
    return events.once(("mixes", filters, places), lambda: _mixes(events, filters, places))


def _mixes(events: Events, filters: Filters, places: tuple[int, ...]) -> dict[int, dict[str, int]]:
    where, bound = condition(events, replace(filters, places=(), countries=()))
    marks = ", ".join("?" for _ in places) or "NULL"
    rows = events.rows(
        "SELECT geonameid, event_type::VARCHAR, n FROM (SELECT place_no, event_type, count(*) AS n "
        f"FROM event WHERE {where} AND place_no IN (SELECT place_no FROM place WHERE geonameid "
        f"IN ({marks})) GROUP BY place_no, event_type) JOIN place USING (place_no) "
        "ORDER BY n DESC, 2",
        [*bound, *places],
    )
    mixed: dict[int, dict[str, int]] = {place: {} for place in places}
    for place, event_type, number in rows:
        mixed[place][event_type] = number
    return mixed


def by_bin(events: Events, filters: Filters, bin_: Bin) -> pd.DataFrame:
    """Events whose bin is known, by bin and type, whatever the range of dates.

    An event counts here when its whole interval lies in one bin; the others are in `intervals`.

    Returns:
        bin (first day, datetime), event_type, n_events.
    """
    anywhen = filters.without("date")
    return events.once(("by_bin", anywhen, bin_), lambda: _by_bin(events, anywhen, bin_))


def _by_bin(events: Events, filters: Filters, bin_: Bin) -> pd.DataFrame:
    where, bound = condition(events, filters)
    return events.frame(
        f"SELECT bin::TIMESTAMP AS bin, event_type::VARCHAR AS event_type, n_events FROM ("
        f"SELECT in_{bin_} AS bin, event_type, count(*)::INTEGER AS n_events FROM event "
        f"WHERE in_{bin_} IS NOT NULL AND {where} GROUP BY 1, 2) ORDER BY 1, 2",
        bound,
    )


def intervals(events: Events, filters: Filters, bin_: Bin) -> pd.DataFrame:
    """Events spread over several bins, by interval, whatever the range of dates.

    Returns:
        date_start, date_end (datetime, both included), n_events.
    """
    anywhen = filters.without("date")
    return events.once(("intervals", anywhen, bin_), lambda: _intervals(events, anywhen, bin_))


def _intervals(events: Events, filters: Filters, bin_: Bin) -> pd.DataFrame:
    where, bound = condition(events, filters)
    return events.frame(
        "SELECT date_start::TIMESTAMP AS date_start, date_end::TIMESTAMP AS date_end, n_events "
        "FROM (SELECT date_start, date_end, count(*)::INTEGER AS n_events FROM event "
        f"WHERE dated AND in_{bin_} IS NULL AND {where} GROUP BY 1, 2)",
        bound,
    )
