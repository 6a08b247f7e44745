"""The addresses under `/api/`, served beside the page: read-only, paged, cached by version."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard import cached, query
from dashboard.api import answers, map_routes, name_tiles
from dashboard.api.asked import Asked, read_question
from dashboard.api.guard import refusal
from dashboard.filter_words import Names, in_words
from dashboard.query import Events
from etl.config import Config
from etl.errors import ConfigError, DatelineError
from etl.export import EXPORTERS, MIME_TYPES, SUFFIXES, About

Answer = Callable[[Request], Response]


def _events(request: Request) -> Response:
    asked, events = _read("events", request)
    n_events = query.count(events, asked.filters)
    rows = answers.events_page(events, asked.filters, offset=asked.offset, limit=asked.limit)
    said = _said(events, asked) | {"n_events": n_events} | _stretch(request, asked, n_events)
    if asked.form == "geojson":
        return _json(answers.as_features(rows, said), "application/geo+json")
    return _json(said | {"events": rows})


def _event(request: Request) -> Response:
    events = cached.events_of(Config.default().store)
    row = answers.one_event(events, request.path_params["event_id"])
    if row is None:
        return _error(404, f"Version {events.files.version} of the store holds no such event.")
    return _json({"version": events.files.version, "event": row})


def _cities(request: Request) -> Response:
    asked, events = _read("cities", request)
    places = answers.places(events, asked.filters, asked.level)
    said = _said(events, asked) | {"level": asked.level, "n_places": len(places)}
    said |= _stretch(request, asked, len(places))
    places = places[asked.offset : asked.offset + asked.limit]
    if asked.form == "geojson":
        return _json(answers.place_features(places, said), "application/geo+json")
    return _json(said | {"places": places})


def _timeline(request: Request) -> Response:
    asked, events = _read("timeline", request)
    return _json(_said(events, asked) | answers.timeline(events, asked.filters, asked.bin_))


def _export(request: Request) -> Response:
    """The whole filtered set as a file; it is sent when it is whole, so that none is cut short."""
    asked, events = _read("export", request)
    about = About.of(_words(events, asked), events.files.version, asked.options)
    rows = query.rows_for_export(events, asked.filters, asked.options)
    handle, name = tempfile.mkstemp(prefix="dateline-export-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            count = EXPORTERS[asked.form](rows, target, about=about)
    except BaseException:
        path.unlink()
        raise
    safe = "-share-safe" if asked.options.share_safe else ""
    title = f"dateline-v{events.files.version}-{count}-events{safe}.{SUFFIXES[asked.form]}"
    return FileResponse(
        path,
        media_type=MIME_TYPES[asked.form],
        filename=title,
        headers={"X-Events": str(count)},
        background=BackgroundTask(path.unlink),
    )


def _read(what: str, request: Request) -> tuple[Asked, Events]:
    params = {name: request.query_params.getlist(name) for name in request.query_params}
    asked = read_question(what, params)
    return asked, cached.events_of(Config.default().store, version=asked.version)


def _words(events: Events, asked: Asked) -> str:
    config = Config.default()
    names = Names(
        types=cached.labels_of(config, events.extent.types),
        countries=cached.atlas().country_names,
        places=cached.place_names(
            config.store,
            events.files.version,
            events.extent.places,
            gazetteer=config.gazetteer,
        ),
    )
    return in_words(asked.filters, names)


def _said(events: Events, asked: Asked) -> dict[str, Any]:
    return {"version": events.files.version, "filter": _words(events, asked)}


def _stretch(request: Request, asked: Asked, total: int) -> dict[str, Any]:
    """Where the stretch lies, and the address of the next one."""
    onward = asked.offset + asked.limit
    params = [(k, v) for k, v in request.query_params.multi_items() if k != "offset"]
    following = f"{request.url.path}?{urlencode([*params, ('offset', onward)])}"
    return {
        "offset": asked.offset,
        "limit": asked.limit,
        "next": following if onward < total and asked.limit else None,
    }


def _json(said: Any, kind: str = "application/json") -> Response:
    body = json.dumps(said, ensure_ascii=False, allow_nan=False).encode()
    return Response(body, media_type=kind)


def _error(status: int, said: str) -> Response:
    return JSONResponse({"error": said}, status_code=status)


def _served(answer: Answer, *, is_cached: bool = True) -> Any:
    """An address: guarded, its errors in one line, its answer named by version and question."""

    async def serve(request: Request) -> Response:
        refused = refusal(request)
        if refused:
            return _error(403, refused)
        try:
            tag = await run_in_threadpool(_tag, request) if is_cached else ""
            if tag and tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers={"ETag": tag})
            response = await run_in_threadpool(answer, request)
        except ConfigError as error:
            return _error(400, str(error))
        except DatelineError as error:
            return _error(503, str(error))
        if tag and response.status_code == 200:
            response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return serve


def _tag(request: Request) -> str:
    """The same for the same question of the same version of the same store."""
    store = Config.default().store
    events = cached.events_of(store)
    question = (str(store), events.files.version, events.files.events, str(request.url))
    return f'"v{events.files.version}-{hashlib.sha256(repr(question).encode()).hexdigest()[:16]}"'


ROUTES = [
    Route("/api/events", _served(_events), methods=["GET"]),
    Route("/api/events/{event_id}", _served(_event), methods=["GET"]),
    Route("/api/cities", _served(_cities), methods=["GET"]),
    Route("/api/timeline", _served(_timeline), methods=["GET"]),
    Route("/api/map/circles", _served(map_routes.circles, is_cached=False), methods=["GET"]),
    Route("/api/map/areas", _served(map_routes.areas, is_cached=False), methods=["GET"]),
    Route("/api/map/provinces", _served(map_routes.provinces, is_cached=False), methods=["GET"]),
    Route(name_tiles.PATH, _served(name_tiles.names, is_cached=False), methods=["GET"]),
    Route("/api/export", _served(_export, is_cached=False), methods=["GET"]),
]
