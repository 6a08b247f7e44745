"""The ledger of judgements: appended to by anybody at any time, replayed by whoever writes next.

It stands beside the manifest and not under it: a judgement is safe as soon as it is appended,
while a run holds the store's lock too, and no roll-back touches it. The manifest only says how
far it was replayed.
"""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa
from deltalake.exceptions import CommitFailedError

from etl.errors import StoreError
from etl.review import Judgement
from etl.review.lines import from_record, to_record
from etl.store.manifest import Version
from etl.store.schema import JUDGEMENTS, LEDGER
from etl.store.tables import answering, append, data_files, escaped, exists, open_table

# Others append at the same time: who comes second tries again, up to two seconds in all.
_TRIES = 40
_PAUSE_S = 0.05
_MANY_FILES = 64


@dataclass(frozen=True, slots=True)
class Standing:
    """The ledger as one commit sees it.

    Attributes:
        position: the ledger's version. judgements: all of them, oldest first. pending: those of
            them that the store's events do not show yet.
    """

    position: int
    judgements: tuple[Judgement, ...] = ()
    pending: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one store.

    Attributes:
        store: the folder.
    """

    store: Path

    def position(self) -> int:
        """The ledger's version: it grows with each append and each tidying."""
        with answering(self.store, "read"):
            return open_table(self.store, LEDGER).version()

    def read(self, *, version: int | None = None) -> tuple[Judgement, ...]:
        """All judgements up to a version of the ledger or to its last, oldest first, each once.

        Raises:
            StoreError: there is no store, or its ledger cannot be read.
        """
        if not exists(self.store):
            raise StoreError(f"There is no store at {self.store}: fill one with `dateline run`.")
        with answering(self.store, "read"):
            table = open_table(self.store, LEDGER, version=version)
            # A store that is made anew in the same folder has another ledger.
            return _read(self.store.resolve(), table.version(), table.metadata().id)

    def append(self, judgements: Sequence[Judgement]) -> int:
        """Add judgements in one atomic step; those that are there already are left out.

        Returns:
            How many were added.

        Raises:
            StoreError: there is no store, or it cannot be written: then none was added.
        """
        known = {one.judgement_id for one in self.read()}
        new = {one.judgement_id: one for one in judgements if one.judgement_id not in known}
        if not new:
            return 0
        rows = pa.Table.from_pylist([_row(one) for one in new.values()], schema=JUDGEMENTS)
        with answering(self.store, "written"):
            for number in range(_TRIES):
                try:
                    append(open_table(self.store, LEDGER), rows)
                    break
                except CommitFailedError:
                    if number == _TRIES - 1:
                        raise
                    time.sleep(_PAUSE_S)
        return len(new)

    def standing(self, version: Version) -> Standing:
        """All judgements, and those that came after what a version of the store has replayed."""
        position = self.position()
        every = self.read(version=position)
        if position == version.judgements:
            return Standing(position, every)
        replayed = {one.judgement_id for one in self.read(version=version.judgements)}
        pending = tuple(one for one in every if one.judgement_id not in replayed)
        return Standing(position, every, pending)

    def tidy(self) -> None:
        """Rewrite many small files into few; call it under the store's lock."""
        with answering(self.store, "written"):
            table = open_table(self.store, LEDGER)
            if len(table.file_uris()) > _MANY_FILES:
                table.optimize.compact()


@lru_cache(maxsize=8)
def _read(store: Path, version: int, _identity: str) -> tuple[Judgement, ...]:
    files = data_files(open_table(store, LEDGER, version=version))
    if not files:
        return ()
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT record FROM read_parquet($files)", {"files": [escaped(one) for one in files]}
        ).fetchall()
    return _ordered(from_record(json.loads(record)) for (record,) in rows)


def _ordered(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    once = {one.judgement_id: one for one in judgements}
    return tuple(sorted(once.values(), key=lambda one: one.order))


def _row(judgement: Judgement) -> dict[str, object]:
    record = to_record(judgement)
    return {
        **{name: record[name] for name in ("judgement_id", "kind", "who", "why", "batch")},
        "at": judgement.at,
        "event_ids": list(judgement.event_ids),
        "record": json.dumps(record, ensure_ascii=False),
    }
