"""Take a picture of every page: `python -m bench.looks --out DIR NAME=STORE ...`.

For each store every page in light and dark, at 1440, 1024, 768 and 390 pixels of width, each as
`NAME-PAGE-SCHEME-WIDTH.png`, as high as the page is. They are for eyes: nothing is compared.
`--pages`, `--schemes` and `--widths` take fewer. An empty folder is the store that nobody filled.

Faults that a machine can see are printed: a page wider than its window, a word on the console.
"""

import argparse
import itertools
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from docs.make_pictures import CHROMIUM, FLAGS, best_told, settled
from docs.make_pictures import serving as serving_store
from etl.errors import StoreError

PAGES = ("explore", "opened", "zoomed", "review", "add", "quality", "about", "event")
SCHEMES = ("light", "dark")
WIDTHS = (1440, 1024, 768, 390)
_ZOOM_STEPS = 1  # turns of the wheel, in the picture of a map that was zoomed by hand
_TALLEST = 3_000
_PATIENCE = 240_000  # milliseconds: a map is drawn in software, on a machine that may be busy


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stores", nargs="+", metavar="NAME=STORE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=PAGES)
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=SCHEMES)
    parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for one in options.stores:
            name, _, folder = one.partition("=")
            store = Path(folder).resolve()
            with serving_store(store) as address:
                for page, scheme, width in itertools.product(
                    options.pages, options.schemes, options.widths
                ):
                    path = address_of(page, store)
                    if path is not None:
                        target = options.out / f"{name}-{page}-{scheme}-{width}.png"
                        take(browser, address + path, target, scheme=scheme, width=width)


def address_of(page: str, store: Path) -> str | None:
    """The path of a page; None for an event's when the store holds none."""
    if page not in {"opened", "event"}:
        return "/" if page in {"explore", "zoomed"} else f"/{page}"
    try:
        told = best_told(store)
    except (StoreError, ValueError):
        return None
    return f"/?event={told.event_id}" if page == "opened" else f"/event?id={told.event_id}"


def take(browser: Browser, address: str, target: Path, *, scheme: str, width: int) -> None:
    """Write one picture of a page, as high as what it holds."""
    is_phone = width < 640
    window = browser.new_context(
        viewport={"width": width, "height": 1900 if is_phone else 1250},
        color_scheme="dark" if scheme == "dark" else "light",
        is_mobile=is_phone,
        has_touch=is_phone,
    )
    page = window.new_page()
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.goto(address)
    settled(page)
    if "-zoomed-" in target.name:
        zoom_in(page)
    height = page.locator('[data-testid="stMain"]').evaluate("e => e.scrollHeight")
    if height > page.evaluate("window.innerHeight"):
        page.set_viewport_size({"width": width, "height": min(height, _TALLEST)})
        page.wait_for_timeout(2_500)
    page.screenshot(path=target, timeout=_PATIENCE)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        said.append(f"the page is {wide} pixels wide")
    print(target.name, *said, sep="\n  ")
    window.close()


def zoom_in(page: Page) -> None:
    """Zoom the map by the wheel, a little beside its middle."""
    box = page.locator("#deckgl-overlay").bounding_box()
    if box is None:
        return
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.42)
    for _ in range(_ZOOM_STEPS):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(400)
    page.mouse.move(0, 0)
    page.wait_for_timeout(2_000)


if __name__ == "__main__":
    main()
