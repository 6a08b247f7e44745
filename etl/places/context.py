"""What an article says about where it is set: the votes of all its names together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.places.gazetteer import Candidate
from etl.places.place import KM_A_DEGREE, Place

_NEAR_KM = 120.0  # names within such a distance speak for each other


@dataclass(frozen=True, slots=True)
class Votes:
    """How much of the article's names lies in each country and subdivision, and where its cities lie.

    `countries` and `provinces` sum the chances of the candidates of all names; `cities` holds
    (latitude, longitude, chance, name's number) of the likely cities, the surest first. `own` is what each name gave
    itself, `weights` how much each name weighs, `leading` the three countries with most votes.
    """

    countries: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    cities: tuple[tuple[float, float, float, int], ...]
    total: float
    own: tuple[Mapping[str, float], ...]
    own_provinces: tuple[Mapping[tuple[str, str], float], ...]
    leading: tuple[str, ...]
    weights: tuple[float, ...]

    def country(self, place: Place, name: int) -> float:
        """Share, 0..1, of the other names that lies in the place's country."""
        others = self.countries.get(place.country, 0.0) - self.own[name].get(place.country, 0.0)
        return others / (self.total + 1.0)

    def elsewhere(self, place: Place, name: int) -> float:
        """Share, 0..1, of the other names in the country that has most, when it is another."""
        best = 0.0
        own = self.own[name]
        for country in self.leading:
            if country != place.country:
                best = max(best, self.countries[country] - own.get(country, 0.0))
        return best / (self.total + 1.0)

    def province(self, place: Place, name: int) -> float:
        """Share, 0..1, of the other names that lies in the place's subdivision."""
        if place.admin1 is None:
            return 0.0
        key = (place.country, place.admin1)
        others = self.provinces.get(key, 0.0) - self.own_provinces[name].get(key, 0.0)
        return others / (self.total + 1.0)

    def nearness(self, place: Place, name: int) -> float:
        """0..1, how near the other names' likely cities lie; 1 when one surely is next to it."""
        best = 0.0
        width = math.cos(math.radians(place.latitude))
        for latitude, longitude, chance, owner in self.cities:
            if chance <= best:
                break  # the surest come first, and none can be nearer than next to it
            if owner == name:
                continue
            north = latitude - place.latitude
            if abs(north) > 6.0:
                continue
            east = (longitude - place.longitude) * width
            km = KM_A_DEGREE * math.hypot(north, east)
            best = max(best, chance * math.exp(-km / _NEAR_KM))
        return best


def count_votes(
    names: Iterable[tuple[tuple[Candidate, ...], tuple[float, ...], float]],
) -> Votes:
    """Adds up the names of an article.

    Args:
        names: for each different name its candidates, their chances (same order) and its weight.
    """
    countries: dict[str, float] = defaultdict(float)
    provinces: dict[tuple[str, str], float] = defaultdict(float)
    cities: list[tuple[float, float, float, int]] = []
    own: list[dict[str, float]] = []
    own_provinces: list[dict[tuple[str, str], float]] = []
    weights: list[float] = []
    for number, (candidates, chances, weight) in enumerate(names):
        mine: dict[str, float] = defaultdict(float)
        mine_provinces: dict[tuple[str, str], float] = defaultdict(float)
        for candidate, chance in zip(candidates, chances, strict=True):
            if chance < 0.01:
                continue
            place = candidate.place
            mine[place.country] += weight * chance
            if place.admin1 is not None:
                mine_provinces[place.country, place.admin1] += weight * chance
            if place.kind == "city" and chance > 0.05:
                cities.append((place.latitude, place.longitude, chance, number))
        for country, vote in mine.items():
            countries[country] += vote
        for province, vote in mine_provinces.items():
            provinces[province] += vote
        own.append(mine)
        own_provinces.append(mine_provinces)
        weights.append(weight)
    leading = tuple(sorted(countries, key=lambda code: (-countries[code], code))[:3])
    return Votes(
        countries,
        provinces,
        tuple(sorted(cities, key=lambda city: -city[2])),
        sum(weights),
        tuple(own),
        tuple(own_provinces),
        leading,
        tuple(weights),
    )
