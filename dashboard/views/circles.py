"""How large a circle is, what it is filled with, and the key that explains it."""

import math
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.palette import TYPE_MARKS

HOLLOW = -1
_CODE_FROM = 11.0  # pixels of radius from which the two letters fit
_ALWAYS_FILLED = 5.0  # below it a ring could not be told from a dot
_MANY = 800  # circles from which the map is drawn as the world: finer, with larger extremes
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


def fit_scale(most: int, n_circles: int, width: int) -> Scale:
    """The scale for a map whose largest circle stands for `most` events."""
    many = n_circles > _MANY
    largest = 17.0 if width < _PHONE else 30.0 if many else 24.0
    least = 1.9 if many else 3.0
    # A few events are not blown up: one alone gets 5 pixels.
    factor = min(largest / math.sqrt(max(most, 1)), 5.0)
    return Scale(factor=factor, least=least, largest=largest)


def drawn_types(places: pd.DataFrame, radii: list[float]) -> list[str]:
    """The type whose colour fills each circle; empty for a hollow one.

    The type with at least half of the events, else none; the commonest where the circle is too
    small for a ring to be seen.
    """
    return [
        top if 2 * n_top >= n_events or radius < _ALWAYS_FILLED else ""
        for top, n_top, n_events, radius in zip(
            places["top_type"], places["n_top"], places["n_events"], radii, strict=True
        )
    ]


def code_for(event_type: str, radius: float) -> str:
    """The two letters in a circle; empty where they do not fit or it is hollow."""
    if not event_type or radius < _CODE_FROM:
        return ""
    known = TYPE_MARKS.get(event_type)
    return known.code if known else event_type[:2].capitalize()


def key_html(scale: Scale, most: int, *, hollow: bool, hatched: bool) -> str:
    """The key of the map as HTML: sizes, and the shapes that occur.

    Args:
        scale: the map's. most: events behind its largest circle.
        hollow: whether a circle without a leading type is drawn. hatched: whether a province is.
    """
    steps = [step for step in (1, 3, 10, 30, 200, 1500, 10_000, 50_000) if step <= most]
    steps = [1] if not steps else [steps[0], *steps[1:][-2:]] if len(steps) > 3 else steps
    if len(steps) == 3 and steps[0] == 1 and scale.factor < scale.least:
        steps[0] = 10 if steps[1] > 10 else 1
    parts = ["Events"]
    for step in steps:
        size = 2 * scale.radius(step)
        parts.append(f'<i class="ring" style="width:{size}px;height:{size}px"></i> {step:,}')
    if hollow:
        parts.append('<i class="ring" style="width:11px;height:11px"></i> no type has half')
    if hatched:
        parts.append('<i class="hatch"></i> province only, no city named')
    entries = "".join(f"<span>{part}</span>" for part in parts)
    return f'<div class="key" aria-label="{escape("Key of the map")}">{entries}</div>'
