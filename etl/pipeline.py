"""The flow: articles are read, reports found, events merged, and each batch stored whole."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from etl.articles import Article, read_articles
from etl.config import Config
from etl.dates import DatePrecision
from etl.extraction import Extract, Tools, extract, open_tools, read_each
from etl.issues import Issue
from etl.merging import ArticleFacts, merge
from etl.merging.scope import Scope
from etl.places import PlacePrecision
from etl.reports import Report
from etl.store import Changes, Snapshot, Writer, open_snapshot, open_writer
from etl.store.neighbours import (
    changed_events,
    stored_articles,
    stored_issues,
    stored_neighbours,
)
from etl.store.rows import article_row, issue_row, report_row, table_of
from etl.workers import chunks_of, workers_for

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did.

    Attributes:
        articles: read and stored by this run. known: read before, left as they are.
        issues: skipped, with the reason; those that were listed already are among them.
        reports: found by this run; of these unplaced without a place and undated without a day
            or an interval. events: in the store now. new_events: how many more than before.
        version: of the store; unchanged when there was nothing new. seconds: of the clock.
    """

    articles: int
    known: int
    issues: tuple[Issue, ...]
    reports: int
    unplaced: int
    undated: int
    events: int
    new_events: int
    version: int
    seconds: float

    @property
    def changed(self) -> bool:
        """Whether the store holds anything new."""
        return self.articles > 0

    def lines(self) -> list[str]:
        """The summary for people."""
        skipped = Counter(issue.reason for issue in self.issues)
        reasons = [f"  {number:,} skipped: {why}" for why, number in skipped.most_common(10)]
        rest = sum(skipped.values()) - sum(number for _, number in skipped.most_common(10))
        if rest:
            reasons.append(f"  {rest:,} skipped for other reasons; the store's issues list all")
        if not self.changed:
            what = "all were stored before" if self.known else "nothing could be read"
            head = f"Nothing new: {self.known:,} articles read, {what}; {self.events:,} events."
            return [head, *reasons]
        head = (
            f"{self.articles:,} articles read in {self.seconds:.1f} s, "
            f"{self.known:,} stored before, {len(self.issues):,} skipped"
        )
        found = f"{self.reports:,} reports, {self.unplaced:,} unplaced, {self.undated:,} undated"
        stored = f"{self.events:,} events in the store, {self.new_events:,} more than before"
        return [head, *reasons, found, f"{stored} (version {self.version})"]


def run(
    paths: Iterable[str | Path],
    config: Config,
    progress: Progress = lambda _done: None,
    *,
    read: Callable[[Iterable[str | Path]], Iterable[Article | Issue]] = read_articles,
    reader: Callable[[Article, Tools], Extract] = extract,
) -> RunSummary:
    """Read articles and store what they claim; what is stored already stays as it is.

    Args:
        paths: files and folders, `-` for stdin.
        config: where, and with how many processes.
        progress: called with the number of articles that were finished since the last call.
        read: turns paths into articles.
        reader: turns an article into its reports.

    Raises:
        GazetteerMissing, CodebookError: nothing can be read. StoreError: nothing can be stored.
    """
    began = time.perf_counter()
    open_tools(config.gazetteer, config.codebook)
    with open_writer(config.store) as writer, workers_for(config.workers) as workers:
        keeper = _Keeper(writer, open_snapshot(config.store), progress=progress)
        before = keeper.snapshot.version.rows["events"]
        fresh = keeper.sift(read(paths), size=config.batch)
        for article, found in read_each(reader, fresh, config=config, workers=workers):
            keeper.take(article, found)
            if len(keeper.batch) >= config.batch:
                keeper.commit()
        keeper.commit()
        version = keeper.snapshot.version
    return RunSummary(
        articles=keeper.articles,
        known=keeper.known,
        issues=tuple(keeper.issues),
        reports=keeper.reports,
        unplaced=keeper.unplaced,
        undated=keeper.undated,
        events=version.rows["events"],
        new_events=version.rows["events"] - before,
        version=version.number,
        seconds=time.perf_counter() - began,
    )


@dataclass(slots=True)
class _Keeper:
    """Keeps the books of a run: what is new, what waits to be stored, what was counted."""

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
        events = merge((*near.reports, *reports), articles={**near.articles, **facts})
        covered = [event for event in events if scope.covers(event)]
        changed, retracted = changed_events(self.snapshot, covered, scope=scope)
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
