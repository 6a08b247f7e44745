"""Places the names on the map: greedily, the most important first, none upon another.

The browser cannot do it: its own thinning looks only at anchors, and hides the largest cities.
So names are placed here for the fitted view and keep their offset in pixels when it is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.atlas import Point
from dashboard.views.viewport import Floats, View

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

_WIDE = frozenset("mwMWGOQ@%")
_NARROW = frozenset("iljtfrI.,'’|:; ()[]")
_GAP = 3.0  # pixels between a circle and its name


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place.

    Attributes:
        text: one or more lines. point: longitude and latitude in degrees.
        radius: of the circle at the point, in pixels; 0 for the middle of an area.
        size: of the letters, in pixels. kind: `city`, `area`, `country` or `land`.
        sides: where it may stand, the best first: names of `_offset`.
    """

    text: str
    point: Point
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
    wishes: Sequence[Wish], dots: Sequence[tuple[float, float, float]], view: View
) -> tuple[Label, ...]:
    """Give each wish the first of its sides that is free, in the order of the wishes.

    Args:
        wishes: the most important first; those that find no place are left out.
        dots: longitude, latitude (degrees) and radius (pixels) of each circle.
        view: the view that the names are placed for.
    """
    taken = np.array(dots, dtype=float).reshape(-1, 3)
    x, y = view.pixels(taken[:, 0], taken[:, 1])
    radii = taken[:, 2]
    board = _Board(np.column_stack((x - radii, y - radii, x + radii, y + radii)))
    points = np.array([wish.point for wish in wishes], dtype=float).reshape(-1, 2)
    wish_x, wish_y = view.pixels(points[:, 0], points[:, 1])
    placed = []
    for wish, px, py in zip(wishes, wish_x.tolist(), wish_y.tolist(), strict=True):
        own = _own_dot(taken, wish) if wish.radius else -1
        width = text_width(wish.text, wish.size)
        height = wish.size * 1.15 * (wish.text.count("\n") + 1)
        for side in wish.sides:
            anchor, dx, dy = _offset(side, wish.radius, (width, height))
            left = px + dx - {"middle": width / 2, "start": 0.0, "end": width}[anchor]
            top = py + dy - height / 2
            box = (left - 2, top - 1, left + width + 2, top + height + 1)
            if board.free(box, own):
                board.names.append(box)
                placed.append(Label(wish, anchor, (round(dx, 1), round(dy, 1))))
                break
    return tuple(placed)


def _own_dot(dots: Floats, wish: Wish) -> int:
    same = np.flatnonzero((dots[:, 0] == wish.point[0]) & (dots[:, 1] == wish.point[1]))
    return int(same[0]) if len(same) else -1


def _offset(side: str, radius: float, size: tuple[float, float]) -> tuple[str, float, float]:
    """Anchor, and offset of the name's middle line from the point."""
    away = radius + _GAP
    width, height = size
    return {
        "above": ("middle", 0.0, -away - height / 2),
        "below": ("middle", 0.0, away + height / 2),
        "right": ("start", away + 1, 0.0),
        "left": ("end", -away - 1, 0.0),
        "middle": ("middle", 0.0, 0.0),
        "lower": ("middle", 0.0, 1.3 * height + 8),
        "higher": ("middle", 0.0, -1.3 * height - 8),
        "far right": ("middle", 0.9 * width, 0.0),
    }[side]
