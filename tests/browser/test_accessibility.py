"""Every page held against axe-core, in both themes: nothing serious or critical that is ours."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Windows, settle
from tests.invented import Invented

_AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
_RULES = json.dumps(
    {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
)

# What is drawn by Streamlit and its parts, which no page can draw otherwise: rule, a piece of the
# element's own text, and why it stands.
THEIRS = (
    ("svg-img-alt", "brush_brush", "Vega's mark of the chosen days; the fields of days say them"),
)


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    page = windows.window().new_page()
    yield page
    page.emulate_media(color_scheme="light")
    page.close()


def findings(page: Page) -> list[str]:
    """What axe finds serious or critical on a page and is ours, a line for each element."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    told: list[dict[str, Any]] = page.evaluate(
        f"() => axe.run(document, {_RULES}).then(found => found.violations)"
    )
    return [
        f"{one['id']}: {node['html'][:300]} {node.get('failureSummary', '')}"
        for one in told
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
        if not any(one["id"] == rule and piece in node["html"] for rule, piece, _ in THEIRS)
    ]


def in_both_themes(page: Page) -> list[str]:
    """What is found in the light and in the dark."""
    light = findings(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).colorScheme.includes('dark')"
    )
    settle(page)
    return [f"light {one}" for one in light] + [f"dark {one}" for one in findings(page)]


def test_what_is_bad_is_found(page: Page):
    page.set_content("<html lang='en'><title>x</title><main><img src='x'><button></button></main>")
    assert {one.partition(":")[0] for one in findings(page)} == {"image-alt", "button-name"}


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("", ".st-key-f_type button"),
        ("?status=any&event=ID", ".receipt"),
        ("?city=112931", ".st-key-place_events button"),
        ("event?id=ID", ".st-key-event_receipts blockquote"),
        ("add", ".st-key-add_actions button"),
        ("quality", ".page-title"),
        ("versions", ".page-title"),
        ("about", ".page-title"),
    ],
)
def test_a_page_has_no_serious_finding(
    address: str, page: Page, invented: tuple[Invented, ...], path: str, part: str
):
    page.goto(f"{address}/{path.replace('ID', str(invented[3].event['event_id']))}")
    page.locator(part).first.wait_for()
    settle(page)
    assert in_both_themes(page) == []


def test_review_has_no_serious_finding(address: str, page: Page):
    page.goto(f"{address}/review")
    page.get_by_label("Your name").fill("Ada")
    page.keyboard.press("Enter")
    page.locator(".st-key-review_accept").wait_for()
    settle(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    page.locator(".st-key-review_edit").wait_for()
    settle(page)
    assert in_both_themes(page) == []
