"""Articles in, what they claim out: the reading itself, wherever it is done.

One article does not stop the others: it becomes an issue when it raises and when it takes too
long; in a worker process, which a run always has and other commands for more than one chunk of
input, also when its process dies on it.
"""

import hashlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from etl.articles import Article
from etl.codebook import Codebook, load_codebook
from etl.config import Config
from etl.issues import Issue
from etl.mentions import FoundNames, find_mentions
from etl.mentions.invisible import plainly
from etl.merging.reprints import sketch_of
from etl.online_choice import Online
from etl.places import Gazetteer, Place, Resolution
from etl.places.profile import OutletProfile, Sure
from etl.reports import Report, annotate, locate, resolve_reading
from etl.reports.as_printed import as_printed
from etl.workers import Workers, chunks_of

_Result = TypeVar("_Result")

# The weights of all that was learned.
MODELS = Path(__file__).resolve().parents[1] / "data" / "models"
# Articles that travel to a worker together: a tenth of a second's work.
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs beside the article.

    Attributes:
        gazetteer, codebook: opened.
        profile: of the article's outlet, where one is known.
        names: of the article as `plainly` gives it, where they were looked for before.
    """

    gazetteer: Gazetteer
    codebook: Codebook
    profile: OutletProfile | None = None
    names: FoundNames | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article claims.

    Attributes:
        reports: each of an id of its own. sketch: of the text.
        read_with: fingerprint of the codebook that was really used, whatever the file says now,
            and of the models, with the outlet's home where a person stated it.
        places: the likeliest place of each name and how sure it is: what its outlet's profile is
            made of.
    """

    reports: tuple[Report, ...]
    sketch: bytes
    read_with: str
    places: tuple[Sure, ...] = ()


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
    plain = plainly(article)
    gazetteer, codebook, profile = tools.gazetteer, tools.codebook, tools.profile
    reading = find_mentions(plain, codebook=codebook, gazetteer=gazetteer, names=tools.names)
    resolutions = resolve_reading(reading, gazetteer=gazetteer, profile=profile)
    reports = locate(reading, gazetteer=gazetteer, codebook=codebook, resolutions=resolutions)
    if plain is not article:
        reports = as_printed(reports, article)
    once = {report.report_id: report for report in reversed(reports)}  # the first one counts
    kept = tuple(report for report in reports if once[report.report_id] is report)
    read_with = read_with_of(codebook.fingerprint, None if profile is None else profile.stated)
    return Extract(kept, sketch_of(article.text), read_with, sure_places(resolutions))


def read_with_of(codebook: str, home: Place | None) -> str:
    """What an article is read with: the fingerprints of codebook and models, the stated home."""
    read_with = f"{codebook} models {models_fingerprint(MODELS)}"
    return read_with if home is None else f"{read_with} home {home.geonameid}"


@lru_cache(maxsize=4)
def models_fingerprint(directory: Path) -> str:
    """16 hexadecimal digits for the models of a directory, once in each process; not for cards.

    Files that are missing count as such: what needs them says so when it opens them.
    """
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(directory.glob("*")):
        if path.suffix != ".md" and path.is_file():
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def sure_places(resolutions: Iterable[Resolution]) -> tuple[Sure, ...]:
    """The likeliest place of each name, also where it is too unsure to be told: for profiles."""
    found: dict[int, Sure] = {}
    for resolution in resolutions:
        place, sure = resolution.place, resolution.confidence
        if place is None and resolution.alternatives:
            place, sure = resolution.alternatives[0].place, resolution.alternatives[0].score
        if place is not None and sure > found.get(place.geonameid, (place, 0.0))[1]:
            found[place.geonameid] = (place, sure)
    return tuple(found.values())


def reports_of(article: Article, tools: Tools) -> list[dict[str, Any]]:
    """The reports of one article, as `dateline extract` prints them."""
    return [report.to_record() for report in extract(article, tools).reports]


def recognise(article: Article, tools: Tools) -> dict[str, Any]:
    """Everything that is recognised in one article, as `dateline annotate` prints it."""
    reading = find_mentions(
        article,
        codebook=tools.codebook,
        gazetteer=tools.gazetteer,
        everything=True,
        names=tools.names if plainly(article) is article else None,
    )
    return annotate(reading, gazetteer=tools.gazetteer, profile=tools.profile)


def read_each(
    function: Callable[[Article, Tools], _Result],
    articles: Iterable[Article],
    *,
    config: Config,
    workers: Workers,
    profile: Callable[[Article], OutletProfile | None] = lambda _: None,
    names: Callable[[Article], FoundNames | None] = lambda _: None,
) -> Iterator[tuple[Article, _Result | Issue]]:
    """Each article with what the function makes of it, or the issue that stopped it, in order.

    Args:
        function: `extract` or `recognise`, or another function at the top of a module.
        articles: taken as they are needed.
        config: where gazetteer and codebook lie, and how long an article may take.
        workers: where it is done.
        profile: what is known of an article's outlet.
        names: of an article, where they were looked for before.
    """
    job = partial(_read_chunk, function, config)
    known = ((article, profile(article), names(article)) for article in articles)
    for chunk, results in workers.map(job, chunks_of(known, _CHUNK)):
        if results is not None:
            yield from zip((article for article, *_ in chunk), results, strict=True)
            continue
        for ((article, *_),), result in workers.alone(job, [(one,) for one in chunk]):
            died = Issue("extract", "the process that read it died.", article.id)
            yield article, died if result is None else result[0]


def _read_chunk(
    function: Callable[[Article, Tools], _Result],
    config: Config,
    known: Sequence[tuple[Article, OutletProfile | None, FoundNames | None]],
) -> list[_Result | Issue]:
    tools = open_tools(config.gazetteer, config.codebook, config.online)
    return [
        _read_one(function, article, replace(tools, profile=profile, names=names), config.patience)
        for article, profile, names in known
    ]


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
