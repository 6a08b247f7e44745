"""The page of adding articles as a script: what is typed stays, what is stored is told."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.pages.add_input import Given, safe_name, write_files
from dashboard.views.recognised import marked_text
from etl.articles import read_articles
from etl.issues import Issue
from etl.store import open_snapshot

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

TEXT = (
    "Hundreds of workers marched through Karaj on Saturday to protest against unpaid wages. "
    "<img src=x onerror=alert(1)> In Tabriz, police arrested nine teachers the same day."
)


def _page() -> None:
    from dashboard.pages.add import add  # noqa: PLC0415 - a script of its own

    add()


@pytest.fixture
def open_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))

    def run(bound: str = "localhost") -> AppTest:
        monkeypatch.setattr(st, "get_option", lambda _name: bound)
        page = AppTest.from_function(_page, default_timeout=60)
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    told = [element.proto.body for element in page.get("html")]
    return " ".join([*told, *(one.value for one in page.text)])


def stored(page: AppTest) -> AppTest:
    """The page when the run that it started is over."""
    for _ in range(600):
        if page.session_state["add_job"].is_over:
            page.run()
            assert not page.exception
            return page
        time.sleep(0.1)
    raise AssertionError("the run did not end within a minute")


def test_what_is_recognised_is_shown_before_it_is_stored(open_add: Any, tmp_path: Path):
    page = open_add()
    assert page.button(key="add_store").disabled
    page.text_area(key="add_text").set_value(TEXT)
    page.text_input(key="add_published").set_value("2022-10-09").run()
    page.button(key="add_look").click().run()
    said = words(page)
    assert 'class="where ' in said
    assert "Karaj" in said
    assert "Sat 8 Oct 2022" in said
    assert "&lt;img" in said
    assert "<img" not in said
    assert not (tmp_path / "store").exists()


def test_storing_tells_what_was_new_and_again_what_was_known(open_add: Any, tmp_path: Path):
    page = open_add()
    page.text_area(key="add_text").set_value(TEXT)
    page.text_input(key="add_source").set_value("Northern Wire")
    page.text_input(key="add_published").set_value("2022-10-09").run()
    page.button(key="add_store").click().run()
    assert "1 article read" in words(stored(page))
    snapshot = open_snapshot(tmp_path / "store")
    assert snapshot.version.rows["articles"] == 1
    assert {row["city"] for row in snapshot.rows("events", "true", {})} >= {"Karaj", "Tabriz"}
    assert page.text_area(key="add_text").value == TEXT
    page.button(key="add_store").click().run()
    assert "Nothing new" in words(stored(page))
    more = "Shots were fired in Shiraz on Friday, and two men were killed by gunmen."
    page.text_area(key="add_text").set_value(more).run()
    page.button(key="add_store").click().run()
    assert "Events: " in words(stored(page))
    assert " new" in words(page)
    page.button(key="add_clear").click().run()
    assert page.text_area(key="add_text").value == ""


def test_what_cannot_be_read_is_told_and_stays(open_add: Any):
    page = open_add()
    page.text_area(key="add_text").set_value(TEXT)
    page.text_input(key="add_published").set_value("the other day").run()
    page.button(key="add_store").click().run()
    said = words(stored(page))
    assert "skipped" in said.lower()
    assert page.text_area(key="add_text").value == TEXT
    assert page.text_input(key="add_published").value == "the other day"


def test_a_store_that_cannot_be_written_keeps_what_was_typed(open_add: Any, tmp_path: Path):
    (tmp_path / "store").write_text("a file where a folder should be", encoding="utf-8")
    page = open_add()
    page.text_area(key="add_text").set_value(TEXT).run()
    page.button(key="add_store").click().run()
    stored(page)
    assert "Nothing was stored" in page.warning[0].value
    assert page.text_area(key="add_text").value == TEXT


def test_beyond_this_machine_nothing_is_added(open_add: Any):
    page = open_add(bound="10.0.0.1")
    assert "read-only" in words(page)
    assert not page.button


def test_files_of_one_name_are_both_read_and_none_leaves_its_folder():
    here = Given({}, (("../../a.txt", b"One."), ("a.txt", b"Two."), ("..", b"Three.")))
    folder, paths = write_files(here)
    assert all(folder in path.resolve().parents for path in paths)
    texts = [one.text for one in read_articles(paths) if not isinstance(one, Issue)]
    assert sorted(texts) == ["One.", "Three.", "Two."]


@pytest.mark.parametrize("name", ["", "..", "/etc/passwd", "C:\\x\\y.csv", "\x00", "x" * 400])
def test_a_name_is_one_name(name: str):
    made = safe_name(name)
    assert made
    assert "/" not in made
    assert "\\" not in made
    assert len(made) < 200


def test_marks_keep_the_text_whole():
    text = "a <b> & c " * 3
    html = marked_text(text, [("what", 2, 5, "x"), ("when", 4, 8, "y")], [("where", 12, 15, "z")])
    assert html.count("<mark") == 2
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
