"""How long the page takes on the server, and what it sends: `python -m bench.dashboard`.

For 10,000, a million and ten million made-up events (`bench.synthetic`, made where they are not
there yet), each interaction with Explore and the same with a plain page of pandas and Streamlit
(`bench.plain_page`): milliseconds from the change to the last view, processor milliseconds of all
threads, and bytes. The page runs as it does for a person but without a browser; a message that
the browser has already is not counted again. The first start makes the table that Dateline keeps
beside the store, the second finds it.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.synthetic import fill

SIZES = (10_000, 1_000_000, 10_000_000)


def measured(whose: str, store: Path, *, rounds: int) -> dict[str, Any]:
    """Run a page in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.page_runs", whose, str(rounds)],
        env=os.environ | {"DATELINE_STORE": str(store.resolve())},
        stdout=subprocess.PIPE,
        check=True,
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def lines(size: int, ours: dict[str, Any], again: dict[str, Any], plain: dict[str, Any]) -> None:
    """Print the measures of one size as a Markdown table."""
    print(f"\n### {size:,} events\n")
    print("| interaction | Dateline ms (processor) | kB | plain ms (processor) | kB |")
    print("|---|---|---|---|---|")
    for name, runs in again["steps"].items():
        other = plain.get("steps", {}).get(name)
        print(f"| {name} | {_cost(runs)} | {_cost(other) if other else '- | -'} |")
    changes = [one[0] for runs in again["steps"].values() for one in runs]
    processor = [one[1] for runs in again["steps"].values() for one in runs]
    bytes_ = [one[2] for runs in again["steps"].values() for one in runs]
    print(
        f"\nDateline: half of the interactions within {statistics.median(changes):.0f} ms and "
        f"{statistics.median(bytes_) / 1000:.0f} kB, all within {max(changes):.0f} ms and "
        f"{max(bytes_) / 1000:.0f} kB; processor {statistics.median(processor):.0f} and "
        f"{max(processor):.0f} ms. From the start of the process to the first map: "
        f"{ours['start_s']:.1f} s the first time, {again['start_s']:.1f} s afterwards, plain "
        f"{plain.get('start_s', float('nan')):.1f} s. Memory: {again['rss_mb']:,.0f} MB "
        f"({ours['rss_mb']:,.0f} the first time), plain {plain.get('rss_mb', 0):,.0f} MB."
    )


def _cost(runs: list[list[float]]) -> str:
    wall, processor, sent = (statistics.median(one[n] for one in runs) for n in range(3))
    return f"{wall:,.0f} ({processor:,.0f}) | {sent / 1000:,.0f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--stores", type=Path, default=Path("/tmp/dateline-bench"))  # noqa: S108 - can be made again
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-plain", action="store_true", help="leave out the page of pandas")
    options = parser.parse_args()
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the start.")
    for size in options.sizes:
        store = options.stores / f"s{size}"
        if not store.exists():
            fill(store, events=size, seed=1)
        shutil.rmtree(store / "cache", ignore_errors=True)
        ours = measured("ours", store, rounds=1)
        again = measured("ours", store, rounds=options.rounds)
        plain = {} if options.no_plain else measured("plain", store, rounds=1)
        lines(size, ours, again, plain)


if __name__ == "__main__":
    main()
