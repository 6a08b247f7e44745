"""A real server and a real browser that may speak to nobody else."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.invented import HOSTILE, Invented, invent, write_store

expect.set_options(timeout=30_000)

CHROMIUM = "/usr/bin/chromium"
_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
    "--no-first-run",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
_QUIET = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_HERE = {"localhost", "127.0.0.1", "::1"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def invented() -> tuple[Invented, ...]:
    return (invent(0, sentence=HOSTILE), *(invent(number) for number in range(1, 200)))


@pytest.fixture(scope="session")
def address(
    tmp_path_factory: pytest.TempPathFactory, invented: tuple[Invented, ...]
) -> Iterator[str]:
    """The address of a dashboard on the invented store, started in another folder."""
    store = tmp_path_factory.mktemp("store")
    write_store(store, invented)
    with serving(store) as url:
        yield url


@contextmanager
def serving(
    store: Path, *options: str, cwd: Path | None = None, **environment: str
) -> Iterator[str]:
    """The address of a dashboard on a store, started in another folder, while it is needed."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "etl", "dashboard", "--no-browser"]
    log = (store.parent / "server.log").open("wb")
    server = subprocess.Popen(
        [*command, "--store", str(store), "--port", str(port), *options],
        cwd=cwd or store,
        stdout=log,
        stderr=log,
        env={**os.environ, **environment},
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)
    pytest.fail("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("the browser tests need Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@dataclass
class Windows:
    """Windows of one browser, one for each set of options; they keep their cache.

    A request to another host, an answer of 400 or more, an exception and a word on the console
    are faults of the test during which they happen.
    """

    browser: Browser
    faults: list[str] = field(default_factory=list)
    opened: dict[str, BrowserContext] = field(default_factory=dict)

    def window(self, **options: Any) -> BrowserContext:
        chosen = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"} | options
        if repr(chosen) not in self.opened:
            window = self.browser.new_context(**chosen)
            window.set_default_timeout(40_000)
            window.on("console", self._said)
            window.on("request", self._asked)
            window.on("response", self._answered)
            window.on("weberror", lambda error: self.faults.append(f"exception: {error.error}"))
            self.opened[repr(chosen)] = window
        return self.opened[repr(chosen)]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_noise(message.text):
            self.faults.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in _HERE:
            self.faults.append(f"asked {request.url}")

    def _answered(self, response: Response) -> None:
        # A page beside the first one asks under its own name before it asks at the root.
        looking = response.status == 404 and re.search(r"/\w+/_stcore/[\w-]+$", response.url)
        if response.status >= 400 and not looking:
            self.faults.append(f"{response.status} for {response.url}")


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


def _is_noise(text: str) -> bool:
    """Words of the graphics card that this machine does not have, and of a page finding its root."""
    if "Failed to load resource" in text and "404" in text:
        return True  # each answer of 400 or more is looked at above, with its address
    return "GPU stall due to ReadPixels" in text or "swiftshader" in text.lower()


@pytest.fixture
def open_page(address: str, windows: Windows) -> Iterator[Callable[..., Page]]:
    windows.faults.clear()
    pages: list[Page] = []

    def run(query: str = "", **options: Any) -> Page:
        page = windows.window(**options).new_page()
        pages.append(page)
        page.goto(address + "/" + query)
        page.locator(".summary").wait_for()
        settle(page)
        return page

    yield run
    for page in pages:
        page.close()
    assert windows.faults == []


def settle(page: Page) -> None:
    """Wait until the page's script has run, what it sent is drawn and the address has followed.

    Quiet twice in a row, with nothing left of an earlier run: what a browser tells the script
    (the width of its window, a click) begins another run a moment later.
    """
    page.wait_for_timeout(200)
    quiet, address = 0, page.url
    while quiet < 2:
        page.locator(_QUIET).wait_for()
        page.wait_for_timeout(250)
        is_quiet = page.locator(_QUIET).count() and not page.locator('[data-stale="true"]').count()
        quiet = quiet + 1 if is_quiet and page.url == address else 0
        address = page.url


def download(page: Page, folder: Path, form: str = "csv") -> Path:
    """The file that the page's export gives in a format: its name as the address has it."""
    page.locator(".st-key-export button").click()
    link = page.locator(f'a.download[href*="format={form}"]')
    if form != "csv":
        page.locator(".st-key-export_format input").first.click()
        page.get_by_role("option", name=form.upper()).click()
    expect(link).to_have_count(1)
    settle(page)
    with page.expect_download() as waiting:
        link.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    page.keyboard.press("Escape")
    return file
