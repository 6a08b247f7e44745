"""Processes that are started from where no script should be: a page, a shell, a thread."""

import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing.connection import wait

import pytest

from etl.errors import DatelineError
from etl.worker_process import ProcessDied, WorkerProcess
from etl.workers import workers_for

# What Streamlit does: the page's module is the main module, and its file draws when imported.
PAGE = """
import sys, types
page = types.ModuleType("__main__")
page.__file__ = sys.argv[1]
sys.modules["__main__"] = page
from etl.workers import workers_for
with workers_for(2) as workers:
    print(sorted(found for _, found in workers.map(abs, range(-6, 0))))
"""


def test_a_page_that_is_the_main_module_is_not_drawn_in_the_workers(tmp_path):
    page = tmp_path / "page.py"
    page.write_text("raise SystemExit('drawn in a worker')", encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-c", PAGE, str(page)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert made.stdout == "[1, 2, 3, 4, 5, 6]\n", made.stderr
    assert "drawn" not in made.stderr


def test_workers_start_from_a_thread():
    found: list[int | None] = []

    def work() -> None:
        with workers_for(2) as workers:
            found.extend(result for _, result in workers.map(abs, range(-4, 0)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(120)
    assert found == [4, 3, 2, 1]


@pytest.mark.parametrize("processes", [1, 2])
def test_no_work_starts_no_process(processes):
    with workers_for(processes) as workers:
        assert list(workers.map(abs, ())) == []


# 30 MB do not fit into a pipe: when the run is broken off, a process is in the middle of it.
BROKEN_OFF = """
import sys
from etl.workers import workers_for
with workers_for(2) as workers:
    for number, _ in enumerate(workers.map(bytes, range(30_000_000, 30_001_000))):
        if number == int(sys.argv[1]):
            sys.exit(7)
"""


@pytest.mark.parametrize("number", [2, 5])
def test_what_is_broken_off_in_the_middle_of_an_answer_ends(number):
    made = subprocess.run(
        [sys.executable, "-c", BROKEN_OFF, str(number)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (made.returncode, made.stderr) == (7, "")


def test_a_process_that_ends_in_the_middle_of_an_answer_keeps_nobody_waiting():
    process = WorkerProcess()
    try:
        number = process.send((bytes, 30_000_000))
        assert wait([process._answers], timeout=60)
        os.kill(process._process.pid or 0, signal.SIGKILL)
        with pytest.raises(ProcessDied):
            process.receive(number)
    finally:
        process.end()


@pytest.mark.parametrize("processes", [1, 2])
def test_what_reads_its_input_with_the_same_workers_gets_its_own_answers(processes):
    with workers_for(processes, guarded=True) as workers:

        def input_read_by_workers():
            for start in range(-60, 0, 4):
                yield from (-n for _, n in workers.map(abs, range(start, start + 4)))

        found = list(workers.map(abs, input_read_by_workers()))
    assert found == [(n, -n) for n in range(-60, 0)]


@pytest.mark.parametrize("processes", [1, 2])
def test_of_what_processes_die_on_only_that_is_lost(processes):
    with workers_for(processes, guarded=True) as workers:
        found = list(workers.map(dies_on_sevens, range(30)))
    assert found == [(n, None if n % 7 == 0 else n) for n in range(30)]


def test_answers_come_in_order_however_long_each_takes():
    with workers_for(2) as workers:
        pauses = [0.3, *[0.0] * 40]
        assert [pause for pause, _ in workers.map(time.sleep, pauses)] == pauses


def test_an_error_is_raised_here():
    with workers_for(2) as workers, pytest.raises(ZeroDivisionError):
        list(workers.map(one_over, [1, 0, 2]))


def test_an_error_that_cannot_travel_is_told_in_words():
    with workers_for(2) as workers, pytest.raises(DatelineError, match="StubbornError: 3 and 4"):
        list(workers.map(stubborn, [3, 4]))


def test_a_pool_that_was_left_in_the_middle_answers_the_next_question():
    with workers_for(2) as workers:
        for _ in workers.map(abs, range(-20, 0)):
            break
        assert [n for _, n in workers.map(abs, range(-3, 0))] == [3, 2, 1]


def test_processes_that_do_not_start_are_no_fault_of_the_work(monkeypatch):
    monkeypatch.setattr("etl.worker_process._serve", sys.exit)
    with workers_for(2) as workers, pytest.raises(DatelineError, match="cannot be started"):
        list(workers.map(abs, range(4)))


def dies_on_sevens(number: int) -> int:
    if number % 7 == 0:
        os._exit(9)
    return number


def one_over(number: int) -> float:
    return 1 / number


class StubbornError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def stubborn(number: int) -> None:
    raise StubbornError(number, number + 1)
