"""Five tasks done in a real browser, clicks and seconds counted: `python -m bench.walks`.

Each walk begins on the page of Explore, or with a link where a person would have one, and ends
when what was wanted is on the screen or in a file; that is asserted. A click is a click; keys are
counted as typed, Tab and Enter among them. The seconds are the machine's: between two acts only
what the page needs to answer, so a person's reading and pointing come on top.

The store is the sample, read in two runs, so that there are two versions to compare. The server
can be that of another checkout (`--python`, `--checkout`), to measure it as it was.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample" / "articles"
_QUIET = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]


@dataclass
class Walk:
    """A person at a page: every act is counted."""

    page: Page
    address: str
    clicks: int = 0
    keys: int = 0
    began: float = field(default_factory=time.perf_counter)

    def click(self, target: Locator) -> None:
        """Point and click, then wait until the page has answered."""
        target.first.scroll_into_view_if_needed()
        target.first.click()
        self.clicks += 1
        self.settle()

    def type(self, words: str) -> None:
        """Type, letter by letter."""
        self.page.keyboard.type(words)
        self.keys += len(words)

    def press(self, key: str) -> None:
        """One key, then wait until the page has answered."""
        self.page.keyboard.press(key)
        self.keys += 1
        self.settle()

    def settle(self) -> None:
        """Until the script rests and nothing of an earlier run is left."""
        self.page.wait_for_timeout(150)
        for _ in range(200):
            self.page.locator(_QUIET).wait_for()
            if not self.page.locator('[data-stale="true"]').count():
                self.page.wait_for_timeout(100)
                if self.page.locator(_QUIET).count():
                    return
            self.page.wait_for_timeout(50)

    def key(self, name: str) -> Locator:
        """What the page's code calls by a key."""
        return self.page.locator(f".st-key-{name}")


def must(is_so: bool, said: str) -> None:  # noqa: FBT001 - the condition itself
    """End the walk where it did not come to what was wanted."""
    if not is_so:
        raise SystemExit(f"The walk went wrong: {said}")


def arrests(walk: Walk) -> str:
    """Find all reported arrests in one country in a month, and export them."""
    kinds = walk.key("f_type")
    walk.click(kinds.get_by_role("button", name="Repression"))
    walk.click(kinds.get_by_role("button", name="arrest"))
    walk.click(walk.key("f_where").locator("input"))
    walk.type("Russia")
    walk.press("Enter")
    walk.press("Escape")
    month = walk.key("whole_month")
    if month.count():
        walk.click(month.locator("input"))
        walk.type("January 2021")
        walk.press("Enter")
    else:
        walk.click(walk.key("f_when").locator('[role="spinbutton"]'))
        walk.type("0101202131012021")
        walk.press("Tab")
    walk.click(walk.key("export").get_by_role("button"))
    with walk.page.expect_download() as waiting:
        walk.click(walk.page.locator("a.download"))
    text = Path(str(waiting.value.path())).read_text(encoding="utf-8")
    rows = text.count("\n") - 1
    shown = walk.page.locator(".summary").inner_text()
    must(rows > 0 and "2021-01" in text, text)
    must(f"{rows} event" in shown, f"{rows} in the file, on the page {shown}")
    return f"a CSV of {rows} events"


def defend(walk: Walk) -> str:
    """Defend one dot: from the map to the printed sentences and an address to send."""
    walk.click(walk.key("ranking").get_by_role("button"))
    walk.click(walk.key("place_events").get_by_role("button"))
    must(walk.page.locator(".receipt blockquote").count() > 0, "no receipt")
    walk.click(walk.page.get_by_role("link", name="Its own page"))
    walk.page.get_by_text("Receipts in their context").wait_for()
    must("event?id=" in walk.page.url, walk.page.url)
    return "the sentences in their articles, and an address of its own"


