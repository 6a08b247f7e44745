"""Keeps the books of a run: what is new, what waits to be stored, what was counted."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from etl.articles import Article
from etl.dates import DatePrecision
from etl.extraction import Extract
from etl.issues import Issue
from etl.merging import ArticleFacts, merge
from etl.merging.scope import Scope
from etl.places import PlacePrecision
from etl.reports import Report
from etl.store import Changes, Snapshot, Writer
from etl.store.neighbours import (
    changed_events,
    stored_articles,
    stored_issues,
    stored_neighbours,
)
from etl.store.rows import article_row, issue_row, report_row, table_of
from etl.workers import chunks_of

Progress = Callable[[int], None]


@dataclass(slots=True)
class Keeper:
    """The state of one run.

    Attributes:
        writer: of the store. snapshot: what was committed last. progress: told of each article.
        batch: read and not stored yet. pending: digests of the texts of articles that are being
            read or wait in the batch, by id. issues: all of the run; unlisted: not stored yet.
        articles, known, reports, unplaced, undated: counts for the summary.
    """

    writer: Writer
    snapshot: Snapshot
    progress: Progress
    batch: list[tuple[Article, Extract]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unlisted: list[Issue] = field(default_factory=list)
    pending: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    known: int = 0
    reports: int = 0
    unplaced: int = 0
    undated: int = 0

    def sift(self, read: Iterable[Article | Issue], *, size: int) -> Iterator[Article]:
        """The articles that are not stored yet; the others are counted, issues are kept."""
        for block in chunks_of(read, size):
            ids = {item.id for item in block if isinstance(item, Article)}
            stored = stored_articles(self.snapshot, ids)
            # The whole block at once: a commit may come between two articles that are yielded.
            new = [item for item in block if self._admit(item, stored)]
            yield from (item for item in new if isinstance(item, Article))

    def _admit(self, item: Article | Issue, stored: dict[str, str]) -> bool:
        if isinstance(item, Issue):
            self._skip(item)
            return False
        article, digest = item, _digest(item.text)
        known = self.pending.get(article.id) or stored.get(article.id)
        if known is None:
            self.pending[article.id] = digest
            return True
        if known == digest:
            self.known += 1
            self.progress(1)
        else:
            reason = "another text is stored under this id."
            advice = "Give it an id of its own, or run into another store."
            self._skip(Issue("store", reason, article.origin, article.id, advice))
        return False

    def _skip(self, issue: Issue) -> None:
        self.issues.append(issue)
        self.unlisted.append(issue)
        self.progress(1)

    def take(self, article: Article, found: Extract | Issue) -> None:
        """Put what was found in an article into the batch."""
        if isinstance(found, Issue):
            self.pending.pop(article.id, None)
            self._skip(found)
            return
        self.batch.append((article, found))
        self.progress(1)

    def commit(self) -> None:
        """Store the batch and start the next one."""
        facts = {a.id: ArticleFacts(a.id, a.source, a.published, f.sketch) for a, f in self.batch}
        reports = [report for _, found in self.batch for report in found.reports]
        scope = Scope.around(reports)
        near = stored_neighbours(self.snapshot, scope)
        known = {**near.articles, **facts}
        events = merge((*near.reports, *reports), articles=known, scope=scope)
        changed, retracted = changed_events(self.snapshot, events, scope=scope)
        rows = [article_row(a, digest=_digest(a.text), sketch=f.sketch) for a, f in self.batch]
        listed = stored_issues(self.snapshot) if self.unlisted else set()
        version = self.writer.commit(
            Changes(
                articles=table_of("articles", rows),
                reports=table_of(
                    "reports", (report_row(r, facts=facts[r.article_id]) for r in reports)
                ),
                events=table_of("events", changed),
                issues=table_of("issues", _unlisted(self.unlisted, listed)),
                retracted=retracted,
            )
        )
        self._count(reports)
        self.snapshot = Snapshot(self.snapshot.store, version)
        for article, _ in self.batch:
            self.pending.pop(article.id, None)
        self.batch.clear()
        self.unlisted.clear()

    def _count(self, reports: list[Report]) -> None:
        self.articles += len(self.batch)
        self.reports += len(reports)
        self.unplaced += sum(r.place_precision is PlacePrecision.UNKNOWN for r in reports)
        self.undated += sum(r.dates.precision is DatePrecision.UNKNOWN for r in reports)


def _unlisted(issues: Iterable[Issue], listed: set[tuple[str, ...]]) -> list[dict[str, str]]:
    """Rows for the issues that the store does not list yet, each once."""
    new = {(i.stage, i.reason, i.origin, i.where): i for i in issues}
    return [issue_row(issue) for key, issue in new.items() if key not in listed]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
