"""Names side by side: lists of places, and places that only say where another one lies."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.places import Gazetteer
from etl.places.place import Place
from etl.reports.role import Role
from etl.reports.told_place import WIDTH, ToldPlace, contains

_AREA_NOUN = r"(?:departments?|provinces?|states?|regions?|governorates?|prefectures?)"
_LOCAL_NOUN = r"(?:cit(?:y|ies)|towns?|villages?|districts?|municipalit(?:y|ies)|count(?:y|ies)|union|upazilas?|jurisdiction|area)"
# What may stand between two members of one list: "Lima, Cusco and in the city of Tacna".
_LINK = re.compile(
    r"\s*(?:,|;|/|&|\band\b|\bor\b|\bas\s+well\s+as\b|\bplus\b|\band\s+also\b|[,;]\s*and\b|[,;]\s*or\b)\s*"
    r"(?:(?:also\s+)?(?:in|at|near)\s+)?(?:the\s+)?(?:(?:nearby|neighbou?ring|\w+ern|central)\s+)?"
    rf"(?:(?:{_LOCAL_NOUN}|{_AREA_NOUN}|port)\s+(?:of\s+)?)?[\"'“‘]?",
    re.IGNORECASE,
)
# A clause of its own: "in Douala; in Yaounde students rallied".
_STARTS_ANEW = re.compile(r";\s*(?:and\s+)?(?:in|at|near)\b", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"[\"'”’]?(?:\s+(?:{_LOCAL_NOUN}|{_AREA_NOUN})\b)?", re.IGNORECASE)
# What stands between a place and the one in which it lies: "Ambo, in the department of Huanuco".
_LIES_IN = re.compile(
    r"[\"'”’]?\s*(?:,\s*(?:(?:located|situated)\s+)?(?:in|of)?|in|of)\s*(?:the\s+)?"
    rf"(?:(?:[\w-]+\s+){{0,2}}?(?:{_AREA_NOUN}|districts?|municipality|county|city|capital|republic)\s+(?:of\s+)?)?"
    r"[\"'“‘]?",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"[\"'”’]?\s+(?:[\w-]+\s+)?(?:neighbou?rhoods?|quarters?|suburbs?|sectors?|sections?|boroughs?|barrios?|"
    r"colony|residential\s+area|housing\s+complex|area|districts?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\"'”’]?(?:\s+[\w-]+){0,2}?\s*[(\[]\s*(?:(?:coded\s+as|in)\s+)?(?:the\s+)?", re.IGNORECASE
)
_PART_KM = 60  # farther apart than this no city is a part of another
# Names that nobody recognised between two members: "Leeds, Xton, Yville and Ripon".
_UNREAD = re.compile(r"\s*,\s*(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\s*(?:,|,?\s*and|or)\s*){1,3}")
_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|among|etc|&)\b", re.IGNORECASE)
_IS_AREA = re.compile(rf"[\"'”’]?\s+{_AREA_NOUN}\b", re.IGNORECASE)
_ARE_AREAS = re.compile(r"[\"'”’]?\s+(?:departments|provinces|states|regions)\b", re.IGNORECASE)
_OF_AREA = re.compile(rf"{_AREA_NOUN}\s+of\b", re.IGNORECASE)


def join_lists(text: str, told: Sequence[ToldPlace], *, gazetteer: Gazetteer) -> list[ToldPlace]:
    """Give the members of a list one group and the role of its head; mark the containers.

    Args:
        text: the article.
        told: its names in text order, each a list of its own.
        gazetteer: for the area around a locality that it lacks.
    """
    places = [
        replace(one, place=area) if (area := _named_area(text, one, gazetteer)) else one
        for one in told
    ]
    head = 0  # the member that the next name could follow
    for at in range(1, len(places)):
        before, here = places[at - 1], places[at]
        if here.sentence != before.sentence or Role.DATELINE in (here.role, before.role):
            head = at
            continue
        between = text[before.span.end : here.span.start]
        leader = places[head]
        is_list = between.strip() == "," and _are_neighbours(leader, here)
        if not is_list and _is_container(between, head, at, places):
            places[at] = replace(here, role=Role.CONTAINER, group=leader.group)
            places[head] = _lying_in(leader, here.place, between, gazetteer=gazetteer)
            continue
        rest = _after_name(between)
        links = _LINK.fullmatch(rest) or _LINK.fullmatch(between) or _UNREAD.fullmatch(between)
        if links and not _STARTS_ANEW.search(between):
            role = leader.role if here.role in (Role.BARE, Role.OF, Role.PART) else here.role
            places[at] = replace(here, role=role, cue=here.cue or leader.cue, group=leader.group)
        head = at
    _part_pairs(text, places)
    _share_area_noun(text, places, gazetteer)
    return places


def area_of(place: Place, *, gazetteer: Gazetteer) -> Place:
    """The first-order subdivision around a city; the country where none is known."""
    if place.kind != "city":
        return place
    if place.admin1 is not None:
        for candidate in gazetteer.candidates(place.admin1):
            area = candidate.place
            if (
                area.kind == "admin1"
                and area.country == place.country
                and area.name == place.admin1
            ):
                return area
    return gazetteer.country(place.country)


def _lying_in(
    leader: ToldPlace, inside: Place | None, between: str, *, gazetteer: Gazetteer
) -> ToldPlace:
    """The head of a list, told more exactly by the place in which it lies."""
    if inside is None:
        return leader
    if _is_quarter(between, inside):
        detail = f"{leader.span.text} is a part of {inside.name}"
        return replace(leader, place=inside, detail=detail, is_unknown=False, confidence=0.85)
    if leader.place is None:
        area = area_of(inside, gazetteer=gazetteer) if leader.is_unknown else inside
        detail = f"{leader.span.text} is not in the gazetteer; it lies in {area.name}"
        return replace(leader, place=area, detail=detail, is_unknown=False, confidence=0.7)
    return leader


def _is_container(between: str, head: int, at: int, places: Sequence[ToldPlace]) -> bool:
    """Whether the name only says where the list's last member lies."""
    leader, before, here = places[head], places[at - 1], places[at]
    inside = before.role is Role.CONTAINER and ")" not in between and "]" not in between
    if leader.container == at or _OPENING.fullmatch(between) or (inside and between.strip() == ","):
        return True
    if here.place is not None and _is_quarter(between, here.place):
        return True
    lies_in = bool(between.strip()) and any(
        _LIES_IN.fullmatch(words) for words in (_after_name(between), between)
    )
    if leader.is_unknown:
        return lies_in
    if not lies_in or leader.place is None or here.place is None:
        return False
    if at > head + 1 and before.role is not Role.CONTAINER:
        return False
    return WIDTH[here.place.kind] > WIDTH[leader.place.kind] and contains(here.place, leader.place)


