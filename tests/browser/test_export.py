"""Every format of the page's export holds what the screen shows, in its order."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from dashboard.downloads import FORMATS
from etl.export import EXPORTERS
from tests.browser.conftest import settle
from tests.exported import ids_in

Open = Callable[..., Page]
ASKED = "type=protest&confidence=0.6"


def test_every_format_holds_what_the_screen_shows_in_its_order(open_page: Open, tmp_path: Path):
    assert set(FORMATS) == set(EXPORTERS)
    page = open_page(f"?{ASKED}")
    said = page.locator(".grey").inner_text()
    n_shown = int(said.split(" of ")[0].replace(",", ""))
    told = page.request.get(f"{page.url.split('?')[0]}api/events?{ASKED}&limit=1000").json()
    in_order = [one["event_id"] for one in told["events"]]
    assert len(in_order) == n_shown > 20
    page.locator(".st-key-export button").first.click()
    for form, label in FORMATS.items():
        if form != "csv":
            page.locator(".st-key-export_format input").first.click()
            page.get_by_role("option", name=label, exact=True).click()
        link = page.locator(f'a.download[href*="format={form}"]')
        link.wait_for()
        settle(page)
        assert link.inner_text() == f"Download {n_shown:,} events"
        with page.expect_download() as waiting:
            link.click()
        assert f"-{n_shown}-events" in waiting.value.suggested_filename
        file = tmp_path / form
        waiting.value.save_as(file)
        assert ids_in(form, file.read_bytes()) == in_order, form


def test_the_table_has_the_order_of_the_file(open_page: Open):
    page = open_page(f"?{ASKED}")
    table = page.locator('[data-testid="stDataFrame"]')
    table.scroll_into_view_if_needed()
    table.locator("canvas").first.wait_for()
    told = page.request.get(f"{page.url.split('?')[0]}api/events?{ASKED}&limit=5").json()["events"]
    cells = table.locator("canvas tbody tr, canvas [role=row]")
    rows = [cells.nth(number).inner_text() for number in range(1, 6)]
    for row, one in zip(rows, told, strict=True):
        assert re.search(str(one["city"] or one["admin1"] or ""), row)
