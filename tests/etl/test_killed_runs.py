"""`dateline run` is really killed, at any moment, and nothing is lost or doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from etl.config import Config
from etl.store import open_snapshot
from etl.store.manifest import read_versions
from etl.store.tables import exists
from tests.etl.kills import FACTOR
from tests.etl.wire import with_vigils, write_wire

TABLES = {"articles": "article_id", "reports": "report_id", "events": "event_id"}
CODEBOOK = Config.default().codebook
# `dateline run`, even where Ctrl-C is ignored, as a shell makes it for what it starts with `&`.
ON_A_TERMINAL = """
import runpy
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("etl", run_name="__main__")
"""
# `dateline run` with a codebook of its own.
RUN = """
import sys
from pathlib import Path
from etl.config import Config
from etl.pipeline import run
wire, store, codebook, workers = sys.argv[1:]
run([wire], Config.default(
    store=Path(store), codebook=Path(codebook), workers=int(workers), batch=3, profiles=False
))
"""


def start(
    wire: Path,
    store: Path,
    *,
    workers: int,
    codebook: Path = CODEBOOK,
    new_group: bool = False,
) -> "subprocess.Popen[bytes]":
    if codebook == CODEBOOK:
        command = [
            "-c",
            ON_A_TERMINAL,
            "run",
            wire,
            "--store",
            store,
            "--workers",
            workers,
            "--batch",
            3,
        ]
        command.append("--no-profiles")  # what is known of outlets grows from run to run
    else:
        command = ["-c", RUN, wire, store, codebook, workers]
    return subprocess.Popen(
        [sys.executable, *map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=new_group,
    )


def run_to_the_end(wire: Path, store: Path, *, codebook: Path = CODEBOOK) -> None:
    process = start(wire, store, workers=1, codebook=codebook)
    _, errors = process.communicate(timeout=120 * FACTOR)
    assert process.returncode == 0, errors.decode()


def rows(store: Path, name: str, version: int | None = None) -> list[dict[str, Any]]:
    table = open_snapshot(store, version=version).table(name)
    return sorted(table.to_pylist(), key=lambda row: row[TABLES[name]])


def unnamed(store: Path, name: str) -> list[dict[str, Any]]:
    """Rows without the events' ids, which tell what an event was called by an earlier reading."""
    if name != "events":
        return rows(store, name)
    kept = [{**row, "event_id": ""} for row in rows(store, name)]
    return sorted(kept, key=lambda row: sorted(row["report_ids"]))


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


def kill_again_and_again(
    wire: Path, store: Path, whole: Path, *, kills: int, **options: Any
) -> None:
    """Kill runs, let the last one end, and compare it with a run that was never killed."""
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    seen: dict[int, list[dict[str, Any]]] = {}
    killed = 0
    for _ in range(kills):
        process = start(wire, store, workers=1, **options)
        kill_while_it_stores(process, store, chance.uniform(0, 0.15))
        killed += process.returncode == -signal.SIGKILL
        for number in range(max(seen, default=0) + 1, n_versions(store) + 1):
            seen[number] = rows(store, "events", number)
    # a fast machine may end a run first; half of them killed is still a test
    assert killed >= kills // 2, f"seed {seed}"
    run_to_the_end(wire, store, **options)
    for name in TABLES:
        assert unnamed(store, name) == unnamed(whole, name), f"seed {seed}"
    for version in read_versions(store):
        for name in TABLES:
            assert len(rows(store, name, version.number)) == version.rows[name], f"seed {seed}"
    for number, events in seen.items():
        assert rows(store, "events", number) == events, f"seed {seed}"


def test_runs_that_are_killed_lose_nothing_and_double_nothing(tmp_path):
    wire = write_wire(tmp_path / "wire.jsonl", 40 * FACTOR)
    run_to_the_end(wire, tmp_path / "whole")
    kill_again_and_again(wire, tmp_path / "killed", tmp_path / "whole", kills=6 * FACTOR)


def test_runs_that_read_again_may_be_killed_too(tmp_path):
    wire = write_wire(tmp_path / "wire.jsonl", 24 * FACTOR)
    changed = tmp_path / "codebook.toml"
    changed.write_text(with_vigils(CODEBOOK.read_text(encoding="utf-8")), encoding="utf-8")
    store, whole = tmp_path / "killed", tmp_path / "whole"
    run_to_the_end(wire, store)
    before = {name: rows(store, name) for name in TABLES}
    first = n_versions(store)
    run_to_the_end(wire, whole, codebook=changed)
    kill_again_and_again(wire, store, whole, kills=4 * FACTOR, codebook=changed)
    left = {row["report_id"] for row in rows(store, "reports")}
    assert {row["report_id"] for row in before["reports"]} - left, "none was withdrawn"
    for name in TABLES:
        assert rows(store, name, first) == before[name]


def children(pid: int) -> set[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(child) for child in path.read_text().split()} if path.exists() else set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_workers_start_ends_all_without_a_word_of_theirs(tmp_path, number):
    wire = write_wire(tmp_path / "wire.jsonl", 400)
    process = start(wire, tmp_path / "store", workers=2, new_group=True)
    deadline = time.monotonic() + 60
    while len(workers := children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.005)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert workers
    assert process.returncode == (1 if number == signal.SIGINT else 128 + number)
    assert errors.decode().strip() == ("Aborted!" if number == signal.SIGINT else "")


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
