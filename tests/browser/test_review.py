"""Review by keyboard, and adding an article, in a real browser on a store of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.review import active
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from tests.browser.conftest import serving, settle
from tests.invented import invent, write_store

N_EVENTS = 20


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "store"
    made = [invent(n, status="reported", review_state="unreviewed") for n in range(N_EVENTS)]
    write_store(folder, made)
    return folder


@pytest.fixture(scope="module")
def own_address(store: Path) -> Iterator[str]:
    with serving(store) as address:
        yield address


@pytest.fixture
def page(own_address: str, browser: Browser) -> Iterator[Page]:
    window = browser.new_context(viewport={"width": 1280, "height": 1000})
    window.set_default_timeout(40_000)
    page = window.new_page()
    page.goto(f"{own_address}/review")  # the very first visit of this server, by a link
    yield page
    window.close()


def decided(store: Path) -> list[tuple[str, str]]:
    return [(one.kind.value, one.who) for one in active(Ledger(store).read())]


def press(page: Page, key: str) -> None:
    settle(page)
    page.keyboard.press(key)
    settle(page)


def said(page: Page, words: str) -> None:
    expect(page.locator(".st-key-review_said")).to_contain_text(words)


def test_a_name_then_accept_correct_undo_and_next_by_keyboard_alone(page: Page, store: Path):
    page.get_by_label("Your name").focus()
    page.keyboard.type("Ada Example")
    page.keyboard.press("Enter")
    page.locator(".st-key-review_accept").wait_for()
    settle(page)
    page.evaluate("document.activeElement.blur()")

    press(page, "a")
    said(page, "Accepted. 1 judgement recorded")
    expect(page.locator(".summary")).to_contain_text(f"1 of {N_EVENTS}")
    assert decided(store) == [("accept", "Ada Example")]

    press(page, "d")
    expect(page.locator(".st-key-review_edit input")).to_be_focused()
    page.keyboard.type("2022-10-08")
    page.keyboard.press("Enter")
    said(page, "Corrected: dates Sat 8 Oct 2022")
    expect(page.locator(".panel-date")).to_have_text("Saturday 8 October 2022")
    settle(page)
    page.evaluate("document.activeElement.blur()")

    press(page, "t")
    page.locator(".st-key-review_edit").wait_for()
    press(page, "1")
    said(page, "Corrected: status planned")

    press(page, "u")
    said(page, "Undone: corrected: status planned")
    assert [kind for kind, _ in decided(store)] == ["accept", "correct"]

    before = page.locator(".st-key-review_head").inner_text()
    press(page, "n")
    expect(page.locator(".st-key-review_head")).not_to_have_text(before)
    assert len(decided(store)) == 2

    page.reload()  # the name stays in this browser
    expect(page.locator(".st-key-review_change_who")).to_contain_text("Ada Example")


def test_an_article_is_pasted_looked_at_stored_and_stays_in_its_box(page: Page, store: Path):
    before = open_snapshot(store).version.rows["articles"]
    page.goto(page.url.replace("/review", "/add"))
    box = page.get_by_label("Text of an article")
    text = "Hundreds of workers marched through Karaj on Saturday against unpaid wages."
    box.fill(text)
    page.get_by_label("Day of publication").fill("2022-10-09")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="See what is recognised").click()
    expect(page.locator(".whole-text mark.where")).to_have_text("Karaj")
    settle(page)
    page.get_by_role("button", name="Store").click()
    expect(page.locator(".st-key-add_result")).to_contain_text("1 article read")
    expect(box).to_have_value(text)
    assert open_snapshot(store).version.rows["articles"] == before + 1
    settle(page)
    page.get_by_role("link", name="Review").first.click()
    page.locator(".summary").wait_for()
    settle(page)
    page.get_by_role("link", name="Add articles").click()
    expect(box).to_have_value(text)


def test_what_is_typed_outlives_a_reload_at_any_moment(page: Page):
    page.goto(page.url.replace("/review", "/add"))
    box = page.get_by_label("Text of an article")
    box.wait_for()
    settle(page)
    if box.input_value():
        page.get_by_role("button", name="Clear all boxes").click()
        expect(box).to_have_value("")
        settle(page)
    page.get_by_label("Outlet").fill("The Quay")
    page.keyboard.press("Tab")
    settle(page)
    box.focus()
    page.keyboard.type("Police arrested nine in Tab")  # the cursor is still in the box
    page.reload()
    expect(box).to_have_value("Police arrested nine in Tab")
    expect(page.get_by_label("Outlet")).to_have_value("The Quay")
    settle(page)

    page.get_by_role("button", name="Clear all boxes").click()
    expect(box).to_have_value("")
    settle(page)
    page.reload()
    box.wait_for()
    settle(page)
    expect(box).to_have_value("")
