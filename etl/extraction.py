"""Articles in, what they claim out: the reading itself, wherever it is done.

One article does not stop the others: it becomes an issue when it raises and when it takes too
long; in a worker process, which several chunks of input have and `--workers 1` has not, also when
its process dies on it.
"""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from etl.articles import Article
from etl.codebook import Codebook, load_codebook
from etl.config import Config
from etl.issues import Issue
from etl.mentions import find_mentions
from etl.merging.reprints import sketch_of
from etl.online_choice import Online
from etl.places import Gazetteer
from etl.reports import Report, annotate, locate
from etl.workers import Workers, chunks_of

_Result = TypeVar("_Result")

# Articles that travel to a worker together: a tenth of a second's work.
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs beside the article."""

    gazetteer: Gazetteer
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article claims.

    Attributes:
        reports: each of an id of its own. sketch: of the text.
        read_with: fingerprint of the codebook that was really used, whatever the file says now.
    """

    reports: tuple[Report, ...]
    sketch: bytes
    read_with: str


@lru_cache(maxsize=2)
def open_tools(gazetteer: Path, codebook: Path, online: Online | None = None) -> Tools:
    """Open both, once in each process; with an online geocoder behind, if one is switched on.

    Raises:
        GazetteerMissing: it has not been built. CodebookError: the file cannot be used.
        ConfigError: the online geocoder's answers cannot be kept.
    """
    if online is None:
        return Tools(Gazetteer.open(gazetteer), load_codebook(codebook))
    from etl.places.online_gazetteer import OnlineGazetteer  # noqa: PLC0415 - only if asked for

    return Tools(OnlineGazetteer.open_online(gazetteer, online), load_codebook(codebook))


def extract(article: Article, tools: Tools) -> Extract:
    """The reports of one article."""
    reading = find_mentions(article, codebook=tools.codebook, gazetteer=tools.gazetteer)
    reports = locate(reading, gazetteer=tools.gazetteer, codebook=tools.codebook)
    once = {report.report_id: report for report in reversed(reports)}  # the first one counts
    kept = tuple(report for report in reports if once[report.report_id] is report)
    return Extract(kept, sketch_of(article.text), tools.codebook.fingerprint)


def reports_of(article: Article, tools: Tools) -> list[dict[str, Any]]:
    """The reports of one article, as `dateline extract` prints them."""
    return [report.to_record() for report in extract(article, tools).reports]


def recognise(article: Article, tools: Tools) -> dict[str, Any]:
    """Everything that is recognised in one article, as `dateline annotate` prints it."""
    reading = find_mentions(
        article, codebook=tools.codebook, gazetteer=tools.gazetteer, everything=True
    )
    return annotate(reading, gazetteer=tools.gazetteer)


def read_each(
    function: Callable[[Article, Tools], _Result],
    articles: Iterable[Article],
    *,
    config: Config,
    workers: Workers,
) -> Iterator[tuple[Article, _Result | Issue]]:
    """Each article with what the function makes of it, or the issue that stopped it, in order.

    Args:
        function: `extract` or `recognise`, or another function at the top of a module.
        articles: taken as they are needed.
        config: where gazetteer and codebook lie, and how long an article may take.
        workers: where it is done.
    """
    job = partial(_read_chunk, function, config)
    for chunk, results in workers.map(job, chunks_of(articles, _CHUNK)):
        if results is not None:
            yield from zip(chunk, results, strict=True)
            continue
        for (article,), result in workers.alone(job, [(one,) for one in chunk]):
            died = Issue("extract", "the process that read it died.", article.id)
            yield article, died if result is None else result[0]


def _read_chunk(
    function: Callable[[Article, Tools], _Result], config: Config, articles: Sequence[Article]
) -> list[_Result | Issue]:
    tools = open_tools(config.gazetteer, config.codebook, config.online)
    return [_read_one(function, article, tools, config.patience) for article in articles]


def _read_one(
    function: Callable[[Article, Tools], _Result], article: Article, tools: Tools, patience: float
) -> _Result | Issue:
    try:
        with _at_most(patience):
            return function(article, tools)
    except _TooLongError:
        reason = f"reading it took longer than {patience:g} seconds."
        return Issue("extract", reason, article.id, advice="Split it if it is a collection.")
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the others go on
        reason = f"reading it failed ({type(error).__name__}: {error})."
        return Issue("extract", " ".join(reason.split()), article.id)


class _TooLongError(BaseException):
    """Nothing on the way may take it for an error of its own."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Stop what is done inside after that time; without limit outside a main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError
