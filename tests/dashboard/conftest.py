"""One invented store for the dashboard's tests, loaded once."""

from pathlib import Path

import pytest

from dashboard.query import Events, StoreFiles
from etl.store import open_snapshot
from tests.invented import HOSTILE, Invented, invent, write_store

N_EVENTS = 300


def load(store: Path) -> Events:
    snapshot = open_snapshot(store)
    names = ("articles", "reports", "events")
    files = StoreFiles(snapshot.version.number, *(tuple(snapshot.files(name)) for name in names))
    return Events.load(files)


@pytest.fixture(scope="session")
def invented() -> tuple[Invented, ...]:
    return (invent(0, sentence=HOSTILE), *(invent(number) for number in range(1, N_EVENTS)))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, invented: tuple[Invented, ...]) -> Path:
    # In two versions and a folder whose name holds what a pattern of files would take.
    folder = tmp_path_factory.mktemp("what? a *store* of {a}'s")
    write_store(folder, invented[:200])
    write_store(folder, invented[200:])
    return folder


@pytest.fixture(scope="session")
def events(store: Path) -> Events:
    return load(store)


@pytest.fixture
def no_events() -> Events:
    return Events.load(StoreFiles(0, (), (), ()))
