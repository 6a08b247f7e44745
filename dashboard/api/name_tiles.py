"""The names on the map, tile by tile: what `dashboard.views.tiers` says, answered."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard import cached, query
from dashboard.api.map_routes import address_of, number_asked, question, rows_answer, scale_asked
from dashboard.filters import Filters
from dashboard.query import Events
from dashboard.views.circles import Scale, circles_of
from dashboard.views.names import Tile, named_tiles
from dashboard.views.tiers import CLOSEST
from etl.errors import ConfigError

PATH = "/api/map/names/{z:int}/{x:int}/{y:int}"
_TEMPLATE = "names/{z}/{x}/{y}"


def names_url(filters: Filters, version: int, scale: Scale, first: float) -> str:
    """The address of the tiles of a filtered set; the browser fills in `{z}`, `{x}` and `{y}`."""
    return address_of(_TEMPLATE, filters, version, scale) + f"&first={first:.2f}"


def names(request: Request) -> Response:
    """Points with the names of one tile."""
    tier, x, y = (request.path_params[name] for name in ("z", "x", "y"))
    if tier > CLOSEST:
        raise ConfigError(f"Not understood: z={tier}; at most {CLOSEST}.")
    first = number_asked(request, "first")
    events, filters = question(request)
    scale = scale_asked(request)
    made = events.once(
        ("names", filters, scale, first, tier),
        lambda: _placed(events, filters, scale, first=first, tier=tier),
    )
    return rows_answer(made.get((x, y), []))


def _placed(
    events: Events, filters: Filters, scale: Scale, *, first: float, tier: int
) -> dict[Tile, list[dict[str, object]]]:
    places = query.by_place(events, filters)
    circles = circles_of([one for one in places if one.precision == "city"], scale)
    return dict(named_tiles(places, circles, cached.atlas(), tier=tier, first=first))
