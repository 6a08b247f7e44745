"""Diff, history, vacuum and migration, on stores that runs and people made."""

from dataclasses import replace
from pathlib import Path

import pytest
from deltalake import write_deltalake

from etl import reviewing
from etl.articles import Article
from etl.config import Config
from etl.errors import ConfigError, StoreError, StoreSchemaError
from etl.extraction import Extract, Tools, read_with_of
from etl.mentions import Span
from etl.pipeline import run
from etl.store import migrate as module
from etl.store import open_snapshot
from etl.store.changelog import lines
from etl.store.changes import diff
from etl.store.history import history
from etl.store.ledger import Ledger
from etl.store.manifest import read_versions
from etl.store.migrate import migrate
from etl.store.schema import LEDGER
from etl.store.tables import make_tables
from etl.store.vacuum import plan_vacuum, vacuum
from tests import factory
from tests.etl.judging import (
    ARTICLES,
    CODEBOOK,
    KINDS,
    NEWCOMER,
    event_id,
    events,
    record,
    run_with,
)
from tests.etl.store.aged import aged

CUSCO = replace(factory.LIMA, geonameid=3941584, name="Cusco", admin1="Cuzco")


@pytest.fixture
def store(tmp_path):
    """1: three articles; 2: two events joined by a person; 3: one article more; 4: read again."""
    folder = tmp_path / "store"
    run_with("A", ARTICLES, folder)
    record(folder, KINDS["same_event"](folder))
    run_with("A", [NEWCOMER], folder)
    run_with("B", [*ARTICLES, NEWCOMER], folder)
    return folder


def changes(store: Path, one: int, other: int) -> list[tuple[str, str]]:
    found = diff(open_snapshot(store, version=one), open_snapshot(store, version=other))
    assert len(list(lines(found))) == len(found)
    return [(change.kind, change.why) for change in found]


def test_a_diff_says_what_happened_and_why(store):
    assert sorted(changes(store, 0, 1)) == [("added", "1 new article"), ("added", "2 new articles")]
    assert changes(store, 1, 2) == [("changed", "1 judgement"), ("merged", "1 judgement")]
    assert changes(store, 2, 3) == [("changed", "1 new article")]
    assert changes(store, 3, 4) == [("changed", "4 articles read again with another codebook")]
    assert changes(store, 4, 4) == []
    (change,) = diff(open_snapshot(store, version=2), open_snapshot(store, version=3))
    assert change.fields == ("confidence", "n_reports", "n_articles", "n_sources", "sources")


def test_a_split_is_told_as_one(store):
    (made,) = Ledger(store).read()
    record(store, reviewing.withdraw(open_snapshot(store), made.judgement_id, who="Ben"))
    found = diff(open_snapshot(store, version=4), open_snapshot(store))
    assert [change.kind for change in found] == ["split", "changed"]
    assert found[0].other_id == found[1].event_id
    assert found[1].why == "1 judgement withdrawn"


def test_words_that_are_read_elsewhere_now_lead_from_one_event_to_the_other(tmp_path):
    def reader(article: Article, tools: Tools) -> Extract:
        """A report in Lima, or of a codebook B in Cusco, with another word for the place."""
        name = tools.codebook.types[0].code[0]
        at, place = (20, factory.LIMA) if name == "A" else (30, CUSCO)
        report = factory.report(
            article_id=article.id, place=place, place_span=Span(at, at + 4, "here")
        )
        return Extract((report,), b"", read_with_of(tools.codebook.fingerprint, None))

    for name in "AB":
        codebook = tmp_path / f"{name}.toml"
        codebook.write_text(CODEBOOK.format(name=name), encoding="utf-8")
        config = Config.default(store=tmp_path / "store", codebook=codebook, workers=0)
        run([], config, read=lambda _: iter(ARTICLES[:1]), reader=reader)
    added, removed = diff(*(open_snapshot(tmp_path / "store", version=n) for n in (1, 2)))
    why = "1 article read again with another codebook, whose words"
    assert (added.kind, added.why) == ("added", f"{why} told of {removed.event_id} before")
    assert (removed.kind, removed.why) == ("removed", f"{why} now tell of {added.event_id}")


def test_the_life_of_an_event(store):
    one = event_id(store, "a1", "a2", "a3", "a4")
    told = history(store, one)
    assert [(moment.version.number, moment.version.cause) for moment in told] == [
        (1, "run"), (2, "judgement"), (3, "run"), (4, "run"),
    ]  # fmt: skip
    assert told[3].fields[0] == "sub_event_type"
    gone = next(iter(set(_ids(store, 1)) - {one}))
    first, last = history(store, gone)
    assert (last.row, last.detail) == (None, f"merged into {one}")
    assert first.row
    with pytest.raises(StoreError, match="No kept version"):
        history(store, "f" * 16)


def _ids(store: Path, version: int) -> list[str]:
    return [row["event_id"] for row in events(store, version).values()]


def test_a_vacuum_says_what_it_forgets_and_forgets_only_that(store):
    before = {number: events(store, number) for number in (3, 4)}
    judgements = Ledger(store).read()
    plan = plan_vacuum(store, keep=2)
    assert [version.number for version in plan.forgotten] == [1, 2]
    assert plan.files
    assert "Versions 1 to 2 will be forgotten" in plan.lines()[0]
    assert all(path.exists() for path in plan.files)
    vacuum(store, keep=2)
    assert not any(path.exists() for path in plan.files)
    assert {number: events(store, number) for number in (3, 4, 5)} == {**before, 5: before[4]}
    for number in (1, 2):
        with pytest.raises(StoreError, match="has been vacuumed; the oldest that is kept is 3"):
            open_snapshot(store, version=number)
    assert read_versions(store)[-1].cause == "vacuum"
    assert Ledger(store).read() == judgements
    assert [m.version.number for m in history(store, event_id(store, "a1", "a2", "a3", "a4"))] == [
        3,
        4,
    ]
    assert plan_vacuum(store, keep=9).files == ()
    assert plan_vacuum(store, keep=2).forgotten == ()  # the same again forgets no more
    with pytest.raises(ConfigError, match="at least"):
        plan_vacuum(store, keep=0)


@pytest.fixture
def old(tmp_path):
    folder = tmp_path / "new"
    run_with("A", ARTICLES, folder)
    run_with("A", [NEWCOMER], folder)
    aged(folder, tmp_path / "old")
    return tmp_path / "old"


def test_a_store_of_the_schema_before_opens_after_a_migration_with_all_its_versions(old, tmp_path):
    with pytest.raises(StoreSchemaError, match="dateline migrate"):
        open_snapshot(old)
    assert migrate(old) == 3
    assert migrate(old) is None
    for number in (0, 1, 2):
        assert events(old, number) == events(tmp_path / "new", number)
    assert events(old) == events(tmp_path / "new", 2)
    assert [version.cause for version in read_versions(old)] == ["run", "run", "migration"]
    assert diff(open_snapshot(old, version=2), open_snapshot(old)) == ()
    assert changes(old, 1, 3) == [("changed", "1 new article")]
    made = reviewing.reject(open_snapshot(old), event_id(old, "a3"), who="Ada")
    record(old, made)
    assert [moment.version.number for moment in history(old, made.event_ids[0])] == [1, 4]


@pytest.mark.parametrize("step", ["reports", "events", "versions", "mark"])
def test_a_migration_that_was_killed_starts_over(old, tmp_path, monkeypatch, step):
    class KilledError(BaseException):
        pass

    real, real_rewritten = write_deltalake, module._rewritten

    def write(table, rows, **options):
        if step == "versions" and "versions" in table.table_uri:
            raise KilledError
        return real(table, rows, **options)

    def rewritten(store, name, last):
        number = real_rewritten(store, name, last)
        if step == name:
            raise KilledError
        return number

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_deltalake", write)
        patched.setattr(module, "_rewritten", rewritten)
        if step == "mark":
            patched.setattr(module, "MARK", "schema_version=2")
            migrate(old)
        else:
            with pytest.raises(KilledError):
                migrate(old)
    with pytest.raises(StoreSchemaError, match="dateline migrate"):
        open_snapshot(old)
    assert migrate(old) == 3
    assert events(old) == events(tmp_path / "new", 2)
    assert (old / LEDGER).exists()


def test_a_store_that_no_migration_knows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("etl.store.tables.MARK", "schema_version=1")
    make_tables(tmp_path)
    monkeypatch.undo()
    with pytest.raises(StoreSchemaError, match="no migration leads"):
        migrate(tmp_path)
    with pytest.raises(StoreError, match="There is no store"):
        migrate(tmp_path / "nowhere")
