"""What is stored already and must be looked at when a batch comes in."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from etl.merging import ArticleFacts, Event
from etl.merging.kinds import types_of
from etl.merging.scope import Scope
from etl.reports import Report
from etl.store.reader import Snapshot
from etl.store.rows import event_row, facts_of, report_of
from etl.store.schema import TABLES, month_of


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Stored reports near new ones, with the facts of their articles."""

    reports: tuple[Report, ...]
    articles: dict[str, ArticleFacts]


def stored_articles(snapshot: Snapshot, ids: Collection[str]) -> dict[str, str]:
    """The digests of the texts of those of the articles that are stored, by article id."""
    if not ids or not snapshot.version.rows["articles"]:
        return {}
    with duckdb.connect() as connection:
        snapshot.relation(connection, "articles").create_view("articles")
        rows = connection.execute(
            "SELECT article_id, digest FROM articles WHERE article_id IN (SELECT unnest($ids))",
            {"ids": list(ids)},
        ).fetchall()
    return dict(rows)


def stored_issues(snapshot: Snapshot) -> set[tuple[str, ...]]:
    """The issues that are listed already, each as (stage, reason, origin, where)."""
    if not snapshot.version.rows["issues"]:
        return set()
    with duckdb.connect() as connection:
        issues = snapshot.relation(connection, "issues")
        return set(issues.project('stage, reason, origin, "where"').fetchall())


def stored_neighbours(snapshot: Snapshot, scope: Scope) -> Neighbours:
    """The stored reports that decide, with the scope's new ones, about what can change."""
    if not snapshot.version.rows["reports"]:
        return Neighbours((), {})
    reports: dict[str, Report] = {}
    articles: dict[str, ArticleFacts] = {}
    firm = {
        "places": sorted({block.geonameid for block in scope.windows}),
        "types": sorted({t for block in scope.windows for t in types_of(block.family)}),
    }
    same = {"words": sorted({claim.key for claim in scope.claims})}
    in_block = "geonameid IN (SELECT unnest($places)) AND event_type IN (SELECT unnest($types))"
    in_words = "wording IN (SELECT unnest($words))"
    for row in (
        *_rows(snapshot, "reports", _months(scope.months()), in_block, firm),
        *_rows(snapshot, "reports", _months(scope.starts), in_words, same),
    ):
        report = report_of(row)
        if scope.needs(report):
            reports[report.report_id] = report
            articles[report.article_id] = facts_of(row)
    return Neighbours(tuple(reports.values()), articles)


def changed_events(
    snapshot: Snapshot, events: Iterable[Event], *, scope: Scope
) -> tuple[list[dict[str, Any]], dict[str, frozenset[str]]]:
    """What the store lacks of these events, and what of it they replace.

    Args:
        snapshot: the last version of the store.
        events: known whole, with all stored reports that belong to them.
        scope: of the new reports among theirs.

    Returns:
        Rows of new or changed events; month to ids of the stored events that no longer hold.
    """
    rows = {event.event_id: event_row(event) for event in events}
    old = {row["event_id"]: row for row in _holding(snapshot, rows.values(), scope)}
    new = [row for event_id, row in rows.items() if old.get(event_id) != row]
    retracted: defaultdict[str, set[str]] = defaultdict(set)
    for event_id, row in old.items():
        if rows.get(event_id) != row:
            retracted[row["month"]].add(event_id)
    return new, {month: frozenset(ids) for month, ids in retracted.items()}


def _holding(
    snapshot: Snapshot, rows: Iterable[dict[str, Any]], scope: Scope
) -> list[dict[str, Any]]:
    """The stored events that hold a report of these."""
    if not snapshot.version.rows["events"]:
        return []
    members = sorted({report_id for row in rows for report_id in row["report_ids"]})
    condition = (
        "event_id IN (SELECT event_id FROM (SELECT event_id, unnest(report_ids) AS member "
        "FROM stored) WHERE member IN (SELECT unnest($members)))"
    )
    months = _months(scope.months() | scope.starts)
    return _rows(snapshot, "events", months, condition, {"members": members})


def _months(days: Iterable[date | None]) -> frozenset[str]:
    return frozenset(month_of(day) for day in days)


def _rows(
    snapshot: Snapshot,
    name: str,
    months: frozenset[str],
    condition: str,
    values: dict[str, Any],
) -> list[dict[str, Any]]:
    """Rows of those months that meet the condition; none without months or values."""
    if not months or not all(values.values()):
        return []
    columns = TABLES[name].names
    with duckdb.connect() as connection:
        snapshot.relation(connection, name, months=months).create_view("stored")
        query = f"SELECT * FROM stored WHERE {condition}"  # noqa: S608 - one of the texts above
        rows = connection.execute(query, values).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]