def _are_neighbours(one: ToldPlace, other: ToldPlace) -> bool:
    """Whether neither of two cities can be a part of the other: it is too far, or no smaller."""
    if one.place is None or other.place is None:
        return False
    if one.place.kind != "city" or other.place.kind != "city":
        return False
    is_far = one.place.km_to(other.place) > _PART_KM
    return is_far or one.place.population > other.place.population


def _is_quarter(between: str, around: Place) -> bool:
    """Whether the name before is a part of the city around it: "X neighborhood of Lima"."""
    quarter = _QUARTER.match(between)
    if quarter is None or around.kind != "city":
        return False
    return _LIES_IN.fullmatch(between[quarter.end() :]) is not None


def _after_name(between: str) -> str:
    """What follows the class noun of the name before: "Usulutan department, and"."""
    found = _AFTER_NAME.match(between)
    return between if found is None else between[found.end() :]


def _part_pairs(text: str, places: list[ToldPlace]) -> None:
    """Read "Miraflores, Lima" as one place in another, not as a list of two."""
    for at in range(1, len(places)):
        first, second = places[at - 1], places[at]
        if first.group != second.group or second.role is Role.CONTAINER:
            continue
        alone = at < 2 or places[at - 2].group != first.group
        last = at + 1 == len(places) or places[at + 1].group != first.group
        comma = text[first.span.end : second.span.start].strip() == ","
        if not (alone and last and comma) or _are_neighbours(first, second):
            continue
        if not _GOES_ON.match(text, second.span.end):
            places[at] = replace(second, role=Role.CONTAINER)


def _share_area_noun(text: str, places: list[ToldPlace], gazetteer: Gazetteer) -> None:
    """Let "Cuscatlan and Santa Ana departments" be departments both."""
    for at in range(len(places) - 1, 0, -1):
        if not _ARE_AREAS.match(text, places[at].span.end):
            continue
        for other in range(at):
            if places[other].group == places[at].group:
                area = _same_name_area(places[other], gazetteer)
                if area is not None:
                    places[other] = replace(places[other], place=area)


def _named_area(text: str, told: ToldPlace, gazetteer: Gazetteer) -> Place | None:
    """The subdivision, where the text says "X province" and a city X was chosen."""
    if _IS_AREA.match(text, told.span.end) or _OF_AREA.search(told.cue):
        return _same_name_area(told, gazetteer)
    return None


def _same_name_area(told: ToldPlace, gazetteer: Gazetteer) -> Place | None:
    if told.place is None or told.place.kind != "city":
        return None
    for candidate in gazetteer.candidates(told.span.text):
        if candidate.place.kind == "admin1" and candidate.place.country == told.place.country:
            return candidate.place
    return None
