"""The map: a deck of layers that needs no network beyond the program's own files.

A city is a circle, a province a hatched area, a country its name with a count: no pin stands
on a place that nobody named.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pydeck as pdk

from dashboard import palette
from dashboard.atlas import Atlas
from dashboard.views.circles import Scale, code_for, drawn_types, fit_scale
from dashboard.views.labels import Label, Wish, place_labels
from dashboard.views.viewport import View

FONT = "'IBM Plex Sans', 'IBM Plex Sans Arabic', sans-serif"
_COUNTRIES_URL = "app/static/basemap/countries.json"
_HATCH_URL = "app/static/hatch.png"
_NAMED_CITIES = 130  # labels of cities tried, most events first
_NAMED_AREAS = 60
_SHAPED_AREAS = 140  # provinces drawn with their shape, most events first; the rest get a ring
_FOCUS = 0.2  # share of the events from which a country's land is lit
_HATCH_PIXELS = 28  # of the hatch tile on the screen, at the fitted zoom


@dataclass(frozen=True, slots=True)
class MapLook:
    """How the map is drawn.

    Attributes:
        theme: `light` or `dark`. view: where it looks first, and what names are placed for.
        chosen: GeoNames id of the place whose panel is open, or None.
        salt: what the layers' ids must change with: the filter, so that a selection by row
            number never points at another place.
    """

    theme: str
    view: View
    chosen: int | None = None
    salt: str = ""


@dataclass(frozen=True, slots=True)
class MapParts:
    """The drawn map with what its key needs."""

    deck: pdk.Deck
    scale: Scale
    most: int
    has_hollow: bool
    has_areas: bool


def events_map(places: pd.DataFrame, atlas: Atlas, look: MapLook) -> MapParts:
    """Draw places with their events.

    Args:
        places: as `dashboard.query.by_place` gives them.
        atlas: shapes and names. look: theme, view and choice.
    """
    cities = places[places["place_precision"] == "city"]
    areas = places[places["place_precision"] == "admin1"]
    nations = places[places["place_precision"] == "country"]
    most = int(cities["n_events"].max()) if len(cities) else 1
    scale = fit_scale(most, len(cities), look.view.width)
    circles = _circles(cities, scale)
    layers = [
        _land(places, look),
        *_areas(areas, atlas, look),
        *_city_layers(circles, look),
        *_labels(circles, areas, nations, atlas, look),
    ]
    view = look.view
    deck = pdk.Deck(
        layers=layers,
        map_provider=None,
        initial_view_state=pdk.ViewState(
            longitude=view.longitude, latitude=view.latitude, zoom=view.zoom, min_zoom=0
        ),
        views=[pdk.View(type="MapView", controller=True)],
        tooltip={"text": "{tip}"},
    )
    return MapParts(
        deck=deck,
        scale=scale,
        most=most,
        has_hollow=bool((circles["drawn"] == "").any()) if len(circles) else False,
        has_areas=len(areas) > 0,
    )


def _layer_id(name: str, look: MapLook) -> str:
    seed = f"{look.salt}|{look.chosen}"
    return f"{name}-{hashlib.sha256(seed.encode()).hexdigest()[:10]}"


def _circles(cities: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    radii = [scale.radius(n) for n in cities["n_events"]]
    return cities.assign(radius=radii, drawn=drawn_types(cities, radii))


def _land(places: pd.DataFrame, look: MapLook) -> pdk.Layer:
    """Countries by address, so that the browser fetches them once; lit where most events are."""
    totals = places.groupby("country")["n_events"].sum() if len(places) else pd.Series(dtype=int)
    lit = sorted(totals[totals >= _FOCUS * totals.sum()].index) if len(totals) else []
    lit = [code for code in lit if len(code) == 2 and code.isalpha()]
    land = list(palette.LAND.rgb(look.theme))
    focus = list(palette.FOCUS_LAND.rgb(look.theme))
    test = " || ".join(f"properties.iso2 === '{code}'" for code in lit) or "false"
    return pdk.Layer(
        "GeoJsonLayer",
        data=_COUNTRIES_URL,
        id="land-" + "-".join([look.theme, *lit]),
        stroked=True,
        filled=True,
        get_fill_color=f"{test} ? {focus} : {land}",
        get_line_color=list(palette.BORDER.rgb(look.theme)),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=0.8,
        pickable=False,
    )


def _areas(areas: pd.DataFrame, atlas: Atlas, look: MapLook) -> list[pdk.Layer]:
    hatch = palette.AREA_LABEL.rgb(look.theme)
    shapes, rings = [], []
    for row in areas.itertuples():
        tip = f"{row.name}: {row.n_events:,} known to the province only"
        province = atlas.provinces.get(int(row.geonameid))
        if province is not None and len(shapes) < _SHAPED_AREAS:
            alpha = min(30 + 22 * int(row.n_events), 150)
            geometry = dict(province.geometry)
            shapes.append(
                {
                    "type": "Feature",
                    "geometry": geometry,
                    "properties": {"c": [*hatch, alpha]},
                    "id": int(row.geonameid),
                    "tip": tip,
                }
            )
        else:
            point = [round(float(row.longitude), 3), round(float(row.latitude), 3)]
            rings.append({"id": int(row.geonameid), "p": point, "tip": tip})
    layers = []
    if shapes:
        layers.append(
            pdk.Layer(
                "GeoJsonLayer",
                data=shapes,
                id=_layer_id("areas", look),
                filled=True,
                stroked=True,
                get_fill_color="properties.c",
                get_line_color=[*hatch, 150],
                line_width_units=pdk.types.String("pixels"),
                get_line_width=0.8,
                pickable=True,
                extensions=[{"@@type": "FillStyleExtension", "pattern": True}],
                fill_pattern_mask=True,
                fill_pattern_atlas=pdk.types.String(_HATCH_URL),
                fill_pattern_mapping={
                    "hatch": {"x": 0, "y": 0, "width": 64, "height": 64, "mask": True}
                },
                get_fill_pattern=pdk.types.String("hatch"),
                get_fill_pattern_scale=round(look.view.metres_per_pixel * _HATCH_PIXELS / 64, 1),
            )
        )
    if rings:
        layers.append(
            pdk.Layer(
                "ScatterplotLayer",
                data=rings,
                id=_layer_id("area-rings", look),
                get_position="p",
                radius_units=pdk.types.String("pixels"),
                get_radius=9,
                filled=True,
                stroked=True,
                get_fill_color=[*hatch, 25],
                get_line_color=[*hatch, 170],
                line_width_units=pdk.types.String("pixels"),
                get_line_width=0.8,
                pickable=True,
            )
        )
    return layers


def _city_layers(circles: pd.DataFrame, look: MapLook) -> list[pdk.Layer]:
    if circles.empty:
        return []
    kinds = sorted(set(circles["drawn"]) - {""})
    fills = [[*palette.type_mark(kind).hue.rgb(look.theme), 224] for kind in kinds]
    land = list(palette.LAND.rgb(look.theme))
    ink2 = list(palette.INK2.rgb(look.theme))
    number = {kind: position for position, kind in enumerate(kinds)}
    hollow = len(kinds)
    fills.append([*palette.PAPER.rgb(look.theme), 255])
    rows, codes, ring = [], [], []
    small = len(circles) > 800
    for row in circles.itertuples():
        point = [round(float(row.longitude), 3), round(float(row.latitude), 3)]
        kind = number.get(row.drawn, hollow)
        tip = f"{row.name}: {row.n_events:,}"
        rows.append({"id": int(row.geonameid), "p": point, "r": row.radius, "c": kind, "tip": tip})
        code = code_for(row.drawn, row.radius)
        if code:
            ground = palette.type_mark(row.drawn).hue.rgb(look.theme)
            codes.append({"p": point, "t": code, "c": list(palette.ink_on(ground))})
        if row.geonameid == look.chosen:
            ring.append({"p": point, "r": row.radius + 3.5})
    thin = 0.5 if small else 1.0
    layers = [
        pdk.Layer(
            "ScatterplotLayer",
            data=rows,
            id=_layer_id("cities", look),
            get_position="p",
            get_radius="r",
            radius_units=pdk.types.String("pixels"),
            filled=True,
            stroked=True,
            get_fill_color=" : ".join(
                [
                    *(f"c === {number} ? {fill}" for number, fill in enumerate(fills[:-1])),
                    f"{fills[-1]}",
                ]
            ),
            get_line_color=f"c === {hollow} ? {ink2} : {land}",
            get_line_width=f"c === {hollow} ? 1.4 : {thin}",
            line_width_units=pdk.types.String("pixels"),
            pickable=True,
        )
    ]
    if codes:
        layers.append(_text(_layer_id("codes", look), codes, size=11, colour="c"))
    if ring:
        layers.append(
            pdk.Layer(
                "ScatterplotLayer",
                data=ring,
                id=_layer_id("chosen", look),
                get_position="p",
                get_radius="r",
                radius_units=pdk.types.String("pixels"),
                filled=False,
                stroked=True,
                get_line_color=list(palette.INK.rgb(look.theme)),
                get_line_width=2,
                line_width_units=pdk.types.String("pixels"),
            )
        )
    return layers


def _labels(
    circles: pd.DataFrame,
    areas: pd.DataFrame,
    nations: pd.DataFrame,
    atlas: Atlas,
    look: MapLook,
) -> list[pdk.Layer]:
    dots: tuple[Any, Any, Any] = (
        circles["longitude"].to_numpy(float),
        circles["latitude"].to_numpy(float),
        circles["radius"].to_numpy(float),
    )
    wishes = [
        Wish(row.name, float(row.longitude), float(row.latitude), row.radius, 12, "city")
        for row in circles.head(_NAMED_CITIES).itertuples()
    ]
    wishes += _area_wishes(areas, atlas)
    wishes += _country_wishes(nations, atlas, look.view)
    wishes += _land_wishes(atlas, look.view)
    placed = place_labels(wishes, dots, look.view)
    cities = [label for label in placed if label.wish.kind == "city"]
    others = [label for label in placed if label.wish.kind != "city"]
    layers = []
    if others:
        layers.append(
            _text(
                "names-" + _digest(others, look),
                [_label_row(label) for label in others],
                size=11,
                colour=list(palette.AREA_LABEL.rgb(look.theme)),
            )
        )
    if cities:
        ground = [*palette.LAND.rgb(look.theme), 153]
        layers.append(
            _text(
                "cities-" + _digest(cities, look),
                [_label_row(label) for label in cities],
                size=12,
                colour=list(palette.CITY_LABEL.rgb(look.theme)),
                ground=ground,
            )
        )
    return layers


def _area_wishes(areas: pd.DataFrame, atlas: Atlas) -> list[Wish]:
    wishes = []
    for row in areas.head(_NAMED_AREAS).itertuples():
        province = atlas.provinces.get(int(row.geonameid))
        longitude, latitude = (
            province.label if province else (float(row.longitude), float(row.latitude))
        )
        text = f"{row.name} · {row.n_events:,}"
        sides = ("middle", "below", "above")
        wishes.append(Wish(text, longitude, latitude, 0, 11, "area", sides))
    return wishes


def _country_wishes(nations: pd.DataFrame, atlas: Atlas, view: View) -> list[Wish]:
    """Countries: with their count where events are known no closer, else by name where large."""
    counts: Mapping[str, int] = dict(zip(nations["country"], nations["n_events"], strict=True))
    square = 2**view.zoom * 1.42  # pixels of a degree
    wishes = []
    for iso2, country in sorted(
        atlas.countries.items(), key=lambda item: (-counts.get(item[0], 0), -item[1].area)
    ):
        n_events = counts.get(iso2, 0)
        if not n_events and country.area * square * square < 3000:
            continue
        name = "\u2009".join(country.name.upper())
        said = f"\n{n_events:,} {'event' if n_events == 1 else 'events'}, place not named"
        text = name + (said if n_events else "")
        sides = ("middle", "below", "above")
        wishes.append(Wish(text, *country.label, 0, 11, "country", sides))
    return wishes


def _land_wishes(atlas: Atlas, view: View) -> list[Wish]:
    """Large cities without events, so that a map of few events can still be read."""
    least = 700_000 * max(1.0, 4 ** (4.5 - view.zoom))
    return [
        Wish(city.name, *city.point, 1.5, 11, "land", ("right", "left", "above"))
        for city in atlas.cities
        if city.population >= least
    ][:40]


def _label_row(label: Label) -> dict[str, Any]:
    wish = label.wish
    point = [round(wish.longitude, 3), round(wish.latitude, 3)]
    return {"p": point, "t": wish.text, "a": label.anchor, "o": list(label.offset)}


def _digest(labels: list[Label], look: MapLook) -> str:
    seed = repr([(label.wish.text, label.offset) for label in labels]) + look.theme
    return hashlib.sha256(seed.encode()).hexdigest()[:10]


def _text(
    layer_id: str,
    rows: list[dict[str, Any]],
    *,
    size: int,
    colour: Any,
    ground: list[int] | None = None,
) -> pdk.Layer:
    placed = bool(rows) and "a" in rows[0]
    options: dict[str, Any] = {}
    if placed:
        options = {"get_text_anchor": "a", "get_pixel_offset": "o"}
    if ground is not None:
        options |= {
            "background": True,
            "get_background_color": ground,
            "background_padding": [2, 0],
        }
    return pdk.Layer(
        "TextLayer",
        data=rows,
        id=layer_id,
        get_position="p",
        get_text="t",
        get_size=size,
        get_color=colour,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_weight=400,
        line_height=1.15,
        get_alignment_baseline=pdk.types.String("center"),
        **options,
    )


def empty_places() -> pd.DataFrame:
    """The frame of a store without events, with every column that the map reads."""
    return pd.DataFrame(
        {
            name: np.array([], dtype=kind)
            for name, kind in {
                "geonameid": np.int64,
                "name": object,
                "admin1": object,
                "country": object,
                "latitude": np.float64,
                "longitude": np.float64,
                "place_precision": object,
                "n_events": np.int64,
                "top_type": object,
                "n_top": np.int64,
            }.items()
        }
    )
