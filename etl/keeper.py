"""Keeps the books of a run: what is new, what waits to be stored, what was counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from etl.articles import Article
from etl.batch import changes_by, check_readable, check_storable, digest_of
from etl.dates import DatePrecision
from etl.errors import DatelineError
from etl.extraction import Extract, read_with_of
from etl.issues import Issue, Skipped
from etl.places import Place, PlacePrecision
from etl.store import Changes, Snapshot, Writer
from etl.store.ledger import Ledger
from etl.store.neighbours import Stored, stored_articles, stored_issues
from etl.store.rows import issue_row, table_of
from etl.workers import chunks_of

Progress = Callable[[int], None]

# A commit rewrites the files of the months that it meets, so that it takes the longer the more is
# stored. With a million events and articles of any day it takes as long as the reading of some
# hundreds of them: then four times the articles are stored at once, and a killed run reads those
# seconds again.
_STORED_AN_ARTICLE = 500
_LARGEST = 2_000


@dataclass(slots=True)
class Keeper:
    """The state of one run.

    Attributes:
        writer: of the store. snapshot: what was committed last. progress: told of each article.
        codebook: fingerprint of the one that is read with. homes: of the outlets, as stated.
        anew: read again whatever is stored, each article once; done: those that were.
        batch: read and not stored yet. pending: what the articles that are being read or wait in
            the batch will be stored as, by id; stale: those of them that are stored as another
            codebook read them. skipped: in the whole run; unlisted: issues not stored yet.
        articles, again, known, reports, unplaced, undated: counts for the summary.
    """

    writer: Writer
    snapshot: Snapshot
    progress: Progress
    codebook: str
    homes: Mapping[str, Place] = field(default_factory=dict)
    anew: bool = False
    done: set[str] = field(default_factory=set)
    batch: list[tuple[Article, Extract]] = field(default_factory=list)
    skipped: Skipped = field(default_factory=Skipped)
    unlisted: list[Issue] = field(default_factory=list)
    pending: dict[str, Stored] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    articles: int = 0
    again: int = 0
    known: int = 0
    reports: int = 0
    unplaced: int = 0
    undated: int = 0

    def is_full(self, size: int) -> bool:
        """Whether it is time to commit, when at least so many articles are to be stored at once."""
        wanted = batch_size(size, stored=self.snapshot.version.rows["events"])
        return len(self.batch) >= wanted or len(self.unlisted) >= size

    def sift(self, read: Iterable[Article | Issue], *, size: int) -> Iterator[Article]:
        """The articles that are not stored as this codebook reads them.

        The others are counted, issues are kept.
        """
        for block in chunks_of(read, size):
            ids = {item.id for item in block if isinstance(item, Article)}
            stored = stored_articles(self.snapshot, ids)
            # The whole block at once: a commit may come between two articles that are yielded.
            new = [item for item in block if self._admit(item, stored)]
            if len(self.unlisted) >= size:  # of bad input alone no batch would ever be full
                self.commit()
            yield from (item for item in new if isinstance(item, Article))

    def _admit(self, item: Article | Issue, stored: dict[str, Stored]) -> bool:
        if isinstance(item, Issue):
            self._skip(item)
            return False
        article = item
        published = None if article.published is None else article.published.iso()
        told = (article.title, article.source, published)
        read_with = read_with_of(self.codebook, self.homes.get(article.source or ""))
        new = Stored(digest_of(article.text), read_with, told)
        known = self.pending.get(article.id) or stored.get(article.id)
        if known is not None and known.digest != new.digest:
            reason = "another text is stored under this id."
            advice = "Give it an id of its own, or run into another store."
            self._skip(Issue("store", reason, article.origin, article.id, advice))
            return False
        if known is not None and known.read_with == read_with and not self._is_due(article):
            self.known += 1
            if known.told != new.told:
                reason = "stored with another title, outlet or day: kept as it was."
                advice = "Give it an id of its own if it is another article."
                self._list(Issue("store", reason, article.origin, article.id, advice))
            self.progress(1)
            return False
        if known is not None:
            self.stale.add(article.id)
        self.pending[article.id] = new
        return True

    def _is_due(self, article: Article) -> bool:
        """Whether an article that is stored as this codebook reads it is read again all the same."""
        return self.anew and article.id not in self.done and article.id not in self.pending

    def _skip(self, issue: Issue) -> None:
        self._list(issue)
        self.progress(1)

    def _list(self, issue: Issue) -> None:
        self.skipped.add(issue)
        self.unlisted.append(issue)

    def take(self, article: Article, found: Extract | Issue) -> None:
        """Put what was found in an article into the batch; what an issue stopped stays as it is."""
        if isinstance(found, Extract):
            found = _checked(check_readable, article, found)
        if isinstance(found, Issue):
            self.pending.pop(article.id, None)
            self.stale.discard(article.id)
            self._skip(found)
            return
        self.batch.append((article, found))
        self.progress(1)

    def commit(self) -> None:
        """Store the batch, with what people judged in the meantime, and start the next one."""
        changes = self._changes()
        again = {article.id for article, _ in self.batch} & self.stale
        listed = stored_issues(self.snapshot, self.unlisted)
        issues = table_of("issues", _unlisted(self.unlisted, listed))
        version = self.writer.commit(replace(changes, issues=issues))
        self._count(again)
        self.snapshot = Snapshot(self.snapshot.store, version)
        for article, _ in self.batch:
            self.pending.pop(article.id, None)
            if self.anew:
                self.done.add(article.id)
        self.stale -= again
        self.batch.clear()
        self.unlisted.clear()

    def _changes(self) -> Changes:
        """What the batch changes; an article that no table can hold is taken out of it first."""
        standing = Ledger(self.snapshot.store).standing(self.snapshot.version)

        def made() -> Changes:
            again = {article.id for article, _ in self.batch} & self.stale
            return changes_by(self.batch, self.snapshot, again=again, standing=standing)

        try:
            return made()
        except DatelineError:
            raise
        except Exception:
            if not self._drop_unstorable():
                raise
        return made()

    def _drop_unstorable(self) -> bool:
        """Turn the articles that no table can hold into issues; whether there were any."""
        staying = []
        for article, found in self.batch:
            checked = _checked(check_storable, article, found)
            if isinstance(checked, Extract):
                staying.append((article, found))
                continue
            self.pending.pop(article.id, None)
            self.stale.discard(article.id)
            self._list(checked)
        dropped = len(staying) < len(self.batch)
        self.batch[:] = staying
        return dropped

    def _count(self, again: set[str]) -> None:
        reports = [report for _, found in self.batch for report in found.reports]
        self.articles += len(self.batch)
        self.again += len(again)
        self.reports += len(reports)
        self.unplaced += sum(r.place_precision is PlacePrecision.UNKNOWN for r in reports)
        self.undated += sum(r.dates.precision is DatePrecision.UNKNOWN for r in reports)


def batch_size(smallest: int, *, stored: int) -> int:
    """How many articles are stored at once in a store of so many events."""
    return max(smallest, min(stored // _STORED_AN_ARTICLE, _LARGEST))


def _checked(
    check: Callable[[Article, Extract], None], article: Article, found: Extract
) -> Extract | Issue:
    """What was found, if the tables can hold it: one article must not stop a batch of others."""
    try:
        check(article, found)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the others go on
        reason = f"it cannot be stored ({type(error).__name__}: {error})."
        return Issue("store", " ".join(reason.split()), article.origin or article.id, article.id)
    return found


def _unlisted(issues: Iterable[Issue], listed: set[tuple[str, ...]]) -> list[dict[str, str]]:
    """Rows for the issues that the store does not list yet, each once."""
    new = {(i.stage, i.reason, i.origin, i.where): i for i in issues}
    return [issue_row(issue) for key, issue in new.items() if key not in listed]
