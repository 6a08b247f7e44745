"""Loads what the views count into memory: one narrow table of events, one of their places.

A million events take about 60 MB here and answer in milliseconds; their words stay in the
store's Parquet files and are fetched by file and row number for the few that are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb


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
    """

    n_events: int
    first: date | None
    last: date | None
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    places: tuple[PlaceOption, ...]


_ENUMS = {
    "event_type": "event_type",
    "sub_event_type": "sub_event_type",
    "status": "status",
    "country": "coalesce(country, '')",
    "place_precision": "place_precision",
    "date_precision": "date_precision",
}

_LOAD = """
CREATE TABLE event AS
SELECT
    (row_number() OVER (ORDER BY dated DESC, date_end DESC, date_start DESC,
                        first_published DESC, event_id) - 1)::INTEGER AS rank,
    ('0x' || event_id)::UBIGINT AS event_id,
    event_type::event_type AS event_type,
    sub_event_type::sub_event_type AS sub_event_type,
    status::status AS status,
    coalesce(country, '')::country AS country,
    place_precision::place_precision AS place_precision,
    date_precision::date_precision AS date_precision,
    coalesce(geonameid, 0)::INTEGER AS geonameid,
    date_start, date_end, dated, confidence,
    n_reports::INTEGER AS n_reports,
    file_no::SMALLINT AS file_no,
    file_row_number::INTEGER AS file_row
FROM (
    SELECT *, date_precision <> 'unknown' AND date_start IS NOT NULL
              AND date_end IS NOT NULL AS dated
    FROM read_parquet(?, file_row_number = true, filename = true)
    JOIN event_file ON event_file.path = filename
)
ORDER BY rank
"""


def patterns(paths: Sequence[str]) -> list[str]:
    """Paths as DuckDB takes them by the letter: it reads `*`, `?` and `[` as patterns."""
    return ["".join(f"[{sign}]" if sign in "*?[" else sign for sign in path) for path in paths]


def open_tables(files: StoreFiles) -> duckdb.DuckDBPyConnection:
    """Load one version of the store; every caller takes a `cursor()` of the connection."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET enable_progress_bar = false")
    connection.execute("CREATE TABLE event_file (path VARCHAR, file_no INTEGER)")
    numbered = [[path, number] for number, path in enumerate(files.events)]
    if not numbered:
        _create_empty(connection)
        return connection
    connection.executemany("INSERT INTO event_file VALUES (?, ?)", numbered)
    paths = patterns(files.events)
    for name, value in _ENUMS.items():
        found = connection.execute(
            f"SELECT DISTINCT {value} FROM read_parquet(?) ORDER BY 1",  # noqa: S608 our columns
            [paths],
        ).fetchall()
        _create_enum(connection, name, [str(row[0]) for row in found])
    connection.execute(_LOAD, [paths])
    connection.execute(
        "CREATE TABLE place AS SELECT geonameid::INTEGER AS geonameid, "
        "any_value(city) AS city, any_value(admin1) AS admin1, any_value(country) AS country, "
        "any_value(latitude) AS latitude, any_value(longitude) AS longitude, "
        "any_value(place_precision) AS place_precision "
        "FROM read_parquet(?) WHERE geonameid IS NOT NULL GROUP BY geonameid",
        [paths],
    )
    _load_sources(connection, paths)
    return connection


def _create_enum(connection: duckdb.DuckDBPyConnection, name: str, values: list[str]) -> None:
    # An enumeration cannot be bound; its values are quoted as SQL text, quotes doubled.
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values or [""])
    connection.execute(f"CREATE TYPE {name} AS ENUM ({quoted})")


def _load_sources(connection: duckdb.DuckDBPyConnection, paths: list[str]) -> None:
    connection.execute(
        "CREATE TABLE source AS SELECT (row_number() OVER (ORDER BY n DESC, name) - 1)::INTEGER "
        "AS source_no, name, n FROM (SELECT name, count(*) AS n FROM "
        "(SELECT unnest(sources) AS name FROM read_parquet(?)) GROUP BY name)",
        [paths],
    )
    connection.execute(
        "CREATE TABLE event_source AS SELECT event.rank, source.source_no FROM "
        "(SELECT ('0x' || event_id)::UBIGINT AS event_id, unnest(sources) AS name "
        " FROM read_parquet(?)) AS told "
        "JOIN source ON source.name = told.name "
        "JOIN event ON event.event_id = told.event_id ORDER BY event.rank",
        [paths],
    )


def _create_empty(connection: duckdb.DuckDBPyConnection) -> None:
    for name in _ENUMS:
        _create_enum(connection, name, [])
    connection.execute(
        "CREATE TABLE event (rank INTEGER, event_id UBIGINT, event_type event_type, "
        "sub_event_type sub_event_type, status status, country country, "
        "place_precision place_precision, date_precision date_precision, geonameid INTEGER, "
        "date_start DATE, date_end DATE, dated BOOLEAN, confidence DOUBLE, n_reports INTEGER, "
        "file_no SMALLINT, file_row INTEGER)"
    )
    connection.execute(
        "CREATE TABLE place (geonameid INTEGER, city VARCHAR, admin1 VARCHAR, country VARCHAR, "
        "latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR)"
    )
    connection.execute("CREATE TABLE source (source_no INTEGER, name VARCHAR, n BIGINT)")
    connection.execute("CREATE TABLE event_source (rank INTEGER, source_no INTEGER)")


def read_extent(connection: duckdb.DuckDBPyConnection) -> Extent:
    """What the loaded version holds."""
    cursor = connection.cursor()

    def ranked(column: str) -> tuple[str, ...]:
        rows = cursor.execute(
            f"SELECT {column}::VARCHAR FROM event GROUP BY 1 "  # noqa: S608 our column names
            "ORDER BY count(*) DESC, 1"
        ).fetchall()
        return tuple(row[0] for row in rows if row[0])

    counted = cursor.execute(
        "SELECT count(*), min(date_start) FILTER (dated), max(date_end) FILTER (dated) FROM event"
    ).fetchall()[0]
    sources = cursor.execute("SELECT name FROM source ORDER BY source_no").fetchall()
    places = cursor.execute(
        "SELECT geonameid, coalesce(city, admin1), place.country, place.place_precision, n FROM "
        "(SELECT geonameid, count(*) AS n FROM event GROUP BY geonameid) "
        "JOIN place USING (geonameid) WHERE place.place_precision IN ('city', 'admin1') "
        "ORDER BY n DESC, geonameid"
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
    )
