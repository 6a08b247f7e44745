"""The one way into the store: a batch becomes visible whole, or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from etl.store.lock import writing
from etl.store.manifest import Version, commit_version, version_of
from etl.store.rewrite import rewrite
from etl.store.schema import TABLES
from etl.store.tables import (
    answering,
    append,
    data_files,
    make_folder,
    make_tables,
    open_table,
    quote,
)
from etl.store.tidy import tidy

ByMonth = Mapping[str, frozenset[str]]


def _empty(name: str) -> pa.Table:
    schema: pa.Schema = TABLES[name]
    return schema.empty_table()


@dataclass(frozen=True, slots=True)
class Changes:
    """What one commit adds, and what it takes away; what changes is taken away and added again.

    Attributes:
        articles, reports, events, issues, readings, redirects: rows to add, in the schemas of
            `TABLES`.
        replaced: ids of stored articles.
        withdrawn: month to the ids of stored reports that their articles no longer claim so.
        retracted: month to the ids of stored events that no longer hold as they stand.
        judgements: the version of the ledger that the events were merged with; None as before.
        cause: what the version comes from.
    """

    articles: pa.Table = field(default_factory=lambda: _empty("articles"))
    reports: pa.Table = field(default_factory=lambda: _empty("reports"))
    events: pa.Table = field(default_factory=lambda: _empty("events"))
    issues: pa.Table = field(default_factory=lambda: _empty("issues"))
    readings: pa.Table = field(default_factory=lambda: _empty("readings"))
    redirects: pa.Table = field(default_factory=lambda: _empty("redirects"))
    replaced: frozenset[str] = frozenset()
    withdrawn: ByMonth = field(default_factory=dict)
    retracted: ByMonth = field(default_factory=dict)
    judgements: int | None = None
    cause: str = "run"

    @property
    def is_empty(self) -> bool:
        """Whether a commit of it would change nothing."""
        if self.replaced:
            return False
        return not any(self.rows(name).num_rows or self.removed(name) for name in TABLES)

    def rows(self, name: str) -> pa.Table:
        """The rows to add to the table of that name."""
        rows: pa.Table = getattr(self, name)
        return rows

    def removed(self, name: str) -> ByMonth:
        """Month to the ids of the rows to take from the table of that name."""
        return {"reports": self.withdrawn, "events": self.retracted}.get(name, {})


@dataclass(frozen=True, slots=True)
class Writer:
    """Holds the store's lock; get one from `open_writer`."""

    store: Path

    def commit(self, changes: Changes) -> Version:
        """Write the changes and make them visible as the store's next version.

        Nothing to change makes no version: the last one is returned. Killed before the last
        step, the store stays at its last version and the next writer rolls the leftovers back.

        Raises:
            StoreError: the disk is full, or a table is damaged.
        """
        with answering(self.store, "written"):
            return self._commit(changes)

    def _commit(self, changes: Changes) -> Version:
        last = version_of(self.store)
        judgements = last.judgements if changes.judgements is None else changes.judgements
        if changes.is_empty and judgements == last.judgements:
            return last
        tables, rows = dict(last.tables), dict(last.rows)
        for name in TABLES:
            added = changes.rows(name)
            by_month = changes.removed(name)
            replaced = changes.replaced if name == "articles" else frozenset()
            if not (added.num_rows or by_month or replaced):
                continue
            table = open_table(self.store, name)
            if by_month:
                removed = rewrite(
                    table, name, folder=self.store / name, removed=by_month, added=added
                )
            elif replaced:
                predicate = f"article_id IN ({_listed(replaced)})"
                removed = int(table.delete(predicate)["num_deleted_rows"])
                append(table, added)
            else:
                removed = 0
                append(table, added)
            if added.num_rows:
                tidy(open_table(self.store, name), name, self.store / name)
            tables[name] = open_table(self.store, name).version()
            rows[name] += added.num_rows - removed
        # Milliseconds: what the statistics of a Parquet file keep of a time.
        now = datetime.now(UTC)
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        version = Version(
            last.number + 1, now, tables, rows, changes.cause, last.oldest, judgements
        )
        commit_version(self.store, version)
        return version


@contextmanager
def open_writer(store: Path) -> Iterator[Writer]:
    """Open the store for writing: make it if need be, lock it, roll back what was not committed.

    Raises:
        StoreLocked: another process is writing. StoreSchemaError: another schema version.
        StoreError: the folder cannot hold a store, or what it holds is damaged.
    """
    store = store.resolve()
    make_folder(store)
    with writing(store):
        with answering(store, "written"):
            make_tables(store)
            _roll_back(store, version_of(store))
        yield Writer(store)


def _roll_back(store: Path, version: Version) -> None:
    """Bring each table back to what the manifest names; what lies beyond was never committed."""
    for name, number in version.tables.items():
        table = open_table(store, name)
        if table.version() == number:
            continue
        if data_files(table) != data_files(open_table(store, name, version=number)):
            table.restore(number)


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(quote(text) for text in sorted(texts))
