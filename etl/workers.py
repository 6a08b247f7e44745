"""Where the work is done: this process, or a pool of them; a cluster needs one class more."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from types import TracebackType
from typing import Protocol, Self, TypeVar

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


class ThisProcess:
    """Works here, one chunk after the other."""

    def map(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.map`."""
        for chunk in chunks:
            yield chunk, function(chunk)


class ProcessPool:
    """Works in several processes of this machine; a context manager that ends them.

    They are started afresh and not forked, since threads of the store's libraries do not survive
    a fork. They end with their parent, however that ends. One chunk alone is done here: starting
    processes would take longer.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)

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
                self._executor = None
                yield chunk, _alone(function, chunk)
                waiting = deque((c, self._submit(function, c)) for c, _ in waiting)

    def _submit(self, function: Callable[[_Chunk], _Result], chunk: _Chunk) -> "Future[_Result]":
        if self._executor is None:
            self._executor = _pool(self._processes)
        try:
            return self._executor.submit(function, chunk)
        except BrokenProcessPool:
            self._executor = _pool(self._processes)
            return self._executor.submit(function, chunk)


def workers_for(processes: int) -> ProcessPool:
    """The pool of that many processes; one process more than this is started only from two on."""
    return ProcessPool(processes)


def _alone(function: Callable[[_Chunk], _Result], chunk: _Chunk) -> _Result | None:
    """What the function makes of a chunk in a process of its own; None when that dies too.

    Raises:
        DatelineError: the process does not even start, which is no fault of the chunk.
    """
    with _pool(1) as executor:
        try:
            executor.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise DatelineError(
                "The processes that read articles cannot be started: try --workers 1."
            ) from error
        try:
            return executor.submit(function, chunk).result()
        except BrokenProcessPool:
            return None


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_start
    )


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
