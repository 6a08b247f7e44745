"""What is known only to a province: a hatched shape, never a pin on its middle."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from dashboard import palette
from dashboard.atlas import Atlas, Point
from dashboard.query import PlaceCount
from dashboard.views import layers
from dashboard.views.labels import Wish
from dashboard.views.look import MapLook
from dashboard.views.map_data import area_rows, is_large

_NAMED = 60
_OUTLINED = 120  # provinces of the lit countries whose borders are drawn


def area_layers(
    areas: Sequence[PlaceCount], lit: Sequence[str], atlas: Atlas, look: MapLook
) -> list[Any]:
    """Borders of the lit countries' provinces, and the hatched provinces.

    Args:
        areas: provinces with events known no closer, most events first.
        lit: ISO codes of the countries where most events are.
        atlas: shapes of the provinces.
        look: theme, view, and where many shapes are fetched.
    """
    theme = look.theme
    drawn: list[Any] = []
    inside = sum(province.iso2 in lit for province in atlas.provinces.values())
    if inside and inside <= _OUTLINED:
        drawn.append(
            layers.shapes(
                f"provinces-{theme}-{'-'.join(lit)}",
                f"api/map/provinces?{urlencode({'country': list(lit)}, doseq=True)}",
                fill=None,
                line=palette.PROVINCE.rgb(theme),
                width=0.7,
            )
        )
    hatch = palette.AREA_LABEL.rgb(theme)
    known = [area for area in areas if area.geonameid in atlas.provinces]
    if known:
        fetched = bool(look.areas_url) and is_large(known, atlas)
        data: Any = look.areas_url if fetched else area_rows(known, atlas, tolerance=0)
        drawn.append(
            layers.hatched(
                f"areas-{layers.digest([(one.geonameid, one.n_events) for one in known], theme)}",
                data,
                colour=hatch,
                line=(*hatch, 150),
                metres_per_pixel=look.view.metres_per_pixel,
            )
        )
    ring = min(max(2.5 * look.view.zoom, 3.0), 9.0)  # pixels: smaller the more is seen
    rings = [
        {
            "id": area.geonameid,
            "p": [area.longitude, area.latitude],
            "r": ring,
            "tip": f"{area.name}: {area.n_events:,} known to the province only",
        }
        for area in areas
        if area.geonameid not in atlas.provinces
    ]
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
