"""The interface for programs, asked as a server asks it: ASGI messages in, answers out."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from dashboard import query
from dashboard.api import guard
from dashboard.api.routes import ROUTES
from dashboard.filters import Filters, to_params
from dashboard.query import Events
from etl.export import EXPORTERS
from tests.exported import ids_in
from tests.invented import Invented

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
CHOSEN = Filters(types=("protest", "attack"), countries=("IR",), confidence=0.4)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@pytest.fixture
def ask(store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_STORE", str(store))
    app = Starlette(routes=ROUTES)

    def run(path: str, params: dict[str, Any] | None = None, **more: Any) -> Answer:
        return asyncio.run(_call(app, path, params or {}, **more))

    return run


async def _call(
    app: Starlette, path: str, params: dict, *, method: str = "GET", headers: dict | None = None
) -> Answer:
    sent: list[dict] = []
    asked: list[dict] = [{"type": "http.request", "body": b"", "more_body": False}]
    named = {"host": "localhost:8501"} | (headers or {})
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": urlencode(params, doseq=True).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 8501),
    }

    async def receive() -> dict:
        if asked:
            return asked.pop()
        await asyncio.Event().wait()  # the program stays and reads
        raise AssertionError

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = next(one for one in sent if one["type"] == "http.response.start")
    body = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
    told = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], told, body)


def test_pages_hold_every_event_of_the_screen_once_and_in_its_order(ask, events: Events):
    seen, at = [], {"offset": "0"}
    while True:
        told = ask("/api/events", to_params(CHOSEN) | {"limit": "7"} | at).json
        seen += [one["event_id"] for one in told["events"]]
        if told["next"] is None:
            break
        at = {"offset": told["next"].rpartition("offset=")[2]}
    rows = query.page(events, CHOSEN, offset=0, limit=1000)
    assert seen == [row.event_id for row in rows]
    assert told["n_events"] == len(rows)


def test_geojson_has_points_only_for_cities(ask):
    answer = ask("/api/events", {"format": "geojson", "limit": "300", "status": "any"})
    assert answer.headers["content-type"] == "application/geo+json"
    for one in answer.json["features"]:
        is_city = one["properties"]["place_precision"] == "city"
        assert (one["geometry"] is not None) == is_city


def test_one_event_has_its_receipts(ask, invented: tuple[Invented, ...]):
    one = invented[5]
    told = ask(f"/api/events/{one.event['event_id']}").json["event"]
    assert told["event_type"] == one.event["event_type"]
    assert sorted(report["report_id"] for report in told["reports"]) == told["report_ids"]
    assert {mark["field"] for mark in told["reports"][0]["marks"]} <= {"what", "where", "when"}


@pytest.mark.parametrize("event_id", ["0123456789abcdef", "<b>", "..", "0"])
def test_an_event_that_is_not_there_is_said_so(ask, event_id: str):
    answer = ask(f"/api/events/{event_id}")
    assert answer.status == 404
    assert "no such event" in answer.json["error"]


@pytest.mark.parametrize("level", ["city", "admin1", "country"])
def test_places_are_those_of_the_map(ask, events: Events, level: str):
    told = ask("/api/cities", {"level": level, "limit": "1000"}).json
    places = [one for one in query.by_place(events, Filters()) if one.precision == level]
    assert [(one["geonameid"], one["n_events"]) for one in told["places"]] == [
        (one.geonameid, one.n_events) for one in places
    ]


@pytest.mark.parametrize("bin_", query.BINS)
def test_the_timeline_holds_every_event_once(ask, events: Events, bin_: str):
    told = ask("/api/timeline", {"bin": bin_}).json
    parts = [one["n_events"] for name in ("known", "intervals") for one in told[name]]
    assert sum(parts) + told["n_undated"] == query.count(events, Filters())


@pytest.mark.parametrize(
    ("path", "params", "word"),
    [
        ("/api/events", {"tpe": "protest"}, "'tpe'"),
        ("/api/events", {"from": "yesterday"}, "from=yesterday"),
        ("/api/events", {"limit": "1001"}, "limit=1001"),
        ("/api/events", {"offset": "-1"}, "offset=-1"),
        ("/api/events", {"format": "xml"}, "format=xml"),
        ("/api/timeline", {"bin": "hour"}, "bin=hour"),
        ("/api/export", {"format": "xls"}, "there are csv"),
        ("/api/export", {"receipts": "yes", "share_safe": "yes"}, "no receipts"),
    ],
)
def test_what_is_not_understood_is_refused_in_one_line(ask, path: str, params: dict, word: str):
    answer = ask(path, params)
    assert answer.status == 400
    assert word in answer.json["error"]
    assert "\n" not in answer.json["error"]


def test_what_a_browser_has_is_not_sent_again_until_the_version_changes(ask):
    first = ask("/api/events", {"limit": "3"})
    again = ask("/api/events", {"limit": "3"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = ask("/api/events", {"limit": "4"}, headers={"if-none-match": first.headers["etag"]})
    assert other.status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(ask, method: str):
    assert ask("/api/events", method=method).status == 405


def test_other_sites_and_other_names_of_this_machine_get_nothing(ask, monkeypatch):
    assert ask("/api/events", headers={"sec-fetch-site": "cross-site"}).status == 403
    monkeypatch.setattr(guard.config, "get_option", lambda name: "localhost")
    assert ask("/api/events", headers={"host": "rebound.example:8501"}).status == 403
    assert ask("/api/events", headers={"host": "127.0.0.1:8501"}).status == 200
    assert ask("/api/events", headers={"host": "[::1]:8501"}).status == 200


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("extra", [{}, {"receipts": "yes"}, {"share_safe": "yes"}])
def test_the_file_holds_what_is_on_the_screen_in_its_order(
    ask, events: Events, form: str, extra: dict[str, str]
):
    answer = ask("/api/export", to_params(CHOSEN) | {"format": form, "version": "2"} | extra)
    assert answer.status == 200
    n_events = query.totals(events, CHOSEN).n_events
    shown = [row.event_id for row in query.page(events, CHOSEN, offset=0, limit=1000)]
    assert ids_in(form, answer.body) == shown
    assert len(shown) == n_events > 20
    assert f"-{n_events}-events" in answer.headers["content-disposition"]


def test_an_earlier_version_can_be_exported(ask, invented: tuple[Invented, ...]):
    answer = ask("/api/export", {"status": "any", "version": "1"})
    assert len(ids_in("csv", answer.body)) == 200 < len(invented)
    assert ask("/api/export", {"version": "9"}).status == 503


def test_the_names_of_the_map_are_told_tile_by_tile(ask):
    scale = {"factor": "3.0", "least": "3.0", "largest": "24.0", "first": "4.0", "version": "1"}
    tiles = [(x, y) for x in range(16) for y in range(16)]
    told = [
        name["properties"]["t"]
        for x, y in tiles
        for name in ask(f"/api/map/names/4/{x}/{y}", to_params(CHOSEN) | scale).json
    ]
    assert len(told) == len(set(told))
    assert "Tehran" in told
    assert any("place not named" in name for name in told)
    assert ask("/api/map/names/4/99/99", scale).json == []
    assert ask("/api/map/names/99/0/0", scale).status == 400
    assert ask("/api/map/names/4/0/0", scale | {"first": "x"}).status == 400
