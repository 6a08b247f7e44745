"""Reviewers and a run at the same time, and killed at any moment: no judgement is lost."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from etl import reviewing
from etl.review import active
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from etl.store.manifest import read_versions
from etl.store.migrate import migrate
from etl.store.vacuum import plan_vacuum, vacuum
from tests.etl.judging import ARTICLES, NEWCOMER, events, run_with
from tests.etl.kills import FACTOR
from tests.etl.store.aged import aged
from tests.etl.wire import write_wire


def start(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> list[str]:
    out, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    return out.split()


def check_whole(store: Path, told: set[str]) -> None:
    """All judgements that were told are there and shown; every version has its rows."""
    reviewing.record_judgements(store, [])
    every = Ledger(store).read()
    assert told <= {one.judgement_id for one in every}
    snapshot = open_snapshot(store)
    assert Ledger(store).standing(snapshot.version).pending == ()
    shown = {one for row in events(store).values() for one in row["judgement_ids"]}
    assert shown == {one.judgement_id for one in active(every)}
    for version in read_versions(store):
        if version.number < snapshot.version.oldest:
            continue
        for name, number in version.rows.items():
            found = open_snapshot(store, version=version.number).table(name).num_rows
            assert found == number, (version.number, name)


def test_two_reviewers_and_a_run_lose_nothing(tmp_path):
    store = tmp_path / "store"
    first = write_wire(tmp_path / "first.jsonl", 12)
    ended(start("etl", "run", first, "--store", store, "--workers", 1))
    wire = write_wire(tmp_path / "wire.jsonl", 40)
    working = [
        start("etl", "run", wire, "--store", store, "--workers", 1, "--batch", 8),
        start("tests.etl.at_work", "judge", store, "Ada", 6),
        start("tests.etl.at_work", "judge", store, "Ben", 6),
    ]
    _, *told = [ended(process) for process in working]
    assert [len(ids) for ids in told] == [6, 6]
    check_whole(store, {one for ids in told for one in ids})
    assert open_snapshot(store).version.rows["articles"] == 40


def test_judging_that_is_killed_loses_no_judgement(tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    store = tmp_path / "store"
    run_with("A", [*ARTICLES, NEWCOMER], store)
    told: set[str] = set()
    for _ in range(6 * FACTOR):
        process = start("tests.etl.at_work", "judge", store, f"seed {seed}", 1000)
        assert process.stdout
        told.add(process.stdout.readline().strip())  # it is at work
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        told |= {line for line in out.split("\n") if len(line) == 16}
    check_whole(store, told - {""})


def test_a_vacuum_that_is_killed_anywhere_forgets_no_more_than_it_was_told(tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    store = tmp_path / "store"
    for _ in range(2):  # read again and again: versions of which each has files of its own
        for name in ("A", "B"):
            run_with(name, [*ARTICLES, NEWCOMER], store)
    before = {number: events(store, number) for number in (3, 4)}
    began = time.monotonic()
    ended(start("tests.etl.at_work", "vacuum", shutil.copytree(store, tmp_path / "whole"), 2))
    whole = time.monotonic() - began
    for number in range(2 * FACTOR):
        killed = shutil.copytree(store, tmp_path / f"killed-{number}")
        process = start("tests.etl.at_work", "vacuum", killed, 2)
        time.sleep(chance.uniform(0.5, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert {n: events(killed, n) for n in (3, 4)} == before, f"seed {seed}"
        vacuum(killed, keep=2)
        assert {n: events(killed, n) for n in (3, 4)} == before, f"seed {seed}"
        assert not plan_vacuum(killed, keep=2).files, f"seed {seed}"
        check_whole(killed, set())


def test_a_migration_that_is_killed_anywhere_starts_over(tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    new, old = tmp_path / "new", tmp_path / "old"
    run_with("A", ARTICLES, new)
    run_with("A", [NEWCOMER], new)
    aged(new, old)
    began = time.monotonic()
    ended(start("tests.etl.at_work", "migrate", shutil.copytree(old, tmp_path / "whole")))
    whole = time.monotonic() - began
    for number in range(4 * FACTOR):
        killed = shutil.copytree(old, tmp_path / f"killed-{number}")
        process = start("tests.etl.at_work", "migrate", killed)
        time.sleep(chance.uniform(0.4, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        migrate(killed)
        assert events(killed) == events(new), f"seed {seed}"
        assert [one.cause for one in read_versions(killed)] == ["run", "run", "migration"]
        assert events(killed, 1) == events(new, 1)
        check_whole(killed, set())
