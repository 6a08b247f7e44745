import pytest

from etl import reviewing
from etl.errors import ConfigError, StoreError
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from etl.store.lookup import judgements_on, resolve
from tests import factory
from tests.etl.judging import (
    ARTICLES,
    KINDS,
    NEWCOMER,
    article,
    event_id,
    events,
    holds,
    record,
    run_with,
)


@pytest.fixture
def store(tmp_path):
    run_with("A", ARTICLES, tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_shown_at_once_and_withdrawn_without_a_trace(store, kind):
    before = events(store)
    assert not holds(kind, store)
    made = KINDS[kind](store)
    recorded = record(store, made)
    assert (recorded.n, recorded.applied, recorded.version) == (1, True, 2)
    assert holds(kind, store)
    changed = [row for row in events(store).values() if row["judgement_ids"]]
    assert changed
    assert all(row["reviewed"] and "Ada" in row["detail"] for row in changed)
    assert events(store, 1) == before
    record(store, reviewing.withdraw(open_snapshot(store), made.judgement_id, who="Ben"))
    after = events(store)
    assert {key: {**row, "event_id": ""} for key, row in after.items()} == {
        key: {**row, "event_id": ""} for key, row in before.items()
    }
    assert len(Ledger(store).read()) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_outlives_another_extractor_and_new_articles(store, kind):
    record(store, KINDS[kind](store))
    run_with("B", ARTICLES, store)
    assert {row["sub_event_type"] for row in events(store).values()} <= {"blockade", "sit_in"}
    assert holds(kind, store)
    run_with("B", [NEWCOMER], store)
    assert holds(kind, store)
    run_with("A", [*ARTICLES, NEWCOMER], store)
    assert holds(kind, store)


@pytest.mark.parametrize("kind", KINDS)
def test_the_end_is_the_same_whether_judged_before_or_after_more_was_read(store, tmp_path, kind):
    made = KINDS[kind](store)
    record(store, made)
    run_with("A", [NEWCOMER], store)
    other = tmp_path / "other"
    run_with("A", [NEWCOMER], other)
    Ledger(other).append([made])
    for one in reversed(ARTICLES):
        run_with("A", [one], other)
    unnamed = [
        {key: {**row, "event_id": ""} for key, row in events(one).items()} for one in (store, other)
    ]
    assert unnamed[0] == unnamed[1]


def test_a_judgement_given_twice_changes_nothing(store):
    made = KINDS["accept"](store)
    record(store, made)
    again = record(store, made)
    assert (again.n, again.version) == (0, 2)
    assert "before" in again.message


def test_a_report_that_the_extractor_no_longer_finds_is_kept_with_its_edit(tmp_path):
    store = tmp_path / "store"
    told = [article(1, "A sit_in 2020-07-14"), article(2, "A sit_in 2020-07-20")]
    run_with("A", told, store)
    edit = reviewing.correct(
        open_snapshot(store), event_id(store, "a1"), field="fatalities", value=3, who="Ada"
    )
    record(store, edit)
    run_with("B", told, store)
    (row,) = events(store).values()  # the other one is gone
    assert (row["fatalities"], row["flags"]) == (3, ["lost"])
    (report,) = open_snapshot(store).table("reports").to_pylist()
    assert report["held"]
    run_with("A", told, store)
    assert events(store)["a1",]["flags"] == []
    run_with("B", told, store)
    record(store, reviewing.withdraw(open_snapshot(store), edit.judgement_id, who="Ada"))
    assert events(store) == {}
    assert open_snapshot(store).table("reports").num_rows == 0


def test_what_comes_after_an_edit_is_flagged_and_not_obeyed(store):
    record(store, KINDS["correct"](store))
    run_with("A", [NEWCOMER], store)
    row = events(store)["a1", "a2", "a4"]
    assert row["date_start"].isoformat() == "2020-08-02"
    assert row["flags"] == ["contradicted", "joined"]
    assert '"field": "dates"' in row["disagreement"]


def test_an_extractor_that_says_something_new_is_flagged(store):
    record(store, KINDS["accept"](store))
    run_with("B", ARTICLES, store)
    row = events(store)["a1", "a2"]
    assert (row["sub_event_type"], row["flags"]) == ("sit_in", ["reread"])


def test_two_people_of_two_minds_are_told(store):
    one = event_id(store, "a1", "a2")
    for who, number in (("Ada", 3), ("Ben", 5)):
        snapshot = open_snapshot(store)
        record(store, reviewing.correct(snapshot, one, field="injured", value=number, who=who))
    row = events(store)["a1", "a2"]
    assert (row["injured"], row["flags"]) == (5, ["disputed"])
    told = judgements_on(open_snapshot(store), one)
    assert [(judgement.who, holds) for judgement, holds in told] == [("Ada", True), ("Ben", True)]


def test_merged_events_keep_one_id_and_the_other_leads_there(store):
    one, other = event_id(store, "a1", "a2"), event_id(store, "a3")
    record(store, KINDS["same_event"](store))
    assert event_id(store, "a1", "a2", "a3") == one
    assert resolve(open_snapshot(store), other) == one
    assert resolve(open_snapshot(store), "0" * 16) is None
    (made,) = Ledger(store).read()
    record(store, reviewing.withdraw(open_snapshot(store), made.judgement_id, who="Ada"))
    assert resolve(open_snapshot(store), other) in {one, event_id(store, "a3")}


@pytest.mark.parametrize("number", [0, 1])
def test_an_event_keeps_its_id_when_a_report_is_taken_off(store, number):
    one, row = event_id(store, "a1", "a2"), events(store)["a1", "a2"]
    off = row["report_ids"][number]
    made = reviewing.different_event(open_snapshot(store), one, report_ids=[off], who="Ada")
    record(store, made)
    (left,) = [row for row in events(store).values() if row["event_id"] == one]
    assert off not in left["report_ids"]


def test_an_event_keeps_its_id_when_an_earlier_article_comes(store):
    before = event_id(store, "a1", "a2")
    early = article(0, "AB sit_in|blockade 2020-07-14")
    run_with("A", [early], store)
    assert event_id(store, "a0", "a1", "a2") == before
    run_with("B", [early, *ARTICLES], store)
    assert event_id(store, "a0", "a1", "a2") == before


@pytest.mark.parametrize(
    ("field", "value", "column", "shown"),
    [
        ("dates", "unknown", "date_precision", "unknown"),
        ("dates", "2021-03", "date_precision", "month"),
        ("status", "denied", "status", "denied"),
        ("participants", 250, "participants", 250),
        ("actor", "  students ", "actor", "students"),
        ("actor", None, "actor", None),
    ],
)
def test_fields_are_corrected(store, field, value, column, shown):
    snapshot, one = open_snapshot(store), event_id(store, "a1", "a2")
    record(store, reviewing.correct(snapshot, one, field=field, value=value, who="Ada"))
    assert events(store)["a1", "a2"][column] == shown


def test_a_place_can_be_taken_away(store):
    snapshot, one = open_snapshot(store), event_id(store, "a1", "a2")
    record(store, reviewing.place_is(snapshot, one, place=None, who="Ada"))
    row = events(store)["a1", "a2"]
    assert (row["city"], row["latitude"], row["place_precision"]) == (None, None, "unknown")


def test_what_makes_no_sense_is_refused(store):
    snapshot, one = open_snapshot(store), event_id(store, "a1", "a2")
    for field, value in (
        ("dates", "yesterday"),
        ("fatalities", -1),
        ("status", "true"),
        ("confidence", 1),
        ("kind", "no such kind"),
    ):
        with pytest.raises(ConfigError):
            reviewing.correct(snapshot, one, field=field, value=value, who="Ada")
    with pytest.raises(ConfigError, match="--who"):
        reviewing.accept(snapshot, one, who="  ")
    with pytest.raises(ConfigError, match="one event already"):
        reviewing.same_event(snapshot, one, one, who="Ada")
    every = events(store)["a1", "a2"]["report_ids"]
    with pytest.raises(ConfigError, match="all reports"):
        reviewing.different_event(snapshot, one, report_ids=every, who="Ada")
    with pytest.raises(ConfigError, match="no report"):
        reviewing.not_an_event(snapshot, one, report_ids=["f" * 16], who="Ada")
    with pytest.raises(ConfigError, match="no judgement"):
        reviewing.withdraw(snapshot, "f" * 16, who="Ada")
    with pytest.raises(StoreError, match="no event"):
        reviewing.place_is(snapshot, "f" * 16, place=factory.LIMA, who="Ada")
    assert Ledger(store).read() == ()
