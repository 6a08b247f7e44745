"""The page as a person uses it."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import download, settle
from tests.invented import HOSTILE, Invented

Open = Callable[..., Page]


def shown(page: Page) -> int:
    """How many events the grey line says are shown."""
    return int(page.locator(".grey").inner_text().split(" of ")[0].replace(",", ""))


def opened(page: Page) -> str:
    """The id of the open event; empty when none is open."""
    found = re.search(r"event=([0-9a-f]{16})", page.url)
    return found.group(1) if found else ""


def click_row(page: Page, number: int) -> str:
    """Click a row of the table until another event is open than before, and give its id."""
    before = opened(page)
    table = page.locator('[data-testid="stDataFrame"]')
    table.scroll_into_view_if_needed()
    table.locator("canvas").first.wait_for()
    for _ in range(8):  # a table that is still being drawn misses clicks
        box = table.bounding_box()
        assert box
        page.mouse.click(box["x"] + 300, box["y"] + 40 + 15 + 30 * number)
        settle(page)
        if opened(page) not in {"", before}:
            break
    assert opened(page) not in {"", before}
    return opened(page)


def test_map_timeline_and_table_are_there(open_page: Open):
    page = open_page()
    expect(page.locator("#deckgl-overlay")).to_be_visible()
    expect(page.locator('[data-testid="stVegaLiteChart"] svg').first).to_be_visible()
    for _ in range(20):  # software draws the map, in its own time
        if is_drawn(page):
            break
        page.wait_for_timeout(1000)
    assert is_drawn(page), "the map's canvas is of one colour"
    words = page.locator(".grey").inner_text()
    assert re.search(r"\d+ of 200 events, \d+ reports, \d+ sources, \d+ without a city", words)
    assert "Source Serif" in page.locator(".summary").evaluate(
        "e => getComputedStyle(e).fontFamily"
    )
    page.locator('[data-testid="stDataFrame"]').scroll_into_view_if_needed()
    expect(page.locator('[data-testid="stDataFrame"] canvas').first).to_be_visible()
    assert page.evaluate("document.fonts.check('15px \"IBM Plex Sans\"')")


def is_drawn(page: Page) -> bool:
    """Whether the picture of the map holds more than a few colours."""
    picture = page.locator(".st-key-map").screenshot()
    return len(picture) > 20_000


def test_a_type_filters_every_view_and_the_counts(open_page: Open):
    page = open_page()
    before = shown(page)
    pill = page.locator(".st-key-f_type button").filter(has_text="Protest")
    count = int(
        pill.locator("p").evaluate("e => getComputedStyle(e, '::after').content").strip('"')
    )
    pill.click()
    settle(page)
    assert shown(page) == count < before
    expect(page.locator(".summary")).to_contain_text(f"{count} events")
    expect(page.locator(".st-key-table_head")).to_contain_text(f"{count} events")
    assert "type=protest" in page.url


def test_an_open_event_survives_a_filter_change(open_page: Open):
    page = open_page()
    event = click_row(page, 3)
    place = page.locator(".panel-place").inner_text()
    expect(page.locator(".receipt").first).to_be_visible()
    assert page.locator("mark.what").count() >= 2
    page.locator(".st-key-f_type button").filter(has_text="Repression").click()
    settle(page)
    assert page.locator(".panel-place").inner_text() == place
    assert opened(page) == event
    click_row(page, 4)
    assert page.locator(".panel-type").inner_text().startswith("Repression")
    page.get_by_role("button", name="Close").click()
    settle(page)
    expect(page.locator(".panel-place")).to_have_count(0)
    assert opened(page) == ""


def test_a_circle_opens_its_city(open_page: Open):
    page = open_page("?place=1159301")  # one city alone: its circle is in the middle of the map
    canvas = page.locator("#deckgl-overlay").bounding_box()
    assert canvas
    x, y = canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2
    for _ in range(12):  # the first clicks can get lost while software draws the map
        page.mouse.move(x - 60, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(600)
        page.mouse.click(x, y)
        settle(page)
        if page.locator(".panel-place").count():
            break
    expect(page.locator(".panel-place")).to_contain_text("Zahedan")
    expect(page).to_have_url(re.compile(r"city=1159301"))  # the address follows the page
    page.locator(".st-key-place_events button").first.click()
    settle(page)
    expect(page.locator(".receipt").first).to_contain_text("Zahedan")


def test_the_brush_sets_the_dates_and_back_undoes_it(open_page: Open):
    page = open_page()
    before = shown(page)
    chart = page.locator('[data-testid="stVegaLiteChart"]')
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 250, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 420, box["y"] + 60, steps=8)
    page.mouse.up()
    settle(page)
    page.wait_for_timeout(500)
    days = re.search(r"from=(2022-\d\d-\d\d)&to=(2022-\d\d-\d\d)", page.url)
    assert days
    assert 0 < shown(page) < before
    year, month, day = days.group(1).split("-")
    field = page.locator('.st-key-f_when [data-range-field="start"]').inner_text()
    assert re.sub(r"\D", "", field).startswith(f"{day}{month}{year}")
    page.go_back()
    expect(page.locator(".grey")).to_have_text(re.compile(rf"^{before:,} of"))


def test_a_link_opens_the_same_view_in_a_fresh_browser(open_page: Open):
    page = open_page(
        "?type=protest&type=attack&status=any&confidence=0.5&from=2022-10-01&to=2022-11-15"
    )
    click_row(page, 2)
    there = open_page("?" + page.url.split("?")[1], locale="de-DE")
    for part in (".summary", ".grey", ".panel-place", ".receipt >> nth=0"):
        assert there.locator(part).inner_text() == page.locator(part).inner_text()
    assert there.url == page.url


def test_the_download_holds_what_is_shown(open_page: Open, tmp_path: Path):
    page = open_page("?type=protest&confidence=0.6")
    book = load_workbook(download(page, tmp_path, "xlsx"), read_only=True)
    assert sum(1 for _ in book["events"].rows) - 1 == shown(page)
    page = open_page("?type=protest&confidence=0.6")
    file = download(page, tmp_path)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == shown(page) > 0
    assert {row["event_type"] for row in rows} == {"protest"}
    assert min(float(row["confidence"]) for row in rows) >= 0.6


def test_hostile_text_does_nothing(open_page: Open, invented: tuple[Invented, ...]):
    alarms: list[str] = []
    page = open_page(f"?status=any&event={invented[0].event['event_id']}&text=%3Cimg")
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    assert page.locator(".receipt blockquote").first.inner_text() == HOSTILE
    assert page.locator(".receipt img").count() == 0
    assert page.locator(".receipt blockquote a").count() == 0
    page.wait_for_timeout(500)
    assert alarms == []


def test_a_dark_phone_shows_everything_in_one_column(open_page: Open):
    screen = {"width": 390, "height": 844}
    page = open_page(viewport=screen, is_mobile=True, has_touch=True, color_scheme="dark")
    parts = ("summary", "st-key-map", "st-key-panel", "st-key-timeline_head", "st-key-table_head")
    tops = []
    for part in parts:
        box = page.locator(f".{part}").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 391, part
        tops.append(box["y"])
    assert tops == sorted(tops)
    assert page.locator("#deckgl-overlay").evaluate("e => e.clientHeight") in range(330, 345)
    ground = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    ink = page.locator(".summary").evaluate("e => getComputedStyle(e).color")
    assert (ground, ink) == ("rgb(20, 23, 26)", "rgb(230, 227, 221)")


def test_the_keyboard_reaches_a_city_and_its_first_event(open_page: Open):
    page = open_page()
    page.locator(".st-key-ranking button").first.focus()
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".st-key-place_events button").first.focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".receipt").first).to_be_visible()


def test_a_pressed_type_unfolds_and_its_finer_kind_narrows(open_page: Open):
    page = open_page()
    page.locator(".st-key-f_type button").filter(has_text="Protest").click()
    settle(page)
    whole = shown(page)
    page.locator(".st-key-f_type button").filter(has_text="sit in").click()
    settle(page)
    assert 0 < shown(page) < whole
    assert "subtype=protest%2Fsit_in" in page.url
    page.locator(".st-key-f_type button").filter(has_text="Protest").click()
    settle(page)
    assert "subtype" not in page.url


def test_play_goes_on_by_itself_and_stops_when_a_person_acts(open_page: Open):
    page = open_page("?bin=month")
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_url(re.compile("from=2022-10-01"))
    page.locator(".st-key-ranking button").first.click()
    settle(page)
    expect(page.get_by_role("button", name="Play through time")).to_have_count(1)
    stopped = re.search(r"from=([\d-]+)", page.url)
    page.wait_for_timeout(2500)
    assert stopped
    assert stopped.group(0) in page.url


def test_an_event_has_a_page_of_its_own_that_leads_back(open_page: Open):
    page = open_page()
    event = click_row(page, 2)
    page.get_by_role("link", name="Its own page").click()
    page.locator(".st-key-event_receipts blockquote").first.wait_for()
    assert f"id={event}" in page.url
    assert page.locator(".st-key-event_receipts mark.what").count() >= 1
    expect(page.locator("#deckgl-overlay")).to_be_visible()
    page.get_by_role("link", name="Show it on the map").click()
    page.locator(".summary").wait_for()
    settle(page)
    assert opened(page) == event


def test_pages_about_the_data_open_from_the_top_and_the_filter_is_kept(open_page: Open):
    page = open_page("?type=protest")
    before = shown(page)
    for name, word in (("Quality", "How good it is"), ("About", "About Dateline")):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1.page-title")).to_have_text(word)
        settle(page)
    page.get_by_role("link", name="Explore", exact=True).click()
    page.locator(".summary").wait_for()
    settle(page)
    assert shown(page) == before
    assert "type=protest" in page.url


def test_a_view_is_saved_and_opened_again(open_page: Open):
    page = open_page("?type=riot")
    before = shown(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_label("Name of this view").fill("Riots alone")
    page.get_by_role("button", name="Save this view").click()
    link = page.get_by_role("link", name="Riots alone")
    expect(link).to_be_visible()
    page.goto(page.url.split("?")[0])
    page.locator(".summary").wait_for()
    settle(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_role("link", name="Riots alone").click()
    page.wait_for_url(re.compile("type=riot"))
    settle(page)
    assert shown(page) == before


def test_the_undated_open_as_a_list(open_page: Open):
    page = open_page()
    button = page.locator(".st-key-undated button").first
    number = int(button.inner_text().split()[0])
    button.click()
    settle(page)
    expect(page.locator(".panel-place")).to_have_text("Without a date")
    assert page.locator(".st-key-place_events button").count() == number
    page.locator(".st-key-place_events button").first.click()
    settle(page)
    expect(page.locator(".panel-date")).to_have_text(re.compile("date not named|on or before"))
