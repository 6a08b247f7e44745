"""What is known only to a province: a hatched shape, never a pin on its middle."""

from collections.abc import Sequence
from typing import Any

from dashboard import palette
from dashboard.atlas import Atlas, Point
from dashboard.query import PlaceCount
from dashboard.views import layers
from dashboard.views.labels import Wish
from dashboard.views.viewport import View

_SHAPED = 140  # provinces drawn with their shape, most events first; the rest get a ring
_NAMED = 60
_OUTLINED = 120  # provinces of the lit countries whose borders are drawn


def area_layers(
    areas: Sequence[PlaceCount], lit: Sequence[str], atlas: Atlas, *, view: View, theme: str
) -> list[Any]:
    """Borders of the lit countries' provinces, and the hatched provinces.

    Args:
        areas: provinces with events known no closer, most events first.
        lit: ISO codes of the countries where most events are.
        atlas: shapes of the provinces.
        view: that the hatch is made for.
        theme: `light` or `dark`.
    """
    drawn: list[Any] = []
    inside = [province for province in atlas.provinces.values() if province.iso2 in lit]
    if inside and len(inside) <= _OUTLINED:
        outlines = [{"type": "Feature", "geometry": province.geometry} for province in inside]
        drawn.append(
            layers.shapes(
                f"provinces-{theme}-{'-'.join(lit)}",
                outlines,
                fill=None,
                line=palette.PROVINCE.rgb(theme),
                width=0.7,
            )
        )
    ring = min(max(2.5 * view.zoom, 3.0), 9.0)  # pixels: smaller as more of the world is seen
    hatch = palette.AREA_LABEL.rgb(theme)
    shaped: list[dict[str, Any]] = []
    rings: list[dict[str, Any]] = []
    for area in areas:
        tip = f"{area.name}: {area.n_events:,} known to the province only"
        province = atlas.provinces.get(area.geonameid)
        if province is not None and len(shaped) < _SHAPED:
            shaped.append(
                {
                    "type": "Feature",
                    "geometry": province.geometry,
                    "properties": {"c": [*hatch, min(30 + 22 * area.n_events, 150)]},
                    "id": area.geonameid,
                    "tip": tip,
                }
            )
        else:
            point = [area.longitude, area.latitude]
            rings.append({"id": area.geonameid, "p": point, "r": ring, "tip": tip})
    if shaped:
        drawn.append(
            layers.hatched(
                f"areas-{layers.digest([(one['id'], one['tip']) for one in shaped], theme)}",
                shaped,
                line=(*hatch, 150),
                metres_per_pixel=view.metres_per_pixel,
            )
        )
    if rings:
        drawn.append(
            layers.circles(
                f"area-rings-{layers.digest(rings, theme)}",
                rings,
                fill=None,
                line=(*hatch, 130),
                width=0.8,
                picked=True,
            )
        )
    return drawn


def area_wishes(areas: Sequence[PlaceCount], atlas: Atlas) -> list[Wish]:
    """`Kurdistan · 8` near the free middle of each province."""
    return [
        Wish(
            text=f"{area.name} · {area.n_events:,}",
            point=label_point(area, atlas),
            radius=0,
            size=11,
            kind="area",
            sides=("middle", "below", "above", "lower", "higher"),
        )
        for area in areas[:_NAMED]
    ]


def label_point(area: PlaceCount, atlas: Atlas) -> Point:
    """Where a province's name stands: farthest from its border."""
    province = atlas.provinces.get(area.geonameid)
    return province.label if province else (area.longitude, area.latitude)
