"""Where the work is done: this process, or a pool of them; a cluster needs one class more."""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from types import FrameType, TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from etl.errors import DatelineError
from etl.worker_process import ProcessDied, WorkerProcess

_Chunk = TypeVar("_Chunk")
_Result = TypeVar("_Result")

# Chunks in hand of each process: enough to keep it busy while a batch is being stored.
_AHEAD = 6
# Chunks for each process that are under way or done and wait for earlier ones: a chunk that takes
# long does not keep the other processes idle at once.
_UNDER_WAY = 12
_END: Any = object()


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


@dataclass(slots=True)
class _Task(Generic[_Chunk]):
    """A chunk, the process that has it, and the number under which that answers."""

    chunk: _Chunk
    process: WorkerProcess
    number: int


class ProcessPool:
    """Works in processes of this machine; a context manager that ends them.

    They end with their parent, however that ends; SIGTERM ends it as an exit does. What made a
    process die is never done here.
    """

    def __init__(self, processes: int, *, guarded: bool = True) -> None:
        """A pool without processes: they are started when there is work for them.

        Args:
            processes: how many at most.
            guarded: whether even a single chunk has a process of its own. If not, it is done here,
                which is the quicker; then nothing guards against one on which its process dies.
        """
        self._processes = processes
        self._guarded = guarded
        self._running: list[WorkerProcess] = []
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
        while self._running:
            self._running.pop().end()
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)

    def map(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.map`."""
        source = iter(chunks)
        if not self._guarded and not self._running:
            first = list(islice(source, 2))
            if len(first) < 2:
                yield from ThisProcess().map(function, first)
                return
            source = chain(first, source)
        waiting: deque[_Task[_Chunk]] = deque()
        while True:
            while self._may_take(len(waiting)) and (chunk := next(source, _END)) is not _END:
                process = self._idlest()
                waiting.append(_Task(chunk, process, process.send((function, chunk))))
            if not waiting:
                return
            task = waiting.popleft()
            try:
                result = task.process.receive(task.number)
            except ProcessDied:
                self._bury(task.process)
                ((_, result),) = self.alone(function, [task.chunk])
                self._hand_over(function, waiting, task.process)
            yield task.chunk, result

    def alone(
        self, function: Callable[[_Chunk], _Result], chunks: Iterable[_Chunk]
    ) -> Iterator[tuple[_Chunk, _Result | None]]:
        """See `Workers.alone`; in a process beside the others, a new one when it has died.

        Raises:
            DatelineError: the process does not even start, which is no fault of the chunk.
        """
        process: WorkerProcess | None = None
        try:
            for chunk in chunks:
                process = process or _one_process()
                try:
                    result = process.receive(process.send((function, chunk)))
                except ProcessDied:
                    process.end()
                    process = result = None
                yield chunk, result
        finally:
            if process is not None:
                process.end()

    def _may_take(self, waiting: int) -> bool:
        """Whether a caller takes another chunk, of whose chunks so many wait for their answers."""
        # Another caller, whose input this one reads, may have filled the processes' hands.
        if not waiting or len(self._running) < self._processes:
            return True
        if waiting >= self._processes * _UNDER_WAY:
            return False
        return min(process.in_hand for process in self._running) < _AHEAD

    def _idlest(self) -> WorkerProcess:
        """The process with the least work in hand: a new one while there may be more."""
        least = min(self._running, key=lambda process: process.in_hand, default=None)
        if least is None or (least.in_hand and len(self._running) < self._processes):
            least = WorkerProcess()
            self._running.append(least)
        return least

    def _bury(self, process: WorkerProcess) -> None:
        process.end()
        if process in self._running:  # it may have died in another caller's hands
            self._running.remove(process)

    def _hand_over(
        self,
        function: Callable[[_Chunk], _Result],
        waiting: Iterable[_Task[_Chunk]],
        dead: WorkerProcess,
    ) -> None:
        """Give what a caller's process had in hand when it died to others."""
        for task in waiting:
            if task.process is dead:
                task.process = self._idlest()
                task.number = task.process.send((function, task.chunk))


def workers_for(processes: int, *, guarded: bool = False) -> AbstractContextManager[Workers]:
    """A pool of that many processes beside this one; for 0, this process alone.

    Args:
        processes: how many at most.
        guarded: see `ProcessPool`.
    """
    return ProcessPool(processes, guarded=guarded) if processes else nullcontext(ThisProcess())


def _one_process() -> WorkerProcess:
    process = WorkerProcess()
    try:
        process.receive(process.send((abs, 0)))
    except ProcessDied as error:
        process.end()
        raise DatelineError(
            "The processes that read articles cannot be started: is memory short?"
        ) from error
    return process


def _exit(number: int, _frame: FrameType | None) -> None:
    """End in order: what is in hand is left as a killed run leaves it, the processes end."""
    raise SystemExit(128 + number)


def chunks_of(items: Iterable[_Chunk], size: int) -> Iterator[Sequence[_Chunk]]:
    """The items in tuples of that size, the last one shorter; taken as they are needed."""
    source = iter(items)
    while chunk := tuple(islice(source, size)):
        yield chunk