def correct(walk: Walk) -> str:
    """Correct a wrong city, from the dot."""
    walk.click(walk.key("ranking").get_by_role("button"))
    walk.click(walk.key("place_events").get_by_role("button"))
    link = walk.page.get_by_role("link", name="Review")
    here = walk.key("event_actions").get_by_role("link", name="Review")
    if here.count():
        walk.click(here)
    else:  # the event must be found again in the queue, or its id written into the address
        event_id = walk.page.url.partition("event=")[2].partition("&")[0]
        walk.click(link)
        walk.page.goto(f"{walk.address}/review?event={event_id}")
        walk.clicks, walk.keys = walk.clicks + 1, walk.keys + len(f"?event={event_id}") + 1
    who = walk.page.get_by_label("Your name")
    who.or_(walk.key("review_accept")).first.wait_for()
    walk.settle()
    if who.count():
        walk.click(who)
        walk.type("Ada Example")
        walk.press("Enter")
        walk.key("review_accept").wait_for()
        walk.settle()
    walk.click(walk.key("review_open_place").get_by_role("button"))
    walk.click(walk.key("review_edit").locator("input"))
    walk.type("Leuven")
    walk.press("Enter")
    walk.click(walk.key("review_edit").get_by_role("button", name="Leuven"))
    walk.page.get_by_text("judgement recorded").first.wait_for()
    place = walk.page.locator(".panel-place").first.inner_text()
    must("Leuven" in place, place)
    return "a judgement in the ledger, and the dot in Leuven"


def compare(walk: Walk) -> str:
    """Compare two versions of the store."""
    tab = walk.page.get_by_role("link", name="Versions")
    if not tab.count():
        return "not on any page: `dateline diff` on the command line"
    walk.click(tab)
    walk.page.get_by_text("differ:").wait_for()
    said = walk.page.get_by_text("differ:").inner_text()
    must(" added" in said or " changed" in said, said)
    return said


def add_ten(walk: Walk) -> str:
    """Add ten articles."""
    walk.click(walk.page.get_by_role("link", name="Add articles"))
    articles = [
        {
            "id": f"walk-{number}",
            "text": f"Police arrested {number + 3} people at a rally in {city} on Saturday.",
            "published": "2022-10-10",
            "source": "The Walk",
        }
        for number, city in enumerate(("Ghent", "Bruges", "Namur", "Mons", "Genk") * 2)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ten.jsonl"
        path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        walk.page.locator('input[type="file"]').first.set_input_files(path)
        walk.clicks += 3  # the button, the file and Open in the window of the system
        walk.settle()
        walk.click(walk.page.get_by_role("button", name="Store", exact=True))
        walk.key("add_result").wait_for()
        walk.settle()
    said = walk.key("add_result").inner_text()
    must("10 articles read" in said, said)
    return " ".join(said.split("\n")[1:3])


TASKS: tuple[Callable[[Walk], str], ...] = (arrests, defend, correct, compare, add_ten)


@contextmanager
def serving(python: str, checkout: Path, store: Path) -> Iterator[str]:
    """A server of some checkout on a store."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [python, "-m", "etl", "dashboard", "--no-browser", "--store", str(store)]
    with (store.parent / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=checkout,
            env=os.environ | {"PYTHONPATH": str(checkout)},
            stdout=log,
            stderr=log,
        )
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
                    break
                except OSError:
                    time.sleep(0.2)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(10)


def fill(store: Path) -> None:
    """The sample in two runs."""
    paths = sorted(str(path) for path in SAMPLE.iterdir())
    for part in (paths[::2], paths):
        command = [sys.executable, "-m", "etl", "run", *part, "--store", str(store)]
        subprocess.run(command, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)


def main() -> None:
    """Walk and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--checkout", type=Path, default=ROOT)
    parser.add_argument("--only", nargs="*", default=[one.__name__ for one in TASKS])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-walks-") as folder:
        store = Path(folder) / "store"
        fill(store)
        print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
        print("| task | clicks | keys | seconds | what came of it |\n|---|---|---|---|---|")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
            for task in TASKS:
                if task.__name__ in options.only:
                    print(_row(task, browser, options, store), flush=True)
            browser.close()


def _row(
    task: Callable[[Walk], str], browser: Browser, options: argparse.Namespace, store: Path
) -> str:
    """Each task has a copy of the store and a server of its own, warmed by one visit."""
    own = store.parent / task.__name__ / "store"
    shutil.copytree(store, own)
    with serving(options.python, options.checkout, own) as address:
        window = browser.new_context(viewport={"width": 1440, "height": 1000})
        window.set_default_timeout(60_000)
        page = window.new_page()
        for _ in range(2):
            page.goto(address)
            page.locator(".summary").wait_for()
            Walk(page, address).settle()
        walk = Walk(page, address)
        came = task(walk)
        seconds = time.perf_counter() - walk.began
        window.close()
    said = (task.__doc__ or "").rstrip(".")
    return f"| {said} | {walk.clicks} | {walk.keys} | {seconds:.1f} | {came} |"


def _chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        raise SystemExit("The walks need Debian's package chromium.")
    return found


if __name__ == "__main__":
    main()
