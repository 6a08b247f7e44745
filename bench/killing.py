"""Kill `dateline run` again and again: `python -m bench.killing FILE [--kills 20] [--batch 20]`.

Each run is killed (SIGKILL) at a moment drawn evenly between its start and twice the time to its
first stored batch; the last one goes to its end. The events must be those of a run that was never killed, and every version
that was ever committed must still hold the rows that it says.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from etl.store import open_snapshot
from etl.store.manifest import read_versions
from etl.store.tables import exists

_KEYS = {"articles": "article_id", "reports": "report_id", "events": "event_id"}


def run(articles: Path, store: Path, *, batch: int, seconds: float | None = None) -> bool:
    """Run to the end, or kill the run after so many seconds; tells whether it was killed."""
    command = [sys.executable, "-m", "etl", "run", str(articles), "--store", str(store)]
    with subprocess.Popen([*command, "--batch", str(batch)], stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
    if process.returncode:
        sys.exit(f"a run ended with {process.returncode}")
    return False


def rows(store: Path, name: str) -> list[dict[str, Any]]:
    """All rows of the last version, sorted."""
    table = open_snapshot(store).table(name)
    return sorted(table.to_pylist(), key=lambda row: str(row[_KEYS[name]]))


def check_versions(store: Path) -> int:
    """Read every version and compare its rows with what the manifest says of it."""
    versions = read_versions(store)
    for version in versions:
        snapshot = open_snapshot(store, version=version.number)
        for name in _KEYS:
            found = snapshot.table(name).num_rows
            if found != version.rows[name]:
                sys.exit(f"version {version.number} lost rows of {name}: {found}")
    return len(versions)


def main() -> None:
    """Parse the command line, kill, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder, "whole"), Path(folder, "killed")
        began = time.time()
        run(options.articles, whole, batch=options.batch)
        first, *_ = read_versions(whole)
        start = first.created_at.timestamp() - began
        print(
            f"a run that is left alone: {time.time() - began:.1f} s, first batch at {start:.1f} s"
        )
        kills = 0
        while kills < options.kills:
            # Half of them before the first batch is whole, so that the work lasts for all kills.
            moment = chance.uniform(0.1, 2 * start)
            if not run(options.articles, killed, batch=options.batch, seconds=moment):
                print("the work was done before the last kill: starting over with an empty store")
                killed = Path(folder, f"killed-{kills}")
                continue
            kills += 1
            stored = read_versions(killed) if exists(killed) else ()
            print(f"kill {kills} after {moment:.2f} s: {len(stored)} versions whole")
        run(options.articles, killed, batch=options.batch)
        for name in _KEYS:
            same = rows(whole, name) == rows(killed, name)
            print(f"{name}: {'the same' if same else 'DIFFERENT'}")
            if not same:
                sys.exit(1)
        print(f"{check_versions(killed)} versions, each with all its rows")


if __name__ == "__main__":
    main()
