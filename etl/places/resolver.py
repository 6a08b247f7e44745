"""Chooses what each place name of an article means: one reading of the whole article.

Every candidate of every name gets a score, a weighted sum of what speaks for it; the scores of a
name become chances; the chances of all names are the context in which the scores are counted
again. One name has one sense in one article, and "none of these" is always a candidate.
"""

import math
from dataclasses import dataclass, replace

from etl.places.context import Votes, count_votes
from etl.places.gazetteer import Candidate, Gazetteer
from etl.places.names import normalise
from etl.places.place import Place
from etl.places.toponym import PlaceHints, Resolution, Toponym

ROUNDS = 2
MAX_CANDIDATES = 60
MAX_ALTERNATIVES = 5
LEAST = 0.3  # a place less likely than this is not named: a wrong dot is worse than none
_NO_HINTS = PlaceHints()

# Weights of the features. One unit multiplies the odds against the other candidates by e.
WEIGHTS = {
    "size": 1.15,  # a tenfold number of people
    "country": 4.0,  # the name is a country's
    "admin1": 0.6,  # ... a first-order subdivision's
    "double": -2.5,  # a subdivision that has a large city of the same name
    "capital": 1.2,
    "alternate": -2.2,  # only an alternate name
    "inside": 6.0,  # lies in the place printed after it
    "outside": -5.0,  # does not
    "same_country": 3.0,  # times the share of the other names in its country
    "same_admin1": 4.0,
    "near": 2.5,
    "home": 1.5,
    "demonym": 2.0,
}
# Odds of "none of these": what the best candidate's score is held against.
NONE_SCORE = 3.6
CUE_SCORE = 1.0  # what a cue such as "in" adds to all candidates
COMMON_SCORE = -1.0  # what an ordinary word or a surname takes away


@dataclass(slots=True)
class _Name:
    """One different name of the article, with all its mentions."""

    key: str
    candidates: tuple[Candidate, ...]
    mentions: list[int]
    containers: list[int]
    prior: float
    chances: tuple[float, ...] = ()
    none: float = 0.0


def resolve_toponyms(
    toponyms: tuple[Toponym, ...], *, gazetteer: Gazetteer, hints: PlaceHints = _NO_HINTS
) -> tuple[Resolution, ...]:
    """What each toponym means, in the same order.

    Args:
        toponyms: all of one article, as `find_toponyms` gives them.
        gazetteer: where the candidates come from.
        hints: what else is known of the article.
    """
    names = _group(toponyms, gazetteer)
    demonyms = _demonym_shares(hints, gazetteer)
    for name in names:
        name.chances = tuple(candidate.score for candidate in name.candidates)
    by_mention = {mention: name for name in names for mention in name.mentions}
    votes = _count(names)
    for _ in range(ROUNDS):
        for number, name in enumerate(names):
            outer = [by_mention[at] for at in name.containers if at in by_mention]
            _score(name, number, votes=votes, outer=outer, extra=(hints.home_country, demonyms))
        votes = _count(names)
    resolved: list[Resolution] = [Resolution(None, 0.0, "a region of the world")] * len(toponyms)
    for number, name in enumerate(names):
        resolution = _decide(name, number, votes)
        for mention in name.mentions:
            resolved[mention] = resolution
    return tuple(resolved)


