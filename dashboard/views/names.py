"""The names on the map: cities with events, provinces, countries, and large cities without."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import palette
from dashboard.atlas import Atlas
from dashboard.query import PlaceCount
from dashboard.views import layers
from dashboard.views.areas import area_wishes
from dashboard.views.circles import Circle
from dashboard.views.labels import Label, Wish, place_labels
from dashboard.views.look import MapLook
from dashboard.views.tiers import CLOSEST, farthest_zoom, tile_of, tile_size
from dashboard.views.viewport import View

_CITIES = 110  # names of cities tried in the first tier, most events first; twice that in the next
_MOST = 4_000  # and never more
_LARGE = 700_000  # inhabitants of a city that is named without events, at a zoom of 4.5
_LARGE_TRIED = 400
_LARGE_COUNTRY = 180.0  # pixels across from which a name may stand beside the middle
_SHIFTS = ("middle", "below", "above", "lower", "higher", "beside", "before")
_ROOM = 3000.0  # square pixels that a country without events must cover to be named
_APART = 7.0  # pixels between two names
_CROWD = 500  # circles
_SPECK = 3.0  # pixels of radius
_WITHIN = (0.0, 0.5, 1.0)  # zooms of a tier at which no name may touch another
_CITY = "city"  # the kind that is printed larger, on a ground

Tile = tuple[int, int]


def names_layer(look: MapLook, *, is_crowded: bool) -> Any:
    """The layer that fetches the names tier by tier; upon a crowd all of them have a ground."""
    area = list(palette.AREA_LABEL.rgb(look.theme))
    city = list(palette.CITY_LABEL.rgb(look.theme))
    ground = list(palette.LAND.rgb(look.theme))
    is_city = f"properties.k === '{_CITY}'"
    return layers.text_tiles(
        f"names-{layers.digest(look.names_url, look.theme, is_crowded)}",
        look.names_url,
        tile_size=tile_size(look.first_zoom),
        closest=CLOSEST,
        size=f"{is_city} ? 12 : 11",
        colour=f"{is_city} ? {city} : {area}",
        ground=f"{is_city} ? {[*ground, 170]} : {[*ground, 120 if is_crowded else 0]}",
    )


def named_tiles(
    places: Sequence[PlaceCount],
    circles: Sequence[Circle],
    atlas: Atlas,
    *,
    tier: int,
    first: float,
) -> Mapping[Tile, list[dict[str, Any]]]:
    """The names of one tier, as GeoJSON features by the tile that they stand in.

    Args:
        places: with their events, most first.
        circles: of the cities among them, in the same order.
        atlas: shapes and names.
        tier: its number.
        first: the zoom at which the tier of the fitted view begins.

    Returns:
        Points with the text `t`, the kind `k`, the anchor `a` and the offset `o` in pixels.
    """
    zoom = farthest_zoom(tier, first)
    areas = [place for place in places if place.precision == "admin1"]
    nations = [place for place in places if place.precision == "country"]
    tried = min(_CITIES * 2 ** max(round(zoom - first), 0), _MOST)
    wishes = [
        Wish(
            text=circle.place.name,
            point=(circle.place.longitude, circle.place.latitude),
            radius=circle.radius,
            size=12,
            kind=_CITY,
        )
        for circle in circles[:tried]
    ]
    wishes += area_wishes(areas, atlas)
    wishes += country_wishes(nations, atlas, zoom)
    wishes += _large_cities(atlas, zoom)
    dots = [
        (circle.place.longitude, circle.place.latitude, circle.radius)
        for circle in circles
        if circle.radius >= _SPECK or not is_crowd(circles)
    ]
    views = [View(0.0, 0.0, zoom + more, 0, 0) for more in _WITHIN]
    tiles: dict[Tile, list[dict[str, Any]]] = {}
    for label in place_labels(wishes, dots, *views, apart=_APART):
        tiles.setdefault(tile_of(*label.wish.point, tier), []).append(_feature(label))
    return tiles


def is_crowd(circles: Sequence[Circle]) -> bool:
    """Whether names may lie on specks: else there would be no room for any."""
    return len(circles) >= _CROWD


def country_wishes(nations: Sequence[PlaceCount], atlas: Atlas, zoom: float) -> list[Wish]:
    """Countries: with their count where events are known no closer, else by name where large."""
    counts = {nation.country: nation.n_events for nation in nations}
    degree = 2**zoom * 1.42  # pixels
    wishes = []
    for iso2, country in sorted(
        atlas.countries.items(), key=lambda item: (-counts.get(item[0], 0), -item[1].area)
    ):
        n_events = counts.get(iso2, 0)
        if not n_events and country.area * degree * degree < _ROOM:
            continue
        text = "\u2009".join(country.name.upper())
        if n_events:
            text += f"\n{n_events:,} {'event' if n_events == 1 else 'events'}, place not named"
        is_large = math.sqrt(country.area) * degree > _LARGE_COUNTRY
        sides = _SHIFTS if is_large else _SHIFTS[:1]
        wishes.append(
            Wish(text=text, point=country.label, radius=0, size=11, kind="country", sides=sides)
        )
    return wishes


def _large_cities(atlas: Atlas, zoom: float) -> list[Wish]:
    """Large cities without events, so that a map of few events can still be read."""
    least = _LARGE * 2 ** (4.5 - zoom)
    return [
        Wish(
            text=city.name,
            point=city.point,
            radius=0,
            size=11,
            kind="land",
            sides=("middle",),
        )
        for city in atlas.cities
        if city.population >= least
    ][:_LARGE_TRIED]


def _feature(label: Label) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(label.wish.point)},
        "properties": {
            "t": label.wish.text,
            "k": label.wish.kind,
            "a": label.anchor,
            "o": list(label.offset),
        },
    }
