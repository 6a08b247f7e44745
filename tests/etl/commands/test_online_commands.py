"""`--geocoder` through the whole flow, worker processes included."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from etl.cli import main
from etl.store import open_snapshot
from tests.etl.places.geocoder_server import Server, nominatim

TEXT = (
    "A car bomb exploded in the village of Qarabolaq, Iraq, on Monday and killed four farmers, "
    "police said. John Qaraman, a teacher, fled to Mosul."
)


@pytest.fixture(scope="module")
def running():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def server(running):
    running.says(nominatim())
    return running


@pytest.fixture
def wire(tmp_path):
    path = tmp_path / "wire.jsonl"
    article = {"text": TEXT, "published": "2020-07-15"}
    lines = [json.dumps({"id": f"w{n}", **article}) for n in range(40)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def call(server, tmp_path):
    def run(*arguments: object, online: bool = True):
        asking = [
            "--geocoder", "nominatim", "--geocoder-url", server.url, "--user-agent", "tests",
            "--geocoder-cache", tmp_path / "answers.sqlite",
        ] if online else []  # fmt: skip
        command, *rest = arguments
        return CliRunner().invoke(main, [str(one) for one in (command, *asking, *rest)])

    return run


def places(output: str) -> list[dict]:
    return json.loads(output.splitlines()[0])["places"]


@pytest.mark.parametrize("workers", [1, 2])
def test_annotate_asks_once_for_the_one_name_that_the_gazetteer_lacks(workers, call, server, wire):
    result = call("annotate", wire, "--workers", workers)
    assert result.exit_code == 0
    found = {place["text"]: place for place in places(result.stdout)}
    village = found["Qarabolaq"]
    assert TEXT[village["start"] : village["end"]] == "Qarabolaq"
    assert village["source"].startswith("nominatim at 127.0.0.1:")
    assert village["geonameid"] < 0
    assert found["Mosul"]["source"] == "gazetteer"
    assert [query["q"] for _, query, *_ in server.asked] == [["Qarabolaq"]]
    assert len({line.partition('"places"')[2] for line in result.stdout.splitlines()}) == 1
    assert "answered 1 new questions" in result.stderr


def test_without_the_option_nobody_is_asked(call, server, wire):
    result = call("annotate", wire, "--workers", 1, online=False)
    assert "Qarabolaq" not in {place["text"] for place in places(result.stdout)}
    assert server.asked == []


def test_an_event_lies_where_the_geocoder_says_and_says_so(call, wire, tmp_path):
    reports = [json.loads(line) for line in call("extract", wire).stdout.splitlines()]
    (report,) = [one for one in reports if one["article_id"] == "w0" and one["city"] == "Qarabolaq"]
    assert report["place_source"].startswith("nominatim at ")
    assert call("run", wire, "--store", tmp_path / "store", "--workers", 1).exit_code == 0
    exported = call("export", "--store", tmp_path / "store", "--city", "Qarabolaq", online=False)
    (event,) = csv.DictReader(io.StringIO(exported.stdout))
    assert (event["city"], event["latitude"]) == ("Qarabolaq", "36.5")
    files = list(open_snapshot(tmp_path / "store").files("reports"))
    rows = pq.read_table(files, columns=["city", "place_source", "detail"]).to_pylist()
    (one, *_) = [row for row in rows if row["city"] == "Qarabolaq"]
    assert one["place_source"].startswith("nominatim at 127.0.0.1")
    assert "not in the gazetteer: found by nominatim at 127.0.0.1" in one["detail"]


def test_an_answer_far_from_all_else_that_is_named_is_not_believed(call, server, wire):
    away = {"address": {"country_code": "az", "state": "Füzuli"}, "lat": "39.6", "lon": "47.2"}
    server.says(nominatim(**away))
    found = call("annotate", wire, "--workers", 1).stdout
    assert "Qarabolaq" not in {place["text"] for place in places(found)}
    server.says(nominatim(**away, osm_id=1, importance=0.5) + nominatim())
    (village,) = [
        place
        for place in places(call("annotate", wire, "--geocoder-cache", wire.parent / "2").stdout)
        if place["text"] == "Qarabolaq"
    ]
    assert village["country"] == "IQ"


def test_geocode_takes_a_name_that_says_where_it_lies(call, server):
    assert "Qarabolaq\tcity\tNineveh\tIQ" in call("geocode", "Qarabolaq, Iraq").stdout
    assert [query["q"] for _, query, *_ in server.asked] == [["Qarabolaq, Iraq"]]


def test_geocode_asks_only_for_what_the_gazetteer_lacks(call, server):
    assert "gazetteer" in call("geocode", "Lima").stdout
    assert server.asked == []
    head, row = (line.split("\t") for line in call("geocode", "Qarabolaq").stdout.splitlines())
    place = dict(zip(head, row, strict=True))
    assert (place["country"], place["source"].split()[0]) == ("IQ", "nominatim")


def test_a_geocoder_that_is_away_costs_its_names_only(call, server, wire):
    server.says((403, {}, b""))
    result = call("annotate", wire, "--workers", 1)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 40
    assert "Mosul" in {place["text"] for place in places(result.stdout)}
    assert "not (" in result.stderr


def test_who_asks_must_be_told(server):
    arguments = ["geocode", "Qarabolaq", "--geocoder", "photon", "--geocoder-url", server.url]
    result = CliRunner().invoke(main, arguments, env={"DATELINE_USER_AGENT": ""})
    assert result.exit_code == 2
    assert "--user-agent" in result.stderr
    assert server.asked == []


def test_a_server_without_a_service_is_refused():
    result = CliRunner().invoke(main, ["geocode", "x", "--geocoder-url", "http://127.0.0.1:1"])
    assert result.exit_code == 2
    assert "need --geocoder" in result.stderr
