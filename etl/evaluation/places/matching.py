"""Which gold place name and which predicted one are the same words of an article."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from etl.evaluation.lines import Row, is_number
from etl.places.nearest import EARTH_KM

RADIUS_KM = 161.0  # 100 miles: the customary limit of a right place in this field
# What is scored: names that mean a place, not those that stand for a people or an organisation.
ROLES = {
    "literal": frozenset({"literal", "unspecified"}),
    "all": frozenset({"literal", "unspecified", "associative"}),
}
_POPULATED = frozenset(
    [
        *["p", "city", "town", "village", "place", "settlement", "locality", "capital"],
        *["populated", "populated place", "populated_place"],
    ]
)


@dataclass(frozen=True, slots=True)
class GoldName:
    """A gold place name; `scored` when it has a point and a role that is asked for."""

    row: Row
    scored: bool

    @property
    def span(self) -> tuple[int, int]:
        """First code point, and the one after the last."""
        return self.row["start"], self.row["end"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A predicted place that was matched with a gold name, and what of it is right.

    Attributes:
        exact: the very words. km: distance of the points, None without a predicted one.
        near: within 161 km. same_id: the same GeoNames id.
    """

    gold: GoldName
    place: Row
    exact: bool
    km: float | None
    near: bool
    same_id: bool


def overlap(one: Row, other: Row) -> int:
    """How many code points two spans share; 0 or less when none."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def match(gold: Sequence[GoldName], places: Sequence[Row]) -> dict[int, int]:
    """One-to-one pairs, gold index -> place index: exact spans first, then by overlap."""
    pairs = []
    for i, name in enumerate(gold):
        for j, place in enumerate(places):
            shared = overlap(name.row, place)
            if shared > 0:
                union = max(name.row["end"], place["end"]) - min(name.row["start"], place["start"])
                exact = name.span == (place["start"], place["end"])
                pairs.append((not exact, not name.scored, -shared / union, i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(pairs):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def answer(gold: GoldName, place: Row) -> Answer:
    """What is right in a predicted place that was matched with a gold name that is scored."""
    row = gold.row
    km = None
    if is_number(place.get("latitude")) and is_number(place.get("longitude")):
        km = great_circle_km(
            (row["latitude"], row["longitude"]), (place["latitude"], place["longitude"])
        )
    return Answer(
        gold=gold,
        place=place,
        exact=gold.span == (place["start"], place["end"]),
        km=km,
        near=km is not None and km <= RADIUS_KM,
        same_id=_same_id(row.get("geonameid"), place.get("geonameid")),
    )


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, (latitude, longitude) in degrees, on a sphere."""
    (north, east), (north2, east2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((north2 - north) / 2) ** 2
        + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _same_id(one: object, other: object) -> bool:
    return one not in {None, ""} and other not in {None, ""} and str(one) == str(other)


def gold_name(row: Row, roles: str) -> GoldName:
    """A gold line, with whether it is scored under the roles asked for."""
    has_point = is_number(row.get("latitude")) and is_number(row.get("longitude"))
    return GoldName(row, has_point and (row.get("role") or "unspecified") in ROLES[roles])


def is_populated(kind: object) -> bool | None:
    """Whether a predicted kind is a populated place; None when it does not say."""
    if not kind:
        return None
    word = str(kind).strip().lower()
    return word in _POPULATED or word.startswith("ppl")
