"""Chooses what each place name of an article means: one reading of the whole article.

A trained model scores every candidate of every name by what speaks for it; the scores of a name
become chances; the chances of all names are the context in which the candidates are scored again.
A name has one sense in one article unless the text says where each lies ("Paris, Texas" and
"Paris, France"), and "none of these" is always a candidate.
"""

import math
from dataclasses import replace
from difflib import SequenceMatcher

import numpy as np

from etl.places.context import Votes, count_votes
from etl.places.evidence import (
    FEATURES,
    HOME_AT,
    HOMELESS,
    Name,
    Setting,
    context_features,
    own_features,
)
from etl.places.explain import explain, explain_nothing
from etl.places.gazetteer import Candidate, Gazetteer, is_city_of
from etl.places.model import Numbers, ResolverModel, open_model
from etl.places.names import normalise
from etl.places.place import Place
from etl.places.profile import OutletProfile
from etl.places.told_in import weigh_appositions
from etl.places.told_kinds import candidates_of
from etl.places.toponym import PlaceHints, Resolution, Toponym

ROUNDS = 2  # a third changes nothing that is measured
MAX_CANDIDATES = 60
MAX_ALTERNATIVES = 5
# A place less likely than this is not named: a wrong dot is worse than none. From here on a place is
# as likely right as it says (docs/places.md), and lowering it to 0.3 costs four points of precision
# in local news for one of recall.
LEAST = 0.4
# A village of fewer people that is named alone, with nothing around it that speaks for it, may be any
# of the places that no gazetteer lists: it must be this sure.
LEAST_LONELY, LONELY_VILLAGE = 0.8, 5000
# Of the letters of an area's name and of a city in it, so many are the same where it is one name in
# two spellings.
_ALIKE = 0.8
_WEAK_CUES = ("", "of", "to", "from", "by", "between", "against", "over", "police", "authorities")
_COMPANY = ("names", "inside", "demonym", "home_known")
_NO_HINTS = PlaceHints()
_NOWHERE = Resolution(None, 0.0, "a region of the world, or no place of the gazetteer")


def resolve_toponyms(
    toponyms: tuple[Toponym, ...],
    *,
    gazetteer: Gazetteer,
    hints: PlaceHints = _NO_HINTS,
    model: ResolverModel | None = None,
) -> tuple[Resolution, ...]:
    """What each toponym means, in the same order.

    Args:
        toponyms: all of one article, as `find_toponyms` gives them.
        gazetteer: where the candidates come from.
        hints: what else is known of the article.
        model: another than the one in `data/models`.

    Raises:
        ModelError: the weights cannot be read.
    """
    model = open_model() if model is None else model
    names = group_names(toponyms, gazetteer)
    setting = Setting(demonym_shares(hints, gazetteer), hints.profile)
    read_names(names, setting, model)
    weigh_appositions(names, toponyms)
    resolved = [_NOWHERE] * len(toponyms)
    for name in names:
        resolution = _decide(name, profile=hints.profile, model=model)
        for mention in name.mentions:
            resolved[mention] = resolution
    return tuple(resolved)


