"""Asks the loaded tables: every function takes the filter and gives counts, frames or rows.

Parameters are bound, never pasted; what is pasted into the SQL are this module's own words.
"""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Literal

import pandas as pd

from dashboard.filters import Filters
from dashboard.query.condition import condition
from dashboard.query.loaded import Events
from dashboard.query.tally import summed, tallied

Bin = Literal["day", "week", "month", "year"]
BINS: tuple[Bin, ...] = ("day", "week", "month", "year")
_MIXED = 40  # places whose mix of types is told with them: more than any list shows


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
    cells = tallied(events, filters)
    places = by_place(events, filters)
    dated = [cell for cell in cells if cell.dated]
    return Totals(
        n_events=sum(cell.n_events for cell in cells),
        n_reports=sum(cell.n_reports for cell in cells),
        n_sources=_count_outlets(events, filters),
        n_cities=sum(place.precision == "city" for place in places),
        n_countries=len({place.country for place in places}),
        n_unplaced=sum(cell.n_events for cell in cells if not cell.has_city),
        n_undated=sum(cell.n_events for cell in cells if not cell.dated),
        first=min((cell.first for cell in dated if cell.first), default=None),
        last=max((cell.last for cell in dated if cell.last), default=None),
        types=summed((cell.kind.partition("/")[0], cell.n_events) for cell in cells),
    )


def _count_outlets(events: Events, filters: Filters) -> int:
    where, bound = condition(events, filters)
    rows = events.rows(
        "SELECT count(DISTINCT outlet_no) FROM source SEMI JOIN (SELECT source_set, count(*) "
        f"FROM event WHERE {where} GROUP BY source_set) USING (source_set)",
        bound,
    )
    return int(rows[0][0])


def count(events: Events, filters: Filters) -> int:
    """How many events a filter lets through."""
    return sum(cell.n_events for cell in tallied(events, filters))


def count_undated(events: Events, filters: Filters) -> int:
    """How many events without a date the rest of the filter lets through."""
    asked = filters.without("date")
    return sum(cell.n_events for cell in tallied(events, asked) if not cell.dated)


def count_unplaced(events: Events, filters: Filters) -> int:
    """How many events without a city the rest of the filter lets through."""
    return sum(cell.n_events for cell in tallied(events, filters) if not cell.has_city)


def by_place(events: Events, filters: Filters) -> tuple[PlaceCount, ...]:
    """The places of the filtered set, most events first."""
    return _places(events, filters)[0]


def mixes(events: Events, filters: Filters, places: tuple[int, ...]) -> dict[int, dict[str, int]]:
    """Events by type for a few places, whatever places the filter names: id to type to count."""
    known = _places(events, filters)[1]
    if known.keys() >= set(places):
        return {place: known[place] for place in places}
    anywhere = replace(filters.without("place"), unplaced=filters.unplaced)
    asked = replace(anywhere, places=places)
    return {place: {} for place in places} | _places(events, asked)[1]


_Places = tuple[tuple[PlaceCount, ...], dict[int, dict[str, int]]]


def _places(events: Events, filters: Filters) -> _Places:
    return events.once(("places", filters), lambda: _ask_places(events, filters))


def _ask_places(events: Events, filters: Filters) -> _Places:
    """The places, and the mix of types of the first of them: one scan of the events for both."""
    where, bound = condition(events, filters)
    cursor = events.cursor()
    cursor.execute(
        "CREATE TEMP TABLE told AS SELECT place_no, event_type, count(*)::INTEGER AS n FROM event "
        f"WHERE place_no > 0 AND {where} GROUP BY place_no, event_type",
        bound,
    )
    rows = cursor.execute(
        "SELECT geonameid, coalesce(city, admin1, ''), country, place_precision, "
        "round(longitude, 3), round(latitude, 3), counted.n_events, top_type::VARCHAR, n_top FROM ("
        " SELECT place_no, sum(n)::INTEGER AS n_events, max(n)::INTEGER AS n_top,"
        " arg_max(event_type, n * 256 - enum_code(event_type)) AS top_type "
        " FROM told GROUP BY place_no) AS counted "
        "JOIN place USING (place_no) ORDER BY counted.n_events DESC, place_no"
    ).fetchall()
    places = tuple(PlaceCount(*row) for row in rows)
    cities = (place.geonameid for place in places if place.precision == "city")
    first = [*islice(cities, _MIXED), *(place.geonameid for place in places[:_MIXED])]
    mixed: dict[int, dict[str, int]] = {place: {} for place in first}
    for place, event_type, number in cursor.execute(
        "SELECT geonameid, event_type::VARCHAR, n FROM told JOIN place USING (place_no) "
        "WHERE geonameid IN (SELECT unnest(?::BIGINT[])) ORDER BY n DESC, 2",
        [list(mixed)],
    ).fetchall():
        mixed[place][event_type] = number
    cursor.close()
    return places, mixed


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
