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
        The same kind of geometry, its corners rounded by no more than a tenth of the tolerance. Of
        several parts those are left out that are smaller than the tolerance, never the largest;
        a ring that would vanish keeps a triangle, so that the smallest province stays on the map.
    """
    if tolerance <= 0:
        return dict(geometry)
    digits = max(0, math.ceil(math.log10(5 / tolerance)))  # off by a tenth of it at most
    if geometry["type"] == "Polygon":
        rings = geometry["coordinates"]
        coordinates: Any = [_ring(ring, tolerance, digits) for ring in rings]
    else:
        coordinates = [
            [_ring(ring, tolerance, digits) for ring in polygon]
            for polygon in _seen(geometry["coordinates"], tolerance)
        ]
    return {"type": geometry["type"], "coordinates": coordinates}


def _seen(polygons: Sequence[Sequence[Ring]], tolerance: float) -> list[Sequence[Ring]]:
    """The parts that are larger than a tolerance, and the largest whatever its size."""
    sizes = [_size(polygon[0]) for polygon in polygons]
    most = max(sizes)
    return [
        polygon
        for polygon, size in zip(polygons, sizes, strict=True)
        if size >= tolerance or size == most
    ]


def _size(ring: Ring) -> float:
    """Of the longer side of the box around a ring, in degrees."""
    return max(
        max(point[axis] for point in ring) - min(point[axis] for point in ring) for axis in (0, 1)
    )


def _ring(ring: Ring, tolerance: float, digits: int) -> list[Sequence[float]]:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if math.dist(point, kept[-1]) >= tolerance:
            kept.append(point)
    if len(kept) < 3:
        third = max(len(ring) // 3, 1)
        kept = list(
            dict.fromkeys(tuple(ring[n]) for n in (0, third, min(2 * third, len(ring) - 2)))
        )
        digits = max(digits, 3)
    rounded = [[round(x, digits), round(y, digits)] for x, y in kept]
    return [*rounded, rounded[0]]


def n_points(geometry: Mapping[str, Any]) -> int:
    """How many corners a shape has."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return sum(len(ring) for polygon in polygons for ring in polygon)
