"""`dateline run` is really killed, at any moment, and nothing is lost or doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from etl.store import open_snapshot
from etl.store.manifest import read_versions
from etl.store.tables import exists
from tests.etl.wire import write_wire

KILLS = 6
ARTICLES = 40


def start(wire: Path, store: Path, *, workers: int) -> "subprocess.Popen[bytes]":
    options = ["--store", store, "--workers", workers, "--batch", 3]
    command = [sys.executable, "-m", "etl", "run", wire, *options]
    return subprocess.Popen(
        [str(one) for one in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run_to_the_end(wire: Path, store: Path) -> None:
    _, errors = (process := start(wire, store, workers=1)).communicate(timeout=120)
    assert process.returncode == 0, errors.decode()


def rows(store: Path, name: str, version: int | None = None) -> list[dict[str, Any]]:
    key = {"events": "event_id", "reports": "report_id", "articles": "article_id"}[name]
    table = open_snapshot(store, version=version).table(name)
    return sorted(table.to_pylist(), key=lambda row: row[key])


def n_versions(store: Path) -> int:
    return len(read_versions(store)) if exists(store) else 0


def kill_while_it_stores(process: "subprocess.Popen[bytes]", store: Path, delay: float) -> None:
    """Kill it some moments after it began to write: in the middle of a batch, most often."""
    deadline = time.monotonic() + 60
    log = store / "versions" / "_delta_log"
    before = len(list(log.glob("*"))) if log.exists() else 0
    while time.monotonic() < deadline and process.poll() is None:
        if log.exists() and len(list(log.glob("*"))) > before:
            break
        time.sleep(0.005)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)


def test_runs_that_are_killed_lose_nothing_and_double_nothing(tmp_path):
    wire = write_wire(tmp_path / "wire.jsonl", ARTICLES)
    run_to_the_end(wire, tmp_path / "whole")
    store = tmp_path / "killed"
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)  # noqa: S311 - printed when the test fails
    seen: dict[int, list[dict[str, Any]]] = {}
    killed = 0
    for _ in range(KILLS):
        process = start(wire, store, workers=1)
        kill_while_it_stores(process, store, chance.uniform(0, 0.3))
        killed += process.returncode == -signal.SIGKILL
        for number in range(max(seen, default=0) + 1, n_versions(store) + 1):
            seen[number] = rows(store, "events", number)
    assert killed >= KILLS - 2, f"seed {seed}"
    run_to_the_end(wire, store)
    for name in ("articles", "reports", "events"):
        assert rows(store, name) == rows(tmp_path / "whole", name), f"seed {seed}"
    for version in read_versions(store):
        for name in ("articles", "reports", "events"):
            assert len(rows(store, name, version.number)) == version.rows[name], f"seed {seed}"
    for number, events in seen.items():
        assert rows(store, "events", number) == events, f"seed {seed}"


def children(pid: int) -> set[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(child) for child in path.read_text().split()} if path.exists() else set()


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_the_workers_of_a_killed_run_end_with_it(tmp_path):
    wire = write_wire(tmp_path / "wire.jsonl", 4000)
    process = start(wire, tmp_path / "store", workers=2)
    deadline = time.monotonic() + 60
    while len(workers := children(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)  # two workers and the one that keeps track of their resources
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    assert not [worker for worker in workers if alive(worker)]