def group_names(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> list[Name]:
    """The different names of an article with their candidates; world regions are left out.

    The same name printed with containers of which none holds the other is two names; where it
    stands alone it is the one that was told first.
    """
    lexicon = gazetteer.lexicon
    groups: dict[tuple[str, str, tuple[str, ...]], Name] = {}
    senses: dict[str, list[str]] = {}
    holding: set[str] = set()
    # Where the text says once that a name is a city's, it is one where the text says nothing.
    cities = {normalise(one.name): one.kinds for one in toponyms if one.kinds == ("city",)}
    order = sorted(range(len(toponyms)), key=lambda at: (toponyms[at].container is None, at))
    for at in order:
        toponym = toponyms[at]
        key = normalise(toponym.name)
        if key in lexicon["region"]:
            continue
        kinds = toponym.kinds or cities.get(key, ())
        candidates = candidates_of(toponym, kinds, gazetteer)[:MAX_CANDIDATES]
        if not candidates:
            continue
        outer = None if toponym.container is None else toponyms[toponym.container].name
        sense = _sense(candidates, outer, senses.setdefault(key, []), gazetteer)
        group = key, sense, kinds
        name = groups.get(group)
        if name is None:
            name = groups[group] = Name(key, candidates)
            name.is_odd = any(
                key in lexicon.get(kind, ()) for kind in ("common", "first_name", "surname")
            )
        name.mentions.append(at)
        name.has_cue |= toponym.cue not in _WEAK_CUES
        name.has_dateline |= toponym.is_dateline
        if toponym.container is not None:
            name.containers.append(toponym.container)
            holding.add(normalise(toponyms[toponym.container].name))
    for (key, _, _), name in groups.items():
        name.holds = key in holding
    return sorted(groups.values(), key=lambda name: min(name.mentions))


def _sense(
    candidates: tuple[Candidate, ...], outer: str | None, senses: list[str], gazetteer: Gazetteer
) -> str:
    """The container that tells this sense of a name from another; a new one is added."""
    if outer is None:
        return senses[0] if senses else ""
    mine = _inside(candidates, outer, gazetteer)
    for sense in senses:
        theirs = _inside(candidates, sense, gazetteer)
        if not mine or not theirs or mine & theirs:
            return sense
    senses.append(outer)
    return outer


def _inside(candidates: tuple[Candidate, ...], outer: str, gazetteer: Gazetteer) -> set[int]:
    """Ids of the candidates that lie in a country or subdivision of that name."""
    areas = [c.place for c in gazetteer.candidates(outer) if c.place.kind != "city"]
    return {
        c.place.geonameid
        for c in candidates
        for area in areas
        if area.geonameid == c.place.geonameid or area.holds(c.place)
    }


def read_names(names: list[Name], setting: Setting, model: ResolverModel) -> Votes:
    """Gives every name the chances of its candidates; the votes that they add up to."""
    if not names:
        return _count(names)
    by_mention = {mention: name for name in names for mention in name.mentions}
    for name in names:
        name.own = own_features(name, setting)
        name.chances = tuple(candidate.score for candidate in name.candidates)
    votes = _count(names)
    for turn in range(ROUNDS):
        rows: list[list[float]] = []
        for number, name in enumerate(names):
            name.rows = rows_of(name, number, votes=votes, by_mention=by_mention, setting=setting)
            rows += name.rows
        _set_chances(names, np.array(rows), model, setting=setting, is_last=turn == ROUNDS - 1)
        votes = _count(names)
    return votes


def rows_of(
    name: Name, number: int, *, votes: Votes, by_mention: dict[int, Name], setting: Setting
) -> list[list[float]]:
    """The features of each candidate of a name, in the order of `FEATURES`."""
    outer = [by_mention[at] for at in name.containers if at in by_mention]
    return [
        own + context_features(candidate.place, number, votes=votes, outer=outer, setting=setting)
        for candidate, own in zip(name.candidates, name.own, strict=True)
    ]


def _set_chances(
    names: list[Name], rows: Numbers, model: ResolverModel, *, setting: Setting, is_last: bool
) -> None:
    """Scores all candidates; in the last round also as if nothing were known of the outlet."""
    scores = model.scores(rows)
    homeless = scores
    if is_last and setting.profile is not None:
        rows = rows.copy()
        rows[:, HOME_AT : HOME_AT + len(HOMELESS)] = HOMELESS
        homeless = model.scores(rows)
    at = 0
    for name in names:
        end = at + len(name.candidates)
        name.chances, name.none = chances_of(scores[at:end].tolist())
        if is_last:
            name.homeless = chances_of(homeless[at:end].tolist())[0]
        at = end


def chances_of(scores: list[float]) -> tuple[tuple[float, ...], float]:
    """The candidates' chances, and that of "none of these", whose score is 0."""
    top = max(0.0, *scores)
    odds = [math.exp(score - top) for score in scores]
    none = math.exp(-top)
    total = sum(odds) + none
    return tuple(value / total for value in odds), none / total


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


def _decide(name: Name, *, profile: OutletProfile | None, model: ResolverModel) -> Resolution:
    """The most likely candidate, or none, with the reason and the runners-up."""
    ranked = sorted(
        (
            (chance + double_chance(at, name) + respelled_chance(at, name), at, candidate)
            for at, (candidate, chance) in enumerate(
                zip(name.candidates, name.chances, strict=True)
            )
        ),
        key=lambda row: (-row[0], row[1]),
    )[: MAX_ALTERNATIVES + 1]
    chance, at, best = ranked[0]
    confidence = round(model.calibration.confidence(chance), 4)
    scale = confidence / chance if chance else 0.0
    listed = tuple(replace(one, score=round(scale * share, 4)) for share, _, one in ranked)
    if confidence < (LEAST_LONELY if _is_lonely(best.place, name.rows[at]) else LEAST):
        detail = explain_nothing(name, best, confidence)
        return Resolution(None, 0.0, detail, listed[:MAX_ALTERNATIVES])
    detail = explain(name, at, profile=profile)
    return Resolution(best.place, confidence, detail, listed[1:])


def _is_lonely(place: Place, row: list[float]) -> bool:
    """Whether a village has nothing but its name to speak for it."""
    if place.kind != "city" or place.population >= LONELY_VILLAGE:
        return False
    return not any(row[FEATURES.index(reason)] for reason in _COMPANY)


def double_chance(at: int, name: Name) -> float:
    """The chance of the subdivision of a city's own name around it: who means it means there."""
    city = name.candidates[at]
    if city.place.kind != "city" or city.match == "alternate" or name.holds:
        return 0.0
    return _chance_around(city.place, name)


def respelled_chance(at: int, name: Name) -> float:
    """The same for a city whose own name is spelled a little otherwise: Misratah in Misrata."""
    city = name.candidates[at]
    if city.match != "alternate" or city.place.kind != "city" or name.holds:
        return 0.0
    around, key = _chance_around(city.place, name), normalise(city.place.name)
    if not around or (key == name.key and key != normalise(city.place.admin1 or "")):
        return 0.0  # "Gaza" alone is the Strip, though the city is called so too
    return around if SequenceMatcher(None, name.key, key).ratio() >= _ALIKE else 0.0


def _chance_around(city: Place, name: Name) -> float:
    return sum(
        chance
        for candidate, chance in zip(name.candidates, name.chances, strict=True)
        if candidate.place.kind == "admin1" and is_city_of(city, candidate.place)
    )
