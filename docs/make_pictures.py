"""Make the pictures of the page again: `python -m docs.make_pictures` (or `make pictures`).

Reads the sample articles into a store of its own, serves the dashboard on it, opens one event
that several outlets tell of, and writes docs/explore.png and docs/explore-dark.png.
"""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.filters import Filters
from dashboard.query import EventRow, Events, StoreFiles, page
from etl.store import open_snapshot

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"
SIZE = {"width": 1440, "height": 1000}
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--ignore-gpu-blocklist",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
_QUIET = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_LISTED = 500  # newest events among which the best told one is looked for


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        articles = ROOT / "data" / "sample" / "articles"
        subprocess.run(
            [sys.executable, "-m", "etl", "run", str(articles), "--store", str(store)], check=True
        )
        told = best_told(store)
        with serving(store) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for name, scheme in (("explore", "light"), ("explore-dark", "dark")):
                opened = f"{address}/?event={told.event_id}"
                take(browser, opened, scheme, ROOT / "docs" / f"{name}.png")


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The address of a dashboard on a store, while it is needed."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-m", "etl", "dashboard", "--no-browser"]
    server = subprocess.Popen([*serve, "--store", str(store), "--port", str(port)])
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)


def best_told(store: Path) -> EventRow:
    """The dated event in a city that most outlets tell of; of equals the surest.

    Raises:
        StoreError: if there is no store.
        ValueError: if it holds no such event.
    """
    snapshot = open_snapshot(store)
    files = (tuple(snapshot.files(name)) for name in ("articles", "reports", "events"))
    events = Events.load(StoreFiles(snapshot.version.number, *files))
    rows = page(events, Filters(), offset=0, limit=_LISTED)
    return max(
        (row for row in rows if row.city and row.date_precision == "day"),
        key=lambda row: (row.n_sources, row.n_reports, row.confidence, row.event_id),
    )


def _wait_for(url: str) -> None:
    """Wait until the server answers.

    Raises:
        TimeoutError: after a minute.
    """
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the dashboard did not answer within a minute")


def settled(page_: Page) -> None:
    """Wait until the page has run, and its fonts, shapes and the map were drawn in software."""
    page_.locator(_QUIET).wait_for(timeout=120_000)
    page_.wait_for_timeout(4_000)
    page_.locator(_QUIET).wait_for(timeout=120_000)
    page_.wait_for_timeout(1_500)


def take(browser: Browser, address: str, scheme: str, target: Path) -> None:
    """Write one picture of the page in a colour scheme, `light` or `dark`."""
    window = browser.new_context(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
    page_ = window.new_page()
    page_.goto(address)
    settled(page_)
    page_.screenshot(path=target)
    window.close()
    print(f"wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
