"""One writer at a time: an advisory lock that the kernel drops when its process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from etl.errors import StoreLocked
from etl.store.tables import answering

_NAME = ".lock"


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store's write lock; readers need none.

    Raises:
        StoreLocked: another process holds it; the message names that process.
        StoreError: the folder cannot be written.
    """
    with ExitStack() as opened:
        with answering(store, "written"):
            handle = opened.enter_context((store / _NAME).open("a+", encoding="ascii"))
            _take(handle, store)
        yield
        handle.truncate(0)


def _take(handle: TextIO, store: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.seek(0)
        owner = handle.read().strip() or "unknown"
        raise StoreLocked(
            f"Process {owner} is writing to {store}: wait until it is done, "
            "or name another folder with --store."
        ) from error
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
