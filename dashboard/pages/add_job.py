"""A run that a page starts: it goes on in a thread of its own, whatever happens to the page."""

import shutil
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.articles.count import count_roughly
from etl.config import Config
from etl.errors import DatelineError
from etl.pipeline import RunSummary, run
from etl.store import open_snapshot
from etl.store.changes import diff

_MISSED_S = 120.0  # how long what came of a run is told to a window that did not begin it
_LAST: dict[Path, "Job"] = {}  # by store; one process serves all windows


@dataclass(slots=True)
class Job:
    """How far a run is, told to the page that asks.

    Attributes:
        n_articles: about how many there are. n_done: finished so far.
        summary: what it did, when it is over. error: why it could not. changes: what became of
            events, counted by kind. before: the store's version when it began, 0 for none.
            ended: when it was over, by the clock that only goes forward.
        is_over: whether nothing more will come.
    """

    n_articles: int
    before: int
    n_done: int = 0
    summary: RunSummary | None = None
    error: str = ""
    changes: Counter[str] = field(default_factory=Counter)
    ended: float = 0.0
    is_over: bool = False

    @property
    def share(self) -> float:
        """Of the work that is done, 0 to 1."""
        return min(1.0, self.n_done / max(self.n_articles, 1))


def start(paths: Sequence[Path], config: Config, *, remove: Path | None = None) -> Job:
    """Begin to read and store the articles of some files.

    Args:
        paths: of the files.
        config: where things lie.
        remove: a folder that is removed when it is over.
    """
    job = Job(n_articles=count_roughly(paths), before=_version(config))
    _LAST[config.store.resolve()] = job
    threading.Thread(target=_work, args=(job, tuple(paths), config, remove), daemon=True).start()
    return job


def going_on(config: Config) -> Job | None:
    """The last run into the store that a page of this server began, while a reload may miss it."""
    job = _LAST.get(config.store.resolve())
    if job is None or (job.is_over and time.monotonic() - job.ended > _MISSED_S):
        return None
    return job


def _version(config: Config) -> int:
    try:
        return open_snapshot(config.store).version.number
    except DatelineError:
        return 0


def _work(job: Job, paths: tuple[Path, ...], config: Config, remove: Path | None) -> None:
    def told(number: int) -> None:
        job.n_done += number

    try:
        job.summary = run(paths, config, told)
        if job.before and job.summary.version > job.before:
            before = open_snapshot(config.store, version=job.before)
            job.changes = Counter(one.kind for one in diff(before, open_snapshot(config.store)))
    except (DatelineError, OSError) as error:
        job.error = str(error)
    except Exception as error:  # noqa: BLE001 - the page must say that it is over, and why
        job.error = f"{type(error).__name__}: {error}"
    finally:
        if remove is not None:
            shutil.rmtree(remove, ignore_errors=True)
        job.ended = time.monotonic()
        job.is_over = True
