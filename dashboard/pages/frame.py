"""What every part of the page is drawn from: one filter, one version, one theme."""

from dataclasses import dataclass

from dashboard.atlas import Atlas
from dashboard.filter_words import Names
from dashboard.filters import Filters
from dashboard.pages.screen import Screen
from dashboard.query import Events, PlaceCount, Totals


@dataclass(frozen=True, slots=True)
class Frame:
    """The filtered set and how it is to be shown.

    Attributes:
        events: the loaded store. filters: what passes. totals: counts of what passes.
        places: where they are, most events first.
        names: labels of ids. atlas: shapes of the map.
        theme: `light` or `dark`. screen: the size of things.
    """

    events: Events
    filters: Filters
    totals: Totals
    places: tuple[PlaceCount, ...]
    names: Names
    atlas: Atlas
    theme: str
    screen: Screen
