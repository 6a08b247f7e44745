"""One process that works for this one, with two pipes of its own.

Nothing is shared between such processes, and no thread of this one looks after them: what one of
them was about to say when it ended keeps nobody waiting, since its pipe ends with it.
"""

import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker, spawn
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from etl.errors import DatelineError

Work = tuple[Callable[[Any], Any], Any]
"""A function at the top of a module, and what it is to be applied to."""


class ProcessDied(DatelineError):
    """The process ended before it had answered."""


class WorkerProcess:
    """Takes pieces of work and answers each, in their order.

    It is started afresh and not forked, since threads of the store's libraries do not survive a
    fork. It takes in work while it works, so that `send` does not wait for it, and ends with its
    parent, however that ends.
    """

    def __init__(self) -> None:
        """Starts the process; what it needs it imports when it needs it."""
        work, self._work = multiprocessing.Pipe(duplex=False)
        self._answers, answers = multiprocessing.Pipe(duplex=False)
        self._asked = self._answered = 0
        self._ready: dict[int, bytes] = {}
        self._process = _Process(target=_serve, args=(work, answers), daemon=True)
        try:
            with _undisturbed():
                self._process.start()
        except BaseException:
            self.end()
            raise
        finally:
            # Held here too, they would not end with the process.
            work.close()
            answers.close()

    @property
    def in_hand(self) -> int:
        """How many pieces of work it has not done yet, as far as it has said so."""
        with suppress(ProcessDied):
            while self._answered < self._asked and self._answers.poll():
                self._take()
        return self._asked - self._answered

    def send(self, work: Work) -> int:
        """Hand over a piece of work; if the process has ended, `receive` says so.

        Returns:
            The number under which `receive` gives the answer.
        """
        with suppress(BrokenPipeError):
            self._work.send(work)
        self._asked += 1
        return self._asked

    def receive(self, number: int) -> Any:
        """The answer to a piece of work, once; waits for it.

        Raises:
            ProcessDied: it has ended. Exception: whatever the function raised.
        """
        while number not in self._ready:
            self._take()
        done, answer = pickle.loads(self._ready.pop(number))  # noqa: S301 - our own process wrote it
        if done:
            return answer
        raise answer

    def _take(self) -> None:
        try:
            raw = self._answers.recv_bytes()
        except (EOFError, OSError) as error:
            raise ProcessDied("The process ended before it had answered.") from error
        self._answered += 1
        self._ready[self._answered] = raw

    def end(self) -> None:
        """End it at once, whatever it does."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()
        self._work.close()
        self._answers.close()


def _serve(work: Connection, answers: Connection) -> None:
    """In the new process: answer until the parent has ended; Ctrl-C is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coming: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    going: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take_in, args=(work, coming), daemon=True).start()
    threading.Thread(target=_give_out, args=(answers, going), daemon=True).start()
    while True:
        going.put(_answer(coming.get()))


def _take_in(work: Connection, coming: "queue.SimpleQueue[bytes]") -> None:
    while True:
        try:
            coming.put(work.recv_bytes())
        except (EOFError, OSError):
            os._exit(1)  # the parent has ended, and nobody waits for an answer


def _give_out(answers: Connection, going: "queue.SimpleQueue[bytes]") -> None:
    while True:
        try:
            answers.send_bytes(going.get())
        except OSError:
            os._exit(1)


def _answer(work: bytes) -> bytes:
    try:
        function, argument = pickle.loads(work)  # noqa: S301 - the parent wrote it
        return pickle.dumps((True, function(argument)))
    except Exception as error:  # noqa: BLE001 - the parent raises it
        return _pickled(error)


def _pickled(error: Exception) -> bytes:
    """An error as an answer; one that cannot travel is told in words."""
    try:
        raw = pickle.dumps((False, error))
        pickle.loads(raw)  # noqa: S301 - written one line above
    except Exception:  # noqa: BLE001 - whatever its class does when it is made again
        return pickle.dumps((False, DatelineError(f"{type(error).__name__}: {error}")))
    return raw


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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off Ctrl-C and SIGTERM: a process that is half started would complain of its parent.

    The process inherits the mask, so that it leaves Ctrl-C to this one from the beginning.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _frame: came.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        resource_tracker.ensure_running()  # it ends by letting Ctrl-C in
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if came:
            signal.raise_signal(came[0])
