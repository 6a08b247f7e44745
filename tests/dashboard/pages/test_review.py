"""The page of review as a script: the queue, the decisions, and two people at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.query.review_queue import alike, ids, queue, standing
from etl import reviewing
from etl.review import Kind, active
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from tests.dashboard.conftest import load
from tests.invented import HOSTILE, Invented, invent, write_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

N_EVENTS = 12


def _page() -> None:
    from dashboard.pages.review import review  # noqa: PLC0415 - a script of its own

    review()


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made: list[Invented] = [
        invent(number, status="reported", review_state="unreviewed", sentence=None)
        for number in range(N_EVENTS)
    ]
    made[0] = invent(0, status="reported", review_state="unreviewed", sentence=HOSTILE)
    write_store(tmp_path / "store", made)
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def open_review(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    before = st.get_option("server.address")
    monkeypatch.setattr(
        st, "get_option", lambda name: "localhost" if name == "server.address" else before
    )

    def run(who: str = "Ada", event: str = "") -> AppTest:
        page = AppTest.from_function(_page, default_timeout=60)
        if who:
            page.session_state["review_who"] = who
        if event:
            page.query_params["event"] = event
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    told = [element.proto.body for element in page.get("html")]
    return " ".join([*told, *(one.value for one in page.text)])


def at(page: AppTest) -> str:
    return str(page.session_state["review_at"])


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    assert not page.error
    return page


def decided(store: Path) -> list[tuple[str, str]]:
    return [(one.kind.value, one.who) for one in active(Ledger(store).read())]


def state_of(store: Path, event_id: str) -> str:
    rows = open_snapshot(store).rows("events", "event_id = $id", {"id": event_id})
    return str(rows[0]["review_state"])


def test_the_queue_begins_with_what_is_least_sure(own_store: Path):
    events = load(own_store)
    found = queue(events, Filters(), limit=N_EVENTS)
    alone = [one.confidence for one in found if one.n_reports == 1]
    assert alone == sorted(alone)
    assert len(found) == N_EVENTS == len(ids(events, Filters(), limit=100))
    assert found[0].event_id not in {
        one.event_id for one in queue(events, Filters(), without=[found[0].event_id])
    }


def test_accept_goes_on_and_counts(open_review: Any, own_store: Path):
    page = open_review()
    first = at(page)
    assert f"0 of {N_EVENTS}" in words(page)
    press(page, "review_accept")
    assert decided(own_store) == [("accept", "Ada")]
    assert state_of(own_store, first) == "accepted"
    assert at(page) not in {"", first}
    assert f"1 of {N_EVENTS}" in words(page)


def test_undo_brings_the_event_back(open_review: Any, own_store: Path):
    page = open_review()
    first = at(page)
    press(page, "review_reject")
    assert state_of(own_store, first) == "rejected"
    press(page, "review_undo")
    assert state_of(own_store, first) == "unreviewed"
    assert at(page) == first
    assert "Undone: rejected" in words(page)
    assert "nothing of yours" in words(press(page, "review_undo"))


def test_next_passes_over_without_deciding(open_review: Any, own_store: Path):
    page = open_review()
    first = at(page)
    press(page, "review_next")
    assert at(page) != first
    assert decided(own_store) == []


def test_nobody_decides_without_a_name(open_review: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATELINE_WHO", raising=False)
    page = open_review(who="")
    assert "Who are you?" in words(page)
    page.text_input(key="review_typed_who").set_value("  Grace  Example ")
    page.button[0].click().run()
    assert page.session_state["review_who"] == "Grace Example"
    assert at(page)


def test_what_another_decided_meanwhile_is_shown_and_not_overwritten(
    open_review: Any, own_store: Path
):
    page = open_review()
    first = at(page)
    theirs = reviewing.reject(open_snapshot(own_store), first, who="Bob")
    reviewing.record_judgements(own_store, [theirs])
    press(page, "review_accept")
    assert decided(own_store) == [("reject", "Bob")]
    assert at(page) == first
    assert "Not recorded" in words(page)
    assert "reject by <bdi>Bob</bdi>" in words(page)
    press(page, "review_accept")  # having seen it
    assert decided(own_store) == [("reject", "Bob"), ("accept", "Ada")]


def test_what_another_decided_leaves_the_queue(open_review: Any, own_store: Path):
    second = queue(load(own_store), Filters(), limit=2)[1].event_id
    page = open_review()
    theirs = reviewing.accept(open_snapshot(own_store), second, who="Bob")
    reviewing.record_judgements(own_store, [theirs])
    press(page, "review_accept")
    assert at(page) != second


def test_a_day_that_cannot_be_read_stays_in_its_box(open_review: Any, own_store: Path):
    page = open_review()
    press(page, "review_open_dates")
    box = page.text_input(key=f"review_dates_{at(page)}")
    box.set_value("the other day")
    submit(page).click().run()
    assert decided(own_store) == []
    assert page.warning
    assert page.text_input(key=f"review_dates_{at(page)}").value == "the other day"
    page.text_input(key=f"review_dates_{at(page)}").set_value("2022-10-08")
    first = at(page)
    submit(page).click().run()
    assert not page.warning
    row = open_snapshot(own_store).rows("events", "event_id = $id", {"id": first})[0]
    assert row["date_start"].isoformat() == "2022-10-08"
    assert at(page) == first, "one field was set, the others are still to be looked at"


def submit(page: AppTest) -> Any:
    return next(one for one in page.button if one.label == "Record")


def test_figures_go_as_one_batch_and_are_undone_as_one(open_review: Any, own_store: Path):
    page = open_review()
    first = at(page)
    press(page, "review_open_figures")
    page.number_input(key=f"review_fatalities_{first}").set_value(41)
    page.number_input(key=f"review_detained_{first}").set_value(7)
    submit(page).click().run()
    row = open_snapshot(own_store).rows("events", "event_id = $id", {"id": first})[0]
    assert (row["fatalities"], row["detained"]) == (41, 7)
    press(page, "review_undo")
    row = open_snapshot(own_store).rows("events", "event_id = $id", {"id": first})[0]
    assert (row["fatalities"] == 41, row["detained"] == 7) == (False, False)


def test_kind_and_status_are_one_press(open_review: Any, own_store: Path):
    page = open_review()
    first = at(page)
    press(page, "review_open_status")
    press(page, "status_planned")
    press(page, "review_open_kind")
    offered = next(one for one in page.button if str(one.key).startswith("kind_"))
    press(page, offered.key)
    row = open_snapshot(own_store).rows("events", "event_id = $id", {"id": first})[0]
    assert row["status"] == "planned"
    assert f"kind_{row['sub_event_type']}" == offered.key
    assert row["review_state"] == "corrected"


def test_same_event_joins(open_review: Any, own_store: Path):
    events = load(own_store)
    first = next(i for i in ids(events, Filters(), limit=99) if alike(events, i))
    other = alike(events, first)[0]
    page = open_review(event=first)
    assert at(page) == first
    press(page, "review_open_same")
    press(page, f"same_{other}")
    assert decided(own_store) == [("same_event", "Ada")]
    assert len(open_snapshot(own_store).rows("events", "true", {})) == N_EVENTS - 1


def test_all_at_once_asks_first_and_says_how_many(open_review: Any, own_store: Path):
    page = open_review()
    assert page.button(key="reject_all").disabled
    assert page.button(key="reject_all").label == f"Reject {N_EVENTS}"
    sure = next(one for one in page.checkbox if str(one.key).startswith("review_sure"))
    assert f"all {N_EVENTS} unjudged events" in sure.label
    sure.check().run()
    theirs = ids(load(own_store), Filters(), limit=1)[0]
    one = reviewing.accept(open_snapshot(own_store), theirs, who="Bob")
    reviewing.record_judgements(own_store, [one])
    version = open_snapshot(own_store).version.number
    # What is counted is what is decided: the set changed, so it is asked for anew.
    page.button(key="reject_all").click().run()
    assert open_snapshot(own_store).version.number == version + 1
    assert sum(kind == Kind.REJECT for kind, _ in decided(own_store)) == N_EVENTS - 1
    assert state_of(own_store, theirs) == "accepted"
    assert standing(load(own_store), Filters()).n_judged == N_EVENTS
    press(page, "review_undo")
    assert standing(load(own_store), Filters()).n_judged == 1


def test_any_event_is_found_by_its_words_or_its_id_and_joined(open_review: Any, own_store: Path):
    rows = open_snapshot(own_store).rows("events", "true", {})
    mine, other = str(rows[0]["event_id"]), str(rows[1]["event_id"])
    for typed in (other, str(rows[1]["sentence"])[5:60]):
        page = open_review(event=mine)
        press(page, "review_open_same")
        page.text_input(key=f"review_same_{mine}").input(typed).run()
        assert not page.exception
        assert page.button(key=f"same_{other}")
    press(page, f"same_{other}")
    assert decided(own_store) == [(Kind.SAME_EVENT, "Ada")]


def test_hostile_words_stay_words(open_review: Any, own_store: Path):
    hostile = next(
        row["event_id"]
        for row in open_snapshot(own_store).rows("events", "true", {})
        if row["sentence"] == HOSTILE
    )
    page = open_review(event=hostile)
    assert at(page) == hostile
    assert "&lt;img" in words(page)
    assert "<img" not in words(page)


def test_beyond_this_machine_nothing_is_written(own_store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(st, "get_option", lambda _name: "10.0.0.1")
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state["review_who"] = "Ada"
    page.run()
    assert "read-only" in words(page)
    assert not page.button


def test_the_keys_that_are_written_down_are_the_keys_of_the_page(open_review: Any):
    told = (Path(__file__).resolve().parents[3] / "docs" / "review.md").read_text(encoding="utf-8")
    page = open_review()
    keys = {one.proto.shortcut.upper() for one in page.button if one.proto.shortcut}
    assert {"A", "X", "N", "U", "K", "P", "D", "F", "T", "W", "S", "O"} == keys
    assert all(f"| `{key}` |" in told for key in keys)
