"""Loads what the views count into memory: one narrow table of events, one of their places.

A million events take about 60 MB here and answer in milliseconds; their words stay in the
store's Parquet files and are fetched by file and row number for the few that are shown.
"""

# ruff: noqa: S608 - what is pasted into the SQL are our own words; values are bound

from dataclasses import dataclass
from datetime import date

import duckdb

from etl.export.select import ORDER, by_the_letter


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """The Parquet files that one version of the store names, and nothing else.

    Attributes:
        version: the manifest's version; 0 for a store that does not exist yet.
        articles, reports, events: paths of the files of each table.
    """

    version: int
    articles: tuple[str, ...]
    reports: tuple[str, ...]
    events: tuple[str, ...]


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


_ENUMS = {
    "event_type": "event_type",
    "status": "status",
    "country": "coalesce(country, '')",
    "kind": "event_type || '/' || sub_event_type",
    "review": "review_state",
}

# Bins are worked out once here: a wider interval has none of that width, and no date none at all.
_LOAD = f"""
CREATE TABLE event AS
SELECT
    (row_number() OVER (ORDER BY {ORDER}) - 1)::INTEGER AS rank,
    ('0x' || event_id)::UBIGINT AS event_id,
    event_type::event_type AS event_type,
    (event_type || '/' || sub_event_type)::kind AS kind,
    status::status AS status,
    review_state::review AS review,
    coalesce(told.country, '')::country AS country,
    told.place_precision = 'city' AS has_city,
    coalesce(place_no, 0)::INTEGER AS place_no,
    source_set.source_set,
    date_start, date_end, dated,
    CASE WHEN dated AND date_start = date_end THEN date_start END AS in_day,
    CASE WHEN dated AND date_trunc('week', date_start) = date_trunc('week', date_end)
         THEN date_trunc('week', date_start)::DATE END AS in_week,
    CASE WHEN dated AND date_trunc('month', date_start) = date_trunc('month', date_end)
         THEN date_trunc('month', date_start)::DATE END AS in_month,
    CASE WHEN dated AND year(date_start) = year(date_end)
         THEN date_trunc('year', date_start)::DATE END AS in_year,
    confidence,
    n_reports::INTEGER AS n_reports,
    n_sources::SMALLINT AS n_sources,
    participants::INTEGER AS participants, fatalities::INTEGER AS fatalities,
    injured::INTEGER AS injured, detained::INTEGER AS detained,
    file_no::SMALLINT AS file_no,
    file_row_number::INTEGER AS file_row
FROM (
    SELECT *, date_precision <> 'unknown' AND date_start IS NOT NULL
              AND date_end IS NOT NULL AS dated
    FROM read_parquet(?, file_row_number = true, filename = true)
) AS told
JOIN event_file ON event_file.path = told.filename
LEFT JOIN place ON place.geonameid = told.geonameid
JOIN source_set ON source_set.sources = told.sources
ORDER BY rank
"""
_PLACES = """
CREATE TABLE place AS
SELECT row_number() OVER (ORDER BY count(*) DESC, geonameid)::INTEGER AS place_no,
       geonameid::BIGINT AS geonameid, any_value(city) AS city, any_value(admin1) AS admin1,
       any_value(country) AS country, any_value(latitude) AS latitude,
       any_value(longitude) AS longitude, any_value(place_precision) AS place_precision,
       count(*) AS n_events
FROM read_parquet(?) WHERE geonameid IS NOT NULL GROUP BY geonameid
"""
# Events of the same outlets share a number: there are few such sets, however many events.
_SOURCE_SETS = """
CREATE TABLE source_set AS
SELECT row_number() OVER ()::INTEGER AS source_set, sources, count(*) AS n_events
FROM read_parquet(?) GROUP BY sources
"""
_SOURCES = """
CREATE TABLE source AS
SELECT *, dense_rank() OVER (ORDER BY name)::INTEGER AS outlet_no
FROM (SELECT source_set, unnest(sources) AS name, n_events FROM source_set)
"""
_EMPTY = """
CREATE TABLE event (rank INTEGER, event_id UBIGINT, event_type event_type, status status,
    country country, has_city BOOLEAN, place_no INTEGER, source_set INTEGER, date_start DATE,
    date_end DATE, dated BOOLEAN, in_day DATE, in_week DATE, in_month DATE, in_year DATE, confidence DOUBLE,
    n_reports INTEGER, n_sources SMALLINT, participants INTEGER, fatalities INTEGER,
    injured INTEGER, detained INTEGER, kind kind, review review, file_no SMALLINT, file_row INTEGER);
CREATE TABLE place (place_no INTEGER, geonameid BIGINT, city VARCHAR, admin1 VARCHAR,
    country VARCHAR, latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR, n_events BIGINT);
CREATE TABLE source (source_set INTEGER, name VARCHAR, n_events BIGINT, outlet_no INTEGER);
"""


