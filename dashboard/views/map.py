"""The map: a deck of layers that needs no network beyond the program's own files.

A city is a circle, a province a hatched area, a country its name with a count: no pin stands
on a place that nobody named.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard import palette
from dashboard.atlas import Atlas
from dashboard.query import PlaceCount
from dashboard.views import layers
from dashboard.views.areas import area_layers
from dashboard.views.circles import MANY, Circle, Scale, circles_of, fit_scale
from dashboard.views.look import MapLook
from dashboard.views.map_data import HOLLOW, INLINE_CIRCLES, circle_rows, kind_number
from dashboard.views.names import is_crowd, names_layer
from dashboard.views.viewport import View

_COUNTRIES_URL = "app/static/basemap/countries.json"
_CODE = 7.0  # pixels from the middle of a circle that its two letters take
_FEW = 25  # countries that are outlined strongly: when all are, it says nothing
_LIT = 0.2  # share of the events from which a country's land is lit


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The deck with what its key needs.

    Attributes:
        deck: for `st.pydeck_chart`. scale: of the circles. most: events of the largest circle.
        has_hollow: a circle without a leading type is drawn. has_areas: a province is.
    """

    deck: Any
    scale: Scale
    most: int
    has_hollow: bool
    has_areas: bool


def events_map(places: Sequence[PlaceCount], atlas: Atlas, look: MapLook) -> DrawnMap:
    """Draw places with their events.

    Args:
        places: most events first, as `dashboard.query.by_place` gives them.
        atlas: shapes and names.
        look: theme, view and choice.
    """
    cities = [place for place in places if place.precision == "city"]
    areas = [place for place in places if place.precision == "admin1"]
    nations = [place for place in places if place.precision == "country"]
    scale = fit_scale(cities, width=look.view.width, height=look.view.height)
    circles = circles_of(cities, scale)
    lit = _lit(places)
    view, theme = look.view, look.theme
    names = [names_layer(look, is_crowded=is_crowd(circles))] if look.names_url else []
    drawn = [
        _land(lit, theme),
        *_nation_outlines(nations, theme),
        *area_layers(areas, lit, atlas, look),
        # Names lie under the circles, but upon the specks of a crowd.
        *(names if not is_crowd(circles) else []),
        *_circle_layers(circles, look),
        *(names if is_crowd(circles) else []),
        *_chosen_ring(circles, look),
    ]
    return DrawnMap(
        deck=layers.deck(drawn, longitude=view.longitude, latitude=view.latitude, zoom=view.zoom),
        scale=scale,
        most=cities[0].n_events if cities else 0,
        has_hollow=any(not circle.drawn for circle in circles),
        has_areas=bool(areas),
    )


def _lit(places: Sequence[PlaceCount]) -> list[str]:
    """The few countries where most events are."""
    totals: Counter[str] = Counter()
    for place in places:
        totals[place.country] += place.n_events
    return sorted(
        code
        for code, number in totals.items()
        if number >= _LIT * totals.total() and _is_code(code)
    )


def _land(lit: Sequence[str], theme: str) -> Any:
    """Countries by address, so that the browser fetches them once."""
    plain, focus = list(palette.LAND.rgb(theme)), list(palette.FOCUS_LAND.rgb(theme))
    test = " || ".join(f"properties.iso2 === '{code}'" for code in lit) or "false"
    return layers.shapes(
        "-".join(("land", theme, *lit)),
        _COUNTRIES_URL,
        fill=f"{test} ? {focus} : {plain}",
        line=palette.BORDER.rgb(theme),
        width=0.8,
    )


def _nation_outlines(nations: Sequence[PlaceCount], theme: str) -> list[Any]:
    """The borders of the countries that are all that is known of some events."""
    codes = sorted({one.country for one in nations if _is_code(one.country)})
    if not codes:
        return []
    test = " || ".join(f"properties.iso2 === '{code}'" for code in codes)
    line = list(palette.AREA_LABEL.rgb(theme))
    layer_id = f"nations-{layers.digest(codes, theme)}"
    return [
        layers.shapes(
            layer_id,
            _COUNTRIES_URL,
            fill=None,
            line=f"{test} ? {[*line, 200 if len(codes) <= _FEW else 90]} : {[*line, 0]}",
            width=1.2 if len(codes) <= _FEW else 0.8,
        )
    ]


def _is_code(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha()


def _circle_layers(circles: Sequence[Circle], look: MapLook) -> list[Any]:
    """Circles, largest first so that small ones lie on top, and the codes in them."""
    if not circles:
        return []
    theme = look.theme
    numbers = {kind_number(circle.drawn): circle.drawn for circle in circles if circle.drawn}
    fill = "".join(
        f"c === {number} ? {[*palette.type_mark(kind).hue.rgb(theme), 224]} : "
        for number, kind in sorted(numbers.items())
    )
    land, ink2 = list(palette.LAND.rgb(theme)), list(palette.INK2.rgb(theme))
    is_fetched = bool(look.circles_url) and len(circles) > INLINE_CIRCLES
    rows: object = look.circles_url if is_fetched else circle_rows(circles)
    codes = [
        {
            "p": [circle.place.longitude, circle.place.latitude],
            "t": circle.code,
            "c": list(palette.ink_on(palette.type_mark(circle.drawn).hue.rgb(theme))),
        }
        for circle in _in_sight(circles, look.view)
    ]
    thin = 0.5 if len(circles) > MANY else 1.0
    salt = layers.digest(look.salt, look.chosen, theme)
    drawn = [
        layers.circles(
            f"cities-{salt}",
            rows,
            fill=f"{fill}{[*palette.PAPER.rgb(theme), 255]}",
            line=f"c === {HOLLOW} ? {ink2} : {land}",
            width=f"c === {HOLLOW} ? 1.4 : {thin}",
            picked=True,
        )
    ]
    if codes:
        layer_id = f"codes-{layers.digest(codes)}"
        drawn.append(layers.texts(layer_id, codes, size=11, colour="c"))
    return drawn


def _in_sight(circles: Sequence[Circle], view: View) -> list[Circle]:
    """Circles with a code that no smaller circle, drawn later, lies upon."""
    points = np.array([(one.place.longitude, one.place.latitude) for one in circles])
    x, y = view.pixels(points[:, 0], points[:, 1])
    radii = np.array([one.radius for one in circles])
    return [
        circle
        for number, circle in enumerate(circles)
        if circle.code
        and not (
            np.hypot(x[number + 1 :] - x[number], y[number + 1 :] - y[number])
            < radii[number + 1 :] + _CODE
        ).any()
    ]


def _chosen_ring(circles: Sequence[Circle], look: MapLook) -> list[Any]:
    rows = [
        {"p": [circle.place.longitude, circle.place.latitude], "r": circle.radius + 3.5}
        for circle in circles
        if circle.place.geonameid == look.chosen
    ]
    ink = palette.INK.rgb(look.theme)
    layer_id = f"chosen-{look.chosen}-{look.theme}"
    return [layers.circles(layer_id, rows, fill=None, line=ink, width=2)] if rows else []
