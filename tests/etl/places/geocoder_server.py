"""A server on this machine that speaks as Nominatim, Photon and GeoNames do, well or badly."""

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]

PLACE = {"name": "Qarabolaq", "country": "IQ", "state": "Nineveh", "lat": 36.5, "lon": 43.25}


def nominatim(**fields: Any) -> list[dict]:
    """One village, as Nominatim's `search` gives it."""
    made = {
        "osm_type": "node", "osm_id": 4711, "lat": "36.5", "lon": "43.25", "name": "Qarabolaq",
        "display_name": "Qarabolaq, Nineveh, Iraq", "class": "place", "type": "village",
        "addresstype": "village", "importance": 0.31,
        "address": {"village": "Qarabolaq", "state": "Nineveh", "country_code": "iq"},
        "namedetails": {"name": "قره بولاق", "name:en": "Qarabolaq"},
    }  # fmt: skip
    return [made | fields]


def photon(**fields: Any) -> dict:
    """The same as Photon's `api` gives it."""
    facts = {
        "osm_type": "N", "osm_id": 4711, "osm_key": "place", "osm_value": "village",
        "type": "district", "name": "Qarabolaq", "countrycode": "IQ", "state": "Nineveh",
    }  # fmt: skip
    feature = {"geometry": {"coordinates": [43.25, 36.5]}, "properties": facts | fields}
    return {"features": [feature]}


def geonames(**fields: Any) -> dict:
    """The same as GeoNames' `searchJSON` gives it."""
    made = {
        "geonameId": 4711, "name": "Qarabolaq", "toponymName": "Qarabolaq", "lat": "36.5",
        "lng": "43.25", "countryCode": "IQ", "adminName1": "Nineveh", "fcl": "P", "fcode": "PPL",
        "population": 1200,
    }  # fmt: skip
    return {"geonames": [made | fields]}


class Server:
    """Answers each request with the next of its answers, the last one for ever.

    Attributes:
        url: where it is. asked: path, query and user agent of each request, with its moment.
    """

    def __init__(self) -> None:
        self.answers: list[Callable[[], Answer] | Answer] = []
        self.asked: list[tuple[str, dict[str, list[str]], str, float]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                agent = self.headers.get("User-Agent", "")
                owner.asked.append((parts.path, parse_qs(parts.query), agent, time.time()))
                number = min(len(owner.asked), len(owner.answers)) - 1
                answer = owner.answers[number]
                code, headers, body = answer() if callable(answer) else answer
                try:
                    self.send_response(code)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    for at in range(0, len(body), 65_536):
                        self.wfile.write(body[at : at + 65_536])
                        if "drip" in owner.manner:
                            time.sleep(0.1)
                except OSError:
                    pass  # the other side had enough

            def log_message(self, *_: object) -> None:
                pass

        self.manner = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def says(self, *answers: Any) -> None:
        """What it will answer: JSON, or (status, headers, bytes), or a function that gives these."""
        self.asked.clear()
        self.answers = [
            one if isinstance(one, tuple) or callable(one) else (200, {}, json.dumps(one).encode())
            for one in answers
        ]

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
