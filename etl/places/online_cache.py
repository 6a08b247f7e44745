"""What an online geocoder answered, kept on disk, and whose turn it is to ask: safe with processes."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from etl.errors import ConfigError

_VERSION = 1  # raised when an answer changes its form; older ones are asked again
_WAITS = 60.0  # seconds that one process waits for the other's write
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    service TEXT, version INTEGER, query TEXT, at REAL, answer TEXT,
    PRIMARY KEY (service, version, query)
);
CREATE TABLE IF NOT EXISTS failures (at REAL, service TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS turns (service TEXT PRIMARY KEY, next REAL);
"""


class AnswerCache:
    """A SQLite file that all processes share; answers never expire: remove the file to ask anew."""

    def __init__(self, path: Path) -> None:
        """Opens the file, or makes it.

        Raises:
            ConfigError: it cannot be made, or is another kind of file.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._open() as connection:
                connection.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise ConfigError(
                f"{path} cannot hold the geocoder's answers ({error}): name another file with "
                "--geocoder-cache."
            ) from error

    def get(self, service: str, query: str) -> list[dict[str, Any]] | None:
        """The answer to a question, which may be empty; None when it was never answered."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT answer FROM answers WHERE service = ? AND version = ? AND query = ?",
                (service, _VERSION, query),
            ).fetchone()
        if row is None:
            return None
        answer: list[dict[str, Any]] = json.loads(row[0])
        return answer

    def put(self, service: str, query: str, answer: list[dict[str, Any]]) -> None:
        """Keep an answer."""
        text = json.dumps(answer, ensure_ascii=False)
        with self._open() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                (service, _VERSION, query, time.time(), text),
            )

    def fail(self, service: str, reason: str) -> None:
        """Keep that a question was not answered, and why; it will be asked again another time."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO failures VALUES (?, ?, ?)", (time.time(), service, reason)
            )

    def turn(self, service: str, *, apart: float) -> float:
        """Take the next turn to ask; the seconds to wait for it, counted over all processes.

        Args:
            service: who is asked.
            apart: seconds between two turns.
        """
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute(
                "SELECT next FROM turns WHERE service = ?", (service,)
            ).fetchone()
            now = time.time()
            # a clock that was set back must not make anyone wait for hours
            mine = now if row is None or row[0] > now + 3600 else max(now, row[0])
            connection.execute(
                "INSERT OR REPLACE INTO turns VALUES (?, ?)", (service, mine + apart)
            )
        return mine - now

    def since(self, service: str, moment: float) -> tuple[int, int, str]:
        """Answers and failures after a moment (seconds of the epoch), and the last reason."""
        with self._open() as connection:
            (answered,) = connection.execute(
                "SELECT count(*) FROM answers WHERE service = ? AND at >= ?", (service, moment)
            ).fetchone()
            failed, reason = connection.execute(
                "SELECT count(*), (SELECT reason FROM failures WHERE service = ?1 AND at >= ?2 "
                "ORDER BY at DESC LIMIT 1) FROM failures WHERE service = ?1 AND at >= ?2",
                (service, moment),
            ).fetchone()
        return answered, failed, reason or ""

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection of one transaction: short, so that no process keeps others waiting."""
        with closing(sqlite3.connect(self.path, timeout=_WAITS)) as connection, connection:
            yield connection
