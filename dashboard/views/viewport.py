"""Where the map looks: Web Mercator in pixels, and the view that fits a set of points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TILE = 512  # pixels of the world at zoom 0
_LIMIT = 85.051129  # degrees of latitude that the projection reaches
# Pixels kept free around what is fitted, left, top, right, bottom: half a label and the largest
# circle, at the left the buttons, below the key, which on a narrow canvas stands under it.
_MARGINS = (64, 46, 46, 72)
_NARROW_MARGINS = (46, 46, 46, 46)
_NARROW = 600  # pixels of width
_CLOSEST = 5.2  # no closer when one city is all there is: its country must stay in sight
_FEW = 20  # from so many points on, outliers may lie outside the fitted view
_OUTSIDE = 0.012  # share of the events that may, at each side


@dataclass(frozen=True, slots=True)
class View:
    """A view of the map.

    Attributes:
        longitude, latitude: of the middle, in degrees. zoom: of 512-pixel tiles.
        width, height: of the canvas, in pixels.
    """

    longitude: float
    latitude: float
    zoom: float
    width: int
    height: int

    def pixels(self, longitudes: Floats, latitudes: Floats) -> tuple[Floats, Floats]:
        """Positions on the canvas, from its upper left corner."""
        scale = TILE * 2**self.zoom
        x0, y0 = _world(np.array([self.longitude]), np.array([self.latitude]))
        x, y = _world(longitudes, latitudes)
        return (x - x0) * scale + self.width / 2, (y - y0) * scale + self.height / 2

    @property
    def metres_per_pixel(self) -> float:
        """At the equator."""
        return 40_075_016.686 / (TILE * 2**self.zoom)


def _world(longitudes: Floats, latitudes: Floats) -> tuple[Floats, Floats]:
    """Positions in the unit square, y downwards."""
    sines = np.sin(np.radians(np.clip(latitudes, -_LIMIT, _LIMIT)))
    return longitudes / 360 + 0.5, 0.5 - np.log((1 + sines) / (1 - sines)) / (4 * math.pi)


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


def world_view(width: int, height: int) -> View:
    """All the inhabited land, from pole of cold to cape."""
    return _fit_box((-168.0, 180.0), (-56.0, 74.0), width, height, margins=(0, 0, 0, 0))


def fit_view(points: Sequence[tuple[float, float, float]], *, width: int, height: int) -> View:
    """The closest view that holds the points; without any, the world.

    Args:
        points: longitude, latitude (degrees) and weight; of many, a few far ones of little
            weight may stay outside.
        width: of the canvas, in pixels.
        height: of the canvas, in pixels.
    """
    if not points:
        return world_view(width, height)
    longitudes, latitudes, weights = np.array(points, dtype=float).T
    trim = _OUTSIDE if len(points) >= _FEW else 0.0
    return _fit_box(
        _between(longitudes, weights, trim),
        _between(latitudes, weights, trim),
        width,
        height,
        margins=_NARROW_MARGINS if width < _NARROW else _MARGINS,
    )


def _between(values: Floats, weights: Floats, trim: float) -> tuple[float, float]:
    order = np.argsort(values, kind="stable")
    share = np.cumsum(weights[order]) / weights.sum()
    kept = values[order][(share > trim) & (share - weights[order] / weights.sum() < 1 - trim)]
    return float(kept[0]), float(kept[-1])


def _fit_box(
    longitudes: tuple[float, float],
    latitudes: tuple[float, float],
    width: int,
    height: int,
    *,
    margins: tuple[int, int, int, int],
) -> View:
    left, top, right, bottom = margins
    x, y = _world(np.array(longitudes), np.array(latitudes[::-1]))
    room_x = max(width - left - right, 60) / max(float(x[1] - x[0]), 1e-9)
    room_y = max(height - top - bottom, 60) / max(float(y[1] - y[0]), 1e-9)
    fitting = math.log2(min(room_x, room_y) / TILE)
    least = math.log2(max(height, 200) / TILE)  # the map may not be smaller than its canvas
    zoom = min(max(fitting, least), _CLOSEST)
    # What fills the canvas moves aside for buttons and key; what has room stays in the middle.
    aside = 1 / (TILE * 2**zoom) if zoom == fitting else 0.0
    middle_x = float(x[0] + x[1]) / 2 + aside * (right - left) / 2
    middle_y = float(y[0] + y[1]) / 2 + aside * (bottom - top) / 2
    return View(
        longitude=round((middle_x - 0.5) * 360, 4),
        latitude=round(_latitude(middle_y), 4),
        zoom=round(zoom, 3),
        width=width,
        height=height,
    )
