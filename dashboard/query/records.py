"""Fetches the words: rows of the table, one event with its receipts, the set for an export.

They stay in the store's Parquet files; the loaded table says in which file and row.
"""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.filters import Filters
from dashboard.query.condition import condition
from dashboard.query.load import NEWEST_FIRST
from dashboard.query.loaded import Events
from etl.export import COLUMNS, ExportOptions, prepared
from etl.export.select import CHOSEN, by_the_letter, name_files, rows_in_order

_AROUND_DAYS = 62  # reports of one event begin no further from it, but for what people joined
_EVENT_ID = re.compile(r"[0-9a-f]{16}")
_ROW = (
    "event_id, event_type, sub_event_type, date_start, date_end, date_precision, city, admin1, "
    "country, geonameid, place_precision, status, confidence, n_reports, n_articles, n_sources, "
    "participants, fatalities, injured, detained, actor, reviewed, sentence"
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as table and panel print it; the fields are the store's columns."""

    event_id: str
    event_type: str
    sub_event_type: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    city: str | None
    admin1: str | None
    country: str | None
    geonameid: int | None
    place_precision: str
    status: str
    confidence: float
    n_reports: int
    n_articles: int
    n_sources: int
    participants: int | None
    fatalities: int | None
    injured: int | None
    detained: int | None
    actor: str | None
    reviewed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report of an event: what was printed, by whom, and on which words it rests.

    Offsets count code points of the article; `article_text` spans are `[start, end)`.

    Attributes:
        sentence: as printed; it starts at `sentence_start`.
        marks: (field, start, end, words) of trigger, place and date: `what`, `where`, `when`.
        date_start, date_end, date_precision, city, admin1, country, place_precision, status,
            confidence: what this report alone claims. detail: why, in words.
        published: ISO, as precise as it is known, or None.
    """

    report_id: str
    sentence: str
    sentence_start: int
    marks: tuple[tuple[str, int, int, str], ...]
    date_start: date | None
    date_end: date | None
    date_precision: str
    city: str | None
    admin1: str | None
    country: str | None
    place_precision: str
    status: str
    confidence: float
    detail: str
    article_id: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None


def page(events: Events, filters: Filters, *, offset: int, limit: int) -> tuple[EventRow, ...]:
    """A stretch of the filtered set: newest first, those without a date last."""
    where, bound = condition(events, filters)
    found = events.rows(
        f"SELECT file_no, file_row FROM event WHERE {where} ORDER BY {NEWEST_FIRST} LIMIT ? OFFSET ?",
        [*bound, limit, offset],
    )
    return _fetch(events, found)


def full_page(
    events: Events, filters: Filters, *, offset: int, limit: int
) -> tuple[dict[str, Any], ...]:
    """The same stretch with all columns of the store."""
    where, bound = condition(events, filters)
    return tuple(
        _in_order(
            events,
            f"SELECT row_number() OVER (ORDER BY {NEWEST_FIRST}) - 1 AS position, file_no, "
            f"file_row FROM (SELECT * FROM event WHERE {where} ORDER BY {NEWEST_FIRST} "
            "LIMIT ? OFFSET ?)",
            [*bound, limit, offset],
        )
    )


def full_event(events: Events, event_id: str) -> dict[str, Any] | None:
    """One event with all columns of the store, whatever the filter; None when it is not there."""
    if not _EVENT_ID.fullmatch(event_id):
        return None
    chosen = "SELECT 0 AS position, file_no, file_row FROM event WHERE event_id = ?"
    return next(iter(_in_order(events, chosen, [int(event_id, 16)])), None)


def _in_order(events: Events, chosen: str, bound: list[Any]) -> Iterator[dict[str, Any]]:
    """All columns of the rows that a question chooses, in the order of their `position`."""
    if not events.files.events:
        return
    cursor = events.cursor()
    cursor.execute(f"CREATE TEMP TABLE {CHOSEN} AS {chosen}", bound)
    name_files(cursor, events.paths)
    yield from rows_in_order(cursor, events.paths, COLUMNS)
    cursor.close()


def event(events: Events, event_id: str) -> EventRow | None:
    """One event, whatever the filter; None when this version does not hold it."""
    if not _EVENT_ID.fullmatch(event_id):
        return None
    found = events.rows(
        "SELECT file_no, file_row FROM event WHERE event_id = ?", [int(event_id, 16)]
    )
    return next(iter(_fetch(events, found)), None)


def passes(events: Events, filters: Filters, event_id: str) -> bool:
    """Whether an event is in the filtered set."""
    if not _EVENT_ID.fullmatch(event_id):
        return False
    where, bound = condition(events, filters)
    sql = f"SELECT count(*) FROM event WHERE event_id = ? AND {where}"
    return bool(events.rows(sql, [int(event_id, 16), *bound])[0][0])


def _fetch(events: Events, found: list[tuple[Any, ...]]) -> tuple[EventRow, ...]:
    """The rows at some (file, row) places, in their order; only those files are opened."""
    if not found:
        return ()
    numbers = sorted({int(file_no) for file_no, _ in found})
    paths = [events.paths[number] for number in numbers]
    marks = ", ".join("?" for _ in found)
    rows = events.rows(
        f"SELECT filename, file_row_number, {_ROW} FROM read_parquet(?, filename = true, "
        f"file_row_number = true) WHERE file_row_number IN ({marks})",
        [by_the_letter(paths), *(int(row) for _, row in found)],
    )
    told = {(row[0], row[1]): EventRow(*row[2:]) for row in rows}
    return tuple(told[events.paths[file_no], file_row] for file_no, file_row in found)


_RECEIPTS = """
SELECT report.report_id, report.sentence, report.sentence_start,
       report.trigger_start, report.trigger_end, report.trigger,
       report.place_span_start, report.place_span_end, report.place_span,
       report.date_span_start, report.date_span_end, report.date_span,
       report.date_start, report.date_end, report.date_precision,
       report.city, report.admin1, report.country, report.place_precision,
       report.status, report.confidence, report.detail,
       article.article_id, article.title, article.source, article.url, article.published
FROM read_parquet($reports) AS report
LEFT JOIN (SELECT article_id, title, source, url, published FROM read_parquet($articles))
     AS article ON article.article_id = report.article_id
WHERE report.report_id IN (SELECT unnest($ids))
ORDER BY article.published NULLS LAST, article.source, report.report_id
"""


def receipts(events: Events, event_id: str) -> tuple[Receipt, ...]:
    """The reports of an event, the first published first."""
    if not _EVENT_ID.fullmatch(event_id):
        return ()
    return events.once(("receipts", event_id), lambda: _receipts(events, event_id))


def _receipts(events: Events, event_id: str) -> tuple[Receipt, ...]:
    found = events.rows(
        "SELECT file_no, date_start, date_end FROM event WHERE event_id = ?", [int(event_id, 16)]
    )
    if not found or not events.files.reports:
        return ()
    file_no, first, last = found[0]
    named = events.rows(
        "SELECT report_ids FROM read_parquet(?) WHERE event_id = ?",
        [by_the_letter([events.paths[file_no]]), event_id],
    )
    ids = list(named[0][0])
    told: list[tuple[Any, ...]] = []
    for files in (_near(events.files.reports, first, last), events.files.reports):
        bound = {"reports": by_the_letter(files), "ids": ids}
        bound["articles"] = by_the_letter(events.files.articles)
        told = events.named_rows(_RECEIPTS, bound) if files else []
        if len(told) == len(ids):  # else a person joined what lies further apart
            break
    return tuple(_receipt(row) for row in told)


def _near(reports: tuple[str, ...], first: date | None, last: date | None) -> tuple[str, ...]:
    """The files of the months about an event, and of reports without a date.

    Each folder of files is named by its month (`month=2022-10`).
    """
    if first is None or last is None:
        return reports
    ends = (first.toordinal() - _AROUND_DAYS, last.toordinal() + _AROUND_DAYS)
    low, high = (
        date.fromordinal(min(max(end, 1), date.max.toordinal())).isoformat()[:7] for end in ends
    )
    months = ((path, Path(path).parent.name.partition("=")[2]) for path in reports)
    return tuple(path for path, month in months if not month[:1].isdigit() or low <= month <= high)


def _receipt(row: tuple[Any, ...]) -> Receipt:
    spans = (("what", *row[3:6]), ("where", *row[6:9]), ("when", *row[9:12]))
    marks = tuple(
        (field, int(start), int(end), str(words or ""))
        for field, start, end, words in spans
        if start is not None and end is not None
    )
    return Receipt(row[0], row[1], int(row[2]), marks, *row[12:])


def rows_for_export(
    events: Events, filters: Filters, options: ExportOptions
) -> Iterator[dict[str, Any]]:
    """The whole filtered set in the order of the table: newest first, undated last.

    Args:
        events: the loaded store.
        filters: what passes.
        options: whether receipts go with it, and whether it is made safe to share.
    """
    where, bound = condition(events, filters)
    rows = _in_order(
        events,
        f"SELECT row_number() OVER (ORDER BY {NEWEST_FIRST}) - 1 AS position, file_no, file_row "
        f"FROM event WHERE {where} ORDER BY position",
        bound,
    )
    files, second = events.files, events.cursor()
    yield from prepared(rows, options, second, reports=files.reports, articles=files.articles)
    second.close()
