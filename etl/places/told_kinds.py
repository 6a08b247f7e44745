"""What a name may mean where the text says of which kind it is: "Herat province", "the city of Qom"."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from etl.places.gazetteer import Candidate, Gazetteer, describe, is_city_of
from etl.places.names import normalise
from etl.places.query import rescaled
from etl.places.toponym import Toponym

_OFTEN = 0.01  # of a name's uses, from which an alternate name of a place counts as its name
# Of the letters of a city's name and of the subdivision around it, so many are the same where the
# press spells the one as it spells the other: Hodeidah and Al Hudaydah.
_ALIKE = 0.6


def candidates_of(
    toponym: Toponym, kinds: tuple[str, ...], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """What a name may mean: all of its places, or those of the kinds that the text allows.

    Another name that hardly anybody uses of a place does not count as its name there. A province
    that the gazetteer knows under another spelling is found by the city that it is named after.
    Where none is of such a kind the text's word says something else, and all count.

    Args:
        toponym: the name.
        kinds: that the text allows; any when there are none.
        gazetteer: where to look.
    """
    candidates = gazetteer.candidates(toponym.name)
    if not kinds:
        return candidates
    chosen = {
        one.place.geonameid: one
        for one in candidates
        if one.place.kind in kinds and (one.match != "alternate" or one.score >= _OFTEN)
    }
    if toponym.full:
        full = (one for one in gazetteer.candidates(toponym.full) if one.place.kind in kinds)
        chosen = {one.place.geonameid: one for one in full} | chosen
    if not chosen and {"admin1", "admin2"} <= set(kinds):
        chosen = {one.place.geonameid: one for one in _around(candidates, gazetteer)}
    ranked = sorted(chosen.values(), key=lambda one: (-one.place.population, one.place.geonameid))
    return rescaled(tuple(ranked)) if chosen else candidates


def _around(cities: tuple[Candidate, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The subdivisions around large cities of a name that are called nearly like them."""
    for city in cities:
        if city.place.kind != "city" or city.place.admin1 is None:
            continue
        key = normalise(city.place.admin1)
        if SequenceMatcher(None, normalise(city.place.name), key).ratio() < _ALIKE:
            continue
        for one in gazetteer.candidates(city.place.admin1):
            area = one.place
            if area.kind == "admin1" and is_city_of(city.place, area):
                yield Candidate(area, city.score, describe(area, one.match), one.match)
