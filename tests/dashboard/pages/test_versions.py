"""Versions on the pages: an event as it was, its life, and what differs between two versions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl import reviewing
from etl.store import open_snapshot
from tests.invented import Invented, invent, write_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Open = Callable[..., AppTest]


def _event() -> None:
    from dashboard.pages.event import event  # noqa: PLC0415 - a script of its own

    event()


def _versions() -> None:
    from dashboard.pages.versions import versions  # noqa: PLC0415

    versions()


def _explore() -> None:
    from dashboard.pages.explore import explore  # noqa: PLC0415

    explore()


PAGES = {"event": _event, "versions": _versions, "explore": _explore}


@pytest.fixture
def made() -> list[Invented]:
    return [invent(n, status="reported", review_state="unreviewed") for n in range(8)]


@pytest.fixture
def own_store(tmp_path: Path, made: list[Invented], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six events in version 1, two more in version 2, and one rejected in version 3."""
    store = tmp_path / "store"
    write_store(store, made[:6])
    write_store(store, made[6:])
    rejected = reviewing.reject(open_snapshot(store), made[0].event["event_id"], who="Ada")
    assert reviewing.record_judgements(store, [rejected]).version == 3
    monkeypatch.setenv("DATELINE_STORE", str(store))
    return store


@pytest.fixture
def open_page(own_store: Path) -> Open:
    assert own_store.exists()

    def run(name: str, **params: Any) -> AppTest:
        page = AppTest.from_function(PAGES[name], default_timeout=60)
        for key, value in params.items():
            page.query_params[key] = str(value)
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_the_page_of_an_event_shows_the_version_that_the_address_names(
    open_page: Open, made: list[Invented]
):
    event_id = made[0].event["event_id"]
    now, then = open_page("event", id=event_id), open_page("event", id=event_id, version=1)
    assert f"review?event={event_id}" in words(now)
    assert "version 3." in words(now)
    assert "version 1." in words(then)
    assert "review?event=" not in words(then)  # an earlier state cannot be judged
    assert f"./?event={event_id}&amp;version=1" in words(then)
    named = open_page("event", id=event_id, version=3)  # the last, by its number
    assert f"review?event={event_id}" in words(named)


def test_the_life_of_an_event_is_told_in_words(open_page: Open, made: list[Invented]):
    said = words(open_page("event", id=made[0].event["event_id"]))
    life = said.partition("From version to version")[2]
    assert "first told as" in life
    assert "somebody judged" in life
    assert "review <s>unreviewed</s> → rejected" in life
    assert life.count('aria-current="true"') == 1


def test_an_event_that_came_later_is_not_there_before(open_page: Open, made: list[Invented]):
    late = made[7].event["event_id"]
    said = words(open_page("event", id=late, version=1))
    assert "No such event" in said
    assert "version=2" in said  # where it came


def test_the_version_is_switched_on_the_page(open_page: Open, made: list[Invented]):
    page = open_page("event", id=made[0].event["event_id"])
    page.selectbox(key="as_of").select(2).run()
    assert page.query_params["version"] == "2"
    assert "version 2." in words(page)
    page.selectbox(key="as_of").select(3).run()
    assert "version" not in page.query_params
    assert "version 3." in words(page)


@pytest.mark.parametrize("version", ["99", "0x1", "-1", "9" * 30])
def test_a_version_that_nobody_has_is_said_or_passed_over(
    open_page: Open, made: list[Invented], version: str
):
    page = open_page("event", id=made[0].event["event_id"], version=version)
    if version == "99":
        assert "no version 99" in page.error[0].value
    else:
        assert not page.error


def test_two_versions_are_compared(open_page: Open, made: list[Invented]):
    page = open_page("versions")
    assert "1 event differ" in words(page)
    assert page.query_params["before"] == "2"
    page.selectbox(key="versions_before").select(1).run()
    said = words(page)
    assert "2 added, 1 changed" in said
    assert page.query_params["before"] == "1"
    for one in made[6:]:
        assert f"event?id={one.event['event_id']}&amp;version=3" in said
        assert f"event?id={one.event['event_id']}&amp;version=1" not in said
    page.pills(key="versions_kinds").select("changed").run()
    assert "Added" not in words(page)


def test_the_address_names_both_versions(open_page: Open):
    page = open_page("versions", before=1, after=2)
    assert "2 added" in words(page)
    assert "changed" not in words(page).partition("differ:")[2].partition("</p>")[0]


def test_explore_shows_an_earlier_version_and_leaves_it(open_page: Open):
    page = open_page("explore", version=1)
    assert "As it was in version 1" in words(page)
    assert page.query_params["version"] == "1"
    assert "6 events" in words(page)
    page.button(key="last_version").click().run()
    assert "As it was in" not in words(page)
    assert "version" not in page.query_params
    assert "7 events" in words(page)  # eight, of which one is rejected
