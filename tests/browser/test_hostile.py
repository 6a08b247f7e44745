"""Hostile articles through every view and every export: nothing runs, nothing breaks."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from etl.export import EXPORTERS
from tests.browser.conftest import Windows, serving, settle
from tests.exported import ids_in
from tests.hostile import ADDRESS, SCRIPT, SENTENCES, write_hostile_store
from tests.invented import Invented

# What an article must never become part of the page as.
_FOREIGN = (
    "img[src='x'], .stApp script, [onload], [onerror], iframe[srcdoc], "
    "a[href^='javascript'], a[href*='evil.example'], img[src*='evil.example']"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Invented]]:
    folder = tmp_path_factory.mktemp("hostile")
    return folder / "store", write_hostile_store(folder / "store", folder / "given")


@pytest.fixture(scope="module")
def there(made: tuple[Path, list[Invented]]) -> Iterator[str]:
    with serving(made[0]) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which every dialog, exception and question to others is a fault."""
    windows = Windows(browser)
    page = windows.window().new_page()
    page.on("dialog", lambda one: windows.faults.append(f"dialog {one.message}"))
    yield page
    unharmed(page)
    page.context.close()
    assert windows.faults == []


def unharmed(page: Page) -> None:
    """Nothing of what an article holds became part of the page."""
    assert page.evaluate("window.hacked") is None
    assert page.locator(_FOREIGN).count() == 0
    assert page.locator('[data-testid="stException"]').count() == 0


def visit(page: Page, url: str, part: str) -> None:
    page.goto(url)
    page.locator(part).first.wait_for()
    settle(page)
    unharmed(page)


def test_explore_shows_the_words_and_no_more(
    there: str, page: Page, made: tuple[Path, list[Invented]]
):
    visit(page, f"{there}/?status=any&text=%3Cscript", ".summary")
    assert page.locator(".grey").inner_text().split()[0] != "0"
    for number in (1, 2, 5):
        event_id = made[1][number].event["event_id"]
        visit(page, f"{there}/?status=any&event={event_id}", ".receipt blockquote")
        told = page.locator(".receipt blockquote").first.text_content() or ""
        assert told.partition(" … ")[0] == SENTENCES[number][:3_000]
    visit(page, f"{there}/?status=any&source={SCRIPT}&place=112931", ".summary")


@pytest.mark.parametrize("number", [1, 4, 5])
def test_a_page_of_its_own_shows_the_words_and_no_more(
    there: str, page: Page, made: tuple[Path, list[Invented]], number: int
):
    event_id = made[1][number].event["event_id"]
    visit(page, f"{there}/event?id={event_id}", ".st-key-event_receipts blockquote")
    assert SENTENCES[number][:1000] in (page.locator("blockquote").first.text_content() or "")


def test_review_shows_the_words_and_no_more(
    there: str, page: Page, made: tuple[Path, list[Invented]]
):
    visit(page, f"{there}/review?event={made[1][2].event['event_id']}", ".summary")
    page.get_by_label("Your name").fill(SCRIPT[:80])
    page.keyboard.press("Enter")
    page.locator(".st-key-review_accept").wait_for()
    settle(page)
    page.evaluate("document.activeElement.blur()")
    for key in "wso":
        page.keyboard.press(key)
        page.locator(".st-key-review_edit").wait_for()
        settle(page)
        unharmed(page)
        page.keyboard.press("Escape")
        page.locator(".st-key-review_edit").wait_for(state="detached")
        page.evaluate("document.activeElement.blur()")
        settle(page)


def test_adding_shows_the_words_and_no_more(there: str, page: Page):
    visit(page, f"{there}/add", ".st-key-add_actions")
    page.get_by_label("Text of an article").fill(f"Police arrested nine in Tabriz. {SCRIPT}")
    page.get_by_label("Headline").fill(SCRIPT)
    page.get_by_label("Address").fill(ADDRESS)
    page.get_by_label("Outlet").fill(SCRIPT)
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="See what is recognised").click()
    expect(page.locator(".whole-text")).to_contain_text(SCRIPT)
    settle(page)
    unharmed(page)
    name = "<img src=x onerror=alert(1)>.jsonl"
    given = {"name": name, "mimeType": "text/plain", "buffer": f"{SCRIPT}\n{{".encode()}
    page.locator('input[type="file"]').set_input_files(given)
    settle(page)
    page.get_by_role("button", name="Store").click()
    expect(page.locator(".st-key-add_result")).to_contain_text(re.compile("Skipped"))


def test_the_log_of_what_was_skipped_shows_the_words_and_no_more(there: str, page: Page):
    visit(page, f"{there}/quality", ".page-part")
    assert "onerror=alert(1)" in (page.locator("table.beside").last.text_content() or "")


def test_what_changed_between_versions_shows_the_words_and_no_more(there: str, page: Page):
    visit(page, f"{there}/versions", ".page-title")


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("content", ["", "&receipts=yes", "&share_safe=yes"])
def test_every_file_can_be_read_and_calculates_nothing(
    there: str, browser: Browser, form: str, content: str
):
    window = browser.new_context()
    answer = window.request.get(f"{there}/api/export?status=any&format={form}{content}")
    data = answer.body()
    window.close()
    assert answer.status == 200
    assert len(ids_in(form, data)) == int(answer.headers["x-events"]) >= len(SENTENCES)
    if form == "xlsx":
        sheets = load_workbook(BytesIO(data), read_only=True).worksheets
        kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
    if form == "csv":
        cells = re.findall(rb'(?:^|,)"?([=+@\t][^",]*)', data, re.MULTILINE)
        assert cells == []
