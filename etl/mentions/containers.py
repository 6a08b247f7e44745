"""Which name says where another lies: "City, Region", "City, northern Country", "Country's City"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.mentions.namesakes import is_listed
from etl.places import Candidate, Gazetteer, Toponym

_LEAST_INSIDE = 0.05  # of a name's uses, where the name is first an area like the container
# Where words stand between the two, a hamlet of the name somewhere in the container says nothing.
_LEAST_TOLD = 0.005
_DIRECT = re.compile(r"\s*,\s+|\s+\(|\s+")
_WAYS = (
    r"(?:(?:the|far|north|south|east|west|(?:north|south)[ -]?(?:east|west)|central|upper|lower|"
    r"north-?central|south-?central|rural|coastal|neighbou?ring)(?:ern)?\s+)"
)
_AREA_OF = (
    r"(?:(?:part\s+of|(?:province|state|region|republic|island|kingdom)\s+of)\s+(?:the\s+)?)?"
)
# "Kobani, northern Syria", "Sirte, on the coast of Libya", "Hama in Syria"
_TOLD = re.compile(
    rf"(?:,\s+(?:in\s+|on\s+|on\s+the\s+coast\s+of\s+|off\s+)?|\s+in\s+){_WAYS}{{0,3}}{_AREA_OF}",
    re.IGNORECASE,
)
# "Lebanon's Tripoli", "Libya's eastern port city of Derna"
_POSSESSED = re.compile(
    r"['’]s?\s+(?:(?:second|third|fourth|largest|biggest|main|major|southernmost|northernmost|capital|"
    rf"port|coastal|border|mining|oil|seaside|holy|historic|{_WAYS[3:-4]})[\s-]+){{0,4}}"
    r"(?:(?:city|town|village|port|province|state|region|resort|island|governorate)(?:\s+of|,)?\s+)?",
    re.IGNORECASE,
)
_LONGEST = 50  # characters between the two


def with_containers(text: str, found: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """The same toponyms, each with the index of the one beside it that says where it lies.

    Where words between the two say so ("Lebanon's Tripoli"), and not a mere comma, it is told there.

    Args:
        text: the article's.
        found: in its order.
        gazetteer: says which places lie in which.
    """
    linked = list(found)
    for at in range(len(found) - 2, -1, -1):
        inner, outer = found[at], found[at + 1]
        gap = text[inner.end : outer.start]
        if len(gap) > _LONGEST:
            continue
        if _POSSESSED.fullmatch(gap):
            if linked[at + 1].container is None and _tells(gazetteer, inner, outer):
                linked[at + 1] = replace(linked[at + 1], container=at, told_in=at)
            continue
        if len(gap) <= 3 and _DIRECT.fullmatch(gap):
            listed = _is_listed_further(text, found, at + 1, gazetteer)
            if _may_contain(gazetteer, outer.text, inner.text, listed=listed):
                linked[at] = replace(inner, container=at + 1)
        elif _TOLD.fullmatch(gap) and _tells(gazetteer, outer, inner):
            linked[at] = replace(inner, container=at + 1, told_in=at + 1)
    return linked


def _is_listed_further(
    text: str, found: Sequence[Toponym], outer: int, gazetteer: Gazetteer
) -> bool:
    """Whether a list goes on behind a name with another country or subdivision."""
    if outer + 1 >= len(found):
        return False
    further = found[outer + 1]
    candidates = gazetteer.candidates(further.text)
    is_area = bool(candidates) and candidates[0].place.kind != "city"
    return is_area and is_listed(text[found[outer].end : further.start])


def _tells(gazetteer: Gazetteer, outer: Toponym, inner: Toponym) -> bool:
    """Whether words between the two say that the inner one lies in the outer.

    The outer name is first a country's or a subdivision's, the inner first that of something
    smaller, and a place of the name that is worth speaking of lies there.
    """
    areas, candidates = gazetteer.candidates(outer.text), gazetteer.candidates(inner.text)
    if not areas or not candidates or areas[0].place.kind == "city":
        return False
    if candidates[0].place.kind == "country":
        return False
    area = areas[0].place
    return any(
        candidate.score >= _LEAST_TOLD and area.holds(candidate.place) for candidate in candidates
    )


def _may_contain(gazetteer: Gazetteer, outer: str, inner: str, *, listed: bool) -> bool:
    """Whether some place of the inner name lies in a country or subdivision of the outer one.

    Two countries or two provinces side by side are a list, whatever villages share their names;
    so is what goes on with a third (`listed`).
    """
    candidates = gazetteer.candidates(inner)
    areas = [c.place for c in gazetteer.candidates(outer) if c.place.kind != "city"]
    if not areas or not candidates:
        return False
    best = candidates[0].place
    countries = {area.country for area in areas if area.kind == "country"}
    provinces = [area for area in areas if area.kind in ("admin1", "area")]
    for candidate in candidates:
        place = candidate.place
        if place.kind == "country" or _is_by_the_way(candidate, best.kind, areas[0].kind, listed):
            continue
        if place.country in countries and (place.kind == "admin1" or best.kind != "country"):
            return True
        if any(area.holds(place) for area in provinces):
            return True
    return False


def _is_by_the_way(candidate: Candidate, inner: str, outer: str, listed: bool) -> bool:  # noqa: FBT001
    """Whether a city of the name is too small beside an area of the same kind, or in a list."""
    is_small = candidate.place.kind == "city" and candidate.score < _LEAST_INSIDE
    return is_small and (listed or inner == outer)
