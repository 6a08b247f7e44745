"""Places the names on the map: greedily, the most important first, none upon another.

The browser cannot do it: its own thinning looks only at anchors, and hides the largest cities.
So names are placed here for the fitted view and keep their offset in pixels when it is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.views.viewport import Floats, View

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

_WIDE = frozenset("mwMWGOQ@%")
_NARROW = frozenset("iljtfrI.,'’|:; ()[]")
_GAP = 3.0  # pixels between a circle and its name


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place.

    Attributes:
        text: one or more lines. longitude, latitude: of its point, in degrees.
        radius: of the circle at the point, in pixels; 0 for the middle of an area.
        size: of the letters, in pixels. kind: `city`, `area`, `country` or `land`.
        sides: where it may stand, the best first: above, right, left, below, middle.
    """

    text: str
    longitude: float
    latitude: float
    radius: float
    size: int
    kind: str
    sides: tuple[str, ...] = ("above", "right", "left", "below")


@dataclass(frozen=True, slots=True)
class Label:
    """A name that got a place: its anchor and its offset from the point, in pixels."""

    wish: Wish
    anchor: str
    offset: tuple[float, float]


@dataclass(slots=True)
class _Board:
    """What is taken: boxes of circles and of the names placed so far."""

    boxes: Floats
    names: list[Box] = field(default_factory=list)

    def free(self, box: Box, own: int) -> bool:
        boxes = self.boxes
        if len(boxes):
            hit = (
                (boxes[:, 0] < box[2])
                & (boxes[:, 2] > box[0])
                & (boxes[:, 1] < box[3])
                & (boxes[:, 3] > box[1])
            )
            if own >= 0:
                hit[own] = False
            if bool(hit.any()):
                return False
        return not any(
            other[0] < box[2] and other[2] > box[0] and other[1] < box[3] and other[3] > box[1]
            for other in self.names
        )


def text_width(text: str, size: int) -> float:
    """The width of the longest line in pixels, near enough: the true font is in the browser."""
    return max(
        sum(
            0.3
            if letter in _NARROW
            else 0.86
            if letter in _WIDE
            else 0.66
            if letter.isupper() or ord(letter) > 0x2E80
            else 0.55
            for letter in line
        )
        * size
        for line in text.split("\n")
    )


def place_labels(
    wishes: Sequence[Wish], dots: tuple[Floats, Floats, Floats], view: View
) -> tuple[Label, ...]:
    """Give each wish the first of its sides that is free, in the order of the wishes.

    Args:
        wishes: the most important first; those that find no place are left out.
        dots: longitudes, latitudes (degrees) and radii (pixels) of all circles.
        view: the view that the names are placed for.
    """
    longitudes, latitudes, radii = dots
    x, y = view.pixels(longitudes, latitudes)
    board = _Board(np.column_stack((x - radii, y - radii, x + radii, y + radii)))
    placed = []
    for wish in wishes:
        point_x, point_y = view.pixels(np.array([wish.longitude]), np.array([wish.latitude]))
        px, py = float(point_x[0]), float(point_y[0])
        own = _own_dot(longitudes, latitudes, wish) if wish.radius else -1
        width, height = text_width(wish.text, wish.size), wish.size * 1.15
        height *= wish.text.count("\n") + 1
        for side in wish.sides:
            anchor, dx, dy = _offset(side, wish.radius, height)
            left = px + dx - {"middle": width / 2, "start": 0.0, "end": width}[anchor]
            top = py + dy - height / 2
            box = (left - 2, top - 1, left + width + 2, top + height + 1)
            if board.free(box, own):
                board.names.append(box)
                placed.append(Label(wish, anchor, (round(dx, 1), round(dy, 1))))
                break
    return tuple(placed)


def _own_dot(longitudes: Floats, latitudes: Floats, wish: Wish) -> int:
    same = np.flatnonzero((longitudes == wish.longitude) & (latitudes == wish.latitude))
    return int(same[0]) if len(same) else -1


def _offset(side: str, radius: float, height: float) -> tuple[str, float, float]:
    """Anchor, and offset of the name's middle line from the point."""
    away = radius + _GAP
    return {
        "above": ("middle", 0.0, -away - height / 2),
        "below": ("middle", 0.0, away + height / 2),
        "right": ("start", away + 1, 0.0),
        "left": ("end", -away - 1, 0.0),
        "middle": ("middle", 0.0, 0.0),
    }[side]
