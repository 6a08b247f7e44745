"""How large a circle is, what it is filled with, and the key that explains it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.palette import type_mark
from dashboard.query import PlaceCount

_CODE_FROM = 11.0  # pixels of radius from which the two letters fit
_ALWAYS_FILLED = 5.0  # below it a ring could not be told from a dot
MANY = 800  # circles from which the map is drawn as the world: finer, with larger extremes
_COVERED = 0.13  # share of the map that all circles together may cover
_ONE_EVENT = 5.0  # pixels of radius that one event has at most
_PHONE = 600  # pixels of width below which circles are smaller


@dataclass(frozen=True, slots=True)
class Scale:
    """From events to pixels: `radius = factor * sqrt(n)`, never less than `least`."""

    factor: float
    least: float
    largest: float

    def radius(self, n_events: float) -> float:
        """Radius in pixels of a circle for a number of events."""
        return round(min(max(self.factor * math.sqrt(n_events), self.least), self.largest), 1)


def fit_scale(cities: Sequence[PlaceCount], *, width: int, height: int) -> Scale:
    """The scale for some cities on a canvas of some pixels.

    The largest circle has its fixed size, unless there are so many events that the circles
    together would cover the map: then all are drawn smaller. A few events are not blown up.
    """
    most = cities[0].n_events if cities else 1
    many = len(cities) > MANY
    largest = 17.0 if width < _PHONE else 30.0 if many else 24.0
    total = sum(city.n_events for city in cities) or 1
    covering = math.sqrt(_COVERED * width * height / (math.pi * total))
    factor = min(largest / math.sqrt(most), _ONE_EVENT, covering)
    return Scale(factor=factor, least=1.9 if many else 3.0, largest=largest)


@dataclass(frozen=True, slots=True)
class Circle:
    """A city as it is drawn.

    Attributes:
        place: with its events. radius: in pixels.
        drawn: the type whose colour fills it; empty for a hollow one.
        code: the two letters in it; empty where they do not fit or it is hollow.
    """

    place: PlaceCount
    radius: float
    drawn: str
    code: str


def circles_of(cities: Sequence[PlaceCount], scale: Scale) -> list[Circle]:
    """Size and fill of each city, in the order given."""
    circles = []
    for city in cities:
        radius = scale.radius(city.n_events)
        drawn = leading_type(city, radius)
        code = type_mark(drawn).code if drawn and radius >= _CODE_FROM else ""
        circles.append(Circle(city, radius, drawn, code))
    return circles


def leading_type(city: PlaceCount, radius: float) -> str:
    """The type with at least half of the events; none: empty, and the circle is hollow.

    Where the circle is too small for a ring to be seen, the commonest type has it.
    """
    leads = 2 * city.n_top >= city.n_events or radius < _ALWAYS_FILLED
    return city.top_type if leads else ""


def key_html(scale: Scale, most: int, *, hollow: bool, hatched: bool) -> str:
    """The key of the map as HTML: sizes, and the shapes that occur.

    Args:
        scale: the map's.
        most: events behind its largest circle.
        hollow: whether a circle without a leading type is drawn.
        hatched: whether a province is.
    """
    steps = [] if not most else _steps(scale, most)
    if not most and not hatched:
        return ""
    parts = ["Events"] if most else []
    for step in steps:
        size = 2 * scale.radius(step)
        parts.append(f'<i class="ring" style="width:{size}px;height:{size}px"></i> {step:,}')
    if hollow:
        parts.append('<i class="ring" style="width:11px;height:11px"></i> no type has half')
    if hatched:
        parts.append('<i class="hatch"></i> province only, no city named')
    entries = "".join(f"<span>{part}</span>" for part in parts)
    return f'<div class="key" aria-label="Key of the map">{entries}</div>'


def _steps(scale: Scale, most: int) -> list[int]:
    """Up to three numbers of events whose circles the key shows."""
    steps = [step for step in (1, 3, 10, 30, 200, 1500, 10_000, 50_000) if step <= most]
    if len(steps) > 3:
        steps = [steps[0], *steps[-2:]]
    least = [step for step in (1, 10, 30, 200) if scale.radius(step) > scale.least]
    if len(steps) == 3 and least and steps[0] < least[0] < steps[1]:
        steps[0] = least[0]  # the smaller ones are all drawn alike
    if most >= 2 * steps[-1] and len(steps) < 3:
        steps.append(most)
    return steps