def _group(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> list[_Name]:
    """The different names; world regions are left out."""
    lexicon = gazetteer.lexicon
    groups: dict[str, _Name] = {}
    for at, toponym in enumerate(toponyms):
        key = normalise(toponym.text)
        if key in lexicon["region"]:
            continue
        name = groups.get(key)
        if name is None:
            candidates = gazetteer.candidates(toponym.text)[:MAX_CANDIDATES]
            if not candidates:
                continue
            odd = any(key in lexicon.get(kind, ()) for kind in ("common", "first_name", "surname"))
            name = groups[key] = _Name(key, candidates, [], [], COMMON_SCORE if odd else 0.0)
        name.mentions.append(at)
        if toponym.container is not None:
            name.containers.append(toponym.container)
        if toponym.cue and len(name.mentions) == 1:
            name.prior += CUE_SCORE
    return list(groups.values())


def _count(names: list[_Name]) -> Votes:
    return count_votes(
        (name.candidates, name.chances, 1.0 + 0.5 * math.log(len(name.mentions))) for name in names
    )


def _score(
    name: _Name,
    number: int,
    *,
    votes: Votes,
    outer: list[_Name],
    extra: tuple[str | None, dict[str, float]],
) -> None:
    """Counts the chances of one name's candidates in the context of the others."""
    home, demonyms = extra
    scores = []
    for candidate in name.candidates:
        place = candidate.place
        score = name.prior + _own_score(candidate, name.candidates)
        score += WEIGHTS["same_country"] * votes.country(place, number)
        score += WEIGHTS["same_admin1"] * votes.province(place, number)
        if place.kind == "city":
            score += WEIGHTS["near"] * votes.nearness(place, number)
        if outer:
            inside = any(_lies_in(place, other) for other in outer)
            score += WEIGHTS["inside"] if inside else WEIGHTS["outside"]
        if home == place.country:
            score += WEIGHTS["home"]
        score += WEIGHTS["demonym"] * demonyms.get(place.country, 0.0)
        scores.append(score)
    top = max(*scores, NONE_SCORE) if len(scores) > 1 else max(scores[0], NONE_SCORE)
    odds = [math.exp(score - top) for score in scores]
    none = math.exp(NONE_SCORE - top)
    total = sum(odds) + none
    name.chances = tuple(value / total for value in odds)
    name.none = none / total


def _own_score(candidate: Candidate, all_of_name: tuple[Candidate, ...]) -> float:
    """What a candidate is worth without any context."""
    place = candidate.place
    score = WEIGHTS["size"] * math.log10(place.population + 300)
    if place.kind == "country":
        score += WEIGHTS["country"]
    elif place.kind == "admin1":
        score += WEIGHTS["admin1"]
        if any(_is_city_of(other, candidate) for other in all_of_name[:10]):
            score += WEIGHTS["double"]
    if candidate.is_capital:
        score += WEIGHTS["capital"]
    if candidate.match == "alternate":
        score += WEIGHTS["alternate"]
    return score


def _is_city_of(city: Candidate, admin1: Candidate) -> bool:
    """Whether the candidate is a large city of the subdivision that has the same name."""
    place, area = city.place, admin1.place
    return (
        place.kind == "city"
        and place.country == area.country
        and place.admin1 == area.name
        and place.population * 20 >= area.population
    )


def _lies_in(place: Place, outer: _Name) -> bool:
    """Whether a place lies in a likely country or subdivision of the container's name."""
    for candidate, chance in zip(outer.candidates, outer.chances, strict=True):
        area = candidate.place
        if chance < 0.02 or area.kind == "city" or area.country != place.country:
            continue
        if area.kind == "country" or (place.kind == "city" and place.admin1 == area.name):
            return True
    return False


def _demonym_shares(hints: PlaceHints, gazetteer: Gazetteer) -> dict[str, float]:
    """Country code -> share of the article's demonyms."""
    shares: dict[str, float] = {}
    for geonameid in hints.demonyms:
        code = gazetteer.place(geonameid).country
        shares[code] = shares.get(code, 0.0) + 1.0 / (len(hints.demonyms) + 1)
    return shares


def _decide(name: _Name, number: int, votes: Votes) -> Resolution:
    """The most likely candidate, or none, with the reason and the runners-up."""
    order = sorted(range(len(name.candidates)), key=lambda at: -name.chances[at])
    ranked = [
        replace(name.candidates[at], score=round(name.chances[at], 4))
        for at in order[: MAX_ALTERNATIVES + 1]
    ]
    best = ranked[0]
    if best.score < LEAST:
        detail = f"nothing speaks for {best.place.name} ({best.place.country}, {best.detail})"
        return Resolution(None, 0.0, detail, tuple(ranked[:MAX_ALTERNATIVES]))
    detail = _explain(name, best, number, votes)
    return Resolution(best.place, best.score, detail, tuple(ranked[1:]))


def _explain(name: _Name, best: Candidate, number: int, votes: Votes) -> str:
    """Why this one, in words."""
    reasons = [best.detail]
    if len(name.candidates) == 1:
        reasons.append("the only place of this name")
    if name.containers:
        reasons.append("the place printed after it contains it")
    if votes.province(best.place, number) > 0.15:
        reasons.append(f"other names lie in {best.place.admin1}")
    elif votes.country(best.place, number) > 0.15:
        reasons.append(f"other names lie in {best.place.country}")
    if best.place.kind == "city" and votes.nearness(best.place, number) > 0.3:
        reasons.append("another name is close by")
    return "; ".join(reasons)