def open_tables(files: StoreFiles) -> duckdb.DuckDBPyConnection:
    """Load one version of the store; every caller takes a `cursor()` of the connection."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET enable_progress_bar = false")
    # Places and types together need more bits than a direct table of counts takes unasked.
    connection.execute("SET perfect_ht_threshold = 20")
    connection.execute("CREATE TABLE event_file (path VARCHAR, file_no INTEGER)")
    numbered = [[path, number] for number, path in enumerate(files.events)]
    paths = by_the_letter(files.events)
    review = _review(connection, paths)
    for name, value in _ENUMS.items():
        asked = value.replace("review_state", review)
        _create_enum(connection, name, _values(connection, asked, paths))
    if not numbered:
        connection.execute(_EMPTY)
        return connection
    connection.executemany("INSERT INTO event_file VALUES (?, ?)", numbered)
    for statement in (_PLACES, _SOURCE_SETS):
        connection.execute(statement, [paths])
    connection.execute(_SOURCES)
    connection.execute(_LOAD.replace("review_state", review), [paths])
    return connection


def _review(connection: duckdb.DuckDBPyConnection, paths: list[str]) -> str:
    """Where the state of review stands: earlier versions of a store have a yes or no."""
    if not paths:
        return "review_state"
    described = connection.execute("DESCRIBE FROM read_parquet(?)", [paths]).fetchall()
    if "review_state" in {row[0] for row in described}:
        return "review_state"
    return "CASE WHEN reviewed THEN 'accepted' ELSE 'unreviewed' END"


def _values(connection: duckdb.DuckDBPyConnection, column: str, paths: list[str]) -> list[str]:
    if not paths:
        return []
    sql = f"SELECT DISTINCT {column} FROM read_parquet(?) ORDER BY 1"
    return [str(row[0]) for row in connection.execute(sql, [paths]).fetchall()]


def _create_enum(connection: duckdb.DuckDBPyConnection, name: str, values: list[str]) -> None:
    # An enumeration cannot be bound; its values are quoted as SQL text, quotes doubled.
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values or [""])
    connection.execute(f"CREATE TYPE {name} AS ENUM ({quoted})")


def read_extent(connection: duckdb.DuckDBPyConnection) -> Extent:
    """What the loaded version holds."""
    cursor = connection.cursor()

    def ranked(column: str) -> tuple[str, ...]:
        rows = cursor.execute(
            f"SELECT {column}::VARCHAR FROM event GROUP BY 1 ORDER BY count(*) DESC, 1"
        ).fetchall()
        return tuple(row[0] for row in rows if row[0])

    counted = cursor.execute(
        "SELECT count(*), min(date_start) FILTER (dated), max(date_end) FILTER (dated) FROM event"
    ).fetchall()[0]
    sources = cursor.execute(
        "SELECT name FROM source GROUP BY name ORDER BY sum(n_events) DESC, name"
    ).fetchall()
    places = cursor.execute(
        "SELECT geonameid, coalesce(city, admin1), country, place_precision, n_events FROM place "
        "WHERE place_precision IN ('city', 'admin1') ORDER BY place_no"
    ).fetchall()
    provinces = cursor.execute(
        "SELECT country || '/' || admin1 FROM place WHERE admin1 IS NOT NULL AND country IS NOT "
        "NULL GROUP BY 1 ORDER BY sum(n_events) DESC, 1"
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
