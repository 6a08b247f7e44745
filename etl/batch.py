"""What a batch of articles and judgements changes in the store."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.articles import Article
from etl.extraction import Extract
from etl.merging import ArticleFacts, merge
from etl.merging.scope import Scope
from etl.replay import Replay, replay
from etl.reports import Report
from etl.store import Changes, Snapshot
from etl.store.event_changes import changed_events
from etl.store.ledger import Standing
from etl.store.neighbours import Neighbours, stored_heads, stored_neighbours, stored_reports
from etl.store.outlets import named
from etl.store.rows import article_row, facts_of, head_of, report_of, report_row, table_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Claims:
    """The stored reports that go and the reports that come, as rows by id."""

    withdrawn: dict[str, Row]
    added: dict[str, Row]

    def reports(self) -> list[Report]:
        """All of them."""
        return [report_of(row) for row in (*self.withdrawn.values(), *self.added.values())]


def changes_by(
    batch: Sequence[tuple[Article, Extract]],
    snapshot: Snapshot,
    *,
    again: Collection[str] = (),
    standing: Standing,
) -> Changes:
    """What the store lacks of a batch, and what of it no longer holds.

    Of an article that is read again only what differs is withdrawn and added; the events are
    merged from the neighbourhoods of both, and of what was judged since the last commit.

    Args:
        batch: articles, each once, with what was found in them.
        snapshot: the last version of the store.
        again: ids of the articles among them that are stored, with the same text.
        standing: the ledger.
    """
    facts = {a.id: ArticleFacts(a.id, a.source, a.published, f.sketch) for a, f in batch}
    rows: dict[str, Row] = {
        one.report_id: report_row(one, facts=facts[one.article_id])
        for _, found in batch
        for one in found.reports
    }
    old = {row["report_id"]: row for row in stored_reports(snapshot, again)}
    judged = replay(standing, snapshot, rows=rows, old=old)
    rows.update(judged.kept)
    claims = _Claims(
        withdrawn={n: r for n, r in old.items() if rows.get(n) != r} | judged.released,
        added={n: r for n, r in rows.items() if old.get(n) != r},
    )
    scope, near = _neighbourhood(claims, snapshot, judged)
    new = [report_of(row) for row in claims.added.values()]
    staying = [one for one in near.reports if one.report_id not in claims.withdrawn]
    told = {row["article_id"]: facts_of(row) for row in claims.added.values()}
    events = merge(
        (*staying, *new),
        articles={**near.articles, **told, **facts},
        scope=scope,
        judged=judged.judged,
    )
    changed = changed_events(
        snapshot,
        events,
        scope=scope,
        withdrawn=claims.withdrawn,
        added=claims.added,
        days=judged.days(report.report_id for report in (*staying, *new)),
        taken_off=judged.judged.taken_off,
    )
    articles, replaced = _articles(batch, snapshot, again=again)
    readings = [
        {
            "article_id": a.id,
            "read_with": f.read_with,
            "version": snapshot.version.number + 1,
            "places": named(f.places),
        }
        for a, f in batch
    ]
    return Changes(
        articles=table_of("articles", articles),
        reports=table_of("reports", claims.added.values()),
        events=table_of("events", changed.rows),
        readings=table_of("readings", readings),
        redirects=table_of("redirects", changed.redirects),
        replaced=replaced,
        withdrawn=_by_month(claims.withdrawn.items()),
        retracted=changed.retracted,
        judgements=standing.position,
        cause="run" if batch else "judgement",
    )


def _neighbourhood(claims: _Claims, snapshot: Snapshot, judged: Replay) -> tuple[Scope, Neighbours]:
    """All that can change, with the stored reports that decide about it.

    Judgements tie reports of different neighbourhoods together: each that is touched draws in
    the neighbourhoods of all its reports, until no other one is touched.
    """
    touched = {one.report_id: one for one in claims.reports()}
    touched |= {name: judged.today[name] for name in judged.touched}
    while True:
        scope = Scope.around(touched.values())
        near = stored_neighbours(snapshot, scope)
        here = {*claims.added, *(report.report_id for report in near.reports)}
        tied = judged.judged.touching(here - claims.withdrawn.keys() | claims.added.keys())
        if tied <= touched.keys():
            return scope, near
        touched |= {name: judged.today[name] for name in tied}


def check_readable(article: Article, found: Extract) -> None:
    """Make the rows of an article's reports, and read them as a later batch will.

    Raises:
        Exception: whatever is wrong with them, as it would stop that batch.
    """
    facts = ArticleFacts(article.id, article.source, article.published, found.sketch)
    for one in found.reports:
        row = report_row(one, facts=facts)
        facts_of(row)
        Scope.around([report_of(row)]).months()


def check_storable(article: Article, found: Extract) -> None:
    """Make the tables of one article; needed only when those of a batch cannot be made.

    Raises:
        Exception: whatever is wrong with them, as it stops the batch.
    """
    facts = ArticleFacts(article.id, article.source, article.published, found.sketch)
    digest = digest_of(article.text)
    table_of("articles", [article_row(article, digest=digest, sketch=found.sketch)])
    table_of("reports", [report_row(one, facts=facts) for one in found.reports])


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
