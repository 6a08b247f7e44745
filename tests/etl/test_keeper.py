"""How much a run stores at once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.keeper import Keeper, batch_size
from etl.store import Snapshot
from etl.store.manifest import version_of
from etl.store.tables import make_folder, make_tables
from etl.store.writer import Writer


@pytest.mark.parametrize(
    ("asked", "stored", "size"),
    [
        (500, 0, 500),
        (500, 250_000, 500),
        (500, 400_000, 800),
        (500, 1_000_000, 2_000),
        (500, 50_000_000, 2_000),
        (5_000, 50_000_000, 5_000),
        (3, 1_000, 3),
    ],
)
def test_the_batch_grows_with_the_store_within_bounds(asked, stored, size):
    assert batch_size(asked, stored=stored) == size


def test_a_full_store_waits_for_more_articles_but_not_for_more_issues(tmp_path: Path):
    make_folder(tmp_path)
    make_tables(tmp_path)
    version = version_of(tmp_path)
    item: Any = object()

    def keeper(events: int, **held: Any) -> Keeper:
        of = replace(version, rows={**version.rows, "events": events})
        told = {"progress": lambda _done: None, "codebook": "", **held}
        return Keeper(Writer(tmp_path), Snapshot(tmp_path, of), **told)

    assert keeper(0, batch=[item] * 500).is_full(500)
    assert not keeper(0, batch=[item] * 499).is_full(500)
    assert not keeper(1_000_000, batch=[item] * 1_999).is_full(500)
    assert keeper(1_000_000, batch=[item] * 2_000).is_full(500)
    assert keeper(1_000_000, unlisted=[item] * 500).is_full(500)
