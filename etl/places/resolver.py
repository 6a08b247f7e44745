"""Chooses what each place name of an article means: one reading of the whole article.

Every candidate of every name gets a score, a weighted sum of what speaks for it; the scores of a
name become chances; the chances of all names are the context in which the scores are counted
again. One name has one sense in one article, and "none of these" is always a candidate.
"""

import math
from dataclasses import replace

from etl.places.context import Votes, count_votes
from etl.places.evidence import WEIGHTS, Name, Setting, context_features, own_features
from etl.places.gazetteer import Candidate, Gazetteer, is_city_of
from etl.places.names import normalise
from etl.places.toponym import PlaceHints, Resolution, Toponym

ROUNDS = 2  # a third changes nothing that is measured
MAX_CANDIDATES = 60
MAX_ALTERNATIVES = 5
LEAST = 0.3  # a place less likely than this is not named: a wrong dot is worse than none
_WEAK_CUES = ("", "of", "to", "from", "by", "between", "against", "over", "police", "authorities")
_NO_HINTS = PlaceHints()


def resolve_toponyms(
    toponyms: tuple[Toponym, ...], *, gazetteer: Gazetteer, hints: PlaceHints = _NO_HINTS
) -> tuple[Resolution, ...]:
    """What each toponym means, in the same order.

    Args:
        toponyms: all of one article, as `find_toponyms` gives them.
        gazetteer: where the candidates come from.
        hints: what else is known of the article.
    """
    names = group_names(toponyms, gazetteer)
    votes = read_names(names, Setting(hints.home_country, demonym_shares(hints, gazetteer)))
    resolved = [_NOWHERE] * len(toponyms)
    for number, name in enumerate(names):
        resolution = _decide(name, number, votes)
        for mention in name.mentions:
            resolved[mention] = resolution
    return tuple(resolved)


_NOWHERE = Resolution(None, 0.0, "a region of the world, or no place of the gazetteer")


def group_names(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> list[Name]:
    """The different names of an article with their candidates; world regions are left out."""
    lexicon = gazetteer.lexicon
    groups: dict[str, Name] = {}
    holding: set[str] = set()
    for at, toponym in enumerate(toponyms):
        key = normalise(toponym.text)
        if key in lexicon["region"]:
            continue
        name = groups.get(key)
        if name is None:
            candidates = gazetteer.candidates(toponym.text)[:MAX_CANDIDATES]
            if not candidates:
                continue
            name = groups[key] = Name(key, candidates)
            name.is_odd = any(
                key in lexicon.get(kind, ()) for kind in ("common", "first_name", "surname")
            )
        name.mentions.append(at)
        name.has_cue |= toponym.cue not in _WEAK_CUES
        name.has_dateline |= toponym.is_dateline
        if toponym.container is not None:
            name.containers.append(toponym.container)
            holding.add(normalise(toponyms[toponym.container].text))
    for key in holding & groups.keys():
        groups[key].holds = True
    return list(groups.values())


def read_names(names: list[Name], setting: Setting) -> Votes:
    """Gives every name the chances of its candidates; the votes that they add up to."""
    by_mention = {mention: name for name in names for mention in name.mentions}
    for name in names:
        name.own = own_features(name)
        name.chances = tuple(candidate.score for candidate in name.candidates)
    votes = _count(names)
    for _ in range(ROUNDS):
        for number, name in enumerate(names):
            outer = [by_mention[at] for at in name.containers if at in by_mention]
            scores = []
            for candidate, own in zip(name.candidates, name.own, strict=True):
                context = context_features(
                    candidate.place, number, votes=votes, outer=outer, setting=setting
                )
                scores.append(_weigh(own) + _weigh(context))
            _set_chances(name, scores)
        votes = _count(names)
    return votes


def _weigh(features: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in features.items() if value)


def _set_chances(name: Name, scores: list[float]) -> None:
    """Turns scores into chances beside "none of these", whose score is 0."""
    top = max(0.0, *scores)
    odds = [math.exp(score - top) for score in scores]
    none = math.exp(-top)
    total = sum(odds) + none
    name.chances = tuple(value / total for value in odds)
    name.none = none / total


def _count(names: list[Name]) -> Votes:
    return count_votes(
        (name.candidates, name.chances, 1.0 + 0.5 * math.log(len(name.mentions))) for name in names
    )


def demonym_shares(hints: PlaceHints, gazetteer: Gazetteer) -> dict[str, float]:
    """Country code -> share of the article's demonyms."""
    shares: dict[str, float] = {}
    for geonameid in hints.demonyms:
        code = gazetteer.place(geonameid).country
        shares[code] = shares.get(code, 0.0) + 1.0 / (len(hints.demonyms) + 1)
    return shares


def _decide(name: Name, number: int, votes: Votes) -> Resolution:
    """The most likely candidate, or none, with the reason and the runners-up."""
    merged = [
        replace(candidate, score=round(chance + _double_chance(candidate, name), 4))
        for candidate, chance in zip(name.candidates, name.chances, strict=True)
    ]
    ranked = sorted(merged, key=lambda candidate: -candidate.score)[: MAX_ALTERNATIVES + 1]
    best = ranked[0]
    if best.score < LEAST:
        detail = f"nothing speaks for {best.place.name} ({best.place.country}, {best.detail})"
        return Resolution(None, 0.0, detail, tuple(ranked[:MAX_ALTERNATIVES]))
    detail = _explain(name, best, number, votes)
    return Resolution(best.place, best.score, detail, tuple(ranked[1:]))


def _double_chance(city: Candidate, name: Name) -> float:
    """The chance of the subdivision of a city's own name around it: who means it means there."""
    if city.place.kind != "city" or city.match == "alternate" or name.holds:
        return 0.0
    return sum(
        chance
        for candidate, chance in zip(name.candidates, name.chances, strict=True)
        if candidate.place.kind == "admin1" and is_city_of(city.place, candidate.place)
    )


def _explain(name: Name, best: Candidate, number: int, votes: Votes) -> str:
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
