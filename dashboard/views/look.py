"""How the map is drawn."""

from dataclasses import dataclass

from dashboard.views.viewport import View


@dataclass(frozen=True, slots=True)
class MapLook:
    """How the map is drawn.

    Attributes:
        theme: `light` or `dark`. view: where it looks first, and what names are placed for.
        chosen: GeoNames id of the place whose panel is open, or None.
        salt: changes with the filter and after each click: it goes into the ids of the layers
            that can be clicked, so that a selection by row number never outlives its rows.
        circles_url, areas_url: where many rows are fetched; empty: they go with the map.
        names_url: where the names are fetched, with `{z}`, `{x}` and `{y}`; empty: none are drawn.
        first_zoom: where their first tier begins.
    """

    theme: str
    view: View
    chosen: int | None = None
    salt: str = ""
    circles_url: str = ""
    areas_url: str = ""
    names_url: str = ""
    first_zoom: float = 0.0
