"""The small map of one event: its place, and the other places that its name could mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import palette
from dashboard.atlas import Atlas
from dashboard.views import layers
from dashboard.views.labels import Wish, place_labels
from dashboard.views.viewport import fit_view

_CHOSEN, _OTHER = 8.0, 5.0  # pixels of radius
_COUNTRIES_URL = "app/static/basemap/countries.json"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place on the small map; degrees."""

    geonameid: int
    name: str
    longitude: float
    latitude: float
    note: str


def event_map(
    chosen: Candidate | None,
    others: Sequence[Candidate],
    atlas: Atlas,
    *,
    precision: str,
    theme: str,
    size: tuple[int, int],
) -> Any:
    """A deck: a filled dot for a city, the hatched shape of a province, rings for runners-up.

    Args:
        chosen: the event's place, or None when none is known.
        others: runner-up places.
        atlas: shapes of provinces.
        precision: of the event's place: only a `city` is a dot.
        theme: `light` or `dark`.
        size: width and height in pixels.
    """
    known = [*([chosen] if chosen else []), *others]
    points = [(one.longitude, one.latitude, 1.0) for one in known]
    view = fit_view(points, width=size[0], height=size[1])
    drawn = [
        layers.shapes(
            f"land-{theme}",
            _COUNTRIES_URL,
            fill=palette.FOCUS_LAND.rgb(theme),
            line=palette.BORDER.rgb(theme),
            width=0.8,
        )
    ]
    hatch = palette.AREA_LABEL.rgb(theme)
    province = atlas.provinces.get(chosen.geonameid) if chosen and precision == "admin1" else None
    if province is not None:
        shape = {"type": "Feature", "geometry": province.geometry, "properties": {"a": 120}}
        drawn.append(
            layers.hatched(
                f"area-{province.geonameid}-{theme}",
                [shape],
                colour=hatch,
                line=(*hatch, 200),
                metres_per_pixel=view.metres_per_pixel,
            )
        )
    rings = [_row(one, _OTHER) for one in others]
    if rings:
        drawn.append(layers.circles("others", rings, fill=None, line=hatch, width=1.4, picked=True))
    if chosen and precision == "city":
        accent = palette.ACCENT.rgb(theme)
        paper = palette.PAPER.rgb(theme)
        dot = [_row(chosen, _CHOSEN)]
        drawn.append(layers.circles("chosen", dot, fill=accent, line=paper, width=1.5, picked=True))
    wishes = [
        Wish(
            one.name,
            (one.longitude, one.latitude),
            _CHOSEN if one is chosen else _OTHER,
            12,
            "city",
        )
        for one in known
    ]
    dots = [(one.longitude, one.latitude, _CHOSEN if one is chosen else _OTHER) for one in known]
    names = [
        {
            "p": list(label.wish.point),
            "t": label.wish.text,
            "a": label.anchor,
            "o": list(label.offset),
        }
        for label in place_labels(wishes, dots, view)
    ]
    if names:
        drawn.append(layers.texts("names", names, size=12, colour=palette.CITY_LABEL.rgb(theme)))
    return layers.deck(drawn, longitude=view.longitude, latitude=view.latitude, zoom=view.zoom)


def _row(one: Candidate, radius: float) -> dict[str, Any]:
    return {
        "id": one.geonameid,
        "p": [one.longitude, one.latitude],
        "r": radius,
        "tip": f"{one.name}: {one.note}",
    }
