"""Processes that are started from where no script should be: a page, a shell, a thread."""

import subprocess
import sys
import threading

import pytest

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
