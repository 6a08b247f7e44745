"""What is stored already and must be looked at when a batch comes in."""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from etl.issues import Issue
from etl.merging import ArticleFacts
from etl.merging.kinds import types_of
from etl.merging.scope import Scope
from etl.reports import Report
from etl.store.reader import Snapshot
from etl.store.rows import facts_of, head_of, report_of
from etl.store.schema import TABLES, month_of

_OF_ARTICLES = "article_id IN (SELECT unnest($ids))"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Stored reports near new ones, with the facts of their articles."""

    reports: tuple[Report, ...]
    articles: dict[str, ArticleFacts]


class Stored(NamedTuple):
    """What tells whether an article must be read, and whether it is the one that is stored.

    Attributes:
        digest: of its text. read_with: fingerprint of its codebook.
        told: title, outlet and publication.
    """

    digest: str
    read_with: str | None
    told: tuple[str | None, str | None, str | None]


def stored_articles(snapshot: Snapshot, ids: Collection[str]) -> dict[str, Stored]:
    """Those of the articles that are stored, by id."""
    if not ids or not snapshot.version.rows["articles"]:
        return {}
    with snapshot.asking() as connection:
        snapshot.relation(connection, "articles").create_view("articles")
        snapshot.relation(connection, "readings").create_view("readings")
        rows = connection.execute(
            "WITH asked AS (SELECT unnest($ids) AS article_id), last AS ("
            "SELECT article_id, arg_max(read_with, version) AS read_with FROM readings "
            "WHERE article_id IN (FROM asked) GROUP BY article_id) "
            "SELECT article_id, digest, read_with, title, source, published FROM articles LEFT JOIN last USING (article_id) "
            "WHERE article_id IN (FROM asked)",
            {"ids": list(ids)},
        ).fetchall()
    return {row[0]: Stored(row[1], row[2], row[3:]) for row in rows}


def stored_heads(snapshot: Snapshot, ids: Collection[str]) -> dict[str, tuple[str | None, ...]]:
    """What is stored of these articles beside their texts, by id; see `rows.head_of`."""
    columns = tuple(name for name in TABLES["articles"].names if name not in {"text", "sketch"})
    rows = snapshot.rows("articles", _OF_ARTICLES, {"ids": list(ids)}, columns=columns)
    return {row["article_id"]: head_of(row) for row in rows}


def stored_reports(snapshot: Snapshot, ids: Collection[str]) -> list[dict[str, Any]]:
    """The rows of what is stored of these articles' claims."""
    return snapshot.rows("reports", _OF_ARTICLES, {"ids": list(ids)})


def stored_issues(snapshot: Snapshot, issues: Iterable[Issue]) -> set[tuple[str, ...]]:
    """Those of the issues that are listed already, each as (stage, reason, origin, where).

    Some that are like them may be among the answer.
    """
    asked = list(issues)
    columns = ("stage", "reason", "origin", "where")
    condition = "origin IN (SELECT unnest($origins)) AND reason IN (SELECT unnest($reasons))"
    values = {
        "origins": sorted({issue.origin for issue in asked}),
        "reasons": sorted({issue.reason for issue in asked}),
    }
    rows = snapshot.rows("issues", condition, values, columns=columns)
    return {tuple(row[name] for name in columns) for row in rows}


def stored_neighbours(snapshot: Snapshot, scope: Scope) -> Neighbours:
    """The stored reports that decide, with the scope's new ones, about what can change."""
    reports: dict[str, Report] = {}
    articles: dict[str, ArticleFacts] = {}
    months = _months(scope.months())
    # First the ids, from few columns; then the whole rows of these few reports.
    near = snapshot.rows(
        "reports", _IN_WINDOW, _windows(scope), months=months, columns=("report_id",)
    )
    ids = {"ids": [row["report_id"] for row in near]}
    # A sentence without a wording stands for itself: its claim's key is the report's id.
    same = {"words": sorted({claim.key for claim in scope.claims})}
    for row in (
        *snapshot.rows("reports", "report_id IN (SELECT unnest($ids))", ids, months=months),
        *snapshot.rows("reports", _SAME_CLAIM, same, months=_months(scope.starts)),
    ):
        report = report_of(row)
        if scope.needs(report):
            reports[report.report_id] = report
            articles[report.article_id] = facts_of(row)
    return Neighbours(tuple(reports.values()), articles)


_SAME_CLAIM = "wording IN (SELECT unnest($words)) OR report_id IN (SELECT unnest($words))"
# The places alone first, which the files are scanned for quickly; then a semi-join, so that a
# city of many reports is not taken as a whole for one day's sake.
_IN_WINDOW = """
geonameid IN (SELECT unnest($places)) AND date_start IS NOT NULL AND EXISTS (
    SELECT 1 FROM (SELECT unnest($places) AS place, unnest($types) AS type,
        unnest($statuses) AS told, unnest($firsts) AS first, unnest($lasts) AS last) AS near
    WHERE near.place = geonameid AND near.type = event_type AND near.told = status
    AND near.first <= date_end AND date_start <= near.last
)
"""


def _windows(scope: Scope) -> dict[str, list[Any]]:
    """The windows of a scope as columns, one row for each event type of a block's family."""
    rows = [
        (block.geonameid, event_type, block.status, first, last)
        for block, first, last in scope.reaches()
        for event_type in sorted(types_of(block.family))
    ]
    names = ("places", "types", "statuses", "firsts", "lasts")
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def stored_events(
    snapshot: Snapshot,
    report_ids: AbstractSet[str],
    *,
    months: frozenset[str],
    places: AbstractSet[int],
) -> dict[str, dict[str, Any]]:
    """The rows of the stored events that hold a report of these, by id.

    Args:
        snapshot: the last version of the store.
        report_ids: of stored reports or others.
        months: in which such an event can lie.
        places: of these reports; an event is in one of them, but for what people decided.
    """
    found = snapshot.rows(
        "events",
        "event_id IN (SELECT event_id FROM (SELECT event_id, unnest(report_ids) AS member "
        "FROM stored WHERE geonameid IS NULL OR geonameid IN (SELECT unnest($places)) OR reviewed"
        ") WHERE member IN (SELECT unnest($members)))",
        {"members": sorted(report_ids), "places": sorted(places) or [0]},
        months=months,
        columns=("event_id",),
    )
    ids = {"ids": [row["event_id"] for row in found]}
    rows = snapshot.rows("events", "event_id IN (SELECT unnest($ids))", ids, months=months)
    return {row["event_id"]: row for row in rows}


def taken_ids(snapshot: Snapshot, event_ids: AbstractSet[str]) -> frozenset[str]:
    """Those of the ids that stored events have."""
    condition = "event_id IN (SELECT unnest($ids))"
    rows = snapshot.rows("events", condition, {"ids": sorted(event_ids)}, columns=("event_id",))
    return frozenset(row["event_id"] for row in rows)


def months_around(scope: Scope, also: Iterable[date | None] = ()) -> frozenset[str]:
    """The months in which events of the scope can lie, and those of some days more."""
    return _months({*scope.months(), *scope.starts, *also})


def _months(days: Iterable[date | None]) -> frozenset[str]:
    return frozenset(month_of(day) for day in days)
