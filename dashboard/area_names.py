"""Names of counties and regions, of which the event table keeps only the province around them."""

from collections.abc import Iterable
from pathlib import Path

from etl.errors import DatelineError, GazetteerMissing
from etl.places import Gazetteer, Place


def area_names(gazetteer: Path, geonameids: Iterable[int]) -> dict[int, str]:
    """Id -> name of the places that are a county, a district or a region and no province.

    `Orange County`, `Kent (district)`, `Java (region)`. Nothing without a built gazetteer.

    Args:
        gazetteer: its directory.
        geonameids: of places known to the province only.
    """
    try:
        opened = Gazetteer.open(gazetteer)
    except GazetteerMissing:
        return {}
    found = {}
    for geonameid in geonameids:
        try:
            place = opened.place(geonameid)
        except (KeyError, DatelineError):
            continue
        if place.kind in _WORDS:
            found[geonameid] = _named(place)
    return found


_WORDS = {"admin2": "district", "area": "region"}


def _named(place: Place) -> str:
    word = _WORDS[place.kind]
    says_so = place.kind == "admin2" and " " in place.name
    return place.name if says_so else f"{place.name} ({word})"
