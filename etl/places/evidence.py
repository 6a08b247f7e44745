"""What speaks for and against a candidate, as numbers that a person can read.

How much each is worth is learned: see `etl.places.model`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.places.context import Votes
from etl.places.gazetteer import Candidate, is_city_of
from etl.places.place import FIRST_TOWN, Place
from etl.places.profile import OutletProfile

# GeoNames lists a small city without a figure only where it is the seat of something.
UNKNOWN_CITY = 10_000
UNKNOWN_TOWN = 500  # of the towns that GeoNames' cities lack: those are smaller than what it lists
# What the name, its mentions and the outlet tell: the same in any context.
OWN = (
    "city_size",  # log10 of a city's people
    "area_size",  # ... of a country's or subdivision's
    "share",  # log10 of the share of the name's uses that the name alone gives it
    "country",  # the name is a country's
    "admin1",  # ... a first-order subdivision's
    "admin2",  # ... a second-order subdivision's: a county, a district
    "double",  # a subdivision with a large city of the same name in it
    "capital",
    "alternate",  # only an alternate name
    "largest",  # nothing else of the name is as well known
    "holds",  # an area, and the name is printed after another as its container
    "cue",  # "in", "near", "town of"
    "dateline",
    "odd",  # the name is also a common word or a surname
    "words",  # of the name, beyond the first
    "mentions",  # log of how often it is named
    "choices",  # log of how many places have the name
    "home_known",  # 0..1, how much is known of the outlet
    "home_country",  # share of what the outlet's other articles name that lies in its country
    "home_admin1",  # ... in its subdivision
    "home_near",  # 0..1, how much of it lies around
    "home_named",  # 0..1, how often they name this very place
)
# What the article's other names tell.
CONTEXT = (
    "names",  # log of how much the other names weigh
    "same_country",  # share of them that lies in its country
    "same_admin1",  # ... in its subdivision
    "near",  # 0..1, how near another name lies
    "elsewhere",  # share of the names in the one country where most lie, when it is another
    "inside",  # lies in the place printed after it
    "outside",  # ... does not
    "demonym",  # share of the article's demonyms that are its country's
)
FEATURES = OWN + CONTEXT
_BESIDE_KM = 40.0  # a quarter lies so near to its city's point
_COUNTY_KM = 60.0  # ... a town to its county's


@dataclass(slots=True)
class Name:
    """One different name of the article, with all its mentions.

    Attributes:
        key: normalised. candidates: best first by the name alone. mentions: indices of the
            toponyms. containers: indices of the toponyms printed after it as its container.
        has_cue, has_dateline, is_odd, holds: what the mentions show; see `OWN`.
        own: the features `OWN` of each candidate.
        chances: of the candidates, and `none` that it is none of them; they sum to 1.
        homeless: the same chances if nothing were known of the outlet.
        rows: `FEATURES` of each candidate, as they were in the last round.
        told_in: indices of the candidates that are cities where an apposition puts them.
    """

    key: str
    candidates: tuple[Candidate, ...]
    mentions: list[int] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    has_cue: bool = False
    has_dateline: bool = False
    is_odd: bool = False
    holds: bool = False
    own: list[list[float]] = field(default_factory=list)
    chances: tuple[float, ...] = ()
    none: float = 0.0
    homeless: tuple[float, ...] = ()
    rows: list[list[float]] = field(default_factory=list)
    told_in: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside the names: the demonyms' shares by country, the outlet's profile."""

    demonyms: dict[str, float]
    profile: OutletProfile | None = None


def own_features(name: Name, setting: Setting) -> list[list[float]]:
    """The features `OWN` of each candidate."""
    shared = [
        float(name.has_cue),
        float(name.has_dateline),
        float(name.is_odd),
        float(name.key.count(" ")),
        math.log(max(1, len(name.mentions))),
        math.log(len(name.candidates)),
    ]
    rows = []
    for at, candidate in enumerate(name.candidates):
        place = candidate.place
        kind = place.kind
        is_city = kind == "city"
        unknown = UNKNOWN_TOWN if place.geonameid > FIRST_TOWN else UNKNOWN_CITY
        size = math.log10((place.population or (unknown if is_city else 0)) + 300)
        doubles = kind == "admin1" and any(
            is_city_of(other.place, place) for other in name.candidates[:10]
        )
        rows.append(
            [
                size if is_city else 0.0,
                0.0 if is_city else size,
                math.log10(max(candidate.score, 1e-4)),
                float(kind == "country"),
                float(kind in ("admin1", "area")),
                float(kind == "admin2"),
                float(doubles),
                float(candidate.is_capital),
                float(candidate.match == "alternate"),
                float(at == 0),
                float(name.holds and not is_city),
                *shared,
                *profile_features(place, setting.profile),
            ]
        )
    return rows


def profile_features(place: Place, profile: OutletProfile | None) -> tuple[float, ...]:
    """What the outlet's other articles, or a person, say of a candidate: `OWN` from `home_known`."""
    if profile is None:
        return HOMELESS
    loud = profile.speaks
    return (
        loud,
        loud * profile.country(place),
        loud * profile.province(place),
        loud * profile.nearness(place) if place.kind in ("city", "admin2") else 0.0,
        loud * profile.familiar(place),
    )


HOMELESS = (0.0, 0.0, 0.0, 0.0, 0.0)
HOME_AT = OWN.index("home_known")


def context_features(
    place: Place, number: int, *, votes: Votes, outer: Sequence[Name], setting: Setting
) -> list[float]:
    """The features `CONTEXT` of one candidate.

    Args:
        place: the candidate's.
        number: which name of the article it is.
        votes: of all names.
        outer: the names printed after it as its container.
        setting: what else the article says.
    """
    inside = any(lies_in(place, other) for other in outer)
    return [
        math.log1p(votes.total - votes.weights[number]),
        votes.country(place, number),
        votes.province(place, number),
        votes.nearness(place, number) if place.kind in ("city", "admin2") else 0.0,
        votes.elsewhere(place, number),
        float(inside),
        float(bool(outer) and not inside),
        setting.demonyms.get(place.country, 0.0),
    ]


def lies_in(place: Place, outer: Name) -> bool:
    """Whether a place lies in a likely place of the container's name."""
    for candidate, chance in zip(outer.candidates, outer.chances, strict=True):
        area = candidate.place
        if chance < 0.02 or area.country != place.country or area.geonameid == place.geonameid:
            continue
        if area.holds(place):
            return True
        reach = {"admin2": _COUNTY_KM, "city": _BESIDE_KM}.get(area.kind, 0.0)
        if reach and place.kind == "city" and place.km_to(area) <= reach:
            return True
    return False
