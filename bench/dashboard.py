"""How long the page takes on the server, and what it sends: `python -m bench.dashboard STORE`.

Fill a store with `python -m bench.synthetic --events 1000000 --store STORE` first. The page runs
as it does for a person, without a browser: seconds from a changed filter to the last view, the
first run apart (it loads the store), and a run in which only another event is opened. Bytes are
those of all elements; a browser that has an element already is not sent it again.
"""

import argparse
import logging
import os
import statistics
import time
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

FILTERS: tuple[dict[str, Any], ...] = (
    {"f_type": ["protest"]},
    {"f_type": ["attack", "riot"]},
    {"f_type": [], "f_confidence": 0.5},
    {"f_confidence": 0.75, "f_status": []},
    {"f_where": ["IN"], "f_status": ["reported"]},
    {"f_where": [], "f_confidence": 0.0, "f_type": ["explosion", "armed_clash"]},
)


def page() -> None:
    """The page's script."""
    from dashboard.pages.explore import explore  # noqa: PLC0415 - a script of its own

    explore()


def timed(app: AppTest) -> float:
    """Run the page once; milliseconds."""
    start = time.perf_counter()
    app.run()
    assert not app.exception, app.exception  # noqa: S101
    return 1000 * (time.perf_counter() - start)


def sent(app: AppTest) -> dict[str, int]:
    """Bytes of the elements on the page, by kind, the largest first."""
    sizes: dict[str, int] = {}
    for root in (app.main, app.sidebar):
        for node in root:
            proto = getattr(node, "proto", None)
            if proto is not None:
                sizes[node.type] = sizes.get(node.type, 0) + proto.ByteSize()
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["DATELINE_STORE"] = str(options.store.resolve())
    logging.disable(logging.WARNING)
    app = AppTest.from_function(page, default_timeout=300)
    print(f"first run, store loaded         {timed(app) / 1000:8.2f} s")
    changes, opened = [], []
    for number in range(options.rounds):
        for changed in FILTERS:
            # Another confidence each round: an answer that is kept would be no measure.
            least = changed.get("f_confidence", 0.0) + number / 100
            for name, value in (changed | {"f_confidence": least}).items():
                app.session_state[name] = value
            changes.append(timed(app))
            opened.append(timed(app))
    for name, times in (("filter to all views", changes), ("same filter, another click", opened)):
        middle, worst = statistics.median(times), max(times)
        print(f"{name:<30}  {middle:8.0f} ms median, {worst:.0f} ms at most, {len(times)} runs")
    sizes = sent(app)
    largest = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in list(sizes.items())[:4])
    print(f"elements                        {sum(sizes.values()) / 1000:8.0f} kB ({largest})")


if __name__ == "__main__":
    main()
