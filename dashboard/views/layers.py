"""The kinds of layers that the map is made of, in deck.gl's words."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pydeck
from pydeck.bindings.json_tools import default_serialize

from dashboard.palette import RGB

_PYDECK: Any = pydeck  # carries no types
FONT = "'IBM Plex Sans', 'IBM Plex Sans Arabic', sans-serif"
_HATCH_URL = "app/static/hatch.png"
_HATCH_TILE = 64  # pixels of the picture
_HATCH_SHOWN = 30  # pixels that it takes on the screen at the fitted zoom


class _CompactDeck(pydeck.Deck):  # type: ignore[misc,name-defined]  # pydeck carries no types
    """A deck whose JSON has no indents: a third of the bytes, a tenth of the time."""

    def to_json(self) -> str:
        """The description that the browser draws."""
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


Row = Mapping[str, Any]
Colour = RGB | tuple[int, int, int, int] | str  # a string is an expression over the row


def literal(text: str) -> Any:
    """A string that is meant as it stands: plain ones are read as expressions."""
    return _PYDECK.types.String(text)


def digest(*parts: object) -> str:
    """A short name for what a layer was made from, so that its id changes with it."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def deck(layers: Sequence[Any], *, longitude: float, latitude: float, zoom: float) -> Any:
    """A deck without any map provider: nothing is fetched from anywhere else."""
    return _CompactDeck(
        layers=list(layers),
        map_provider=None,
        initial_view_state=_PYDECK.ViewState(
            longitude=longitude, latitude=latitude, zoom=zoom, min_zoom=0, max_zoom=12
        ),
        views=[_PYDECK.View(type="MapView", controller=True)],
        tooltip={"text": "{tip}"},
    )


def circles(
    layer_id: str,
    data: object,
    *,
    fill: Colour | None,
    line: Colour,
    width: float | str,
    picked: bool = False,
) -> Any:
    """Circles of `r` pixels at `p`, rows or their address; without a fill only their rings."""
    return _PYDECK.Layer(
        "ScatterplotLayer",
        data=_data(data),
        id=layer_id,
        get_position="p",
        get_radius="r",
        radius_units=literal("pixels"),
        filled=fill is not None,
        get_fill_color=_colour(fill or (0, 0, 0, 0)),
        stroked=True,
        get_line_color=_colour(line),
        get_line_width=width,
        line_width_units=literal("pixels"),
        pickable=picked,
    )


def shapes(layer_id: str, data: object, *, fill: Colour | None, line: Colour, width: float) -> Any:
    """Outlined areas: GeoJSON features, or the address of a file of them."""
    return _PYDECK.Layer(
        "GeoJsonLayer",
        data=_data(data),
        id=layer_id,
        filled=fill is not None,
        get_fill_color=_colour(fill or (0, 0, 0, 0)),
        stroked=True,
        get_line_color=_colour(line),
        get_line_width=width,
        line_width_units=literal("pixels"),
        pickable=False,
    )


def hatched(
    layer_id: str, data: object, *, colour: RGB, line: Colour, metres_per_pixel: float
) -> Any:
    """Hatched areas that can be clicked: GeoJSON features with their alpha in `properties.a`."""
    return _PYDECK.Layer(
        "GeoJsonLayer",
        data=_data(data),
        id=layer_id,
        filled=True,
        get_fill_color=f"[{', '.join(map(str, colour))}, properties.a]",
        stroked=True,
        get_line_color=_colour(line),
        get_line_width=0.8,
        line_width_units=literal("pixels"),
        pickable=True,
        extensions=[{"@@type": "FillStyleExtension", "pattern": True}],
        fill_pattern_mask=True,
        fill_pattern_atlas=literal(_HATCH_URL),
        fill_pattern_mapping={
            "hatch": {"x": 0, "y": 0, "width": _HATCH_TILE, "height": _HATCH_TILE, "mask": True}
        },
        get_fill_pattern=literal("hatch"),
        get_fill_pattern_scale=round(metres_per_pixel * _HATCH_SHOWN / _HATCH_TILE, 1),
    )


def texts(
    layer_id: str,
    rows: Sequence[Row],
    *,
    size: int,
    colour: Colour,
    ground: Colour | None = None,
) -> Any:
    """Words `t` at `p`; with an anchor `a` and an offset `o` in pixels when the rows have them."""
    options: dict[str, Any] = {}
    if rows and "a" in rows[0]:
        options = {"get_text_anchor": "a", "get_pixel_offset": "o"}
    if ground is not None:
        options |= {
            "background": True,
            "get_background_color": _colour(ground),
            "background_padding": [2, 0],
        }
    return _PYDECK.Layer(
        "TextLayer",
        data=list(rows),
        id=layer_id,
        get_position="p",
        get_text="t",
        get_size=size,
        get_color=_colour(colour),
        character_set=literal("auto"),
        font_family=literal(FONT),
        font_weight=400,
        line_height=1.15,
        get_alignment_baseline=literal("center"),
        **options,
    )


def text_tiles(
    layer_id: str,
    address: str,
    *,
    tile_size: float,
    closest: int,
    size: str,
    colour: Colour,
    ground: Colour,
) -> Any:
    """Words that are fetched by tiles: points with `t`, `a` and `o` in their properties.

    Args:
        layer_id: its name.
        address: with `{z}`, `{x}` and `{y}` in it.
        tile_size: pixels by which the browser counts tiles.
        closest: the last `z` there is.
        size: of the letters, in pixels, as an expression over the point.
        colour: of the letters.
        ground: of what is behind them.
    """
    return _PYDECK.Layer(
        "TileLayer",
        data=literal(address),
        id=layer_id,
        tile_size=tile_size,
        min_zoom=0,
        max_zoom=closest,
        refinement_strategy=literal("no-overlap"),
        point_type=literal("text"),
        get_text="properties.t",
        get_text_size=size,
        get_text_color=_colour(colour),
        get_text_anchor="properties.a",
        get_text_pixel_offset="properties.o",
        get_text_alignment_baseline=literal("center"),
        text_background=True,
        get_text_background_color=_colour(ground),
        text_background_padding=[2, 0],
        text_character_set=literal("auto"),
        text_font_family=literal(FONT),
        text_font_weight=400,
        text_line_height=1.15,
        pickable=False,
    )


def _colour(colour: Colour) -> Any:
    return colour if isinstance(colour, str) else list(colour)


def _data(data: object) -> Any:
    """Rows as they are; an address as a string that is meant as it stands."""
    return literal(data) if isinstance(data, str) else data
