"""The flow: articles are read, reports found, events merged, and each batch stored whole."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from etl.articles import Article, read_articles
from etl.config import Config
from etl.extraction import Extract, Tools, extract, open_tools, read_each
from etl.issues import Issue, Skipped
from etl.keeper import Keeper, Progress
from etl.outlets import OutletBook, told_by
from etl.places.homes import read_homes
from etl.store import open_snapshot, open_writer
from etl.workers import workers_for


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did.

    Attributes:
        articles: read and stored by this run; again: of these stored before, as another codebook
            read them. known: stored before and left as they are.
        skipped: with the reasons; those that were listed already are among them.
        reports: found by this run; of these unplaced without a place and undated without a day
            or an interval. events: in the store now. new_events: how many more than before.
        version: of the store; unchanged when there was nothing new. seconds: of the clock.
        anew: whether what was stored was read again as well.
    """

    articles: int
    again: int
    known: int
    skipped: Skipped
    reports: int
    unplaced: int
    undated: int
    events: int
    new_events: int
    version: int
    seconds: float
    anew: bool = False

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The first of what was skipped, to be shown."""
        return tuple(self.skipped.first)

    @property
    def changed(self) -> bool:
        """Whether the store holds anything new."""
        return self.articles > 0

    def lines(self) -> list[str]:
        """The summary for people."""
        common = self.skipped.reasons.most_common(10)
        reasons = [f"  {number:,} skipped: {why}" for why, number in common]
        rest = self.skipped.number - sum(number for _, number in common)
        if rest:
            reasons.append(f"  {rest:,} skipped for other reasons; the store's issues list all")
        events = _number(self.events, "event")
        if not self.changed:
            what = "all were stored before" if self.known else "nothing could be read"
            return [
                f"Nothing new: {_number(self.known, 'article')} read, {what}; {events}.",
                *reasons,
            ]
        head = (
            f"{_number(self.articles, 'article')} read in {self.seconds:.1f} s, "
            f"{self.known:,} stored before, {self.skipped.number:,} skipped"
        )
        if self.again:
            why = "as asked" if self.anew else "because codebook or models changed"
            reasons.append(f"  {self.again:,} read again {why}")
        found = (
            f"{_number(self.reports, 'report')}, "
            f"{self.unplaced:,} unplaced, {self.undated:,} undated"
        )
        more = "fewer" if self.new_events < 0 else "more"
        stored = f"{events} in the store, {abs(self.new_events):,} {more} than before"
        return [head, *reasons, found, f"{stored} (version {self.version})"]


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def run(
    paths: Iterable[str | Path],
    config: Config,
    progress: Progress = lambda _done: None,
    *,
    anew: bool = False,
    read: Callable[[Iterable[str | Path]], Iterable[Article | Issue]] = read_articles,
    reader: Callable[[Article, Tools], Extract] = extract,
) -> RunSummary:
    """Read articles and store what they claim; what is stored already stays as it is.

    What another codebook read is read again: the store then holds what this one finds in it. What
    is known of the outlets is what the store tells as the run begins, and the articles at hand.

    Args:
        paths: files and folders, `-` for stdin.
        config: where, and with how many processes.
        progress: called with the number of articles that were finished since the last call.
        anew: read what is stored again, as after a change of this program.
        read: turns paths into articles.
        reader: turns an article into its reports.

    Raises:
        GazetteerMissing, CodebookError, ConfigError: nothing can be read. StoreError: nothing can
            be stored.
    """
    began = time.perf_counter()
    tools = open_tools(config.gazetteer, config.codebook)
    homes = read_homes(config.outlets, tools.gazetteer).places
    with open_writer(config.store) as writer, workers_for(config.workers, guarded=True) as workers:
        keeper = Keeper(
            writer,
            open_snapshot(config.store),
            progress=progress,
            codebook=tools.codebook.fingerprint,
            homes=homes,
            anew=anew,
        )
        before = keeper.snapshot.version.rows["events"]
        book = OutletBook(
            config,
            workers=workers,
            homes=homes,
            stored=partial(told_by, keeper.snapshot, tools.gazetteer),
        )
        fresh = book.follow(keeper.sift(read(paths), size=config.batch), size=config.batch)
        for article, found in read_each(
            reader, fresh, config=config, workers=workers, profile=book.profile, names=book.names
        ):
            keeper.take(article, found)
            if keeper.is_full(config.batch):
                keeper.commit()
        keeper.commit()
        version = keeper.snapshot.version
    return RunSummary(
        articles=keeper.articles,
        again=keeper.again,
        known=keeper.known,
        skipped=keeper.skipped,
        reports=keeper.reports,
        unplaced=keeper.unplaced,
        undated=keeper.undated,
        events=version.rows["events"],
        new_events=version.rows["events"] - before,
        version=version.number,
        seconds=time.perf_counter() - began,
        anew=anew,
    )
