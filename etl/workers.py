"""Where the work is done: this process, or a pool of them; a cluster needs one class more."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain, islice
from multiprocessing import spawn
from multiprocessing.context import SpawnContext, SpawnProcess
from types import FrameType, TracebackType
from typing import Any, Protocol, Self, TypeVar

from etl.errors import DatelineError

_Chunk = TypeVar("_Chunk")
_Result = TypeVar("_Result")

# Chunks in flight for each process: enough to keep it busy while a batch is being stored.
_AHEAD = 6


class Workers(Protocol):
    """Does pieces of work somewhere, in order, without taking more input than it has room for."""

    def map(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """Each chunk with what the function makes of it, in the order of the chunks.

        None stands for a chunk on which its process died. Errors of the function are raised.
        """
        ...

    def alone(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """As `map`, one chunk at a time: for those of which one made a process die."""
        ...


class ThisProcess:
    """Works here, one chunk after the other; a chunk on which this process dies ends it all."""

    def map(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.map`."""
        for chunk in chunks:
            yield chunk, function(chunk)

    def alone(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.alone`; this process is alone anyway."""
        yield from self.map(function, chunks)


class ProcessPool:
    """Works in several processes of this machine; a context manager that ends them.

    They are started afresh and not forked, since threads of the store's libraries do not survive
    a fork. They end with their parent, however that ends; SIGTERM ends it as an exit does.

    When there is only one chunk and no process yet, it is done here, since starting processes
    would take longer: then nothing guards against a chunk on which its process dies. What made
    a process die is never done here.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None
        self._before: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGTERM, _exit)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)
            if kind is not None:
                _end_all()
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)

    def map(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.map`."""
        source = iter(chunks)
        first = list(islice(source, 2))
        if len(first) < 2 and self._executor is None:
            yield from ThisProcess().map(function, first)
            return
        source = chain(first, source)
        waiting: deque[tuple[_Chunk, Future[_Result]]] = deque()
        while True:
            for chunk in islice(source, self._processes * _AHEAD - len(waiting)):
                waiting.append((chunk, self._submit(function, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield chunk, future.result()
            except BrokenProcessPool:
                # One of the chunks in flight killed its process, and with it the pool.
                yield from self.alone(function, [chunk])
                self._executor = _pool(self._processes)
                waiting = deque((c, self._submit(function, c)) for c, _ in waiting)

    def alone(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.alone`; in a process beside the others, a new one when it has died.

        Raises:
            DatelineError: the process does not even start, which is no fault of the chunk.
        """
        executor: ProcessPoolExecutor | None = None
        try:
            for chunk in chunks:
                executor = executor or _one_process()
                try:
                    yield chunk, _submit_to(executor, function, chunk).result()
                except BrokenProcessPool:
                    executor = None
                    yield chunk, None
        finally:
            if executor is not None:
                executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, function: Callable[[_Chunk], _Result], chunk: _Chunk) -> "Future[_Result]":
        if self._executor is None:
            self._executor = _pool(self._processes)
        try:
            return _submit_to(self._executor, function, chunk)
        except BrokenProcessPool:
            self._executor = _pool(self._processes)
            return _submit_to(self._executor, function, chunk)


def workers_for(processes: int) -> AbstractContextManager[Workers]:
    """A pool of that many processes beside this one; for 1, this process alone."""
    return ProcessPool(processes) if processes > 1 else nullcontext(ThisProcess())


def _one_process() -> ProcessPoolExecutor:
    executor = _pool(1)
    try:
        _submit_to(executor, abs, 0).result()
    except BrokenProcessPool as error:
        raise DatelineError(
            "The processes that read articles cannot be started: try --workers 1."
        ) from error
    return executor


def _submit_to(
    executor: ProcessPoolExecutor, function: Callable[[_Chunk], _Result], chunk: _Chunk
) -> "Future[_Result]":
    """Submit a chunk, for which a process may be started."""
    with _undisturbed():
        return executor.submit(function, chunk)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off Ctrl-C and SIGTERM: a process that is half started would complain of its parent.

    The processes inherit the mask, so that they leave Ctrl-C to this one from the beginning.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _frame: came.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if came:
            signal.raise_signal(came[0])


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=_Context(), initializer=_start)


class _Process(SpawnProcess):
    """A new process that does not import the main module of this one.

    What it does is imported by name. The main module may be a page of the dashboard, which would
    be drawn once more there, without a browser, and fail.
    """

    def start(self) -> None:
        """Start it."""
        _starting.without_main = True
        try:
            super().start()
        finally:
            _starting.without_main = False


class _Context(SpawnContext):
    """Makes such processes."""

    Process = _Process


_starting = threading.local()
_told_to_all = spawn.get_preparation_data


def _told(name: str) -> dict[str, Any]:
    """What a new process is told: all of it, but for the main module where that is not wanted."""
    data: dict[str, Any] = _told_to_all(name)
    if getattr(_starting, "without_main", False):
        data.pop("init_main_from_name", None)
        data.pop("init_main_from_path", None)
    return data


# Nothing else lets a caller say so; it changes what other users of the module get in nothing.
spawn.get_preparation_data = _told


def _end_all() -> None:
    """End our processes at once, for the interpreter waits for them before it ends itself."""
    for process in multiprocessing.active_children():
        if isinstance(process, _Process):
            process.kill()


def _exit(number: int, _frame: FrameType | None) -> None:
    """End in order: what is in hand is left as a killed run leaves it, the processes end."""
    raise SystemExit(128 + number)


def _start() -> None:
    """In a new process: leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def chunks_of(items: Iterable[_Chunk], size: int) -> Iterator[Sequence[_Chunk]]:
    """The items in tuples of that size, the last one shorter; taken as they are needed."""
    source = iter(items)
    while chunk := tuple(islice(source, size)):
        yield chunk
