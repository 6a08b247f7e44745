"""By default nothing leaves the machine: no way of the whole flow opens a socket to another host."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.etl.wire import write_wire
from tests.guard.sitecustomize import LOG, LeavesTheMachineError

ROOT = Path(__file__).parents[2]
AWAY = "192.0.2.1"  # an address for documentation (RFC 5737): nobody's
# The dashboard's data as its pages ask for it.
QUERY = """
import sys
from pathlib import Path
from dashboard.query import Events, StoreFiles
from etl.store import open_snapshot
snapshot = open_snapshot(Path(sys.argv[1]))
names = ("articles", "reports", "events")
files = StoreFiles(snapshot.version.number, *(tuple(snapshot.files(name)) for name in names))
Events.load(files)
"""
PAGE = """
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("dashboard/app.py", default_timeout=120).run()
assert not page.exception, page.exception
"""


@pytest.fixture(scope="module")
def wire(tmp_path_factory) -> Path:
    return write_wire(tmp_path_factory.mktemp("wire") / "wire.jsonl", 40)


@pytest.fixture
def guarded(tmp_path):
    """Runs Python behind the guard; what was noted, by process."""
    log = tmp_path / "guard.log"

    def run(*arguments: object, check: bool = True) -> dict[str, list[str]]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests" / "guard"), LOG: str(log)}
        log.unlink(missing_ok=True)
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or not check, done.stderr
        noted: dict[str, list[str]] = {}
        for line in log.read_text("utf-8").splitlines():
            process, _, what = line.partition(" ")
            noted.setdefault(process, []).append(what)
        return noted

    return run


def test_the_guard_sees_what_is_tried(guarded):
    code = f"import socket; socket.create_connection(({AWAY!r}, 80))"
    (noted,) = guarded("-c", code, check=False).values()
    assert noted == ["guarded", f"socket.getaddrinfo {AWAY}"]


def test_the_guard_sees_worker_processes(guarded):
    code = (
        "import multiprocessing, socket\n"
        "if __name__ == '__main__':\n"
        "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "        try: pool.apply(socket.gethostbyname, ('example.org',))\n"
        "        except AssertionError: pass\n"
    )
    noted = guarded("-c", code)
    assert ["guarded", "socket.gethostbyname example.org"] in noted.values()


def test_this_process_is_guarded_too():
    with socket.socket() as plain, pytest.raises(LeavesTheMachineError):
        plain.connect((AWAY, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as plain, pytest.raises(LeavesTheMachineError):
        plain.sendto(b"x", (AWAY, 53))
    with pytest.raises(LeavesTheMachineError):
        socket.getaddrinfo("example.org", 443)
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname()).close()


def test_no_command_of_the_flow_leaves_the_machine(guarded, wire, tmp_path):
    store = tmp_path / "store"
    flow = [
        ["-m", "etl", "run", wire, "--store", store, "--workers", 2],
        ["-m", "etl", "extract", wire, "--workers", 2, "-o", tmp_path / "reports.jsonl"],
        ["-m", "etl", "annotate", wire, "--workers", 2, "-o", tmp_path / "names.jsonl"],
        ["-m", "etl", "geocode", "Shahr-e Rey, Iran"],
        ["-m", "etl", "export", "--store", store, "--format", "geojson"],
        ["-c", QUERY, store],
    ]
    for arguments in flow:
        noted = guarded(*arguments)
        assert all(lines == ["guarded"] for lines in noted.values()), (arguments, noted)
        if "--workers" in arguments:
            assert len(noted) >= 3, "the worker processes were guarded too"


def test_the_page_leaves_the_machine_no_more(guarded, wire, tmp_path, monkeypatch):
    guarded("-m", "etl", "run", wire, "--store", tmp_path / "store", "--workers", 1)
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    noted = guarded("-c", PAGE)
    assert all(lines == ["guarded"] for lines in noted.values()), noted


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see native code")
def test_no_library_in_native_code_leaves_the_machine_either(wire, tmp_path):
    """The guard sees Python's sockets; this sees every one, those of DuckDB and Arrow too."""
    calls = tmp_path / "calls.txt"
    tracing = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,bind", "-o", str(calls)]
    if subprocess.run([*tracing, "true"], check=False, capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    store = tmp_path / "store"
    run = ["-m", "etl", "run", str(wire), "--store", str(store), "--workers", "2"]
    for arguments in (run, ["-c", QUERY, str(store)]):
        subprocess.run(
            [*tracing, sys.executable, *arguments], check=True, cwd=ROOT, capture_output=True
        )
        assert addresses_away(calls.read_text("utf-8")) == []


def test_a_trace_tells_here_from_away():
    here = '1 connect(3, {sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("127.0.0.1")}'
    assert addresses_away(here) == []
    assert addresses_away(here.replace("127.0.0.1", AWAY)) == [AWAY]
    six = '1 connect(3, {sa_family=AF_INET6, inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}'
    assert addresses_away(six) == ["2001:db8::1"]


def addresses_away(trace: str) -> list[str]:
    """The addresses of the internet in a trace of system calls that are not loopback."""
    found = re.findall(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"', trace)
    every = [four or six for four, six in found]
    return [one for one in every if not one.startswith("127.") and one != "::1"]
