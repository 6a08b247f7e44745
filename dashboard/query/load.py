"""Loads what the views count into memory: one narrow table of events, one of their places.

A million events take about 60 MB here and answer in milliseconds; their words stay in the
store's Parquet files and are fetched by file and row number for the few that are shown.
"""

# ruff: noqa: S608 - what is pasted into the SQL are our own words; values are bound

from dataclasses import dataclass

import duckdb

from dashboard.filters import REVIEWS, STATUSES
from etl.export.select import by_the_letter

MOST_FRESH = 0.3  # of the events: where more are new, making all tables anew is as quick


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


_ENUMS = {
    "event_type": "event_type",
    "status": "status",
    "country": "coalesce(country, '')",
    "kind": "event_type || '/' || sub_event_type",
    "review": "review_state",
}

# What a judgement can bring though no event has it yet: an enumeration cannot grow later.
_TO_COME = {"status": STATUSES, "review": REVIEWS}

# Bins are worked out once here: a wider interval has none of that width, and no date none at all.
# `newest` sorts as an export is sorted: the dated first, then by their last and first days.
_EVENTS = """
INSERT INTO event
SELECT
    ('0x' || event_id)::UBIGINT,
    event_type::event_type,
    (event_type || '/' || sub_event_type)::kind,
    status::status,
    review_state::review,
    coalesce(told.country, '')::country,
    told.place_precision = 'city',
    coalesce(place_no, 0)::INTEGER,
    source_set.source_set,
    date_start, date_end, dated,
    (dated::BIGINT << 44) + (coalesce(date_end - DATE '0001-01-01' + 1, 0) << 22)
        + coalesce(date_start - DATE '0001-01-01' + 1, 0) AS newest,
    first_published,
    CASE WHEN dated AND date_start = date_end THEN date_start END,
    CASE WHEN dated AND date_trunc('week', date_start) = date_trunc('week', date_end)
         THEN date_trunc('week', date_start)::DATE END,
    CASE WHEN dated AND date_trunc('month', date_start) = date_trunc('month', date_end)
         THEN date_trunc('month', date_start)::DATE END,
    CASE WHEN dated AND year(date_start) = year(date_end)
         THEN date_trunc('year', date_start)::DATE END,
    confidence,
    n_reports::INTEGER,
    n_sources::SMALLINT,
    participants::INTEGER, fatalities::INTEGER, injured::INTEGER, detained::INTEGER,
    file_no,
    file_row_number::INTEGER
FROM (
    SELECT *, date_precision <> 'unknown' AND date_start IS NOT NULL
              AND date_end IS NOT NULL AS dated
    FROM read_parquet(?, file_row_number = true, filename = true)
) AS told
JOIN event_file ON event_file.path = told.filename
LEFT JOIN place ON place.geonameid = told.geonameid
JOIN source_set ON source_set.sources = told.sources
ORDER BY newest DESC, first_published DESC, event_id
"""
NEWEST_FIRST = "newest DESC, first_published DESC, event_id"  # as `etl.export.select.ORDER` sorts
_PLACES = """
INSERT INTO place
SELECT (SELECT coalesce(max(place_no), 0) FROM place)
       + row_number() OVER (ORDER BY count(*) DESC, geonameid),
       geonameid::BIGINT, any_value(city), any_value(admin1), any_value(country),
       any_value(latitude), any_value(longitude), any_value(place_precision), count(*)
FROM read_parquet(?)
WHERE geonameid IS NOT NULL AND geonameid NOT IN (SELECT geonameid FROM place) GROUP BY geonameid
"""
# Events of the same outlets share a number: there are few such sets, however many events.
_SOURCE_SETS = """
INSERT INTO source_set
SELECT (SELECT coalesce(max(source_set), 0) FROM source_set) + row_number() OVER (),
       sources, count(*)
FROM read_parquet(?) AS told ANTI JOIN source_set USING (sources) GROUP BY sources
"""
_SOURCES = """
CREATE OR REPLACE TABLE source AS
SELECT *, dense_rank() OVER (ORDER BY name)::INTEGER AS outlet_no
FROM (SELECT source_set, unnest(sources) AS name, n_events FROM source_set)
"""
_TABLES = """
CREATE TABLE event (event_id UBIGINT, event_type event_type, kind kind, status status,
    review review, country country, has_city BOOLEAN, place_no INTEGER, source_set INTEGER,
    date_start DATE, date_end DATE, dated BOOLEAN, newest BIGINT, first_published DATE,
    in_day DATE, in_week DATE, in_month DATE, in_year DATE, confidence DOUBLE,
    n_reports INTEGER, n_sources SMALLINT, participants INTEGER, fatalities INTEGER,
    injured INTEGER, detained INTEGER, file_no INTEGER, file_row INTEGER);
CREATE TABLE event_file (path VARCHAR, file_no INTEGER);
CREATE TABLE place (place_no INTEGER, geonameid BIGINT, city VARCHAR, admin1 VARCHAR,
    country VARCHAR, latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR, n_events BIGINT);
CREATE TABLE source_set (source_set INTEGER, sources VARCHAR[], n_events BIGINT);
"""
_RECOUNT = """
UPDATE place SET n_events = coalesce((SELECT n FROM (SELECT place_no AS no, count(*) AS n
    FROM event GROUP BY place_no) WHERE no = place_no), 0);
UPDATE source_set SET n_events = coalesce((SELECT n FROM (SELECT source_set AS no, count(*) AS n
    FROM event GROUP BY source_set) WHERE no = source_set), 0);
"""


