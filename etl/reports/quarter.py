"""Quarters that bear the name of a town elsewhere: "a bomb in the San Miguelito neighborhood".

The gazetteer knows towns and hardly any quarter, so that the name of a quarter finds a town in
another province. The city that was told last is where the quarter lies.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.reports.role import Role
from etl.reports.told_place import ToldPlace

_IS_QUARTER = re.compile(
    r"[\"'”’]?\s+(?:residential\s+|working-class\s+|poor\s+)?(?:neighbou?rhoods?|quarters?|barrios?|"
    r"colony|slums?|housing\s+(?:complex|estate|project)|residential\s+area|suburbs?)\b",
    re.IGNORECASE,
)
# Words for a quarter and for a wider land alike; they count where the town lies in another country.
_MAY_BE = re.compile(r"[\"'”’]?\s+(?:districts?|sectors?|sections?|area)\b", re.IGNORECASE)
_QUARTER_OF = re.compile(r"\b(?:neighbou?rhoods?|quarters?|barrios?|slums?)\s+of$")
# Roles in which a city has been where the story was.
_STAYS = frozenset({Role.AT, Role.OBJECT, Role.PART, Role.DATELINE, Role.CONTAINER})
_NEAR_KM = 30  # a town so near may well be the quarter itself, and its own dot is better
_BACK = 8  # names before it that may be its city
_SURE = 0.6  # that the quarter lies in the city that was told last


def settle_quarters(text: str, told: Sequence[ToldPlace]) -> list[ToldPlace]:
    """The names with the quarters among them read as parts of the city told before.

    Args:
        text: the article.
        told: its names in text order, the lists joined.
    """
    places = list(told)
    for at, one in enumerate(places):
        if one.place is None or one.place.kind != "city" or one.role is Role.CONTAINER:
            continue
        if any(other.role is Role.CONTAINER for other in places[at + 1 : at + 2]):
            continue
        city = _city_before(places[max(0, at - _BACK) : at])
        if city is None or not _is_quarter_of(city, one, text) or _is_near(one, city):
            continue
        detail = f"{one.span.text} is a quarter; {city.span.text} was told last"
        places[at] = replace(
            one, place=city.place, confidence=_SURE * city.confidence, detail=detail
        )
    return places


def _is_quarter_of(city: ToldPlace, one: ToldPlace, text: str) -> bool:
    """Whether the words beside a name call it a part of a city."""
    if _IS_QUARTER.match(text, one.span.end) or _QUARTER_OF.search(one.cue):
        return True
    if city.place is None or one.place is None or city.place.country == one.place.country:
        return False
    return _MAY_BE.match(text, one.span.end) is not None


def _city_before(told: Sequence[ToldPlace]) -> ToldPlace | None:
    for one in reversed(told):
        if one.place is not None and one.place.kind == "city" and one.role in _STAYS:
            return one
    return None


def _is_near(one: ToldPlace, city: ToldPlace) -> bool:
    if one.place is None or city.place is None:
        return True
    return one.place.km_to(city.place) < _NEAR_KM
