"""Places the names on the map: greedily, the most important first, none upon another.

The browser cannot do it: its own thinning looks only at anchors, and hides the largest cities.
So names are placed here, for one zoom after the other (`dashboard.views.tiers`).
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.atlas import Point
from dashboard.views.viewport import View

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

_WIDE = frozenset("mwMWGOQ@%")
_NARROW = frozenset("iljtfrI.,'’|:; ()[]")
_GAP = 3.0  # pixels between a circle and its name
_CELL = 64.0  # pixels of the grid by which neighbours are found
_NOBODY = -1  # owns no circle


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
    """What is taken: boxes of circles and of the names placed so far, found by the cell they touch.

    A box has an owner: the number of its circle; a name may lie on its own circle's box.
    """

    cells: dict[tuple[int, int], list[tuple[Box, int]]] = field(default_factory=dict)

    def free(self, box: Box, own: int = _NOBODY) -> bool:
        """Whether nothing but the owner's circle is there."""
        return not any(
            other[0] < box[2]
            and other[2] > box[0]
            and other[1] < box[3]
            and other[3] > box[1]
            and owner != own
            for cell in _cells(box)
            for other, owner in self.cells.get(cell, ())
        )

    def take(self, box: Box, owner: int = _NOBODY - 1) -> None:
        """Nothing else may stand here from now on."""
        for cell in _cells(box):
            self.cells.setdefault(cell, []).append((box, owner))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (math.floor(edge / _CELL) for edge in box)
    return itertools.product(range(left, right + 1), range(top, bottom + 1))


def text_width(text: str, size: float) -> float:
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
    wishes: Sequence[Wish],
    dots: Sequence[tuple[float, float, float]],
    *views: View,
    apart: float = 0.0,
) -> tuple[Label, ...]:
    """Give each wish the first of its sides that is free, in the order of the wishes.

    Args:
        wishes: the most important first; those that find no place are left out.
        dots: longitude, latitude (degrees) and radius (pixels) of each circle.
        views: what the names are placed for: a place must be free in each of them.
        apart: pixels that two names keep between them: more makes a calmer map.
    """
    boards = [_Board() for _ in views]
    taken = np.array(dots, dtype=float).reshape(-1, 3)
    points = np.array([wish.point for wish in wishes], dtype=float).reshape(-1, 2)
    seen = []  # of each wish, where it is in each view
    for board, view in zip(boards, views, strict=True):
        x, y = view.pixels(taken[:, 0], taken[:, 1])
        for number, (px, py, radius) in enumerate(np.column_stack((x, y, taken[:, 2])).tolist()):
            board.take((px - radius, py - radius, px + radius, py + radius), number)
        seen.append(np.column_stack(view.pixels(points[:, 0], points[:, 1])).tolist())
    owners = {dot[:2]: number for number, dot in enumerate(dots)}
    placed = []
    for wish, *where in zip(wishes, *seen, strict=True):
        own = owners.get(wish.point, _NOBODY) if wish.radius else _NOBODY
        width = text_width(wish.text, wish.size)
        height = wish.size * 1.15 * (wish.text.count("\n") + 1)
        for side in wish.sides:
            anchor, dx, dy = _offset(side, wish.radius, (width, height))
            left = dx - {"middle": width / 2, "start": 0.0, "end": width}[anchor] - 2
            top = dy - height / 2 - 1
            shape = (left, top, left + width + 4, top + height + 2)
            if all(
                board.free(_moved(shape, *point), own)
                for board, point in zip(boards, where, strict=True)
            ):
                kept = (left - apart, top - apart / 2, shape[2] + apart, shape[3] + apart / 2)
                for board, point in zip(boards, where, strict=True):
                    board.take(_moved(kept, *point))
                placed.append(Label(wish, anchor, (round(dx, 1), round(dy, 1))))
                break
    return tuple(placed)


def _moved(box: Box, x: float, y: float) -> Box:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


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
        "beside": ("middle", 0.6 * width + 12, 0.0),
        "before": ("middle", -0.6 * width - 12, 0.0),
    }[side]
