"""Shapes of provinces, no finer than the screen can show."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

Ring = Sequence[Sequence[float]]


def coarse(geometry: Mapping[str, Any], tolerance: float) -> dict[str, Any]:
    """A polygon without the corners that lie nearer than a tolerance to the one before.

    Args:
        geometry: a GeoJSON Polygon or MultiPolygon.
        tolerance: in degrees; 0 leaves everything.

    Returns:
        The same kind of geometry. A ring that would vanish keeps a triangle of its corners, so
        that the smallest province stays on the map.
    """
    if tolerance <= 0:
        return dict(geometry)
    if geometry["type"] == "Polygon":
        coordinates: Any = [_ring(ring, tolerance) for ring in geometry["coordinates"]]
    else:
        coordinates = [
            [_ring(ring, tolerance) for ring in polygon] for polygon in geometry["coordinates"]
        ]
    return {"type": geometry["type"], "coordinates": coordinates}


def _ring(ring: Ring, tolerance: float) -> list[Sequence[float]]:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if math.dist(point, kept[-1]) >= tolerance:
            kept.append(point)
    if len(kept) < 3:
        third = max(len(ring) // 3, 1)
        kept = list(
            dict.fromkeys(tuple(ring[n]) for n in (0, third, min(2 * third, len(ring) - 2)))
        )
    return [*kept, kept[0]]


def n_points(geometry: Mapping[str, Any]) -> int:
    """How many corners a shape has."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return sum(len(ring) for polygon in polygons for ring in polygon)
