"""What the map fetches: rows of its large layers, in the form that it draws."""

import json
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard import cached, query
from dashboard.filters import Filters, from_params, to_params
from dashboard.views.circles import Scale, circles_of
from dashboard.views.map_data import area_rows, circle_rows
from etl.config import Config
from etl.errors import ConfigError

_HOUR = "private, max-age=3600"  # the version stands in the address


def circles_url(filters: Filters, version: int, scale: Scale) -> str:
    """The address of the circles of a filtered set."""
    return address_of("circles", filters, version, scale)


def areas_url(filters: Filters, version: int, tolerance: float) -> str:
    """The address of the provinces of a filtered set."""
    return _address("areas", filters, {"version": version, "tolerance": f"{tolerance:.3f}"})


def address_of(name: str, filters: Filters, version: int, scale: Scale) -> str:
    """The address of what is placed by the sizes of the circles."""
    sizes = {"factor": f"{scale.factor:.5f}", "least": scale.least, "largest": scale.largest}
    return _address(name, filters, {"version": version, **sizes})


def _address(name: str, filters: Filters, more: dict[str, object]) -> str:
    return f"api/map/{name}?{urlencode({**to_params(filters), **more}, doseq=True)}"


def circles(request: Request) -> Response:
    """Rows of cities."""
    scale = scale_asked(request)
    events, filters = question(request)
    cities = [one for one in query.by_place(events, filters) if one.precision == "city"]
    return rows_answer(circle_rows(circles_of(cities, scale)))


def scale_asked(request: Request) -> Scale:
    """The sizes of the circles that an address names."""
    return Scale(
        factor=number_asked(request, "factor"),
        least=number_asked(request, "least"),
        largest=number_asked(request, "largest"),
    )


def areas(request: Request) -> Response:
    """Features of provinces."""
    events, filters = question(request)
    found = [one for one in query.by_place(events, filters) if one.precision == "admin1"]
    tolerance = min(number_asked(request, "tolerance"), 5.0)
    return rows_answer(area_rows(found, cached.atlas(), tolerance=tolerance))


def provinces(request: Request) -> Response:
    """The borders of all provinces of some countries."""
    codes = set(request.query_params.getlist("country"))
    return rows_answer(
        [
            {"type": "Feature", "geometry": province.geometry}
            for province in cached.atlas().provinces.values()
            if province.iso2 in codes
        ]
    )


def question(request: Request) -> tuple[query.Events, Filters]:
    """The version of the store and the filter that an address names."""
    params = {name: request.query_params.getlist(name) for name in request.query_params}
    filters, unread = from_params(params)
    if unread:
        raise ConfigError(f"Not understood: {', '.join(unread)}.")
    version = int(number_asked(request, "version"))
    store = Config.default().store
    return cached.events_of(store, version=version or None), filters


def number_asked(request: Request, name: str) -> float:
    """A number of the address.

    Raises:
        ConfigError: if it is none, or negative.
    """
    told = request.query_params.get(name, "")
    try:
        number = float(told)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise ConfigError(f"Not understood: {name}={told}; a number.")
    return number


def rows_answer(rows: list[dict[str, object]]) -> Response:
    """Rows as JSON, kept by the browser: the version stands in the address."""
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, media_type="application/json", headers={"Cache-Control": _HOUR})
