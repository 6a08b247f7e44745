"""What every part of the page is drawn from: one filter, one version, one theme."""

from dataclasses import dataclass

import pandas as pd

from dashboard.atlas import Atlas
from dashboard.filters import Filters, Names
from dashboard.pages.screen import Screen
from dashboard.query import Events, Totals
from dashboard.sidebar import plain


@dataclass(frozen=True, slots=True)
class Frame:
    """The filtered set and how it is to be shown.

    Attributes:
        events: the loaded store. filters: what passes. totals: counts of what passes.
        places: one row per place, as `query.by_place` gives them.
        names: labels of ids. atlas: shapes of the map.
        theme: `light` or `dark`. screen: the size of things.
    """

    events: Events
    filters: Filters
    totals: Totals
    places: pd.DataFrame
    names: Names
    atlas: Atlas
    theme: str
    screen: Screen

    @staticmethod
    def plain(label: str) -> str:
        """A label for a button, its signs of markup made harmless."""
        return plain(label)
