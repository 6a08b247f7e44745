"""The names on the map: cities with events, provinces, countries, and large cities without."""

import math
from collections.abc import Sequence
from typing import Any

from dashboard import palette
from dashboard.atlas import Atlas
from dashboard.query import PlaceCount
from dashboard.views import layers
from dashboard.views.areas import area_wishes
from dashboard.views.circles import Circle
from dashboard.views.labels import Label, Wish, place_labels
from dashboard.views.viewport import View

_CITIES = 130  # names of cities tried, most events first
_LARGE = 700_000  # inhabitants of a city that is named without events, at a zoom of 4.5 or more
_LARGE_TRIED = 60
_LARGE_COUNTRY = 180.0  # pixels across from which a name may stand beside the middle
_SHIFTS = ("middle", "below", "above", "lower", "higher", "left", "right", "far right")
_ROOM = 3000.0  # square pixels that a country without events must cover to be named


def name_layers(
    circles: Sequence[Circle],
    areas: Sequence[PlaceCount],
    nations: Sequence[PlaceCount],
    *,
    atlas: Atlas,
    view: View,
    theme: str,
) -> list[Any]:
    """Place all names at once: cities with events, then provinces, countries, large cities."""
    wishes = [
        Wish(
            text=circle.place.name,
            point=(circle.place.longitude, circle.place.latitude),
            radius=circle.radius,
            size=12,
            kind="city",
        )
        for circle in circles[:_CITIES]
    ]
    wishes += area_wishes(areas, atlas)
    wishes += country_wishes(nations, atlas, view)
    wishes += _large_cities(atlas, view)
    dots = [
        (circle.place.longitude, circle.place.latitude, circle.radius)
        for circle in circles
        if circle.radius >= 3 or len(circles) < 500  # in a crowd, names may lie on specks
    ]
    placed = place_labels(wishes, dots, view)
    cities = [_row(label) for label in placed if label.wish.kind == "city"]
    others = [_row(label) for label in placed if label.wish.kind != "city"]
    drawn = []
    if others:
        colour = palette.AREA_LABEL.rgb(theme)
        layer_id = f"names-{layers.digest(others, theme)}"
        drawn.append(layers.texts(layer_id, others, size=11, colour=colour))
    if cities:
        drawn.append(
            layers.texts(
                f"city-names-{layers.digest(cities, theme)}",
                cities,
                size=12,
                colour=palette.CITY_LABEL.rgb(theme),
                ground=(*palette.LAND.rgb(theme), 153),
            )
        )
    return drawn


def country_wishes(nations: Sequence[PlaceCount], atlas: Atlas, view: View) -> list[Wish]:
    """Countries: with their count where events are known no closer, else by name where large."""
    counts = {nation.country: nation.n_events for nation in nations}
    degree = 2**view.zoom * 1.42  # pixels
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


def _large_cities(atlas: Atlas, view: View) -> list[Wish]:
    """Large cities without events, so that a map of few events can still be read."""
    least = _LARGE * max(1.0, 2 ** (4.5 - view.zoom))
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


def _row(label: Label) -> dict[str, Any]:
    return {
        "p": list(label.wish.point),
        "t": label.wish.text,
        "a": label.anchor,
        "o": list(label.offset),
    }
