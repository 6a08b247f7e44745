"""Tables that are kept beside a store say the same as tables made anew, whatever happened."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import query
from dashboard.filters import Filters
from dashboard.query import Events, StoreFiles, kept
from dashboard.query import load as load_module
from etl import reviewing
from etl.export import ExportOptions
from etl.store import open_snapshot
from etl.store.vacuum import vacuum
from tests.dashboard.conftest import load
from tests.invented import Invented, invent, write_store

N_EVENTS = 120
ASKED = (
    Filters(),
    Filters(statuses=(), reviews=("accepted", "rejected", "unreviewed")),
    Filters(types=("protest",), confidence=0.5),
    Filters(text="residents", statuses=()),
    Filters(start=date(2022, 9, 20), end=date(2022, 11, 1), surely=True),
    Filters(sources=("The Quay",)),
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FROM", 1)
    monkeypatch.setattr(load_module, "MOST_FRESH", 0.9)  # so small a store has few files


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    write_store(tmp_path / "it's a store", made(0, N_EVENTS))
    return tmp_path / "it's a store"


def made(first: int, last: int, **fields: object) -> list[Invented]:
    return [
        invent(n, status="reported", review_state="unreviewed", **fields)
        for n in range(first, last)
    ]


def opened(store: Path) -> Events:
    snapshot = open_snapshot(store)
    names = ("articles", "reports", "events")
    files = StoreFiles(snapshot.version.number, *(tuple(snapshot.files(name)) for name in names))
    return kept.open_events(store, files, n_events=snapshot.version.rows["events"])


def files_kept(store: Path) -> list[Path]:
    return sorted((store / kept.FOLDER).iterdir())


def assert_same(one: Events, other: Events) -> None:
    extents = [replace(events.extent, places=()) for events in (one, other)]
    assert extents[0] == extents[1]
    assert set(one.extent.places) == set(other.extent.places)
    for filters in ASKED:
        assert query.totals(one, filters) == query.totals(other, filters)
        assert set(query.by_place(one, filters)) == set(query.by_place(other, filters))
        rows = [query.page(events, filters, offset=3, limit=40) for events in (one, other)]
        assert rows[0] == rows[1]
        for bin_ in query.BINS:
            drawn = [query.by_bin(events, filters, bin_) for events in (one, other)]
            assert drawn[0].equals(drawn[1])
        exports = [list(query.rows_for_export(e, filters, ExportOptions())) for e in (one, other)]
        assert exports[0] == exports[1]


def test_kept_tables_are_made_once_and_say_the_same(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
):
    assert_same(opened(own_store), load(own_store))
    assert len(files_kept(own_store)) == 1
    monkeypatch.setattr(kept, "make_tables", None)  # a call would fail
    assert_same(opened(own_store), load(own_store))


def test_after_judgements_and_runs_only_what_is_new_is_read(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
):
    first = opened(own_store)
    before = query.totals(first, Filters())
    monkeypatch.setattr(kept, "make_tables", None)
    for number in (0, 7, 40):
        event_id = made(number, number + 1)[0].event["event_id"]
        snapshot = open_snapshot(own_store)
        one = reviewing.reject(snapshot, event_id, who="Ada")
        reviewing.record_judgements(own_store, [one])
        assert_same(opened(own_store), load(own_store))
    assert query.totals(first, Filters()) == before  # who still looks at it is not disturbed
    assert query.count(opened(own_store), Filters()) == before.n_events - 3


def test_a_new_kind_country_or_outlet_is_there_too(own_store: Path):
    opened(own_store)
    write_store(own_store, made(N_EVENTS, N_EVENTS + 10, sources=["An outlet that is new"]))
    assert_same(opened(own_store), load(own_store))
    write_store(
        own_store, made(N_EVENTS + 10, N_EVENTS + 14, event_type="flood", sub_event_type="flood")
    )
    events = opened(own_store)
    assert_same(events, load(own_store))
    assert query.count(events, Filters(types=("flood",))) == 4


def test_few_versions_are_kept_and_none_half_made(own_store: Path):
    for number in range(6):
        write_store(own_store, made(N_EVENTS + number, N_EVENTS + number + 1))
        opened(own_store)
    names = [path.name for path in files_kept(own_store)]
    assert len(names) == 3
    assert all(name.startswith("events-") and name.endswith(".duckdb") for name in names)


def test_a_file_that_is_cut_short_is_made_again(own_store: Path):
    opened(own_store)
    (path,) = files_kept(own_store)
    path.write_bytes(path.read_bytes()[:5000])
    assert_same(opened(own_store), load(own_store))
    assert_same(opened(own_store), load(own_store))
    assert files_kept(own_store)[-1].stat().st_size > 5000


def test_a_file_of_another_form_is_not_built_upon(own_store: Path, monkeypatch: pytest.MonkeyPatch):
    opened(own_store)
    monkeypatch.setattr(kept, "FORMAT", 2)
    write_store(own_store, made(N_EVENTS, N_EVENTS + 1))
    assert_same(opened(own_store), load(own_store))


def test_where_nothing_can_be_written_the_tables_are_in_memory(own_store: Path):
    (own_store / kept.FOLDER).write_text("in the way")
    assert_same(opened(own_store), load(own_store))


def test_nothing_is_kept_of_versions_that_are_forgotten(own_store: Path):
    opened(own_store)
    write_store(own_store, made(N_EVENTS, N_EVENTS + 1))
    opened(own_store)
    vacuum(own_store, keep=1)
    assert not (own_store / kept.FOLDER).exists()
    assert_same(opened(own_store), load(own_store))
