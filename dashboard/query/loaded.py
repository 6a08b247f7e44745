"""One loaded version of the store, asked from any thread."""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import duckdb
import pandas as pd

from dashboard.query.load import Extent, StoreFiles, open_tables, read_extent
from etl.export.select import by_the_letter

T = TypeVar("T")

_ANSWERS_KEPT = 200  # counts by filter: places, bins and totals, some of a hundred kilobytes
_HITS_KEPT = 8  # free-text answers kept as tables of row numbers


@dataclass(slots=True)
class Events:
    """One version of the store, loaded and ready to be asked from any thread.

    Attributes:
        files: the files it was read from. extent: what they hold, whatever the filter.
    """

    files: StoreFiles
    extent: Extent
    _connection: duckdb.DuckDBPyConnection
    _hits: dict[str, str] = field(default_factory=dict)
    _answers: OrderedDict[object, Any] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def load(cls, files: StoreFiles) -> "Events":
        """Read the files of one version into memory."""
        connection = open_tables(files)
        return cls(files, read_extent(connection), connection)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: an answer that is not read to its end blocks the next."""
        return self._connection.cursor()

    def rows(self, sql: str, bound: list[Any]) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return self._connection.cursor().execute(sql, bound).fetchall()

    def named_rows(self, sql: str, bound: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of an answer whose parameters have names."""
        return self._connection.cursor().execute(sql, bound).fetchall()

    def frame(self, sql: str, bound: list[Any]) -> pd.DataFrame:
        """An answer as a frame."""
        return self._connection.cursor().execute(sql, bound).df()

    def once(self, question: object, answer: Callable[[], T]) -> T:
        """The answer to a question, kept: a click on a row asks for the same counts again.

        Args:
            question: its name and everything that it depends on besides the version.
            answer: asks the tables; what it gives must not be changed by anybody.
        """
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                kept: T = self._answers[question]
                return kept
        made = answer()
        with self._lock:
            self._answers[question] = made
            while len(self._answers) > _ANSWERS_KEPT:
                self._answers.popitem(last=False)
        return made

    def hits(self, text: str) -> str:
        """The name of a table of the ranks whose printed sentence holds a text.

        The sentences are not kept in memory: this reads one column of the store, about half a
        second for a million events; the answer is kept while the text is.
        """
        key = text.casefold()
        with self._lock:
            if key in self._hits:
                return self._hits[key]
            name = f"hit_{len(self._hits) and int(max(self._hits.values())[4:]) + 1:09d}"
            sql = (
                f"CREATE TABLE {name} AS SELECT rank FROM event JOIN event_file USING (file_no) "
                "JOIN (SELECT filename, file_row_number FROM read_parquet(?, filename = true, "
                "file_row_number = true) WHERE contains(lower(sentence), lower(?))) AS told "
                "ON told.filename = path AND told.file_row_number = file_row ORDER BY rank"
            )
            if self.files.events:
                self._connection.cursor().execute(sql, [by_the_letter(self.files.events), text])
            else:
                self._connection.cursor().execute(f"CREATE TABLE {name} (rank INTEGER)")
            self._hits[key] = name
            while len(self._hits) > _HITS_KEPT:
                oldest = next(iter(self._hits))
                self._connection.cursor().execute(f"DROP TABLE {self._hits.pop(oldest)}")
            return name
