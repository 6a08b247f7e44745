"""What a batch of articles changes in the store: those that are new and those read again."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from etl.articles import Article
from etl.extraction import Extract
from etl.merging import ArticleFacts, merge
from etl.merging.scope import Scope
from etl.store import Changes, Snapshot
from etl.store.neighbours import (
    changed_events,
    stored_heads,
    stored_neighbours,
    stored_reports,
)
from etl.store.rows import article_row, facts_of, head_of, report_of, report_row, table_of

Row = Mapping[str, Any]


def changes_by(
    batch: Sequence[tuple[Article, Extract]], snapshot: Snapshot, *, again: Collection[str]
) -> Changes:
    """What the store lacks of a batch, and what of it no longer holds.

    Of an article that is read again only what differs is withdrawn and added; the events are
    merged from the neighbourhoods of both.

    Args:
        batch: articles, each once, with what was found in them.
        snapshot: the last version of the store.
        again: ids of the articles among them that are stored, with the same text.
    """
    facts = {a.id: ArticleFacts(a.id, a.source, a.published, f.sketch) for a, f in batch}
    reports = {one.report_id: one for _, found in batch for one in found.reports}
    rows = {name: report_row(one, facts=facts[one.article_id]) for name, one in reports.items()}
    old = {row["report_id"]: row for row in stored_reports(snapshot, again)}
    withdrawn = {name: row for name, row in old.items() if rows.get(name) != row}
    added = {name: row for name, row in rows.items() if old.get(name) != row}
    new = [reports[name] for name in added]
    scope = Scope.around([*map(report_of, withdrawn.values()), *new])
    near = stored_neighbours(snapshot, scope)
    staying = [report for report in near.reports if report.report_id not in withdrawn]
    events = merge((*staying, *new), articles={**near.articles, **facts}, scope=scope)
    changed, retracted = changed_events(snapshot, events, scope=scope, withdrawn=withdrawn.keys())
    articles, replaced = _articles(batch, snapshot, again=again)
    readings = [
        {"article_id": a.id, "read_with": f.read_with, "version": snapshot.version.number + 1}
        for a, f in batch
    ]
    return Changes(
        articles=table_of("articles", articles),
        reports=table_of("reports", added.values()),
        events=table_of("events", changed),
        readings=table_of("readings", readings),
        replaced=replaced,
        withdrawn=_by_month(withdrawn.items()),
        retracted=retracted,
    )


def check_storable(article: Article, found: Extract) -> None:
    """Make the rows of one article and its reports, and read them as a later batch will.

    Raises:
        Exception: whatever is wrong with them, as it would stop the batch.
    """
    facts = ArticleFacts(article.id, article.source, article.published, found.sketch)
    rows = [report_row(one, facts=facts) for one in found.reports]
    digest = digest_of(article.text)
    table_of("articles", [article_row(article, digest=digest, sketch=found.sketch)])
    table_of("reports", rows)
    for row in rows:
        facts_of(row)
        Scope.around([report_of(row)]).months()


def digest_of(text: str) -> str:
    """16 hexadecimal digits for a text, as `articles.digest` holds them."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _articles(
    batch: Sequence[tuple[Article, Extract]], snapshot: Snapshot, *, again: Collection[str]
) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """Rows of the articles that are new or came back with another head, and ids of the latter."""
    heads = stored_heads(snapshot, again)
    rows = [article_row(a, digest=digest_of(a.text), sketch=f.sketch) for a, f in batch]
    rows = [row for row in rows if heads.get(row["article_id"]) != head_of(row)]
    return rows, frozenset(row["article_id"] for row in rows) & heads.keys()


def _by_month(rows: Iterable[tuple[str, Row]]) -> dict[str, frozenset[str]]:
    months: defaultdict[str, set[str]] = defaultdict(set)
    for name, row in rows:
        months[row["month"]].add(name)
    return {month: frozenset(names) for month, names in months.items()}