def make_tables(connection: duckdb.DuckDBPyConnection, files: StoreFiles) -> None:
    """Load one version of the store into an empty database."""
    paths = by_the_letter(files.events)
    review = _review(connection, paths)
    for name, value in _ENUMS.items():
        found = _values(connection, value.replace("review_state", review), paths)
        _create_enum(connection, name, sorted({*found, *_TO_COME.get(name, ())}))
    connection.execute(_TABLES)
    if paths:
        _add(connection, files.events, review)
    connection.execute(_SOURCES)


def renew_tables(connection: duckdb.DuckDBPyConnection, files: StoreFiles) -> bool:
    """Bring the tables of another version to this one, where only some files differ.

    Returns:
        False if they cannot be, or hardly anything would stay: then the tables are as they were.
    """
    known = dict(connection.execute("SELECT path, file_no FROM event_file").fetchall())
    fresh = tuple(path for path in files.events if path not in known)
    gone = [number for path, number in known.items() if path not in set(files.events)]
    paths = by_the_letter(fresh)
    if fresh:
        if _n_rows(connection, paths) > MOST_FRESH * _n_rows(
            connection, by_the_letter(files.events)
        ):
            return False
        review = _review(connection, paths)
        for name, value in _ENUMS.items():
            found = _values(connection, value.replace("review_state", review), paths)
            row = connection.execute(f"SELECT enum_range(NULL::{name})").fetchall()[0]
            if not set(found) <= set(row[0]):
                return False
    connection.execute("BEGIN")
    for table in ("event", "event_file"):
        connection.execute(
            f"DELETE FROM {table} WHERE file_no IN (SELECT unnest(?::INTEGER[]))", [gone]
        )
    if fresh:
        _add(connection, fresh, review)
    connection.execute(_RECOUNT)
    connection.execute(_SOURCES)
    connection.execute("COMMIT")
    return True


def _add(connection: duckdb.DuckDBPyConnection, events: tuple[str, ...], review: str) -> None:
    """Add the events of some files, and the places and outlets that they bring."""
    last = connection.execute("SELECT coalesce(max(file_no), -1) FROM event_file").fetchall()[0][0]
    numbered = [[path, last + 1 + number] for number, path in enumerate(events)]
    connection.executemany("INSERT INTO event_file VALUES (?, ?)", numbered)
    paths = by_the_letter(events)
    for statement in (_PLACES, _SOURCE_SETS, _EVENTS.replace("review_state", review)):
        connection.execute(statement, [paths])


def _n_rows(connection: duckdb.DuckDBPyConnection, paths: list[str]) -> int:
    sql = "SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata(?)"
    return int(connection.execute(sql, [paths]).fetchall()[0][0])


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
