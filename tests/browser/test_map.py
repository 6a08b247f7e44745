"""The map and its place on the page, and an address that does not keep step with it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import settle
from tests.browser.test_explore import shown

Open = Callable[..., Page]


def test_an_address_that_lags_behind_takes_no_filter_back(open_page: Open):
    page = open_page()
    everything = shown(page)
    page.locator(".st-key-f_type button").filter(has_text="Protest").click()
    settle(page)
    filtered = shown(page)
    assert filtered < everything
    page.evaluate("history.replaceState(history.state, '', location.pathname)")
    page.locator(".st-key-rank_by button").filter(has_text="Provinces").click()
    settle(page)
    assert shown(page) == filtered


def test_closer_in_the_map_asks_for_more_names(open_page: Open):
    page = open_page()
    tiers: set[int] = set()
    page.on(
        "request",
        lambda asked: tiers.update(map(int, re.findall(r"/map/names/(\d+)/", asked.url))),
    )
    canvas = page.locator("#deckgl-overlay").bounding_box()
    assert canvas
    page.mouse.move(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    for _ in range(6):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(1_500)
        if tiers:
            break
    assert tiers


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_the_buttons_lie_inside_of_the_map_and_nothing_is_wider_than_the_window(
    open_page: Open, width: int
):
    page = open_page(viewport={"width": width, "height": 1000})
    canvas = page.locator("#deckgl-overlay").bounding_box()
    panel = page.locator(".st-key-panel").bounding_box()
    assert canvas
    assert panel
    for key in ("fit", "world", "map_choices"):
        box = page.locator(f".st-key-{key} button:visible").first.bounding_box()
        assert box
        assert canvas["x"] < box["x"] < box["x"] + box["width"] < canvas["x"] + canvas["width"]
        assert canvas["y"] < box["y"] < box["y"] + box["height"] < canvas["y"] + canvas["height"]
    assert panel["width"] >= 280
    assert page.evaluate("document.documentElement.scrollWidth") <= width
