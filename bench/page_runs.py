"""One page run without a browser, interaction by interaction: a child of `bench.dashboard`.

It runs in a process of its own, so that memory and the time from its start are its own.
"""

import gzip
import json
import logging
import os
import resource
import sys
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

BEGAN = time.perf_counter()
_PACKED = 5  # Streamlit's level of gzip for what is fetched
_CACHED_FROM = 10_000  # bytes from which Streamlit sends a message only once

Step = tuple[str, Mapping[str, Any]]


def steps(number: int) -> tuple[Step, ...]:
    """What a person does, one after the other; other numbers give other filters.

    An answer that is kept would be no measure, so no two rounds ask the same.
    """
    least = number / 100
    start: dict[str, Any] = {"f_type": [], "f_where": [], "f_when": (), "f_text": ""}
    return (
        ("one type", start | {"f_type": ["protest"], "f_confidence": least}),
        ("two types", {"f_type": ["attack", "riot"]}),
        ("confidence", {"f_type": [], "f_confidence": 0.5 + least}),
        ("any status", {"f_status": [], "f_confidence": 0.3 + least}),
        ("one country", {"f_where": ["IN"], "f_status": ["reported"], "f_confidence": least}),
        ("one city", {"f_where": ["1275339"]}),
        ("two years", start | {"f_when": (date(2018, 1, 1), date(2019, 12, 1 + number))}),
        ("a month on", {"f_when": (date(2018, 2, 1), date(2020, 1, 1 + number))}),
        ("words, first time", start | {"f_text": ("police", "students", "market")[number % 3]}),
        ("words and a type", {"f_type": ["protest"]}),
        ("next page", {"page": 2}),
        ("an event opened", {"open_event": "id"}),
    )


def our_page() -> None:
    """Explore."""
    from dashboard.pages.explore import explore  # noqa: PLC0415 - a script of its own

    explore()


def their_page() -> None:
    """The plain page."""
    import os  # noqa: PLC0415 - a script of its own

    from bench.plain_page import plain_page  # noqa: PLC0415 - a script of its own

    plain_page(os.environ["DATELINE_STORE"])


class Sent:
    """Bytes that a browser gets: what it was sent before whole and large is not sent again."""

    def __init__(self) -> None:
        self._known: set[bytes] = set()

    def by(self, app: Any) -> int:
        """Bytes of the last run of a page, with what its map fetches by address."""
        total = 0
        for root in (app.main, app.sidebar):
            for node in root:
                proto = getattr(node, "proto", None)
                if proto is not None:
                    total += self._new(proto.SerializeToString(deterministic=True))
                    total += self._fetched(node)
        return total

    def _new(self, message: bytes) -> int:
        if len(message) < _CACHED_FROM:
            return len(message)
        known = message in self._known
        self._known.add(message)
        return 0 if known else len(message)

    def _fetched(self, node: Any) -> int:
        if node.type != "deck_gl_json_chart" or "api/map/" not in node.proto.json:
            return 0
        layers = json.loads(node.proto.json)["layers"]
        data = [one.get("data") for one in layers]
        urls = [one for one in data if isinstance(one, str) and one.startswith("api/map/")]
        return sum(self._new(_answer(url)) for url in urls)


def _answer(url: str) -> bytes:
    """What the server says to the map, packed as Streamlit sends it.

    Tiles of names, of which each view of the map asks for its own few, are left out.
    """
    if "{" in url:
        return b""
    from starlette.requests import Request  # noqa: PLC0415 - the plain page has no such thing

    from dashboard.api import map_routes  # noqa: PLC0415

    path, _, asked = url.partition("?")
    scope = {"type": "http", "query_string": asked.encode(), "headers": []}
    answer = getattr(map_routes, path.rpartition("/")[2])(Request(scope))
    return gzip.compress(answer.body, compresslevel=_PACKED)


def run(whose: str, rounds: int) -> dict[str, Any]:
    """Run a page and tell what each interaction costs.

    Returns:
        start_s: from the start of the process to the first map. rss_mb: the most memory held.
        steps: by name a list of (milliseconds, milliseconds of processor, bytes).
    """
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - belongs to the time of the start

    app = AppTest.from_function(our_page if whose == "ours" else their_page, default_timeout=900)
    sent = Sent()

    def timed() -> tuple[float, float, int]:
        wall, processor = time.perf_counter(), time.process_time()
        app.run()
        assert not app.exception, app.exception  # noqa: S101
        cost = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)
        return *cost, sent.by(app)

    first = timed()
    told: dict[str, Any] = {"start_s": time.perf_counter() - BEGAN, "first_bytes": first[2]}
    measured: dict[str, list[tuple[float, float, int]]] = {}
    for number in range(1, rounds + 1):
        for name, changes in steps(number):
            for field, value in changes.items():
                app.session_state[field] = _event_id() if value == "id" else value
            measured.setdefault(name, []).append(timed())
        app.session_state["open_event"] = ""
        app.session_state["page"] = 1
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return told | {"rss_mb": rss, "steps": measured}


def _event_id() -> str:
    """Some event of the store."""
    from pathlib import Path  # noqa: PLC0415

    import pyarrow.parquet as pq  # noqa: PLC0415

    from etl.store import open_snapshot  # noqa: PLC0415

    path = open_snapshot(Path(os.environ["DATELINE_STORE"])).files("events")[0]
    return str(pq.read_table(path, columns=["event_id"])["event_id"][0].as_py())


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    sys.stdout.write(json.dumps(run(sys.argv[1], int(sys.argv[2]))))
