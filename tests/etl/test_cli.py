import csv
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.cli import main
from etl.store import open_writer
from tests.etl.wire import write_wire

DATELINE = [sys.executable, "-m", "etl"]


@pytest.fixture(scope="module")
def wire(tmp_path_factory) -> Path:
    return write_wire(tmp_path_factory.mktemp("wire") / "wire.jsonl", 24)


@pytest.fixture(scope="module")
def store(wire, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    result = call("run", wire, "--store", folder, "--workers", 1)
    assert result.exit_code == 0
    return folder


def call(*arguments, **options):
    return CliRunner().invoke(main, [str(one) for one in arguments], **options)


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_extract_prints_records_whose_spans_are_in_the_article(wire):
    result = call("extract", wire, "--workers", 1)
    assert result.exit_code == 0
    texts = {one["id"]: one["text"] for one in records(wire.read_text(encoding="utf-8"))}
    found = records(result.stdout)
    assert {record["city"] for record in found} >= {"Lima", "Cusco"}
    for record in found:
        for name in ("trigger", "sentence", "place_span", "date_span"):
            span = record[name]
            if span is not None:
                text = texts[record["article_id"]]
                assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_the_order_is_that_of_the_input_with_several_workers_too(command, tmp_path):
    wire = write_wire(tmp_path / "many.jsonl", 60)
    one = call(command, wire, "--workers", 1).stdout
    two = call(command, wire, "--workers", 2).stdout
    assert one == two
    ids = [record.get("id") or record["article_id"] for record in records(one)]
    assert ids == sorted(ids, key=lambda name: int(name.partition("-")[2]))


def test_annotate_prints_one_record_for_each_article(wire):
    found = records(call("annotate", wire, "--workers", 1).stdout)
    assert len(found) == 24
    assert all((record["places"] or record["unplaced"]) and record["dates"] for record in found)
    assert sum(bool(record["places"]) for record in found) >= 20


def test_stdin_and_a_file_of_output(wire, tmp_path):
    target = tmp_path / "reports.jsonl"
    line = wire.read_bytes().splitlines()[0]
    command = [*DATELINE, "extract", "-", "-o", str(target)]
    made = subprocess.run(command, input=line, capture_output=True, check=True)
    assert (made.stdout, made.stderr) == (b"", b"")
    assert records(target.read_text(encoding="utf-8"))[0]["article_id"] == "wire-0"


def test_run_prints_its_summary_apart_from_data(wire, tmp_path):
    result = call("run", wire, "--store", tmp_path, "--workers", 1)
    assert result.stdout == ""
    assert result.stderr.startswith("24 articles read in ")
    again = call("run", wire, "--store", tmp_path, "--workers", 1)
    assert again.stderr.startswith("Nothing new: 24 articles read")
    assert again.exit_code == 0


def test_export_counts_what_it_writes(store):
    result = call("export", "--store", store)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.stderr == f"{len(rows)} events: all events\n"
    lima = call("export", "--store", store, "--city", "lima", "--format", "geojson")
    features = json.loads(lima.stdout)["features"]
    assert len(features) == sum(row["city"] == "Lima" for row in rows) > 0
    assert lima.stderr == f"{len(features)} events: city lima\n"


def test_export_of_an_earlier_version(store):
    result = call("export", "--store", store, "--store-version", 0)
    assert result.stdout.count("\n") == 1


def test_geocode_lists_candidates_best_first():
    result = call("geocode", "Lima", "--limit", 3)
    head, first, *_ = (line.split("\t") for line in result.stdout.splitlines())
    place = dict(zip(head, first, strict=True))
    assert (place["name"], place["country"], place["geonameid"]) == ("Lima", "PE", "3936456")
    assert place["why"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract"], 2, "Missing argument"),
        (["run", "x", "--workers", 0], 2, "--workers"),
        (["export", "--format", "xls"], 2, "there are csv, xlsx, geojson"),
        (["export", "--type", "picnic"], 2, "no type 'picnic'"),
        (["export", "--from", "2021-01-01", "--to", "2020-01-01"], 2, "ends before it starts"),
        (["export", "--status", "maybe"], 2, "no status 'maybe'"),
        (["export", "--store", "/nowhere"], 1, "dateline run PATHS"),
        (["extract", "/nowhere.txt"], 1, "No article could be read"),
        (["run", "/nowhere.txt", "--store", "STORE"], 1, "No article could be read"),
        (["geocode", "Xyzzyqq"], 1, "knows no place"),
        (["extract", "FILE", "-o", "/nowhere/out"], 1, "cannot be written"),
    ],
)
def test_errors_are_one_line_and_exit_as_promised(arguments, code, message, wire, tmp_path):
    named = {"STORE": tmp_path, "FILE": wire}
    result = call(*(named.get(one, one) for one in arguments))
    assert result.exit_code == code
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("Error:")]
    assert message in line


def test_a_store_in_use_is_refused_by_the_command(wire, tmp_path):
    with open_writer(tmp_path):
        result = call("run", wire, "--store", tmp_path, "--workers", 1)
    assert result.exit_code == 1
    assert f"Process {os.getpid()} is writing" in result.stderr


@pytest.mark.parametrize("blocks", [2, 8])
def test_a_full_disk_is_told_in_one_line(blocks, wire, tmp_path):
    command = " ".join([*DATELINE, "run", str(wire), "--store", str(tmp_path), "--workers", "1"])
    shell = ["bash", "-c", f"ulimit -f {blocks}; {command}"]
    made = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert made.returncode == 1
    assert made.stderr.startswith(f"Error: The store {tmp_path} cannot be written: ")
    assert len(made.stderr.splitlines()) == 1


def test_the_store_of_the_environment_is_used(store, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(store))
    assert call("export").stdout == call("export", "--store", store).stdout


def work(*arguments: object) -> tuple[float, str]:
    """Seconds of processor time, which other tests at work do not stretch, and the output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    made = subprocess.run([*DATELINE, *map(str, arguments)], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, made.stdout.decode()


def test_help_and_one_article_come_at_once(tmp_path):
    assert work("--help")[0] < 0.5
    wire = write_wire(tmp_path / "one.jsonl", 1)
    took, printed = work("extract", wire)
    assert records(printed)
    assert took < 2.0


def test_help_names_every_command_and_imports_nothing_heavy():
    code = "import sys, etl.cli; print([m for m in ('pyarrow', 'numpy', 'duckdb') if m in sys.modules])"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert made.stdout == "[]\n"
    assert set(main.commands) == {
        "annotate", "dashboard", "demo", "diff", "evaluate", "export", "extract", "geocode",
        "history", "judge", "judgements", "migrate", "reprints", "run", "vacuum", "versions",
    }  # fmt: skip


def test_the_dashboard_is_bound_to_this_machine_and_told_the_store(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr("os.execve", lambda *arguments: called.append(arguments))
    assert call("dashboard", "--store", tmp_path, "--port", 8599, "--no-browser").exit_code == 0
    ((_, command, environment),) = called
    assert {"--server.address=localhost", "--server.port=8599", "--server.headless=true"} <= {
        *command
    }
    assert environment["DATELINE_STORE"] == str(tmp_path)
    assert Path(command[4]).name == "app.py"


def test_the_reader_of_a_pipe_may_leave_early(tmp_path):
    wire = write_wire(tmp_path / "many.jsonl", 2000)
    command = f"{sys.executable} -m etl extract {wire} --workers 1 | head -n 1"
    made = subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)
    assert len(made.stdout.splitlines()) == 1
    assert made.stderr == ""
