"""The page of one event as a script: what it draws for an address."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.query import Events, receipts
from dashboard.query.context import in_context
from tests.invented import HOSTILE, Invented

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def _page() -> None:
    from dashboard.pages.event import event  # noqa: PLC0415 - a script of its own

    event()


@pytest.fixture
def open_event(store: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(event_id: str) -> AppTest:
        monkeypatch.setenv("DATELINE_STORE", str(store))
        page = AppTest.from_function(_page, default_timeout=60)
        page.query_params["id"] = event_id
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_it_shows_every_article_with_what_stands_around_the_sentence(
    open_event: Any, invented: tuple[Invented, ...]
):
    one = next(i for i in invented if len(i.reports) > 1 and i.event["city"])
    said = words(open_event(one.event["event_id"]))
    for article in one.articles:
        assert article["source"] in said
    assert said.count("<blockquote") == len(one.articles)
    assert "Nobody has judged it yet" in said
    assert one.event["event_id"] in said


def test_hostile_words_are_shown_as_words(open_event: Any, invented: tuple[Invented, ...]):
    said = words(open_event(invented[0].event["event_id"]))
    assert "<img" not in said
    assert "&lt;img" in said
    assert HOSTILE[:12] not in said


@pytest.mark.parametrize("event_id", ["", "0123456789abcdef", "<b>"])
def test_an_address_of_nothing_says_where_to_go(open_event: Any, event_id: str):
    assert "No such event" in words(open_event(event_id))


def test_the_context_is_the_article_around_the_sentence(
    events: Events, invented: tuple[Invented, ...]
):
    for one in invented[:20]:
        texts = {article["article_id"]: article["text"] for article in one.articles}
        for told in in_context(events, receipts(events, one.event["event_id"])):
            text = texts[told.receipt.article_id]
            assert told.before + told.receipt.sentence + told.after in text
            assert told.copies == ()
