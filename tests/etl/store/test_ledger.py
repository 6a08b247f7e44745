import shutil

import pytest

from etl.errors import StoreError
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from etl.store.tables import data_files, make_tables, open_table
from tests.etl.review.test_lines import made


@pytest.fixture
def store(tmp_path):
    make_tables(tmp_path / "store")
    return tmp_path / "store"


def test_what_is_appended_is_read_oldest_first_and_once(store):
    ledger = Ledger(store)
    late, early = made(minute=2), made(minute=1)
    assert ledger.append([late]) == 1
    assert ledger.append([early, late, early]) == 1
    assert ledger.append([]) == 0
    assert ledger.read() == (early, late)
    assert ledger.read(version=1) == (late,)
    standing = ledger.standing(open_snapshot(store).version)
    assert standing.pending == (early, late)


def test_many_small_files_become_few_and_nothing_is_lost(store, monkeypatch):
    monkeypatch.setattr("etl.store.ledger._MANY_FILES", 3)
    ledger = Ledger(store)
    given = tuple(made(minute=minute) for minute in range(5))
    for one in given:
        ledger.append([one])
    ledger.tidy()
    assert len(data_files(open_table(store, "judgements"))) == 1
    assert ledger.read() == given
    assert ledger.read(version=2) == given[:2]


def test_a_store_made_anew_in_the_same_folder_has_a_ledger_of_its_own(store):
    Ledger(store).append([made()])
    assert len(Ledger(store).read()) == 1
    shutil.rmtree(store)
    make_tables(store)
    assert Ledger(store).read() == ()
    Ledger(store).append([made(minute=7)])
    assert Ledger(store).read() == (made(minute=7),)


def test_without_a_store_there_is_no_ledger(tmp_path):
    with pytest.raises(StoreError, match="There is no store"):
        Ledger(tmp_path).append([made()])
