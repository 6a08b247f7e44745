"""What the whole store holds, whatever the filter: the options of the page's widgets."""

# ruff: noqa: S608 - what is pasted into the SQL are our own words; values are bound

from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """A place that some event has, for the choice of places.

    Attributes:
        geonameid: its id. name: of the city, or of the province. country: ISO alpha-2.
        precision: `city` or `admin1`. n_events: in the whole store, whatever the filter.
    """

    geonameid: int
    name: str
    country: str
    precision: str
    n_events: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What the whole store holds, whatever the filter.

    Attributes:
        n_events: all of them. first, last: possible days of the dated ones, None without any.
        types, statuses, countries, sources: values that occur, most frequent first.
        places: cities and provinces, most frequent first.
        kinds: finer kinds as `repression/arrest`. admin1s: provinces as `IR/Kurdistan`.
        reviews: states of review that occur.
    """

    n_events: int
    first: date | None
    last: date | None
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    places: tuple[PlaceOption, ...]
    kinds: tuple[str, ...] = ()
    admin1s: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


def read_extent(connection: duckdb.DuckDBPyConnection) -> Extent:
    """What the loaded version holds."""

    def ranked(column: str) -> tuple[str, ...]:
        rows = connection.execute(
            f"SELECT {column}::VARCHAR FROM event GROUP BY 1 ORDER BY count(*) DESC, 1"
        ).fetchall()
        return tuple(row[0] for row in rows if row[0])

    counted = connection.execute(
        "SELECT count(*), min(date_start) FILTER (dated), max(date_end) FILTER (dated) FROM event"
    ).fetchall()[0]
    sources = connection.execute(
        "SELECT name FROM source WHERE n_events > 0 GROUP BY name ORDER BY sum(n_events) DESC, name"
    ).fetchall()
    places = connection.execute(
        "SELECT geonameid, coalesce(city, admin1), country, place_precision, n_events FROM place "
        "WHERE place_precision IN ('city', 'admin1') AND n_events > 0 "
        "ORDER BY n_events DESC, geonameid"
    ).fetchall()
    provinces = connection.execute(
        "SELECT country || '/' || admin1 FROM place WHERE admin1 IS NOT NULL AND country IS NOT "
        "NULL AND n_events > 0 GROUP BY 1 ORDER BY sum(n_events) DESC, 1"
    ).fetchall()
    return Extent(
        n_events=counted[0],
        first=counted[1],
        last=counted[2],
        types=ranked("event_type"),
        statuses=ranked("status"),
        countries=ranked("country"),
        sources=tuple(row[0] for row in sources),
        places=tuple(PlaceOption(*row) for row in places),
        kinds=ranked("kind"),
        admin1s=tuple(row[0] for row in provinces),
        reviews=ranked("review"),
    )
