"""Receipts that wait on disk until the table of events is written: a ZIP takes one at a time."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

from etl.export.columns import RECEIPT_COLUMNS, RECEIPTS

WAITING_COLUMNS = ("event_id", *RECEIPT_COLUMNS)


class Waiting:
    """A file of receipts that is gone when it has been read."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def passing(self, events: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """The events as they come; the receipts of each are put aside."""
        for event in events:
            for receipt in event.get(RECEIPTS, ()):
                self._file.write(json.dumps({"event_id": event["event_id"], **receipt}) + "\n")
            yield event

    def rows(self) -> Iterator[dict[str, Any]]:
        """What was put aside, as mappings of `WAITING_COLUMNS`."""
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)


@contextmanager
def waiting_receipts() -> Iterator[Waiting]:
    """A place for receipts, on disk, for as long as it is needed."""
    with tempfile.TemporaryFile("w+", encoding="ascii", newline="\n") as file:
        yield Waiting(file)
