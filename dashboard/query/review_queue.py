"""Which event a person's minute is worth most on, and which others may be the same event."""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Literal

from dashboard.filters import REVIEWS, Filters
from dashboard.query.condition import condition
from dashboard.query.load import NEWEST_FIRST
from dashboard.query.loaded import Events
from etl.export.select import by_the_letter

Which = Literal["unreviewed", "flagged"]

# What a minute on an event is worth: doubt counts whole, and the more for an event that many
# articles tell of, since more people will meet it; what reports say otherwise is settled by
# reading them, so it adds to doubt; a decision that new articles speak against goes first.
_DOUBT = 1.0
_EACH_DOUBLING = 0.25  # of the reports
_OTHERWISE = 0.4
_FLAG = 1.0
_NEAR_DAYS = 3  # reports of one event differ by no more than this about its day, as a rule


@dataclass(frozen=True, slots=True)
class Queued:
    """An event that waits for a person.

    Attributes:
        event_id: its id. confidence, n_reports: as stored. otherwise: fields of which some report
            says something else. flags: what came up after an earlier judgement.
    """

    event_id: str
    confidence: float
    n_reports: int
    otherwise: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the filtered set is judged: `n_judged` of `n_events`."""

    n_judged: int
    n_events: int


def standing(events: Events, filters: Filters) -> Standing:
    """The counts of progress; the filter's own states of review are left aside."""
    where, bound = condition(events, replace(filters, reviews=REVIEWS))
    sql = f"SELECT count(*) FILTER (review <> 'unreviewed'), count(*) FROM event WHERE {where}"
    return Standing(*events.rows(sql, bound)[0])


def queue(
    events: Events,
    filters: Filters,
    *,
    which: Which = "unreviewed",
    without: Collection[str] = (),
    limit: int = 20,
) -> tuple[Queued, ...]:
    """The events that wait, the most worthwhile first.

    Args:
        events: the loaded store.
        filters: what passes; its own states of review are left aside.
        which: those that nobody judged, or those judged that something speaks against since.
        without: ids passed over, or judged already by a judgement that is not applied yet.
        limit: how many at most.
    """
    if not events.files.events:
        return ()
    asked = replace(filters, reviews=("unreviewed",) if which == "unreviewed" else REVIEWS)
    where, bound = condition(events, asked)
    flagged = "len(flags) > 0 AND review <> 'unreviewed'" if which == "flagged" else "true"
    worth = (
        f"{_DOUBT} * (1 - confidence) * (1 + {_EACH_DOUBLING} * log2(n_reports)) "
        f"+ CASE WHEN disagreement <> '[]' THEN {_OTHERWISE} ELSE 0 END + {_FLAG} * len(flags)"
    )
    rows = events.rows(
        "SELECT printf('%016x', event_id), confidence, n_reports, disagreement, flags "
        f"FROM (SELECT * FROM event WHERE {where}) JOIN event_file USING (file_no) "
        "JOIN (SELECT filename, file_row_number, flags, disagreement FROM read_parquet(?, "
        "filename = true, file_row_number = true)) AS told "
        "ON told.filename = path AND told.file_row_number = file_row "
        f"WHERE {flagged} AND printf('%016x', event_id) NOT IN (SELECT unnest(?::VARCHAR[])) "
        f"ORDER BY {worth} DESC, {NEWEST_FIRST} LIMIT ?",
        [*bound, by_the_letter(events.files.events), list(without), limit],
    )
    return tuple(_queued(row) for row in rows)


def waiting(events: Events, event_id: str) -> Queued | None:
    """Why one event waits, whatever the queue; None when this version does not hold it."""
    rows = events.rows(
        "SELECT printf('%016x', event.event_id), event.confidence, event.n_reports, "
        "told.disagreement, told.flags FROM event JOIN event_file USING (file_no) "
        "JOIN (SELECT filename, file_row_number, flags, disagreement FROM read_parquet(?, "
        "filename = true, file_row_number = true)) AS told "
        "ON told.filename = path AND told.file_row_number = file_row WHERE event.event_id = ?",
        [by_the_letter(events.files.events), int(event_id, 16)],
    )
    return _queued(rows[0]) if rows else None


def _queued(row: tuple[Any, ...]) -> Queued:
    try:
        told = json.loads(row[3] or "[]")
    except ValueError:
        told = []
    fields = tuple(dict.fromkeys(str(one.get("field")) for one in told if isinstance(one, dict)))
    return Queued(row[0], row[1], row[2], fields, tuple(row[4] or ()))


def ids(events: Events, filters: Filters, *, limit: int) -> tuple[str, ...]:
    """The events of the filtered set that nobody judged, newest first: for deciding on many."""
    where, bound = condition(events, replace(filters, reviews=("unreviewed",)))
    sql = (
        f"SELECT printf('%016x', event_id) FROM event WHERE {where} ORDER BY {NEWEST_FIRST} LIMIT ?"
    )
    return tuple(row[0] for row in events.rows(sql, [*bound, limit]))


def alike(events: Events, event_id: str, *, limit: int = 6) -> tuple[str, ...]:
    """Events that may be the same: of one place or country, days apart at most, likest first."""
    rows = events.rows(
        "WITH mine AS (SELECT * FROM event WHERE event_id = ?) "
        "SELECT printf('%016x', other.event_id) FROM event AS other, mine "
        "WHERE other.event_id <> mine.event_id AND other.country = mine.country "
        "AND other.review <> 'rejected' "
        "AND (other.place_no = mine.place_no OR NOT (other.has_city AND mine.has_city)) "
        f"AND other.date_start <= mine.date_end + {_NEAR_DAYS} "
        f"AND other.date_end >= mine.date_start - {_NEAR_DAYS} "
        "ORDER BY (other.place_no = mine.place_no) DESC, (other.kind = mine.kind) DESC, "
        "(other.event_type = mine.event_type) DESC, "
        "abs(other.date_start - mine.date_start), other.newest DESC, other.event_id LIMIT ?",
        [int(event_id, 16), limit],
    )
    return tuple(row[0] for row in rows)
