"""One loaded version of the store, asked from any thread."""

# ruff: noqa: S608 - what is pasted into the SQL are this module's own words; values are bound

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import duckdb
import pandas as pd

from dashboard.query.extent import Extent, read_extent
from dashboard.query.load import StoreFiles, make_tables
from etl.export.select import by_the_letter

T = TypeVar("T")

_ANSWERS_KEPT = 200  # counts by filter: places, bins and totals, some of a hundred kilobytes
_HITS_KEPT = 8  # free-text answers kept as tables of row numbers


@dataclass(slots=True)
class Events:
    """One version of the store, loaded and ready to be asked from any thread.

    Attributes:
        files: the files it was read from. extent: what they hold, whatever the filter.
        paths: of the files of events, at their numbers in the tables; empty where no file is.
    """

    files: StoreFiles
    extent: Extent
    paths: tuple[str, ...]
    _connection: duckdb.DuckDBPyConnection
    _use: str = ""
    _hits: dict[str, str] = field(default_factory=dict)
    _answers: OrderedDict[object, Any] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def load(cls, files: StoreFiles) -> "Events":
        """Read the files of one version into memory."""
        connection = duckdb.connect(":memory:")
        make_tables(connection, files)
        return cls.over(connection, files)

    @classmethod
    def over(
        cls, connection: duckdb.DuckDBPyConnection, files: StoreFiles, *, use: str = ""
    ) -> "Events":
        """Ask tables that are there already.

        Args:
            connection: to a database in memory; free-text answers are kept there.
            files: that the tables were made from.
            use: the attached database that holds the tables, if not that of the connection.
        """
        connection.execute("SET enable_progress_bar = false")
        # Places and types together need more bits than a direct table of counts takes unasked.
        connection.execute("SET GLOBAL perfect_ht_threshold = 20")
        cursor = connection.cursor()
        if use:
            cursor.execute(f"USE {use}")
        numbered = dict(cursor.execute("SELECT file_no, path FROM event_file").fetchall())
        paths = tuple(numbered.get(number, "") for number in range(max(numbered, default=-1) + 1))
        return cls(files, read_extent(cursor), paths, connection, use)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: an answer that is not read to its end blocks the next."""
        cursor = self._connection.cursor()
        if self._use:
            cursor.execute(f"USE {self._use}")
        return cursor

    def rows(self, sql: str, bound: list[Any]) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return self.cursor().execute(sql, bound).fetchall()

    def named_rows(self, sql: str, bound: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of an answer whose parameters have names."""
        return self.cursor().execute(sql, bound).fetchall()

    def frame(self, sql: str, bound: list[Any]) -> pd.DataFrame:
        """An answer as a frame."""
        return self.cursor().execute(sql, bound).df()

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
        """The name of a table of the ids of events whose printed sentence holds a text.

        The sentences are not kept in memory: this reads one column of the store, a fifth of a
        second for a million events and some seconds for ten; the answer is kept while the text is.
        """
        key = text.casefold()
        with self._lock:
            if key in self._hits:
                return self._hits[key]
            number = int(max(self._hits.values())[-9:]) + 1 if self._hits else 0
            name = f"memory.main.hit_{number:09d}"
            cursor = self._connection.cursor()
            if self.files.events:
                cursor.execute(
                    f"CREATE TABLE {name} AS SELECT ('0x' || event_id)::UBIGINT AS event_id "
                    "FROM read_parquet(?) WHERE contains(lower(sentence), lower(?))",
                    [by_the_letter(self.files.events), text],
                )
            else:
                cursor.execute(f"CREATE TABLE {name} (event_id UBIGINT)")
            self._hits[key] = name
            while len(self._hits) > _HITS_KEPT:
                oldest = next(iter(self._hits))
                cursor.execute(f"DROP TABLE {self._hits.pop(oldest)}")
            return name
