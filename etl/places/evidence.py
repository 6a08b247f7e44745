"""What speaks for and against a candidate, as numbers, and how much each is worth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.places.context import Votes
from etl.places.gazetteer import Candidate, is_city_of
from etl.places.place import Place

# GeoNames lists a small city without a figure only where it is the seat of something.
UNKNOWN_CITY = 10_000
FEATURES = (
    "bias",  # every candidate: held against "none of these", whose score is 0
    "city_size",  # log10 of a city's people
    "area_size",  # ... of a country's or subdivision's
    "country",  # the name is a country's
    "admin1",  # ... a first-order subdivision's
    "double",  # a subdivision with a large city of the same name in it
    "capital",
    "alternate",  # only an alternate name
    "largest",  # nothing else of the name is as well known
    "inside",  # lies in the place printed after it
    "outside",  # ... does not
    "holds",  # an area, and the name is printed after another as its container
    "same_country",  # share of the article's other names that lie in its country
    "same_admin1",
    "near",  # 0..1, how near another name lies
    "stranger",  # the article has other names, and none lies in its country
    "elsewhere",  # share of the names in the one country where most lie, when it is another
    "home",  # of the outlet
    "demonym",  # share of the article's demonyms that are its country's
    "cue",  # "in", "near", "town of"
    "dateline",
    "odd",  # the name is also a common word or a surname
    "words",  # of the name, beyond the first
    "mentions",  # log of how often it is named
    "only",  # no other place has the name
)

# Fitted by training/fit_resolver.py on local news (LGL), world news (GeoVirus, and CoNLL-2003 and
# coded notes marked by training/weak_places.py). Set above what it found, for the corpora show them
# seldom or only in tables of results: inside, outside, holds, dateline, home,
# capital, elsewhere.
WEIGHTS = {
    "bias": -5.69,
    "city_size": 1.33,
    "area_size": 0.83,
    "country": 4.34,
    "admin1": 3.41,
    "double": -1.66,
    "capital": 1.3,
    "alternate": -2.56,
    "largest": 0.21,
    "inside": 5.0,
    "outside": -4.0,
    "holds": 3.00,
    "same_country": -2.09,
    "same_admin1": 7.71,
    "near": 1.71,
    "stranger": -1.43,
    "elsewhere": -5.0,
    "home": 1.50,
    "demonym": 1.33,
    "cue": 0.50,
    "dateline": 0.8,
    "odd": -1.42,
    "words": -0.07,
    "mentions": 0.55,
    "only": 0.65,
}


@dataclass(slots=True)
class Name:
    """One different name of the article, with all its mentions.

    Attributes:
        key: normalised. candidates: best first by the name alone. mentions: indices of the
            toponyms. containers: indices of the toponyms printed after it as its container.
        has_cue, has_dateline, is_odd, holds: what the mentions show; see `FEATURES`.
        own: the features that no context changes, by candidate.
        chances: of the candidates, and `none` that it is none of them; they sum to 1.
    """

    key: str
    candidates: tuple[Candidate, ...]
    mentions: list[int] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    has_cue: bool = False
    has_dateline: bool = False
    is_odd: bool = False
    holds: bool = False
    own: list[dict[str, float]] = field(default_factory=list)
    chances: tuple[float, ...] = ()
    none: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article says beside its names: the outlet's country and the demonyms' shares."""

    home: str | None
    demonyms: dict[str, float]


def own_features(name: Name) -> list[dict[str, float]]:
    """Features of each candidate that hold in any context."""
    shared = {
        "bias": 1.0,
        "cue": float(name.has_cue),
        "dateline": float(name.has_dateline),
        "odd": float(name.is_odd),
        "words": float(name.key.count(" ")),
        "mentions": math.log(max(1, len(name.mentions))),
        "only": float(len(name.candidates) == 1),
    }
    rows = []
    for at, candidate in enumerate(name.candidates):
        place = candidate.place
        is_city = place.kind == "city"
        size = math.log10((place.population or (UNKNOWN_CITY if is_city else 0)) + 300)
        doubles = place.kind == "admin1" and any(
            is_city_of(other.place, place) for other in name.candidates[:10]
        )
        rows.append(
            shared
            | {
                "city_size": size if is_city else 0.0,
                "area_size": 0.0 if is_city else size,
                "country": float(place.kind == "country"),
                "admin1": float(place.kind == "admin1"),
                "double": float(doubles),
                "capital": float(candidate.is_capital),
                "holds": float(name.holds and not is_city),
                "alternate": float(candidate.match == "alternate"),
                "largest": float(at == 0),
            }
        )
    return rows


def context_features(
    place: Place, number: int, *, votes: Votes, outer: Sequence[Name], setting: Setting
) -> dict[str, float]:
    """Features of one candidate that the article's other names and demonyms give it.

    Args:
        place: the candidate's.
        number: which name of the article it is.
        votes: of all names.
        outer: the names printed after it as its container.
        setting: what else the article says.
    """
    country = votes.country(place, number)
    inside = any(lies_in(place, other) for other in outer)
    return {
        "same_country": country,
        "same_admin1": votes.province(place, number),
        "near": votes.nearness(place, number) if place.kind == "city" else 0.0,
        "stranger": float(country < 0.03 and votes.total > 1.5),
        "inside": float(inside),
        "outside": float(bool(outer) and not inside),
        "elsewhere": votes.elsewhere(place, number),
        "home": float(setting.home == place.country),
        "demonym": setting.demonyms.get(place.country, 0.0),
    }


def lies_in(place: Place, outer: Name) -> bool:
    """Whether a place lies in a likely country or subdivision of the container's name."""
    for candidate, chance in zip(outer.candidates, outer.chances, strict=True):
        area = candidate.place
        if chance < 0.02 or area.kind == "city" or area.country != place.country:
            continue
        if area.kind == "country" or (place.kind == "city" and place.admin1 == area.name):
            return True
    return False
