"""The rows of the map's two large layers: circles of cities, hatched shapes of provinces.

Few of them go with the map itself. Many are fetched by the browser from an address, compressed
and once for each filter, so that a click on a row does not send the whole map again.
"""

import math
from collections.abc import Sequence
from typing import Any

from dashboard.atlas import Atlas
from dashboard.palette import TYPE_MARKS
from dashboard.query import PlaceCount
from dashboard.views.circles import Circle
from dashboard.views.shapes import coarse, n_points

INLINE_CIRCLES = 200  # beyond it they are fetched
INLINE_POINTS = 2_000  # corners of shapes
_FULL = 6  # events of one province from which its hatch is at its densest, if none has more
HOLLOW = 99  # stands for "no leading type" in `c`
_KNOWN = tuple(TYPE_MARKS)


def kind_number(event_type: str) -> int:
    """The number that stands for a type in a row; types of other codebooks share one."""
    if not event_type:
        return HOLLOW
    return _KNOWN.index(event_type) if event_type in TYPE_MARKS else len(_KNOWN)


def circle_rows(circles: Sequence[Circle]) -> list[dict[str, Any]]:
    """Id, position, radius in pixels, number of the type, and the words of the tooltip."""
    return [
        {
            "id": circle.place.geonameid,
            "p": [circle.place.longitude, circle.place.latitude],
            "r": circle.radius,
            "c": kind_number(circle.drawn),
            "tip": f"{circle.place.name}: {circle.place.n_events:,}",
        }
        for circle in circles
    ]


def area_rows(
    areas: Sequence[PlaceCount], atlas: Atlas, *, tolerance: float
) -> list[dict[str, Any]]:
    """Features of the provinces whose shape is known; `a` is how dense their hatch is."""
    most = max((area.n_events for area in areas), default=1)
    most = max(most, _FULL)
    return [
        {
            "type": "Feature",
            "geometry": coarse(province.geometry, tolerance),
            "properties": {"a": round(30 + 120 * math.sqrt(area.n_events / most))},
            "id": area.geonameid,
            "tip": f"{area.name}: {area.n_events:,} known to the province only",
        }
        for area in areas
        if (province := atlas.provinces.get(area.geonameid)) is not None
    ]


def is_large(areas: Sequence[PlaceCount], atlas: Atlas) -> bool:
    """Whether the shapes are fetched rather than sent."""
    points = 0
    for area in areas:
        province = atlas.provinces.get(area.geonameid)
        points += n_points(province.geometry) if province else 0
        if points > INLINE_POINTS:
            return True
    return False
