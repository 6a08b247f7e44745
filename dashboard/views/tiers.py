"""Names by tiers of zoom: the closer the view, the more of them, and none ever upon another.

A tier is one step of zoom wide. Its names are placed for its farthest zoom, where they are most
crowded: closer in they only move apart. The first tier begins where the map is fitted, so that
the view that a person sees first has every name that fits into it.

The browser asks for a tier tile by tile, as maps ask for their tiles: column and row of the
Web Mercator grid at the tier's number.
"""

import math

from dashboard.views.viewport import TILE

CLOSEST = 13  # the last tier: the map zooms to 12
_CLEAR = 0.01  # the first tier begins so much below the fitted zoom, which a button nudges


def first_zoom(zoom: float) -> float:
    """Where the tier begins that holds a fitted zoom."""
    return max(math.floor(zoom * 100) / 100 - _CLEAR, 0.0)


def tile_size(first: float) -> float:
    """The size in pixels with which the browser counts tiles, so that tiers begin at `first`.

    It takes the whole number next to `zoom + log2(512 / size)` as a tier's number.
    """
    return float(TILE * 2 ** -_shift(first))


def farthest_zoom(tier: int, first: float) -> float:
    """The least zoom at which a tier is shown."""
    return tier - 0.5 - _shift(first)


def _shift(first: float) -> float:
    return math.ceil(first) - first - 0.5


def tile_of(longitude: float, latitude: float, tier: int) -> tuple[int, int]:
    """Column and row of the tile that holds a point, from the date line and from the north."""
    across = 2**tier
    sine = math.sin(math.radians(max(min(latitude, 85.05), -85.05)))
    x = (longitude / 360 + 0.5) % 1.0
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return min(int(x * across), across - 1), min(int(y * across), across - 1)
