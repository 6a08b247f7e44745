"""The whole way with keys alone: filter, open an event, review it, export."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.review import active
from etl.store.ledger import Ledger
from tests.browser.conftest import serving, settle
from tests.invented import invent, write_store

N_EVENTS = 40
_FOCUSED = "document.activeElement"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys") / "store"
    made = [invent(n, status="reported", review_state="unreviewed") for n in range(N_EVENTS)]
    write_store(folder, made)
    return folder


@pytest.fixture
def page(store: Path, browser: Browser) -> Iterator[Page]:
    window = browser.new_context(viewport={"width": 1280, "height": 1000})
    window.set_default_timeout(40_000)
    with serving(store) as address:
        page = window.new_page()
        page.goto(address)
        page.locator(".summary").wait_for()
        settle(page)
        yield page
        window.close()


def tab_to(page: Page, part: str, key: str = "Tab") -> None:
    """Press Tab until the focus is in a part of the page, and see that it can be seen."""
    for _ in range(90):
        page.keyboard.press(key)
        if page.evaluate(f"part => Boolean({_FOCUSED}.closest(part))", part):
            break
    assert page.evaluate(f"part => Boolean({_FOCUSED}.closest(part))", part), part
    ring = page.evaluate(
        f"() => {{ const s = getComputedStyle({_FOCUSED});"
        " return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow; }"
    )
    assert not ring.startswith("none") or "rgb" in ring, f"no ring on {part}: {ring}"


def shown(page: Page) -> int:
    return int(page.locator(".grey").inner_text().split(" of ")[0].replace(",", ""))


def test_filter_open_review_and_export_with_keys_alone(page: Page, store: Path, tmp_path: Path):
    assert shown(page) == N_EVENTS
    tab_to(page, ".st-key-f_type")
    for _ in range(12):  # the types are one stop; arrows go from one to the next
        if "Protest" in page.evaluate(f"{_FOCUSED}.innerText"):
            break
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    settle(page)
    n_shown = shown(page)
    assert 0 < n_shown < N_EVENTS

    tab_to(page, ".st-key-ranking button")  # the map's text twin
    page.keyboard.press("Enter")
    settle(page)
    page.wait_for_function(f"Boolean({_FOCUSED}.closest('.st-key-panel button'))")
    tab_to(page, ".st-key-place_events button")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".receipt").first).to_be_visible()

    tab_to(page, ".st-key-export button")
    page.keyboard.press("Enter")
    page.locator("a.download").wait_for()
    settle(page)
    tab_to(page, "a.download")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == n_shown
    page.keyboard.press("Escape")
    settle(page)

    tab_to(page, 'header a[href$="/review"]', "Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Your name").wait_for()
    settle(page)
    tab_to(page, ".st-key-review_typed_who")
    page.keyboard.type("Ada Example")
    page.keyboard.press("Enter")
    page.locator(".st-key-review_accept").wait_for()
    settle(page)
    tab_to(page, ".st-key-review_accept")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-review_said")).to_contain_text("1 judgement recorded")
    assert [one.who for one in active(Ledger(store).read())] == ["Ada Example"]
