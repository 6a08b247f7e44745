"""What is known of an outlet's world: where the places lie that its other articles name.

A profile is learned without supervision, from places that were resolved elsewhere, or stated by a
person. It speaks for a candidate; it never makes a place out of a name, and whatever rests on it
says so.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from etl.places.place import KM_A_DEGREE, Place

LEAST_SHARE = 0.1  # of the sureness of a place: what is less sure says nothing of the outlet
STATED_ARTICLES = 30.0  # what a person says of an outlet weighs as much as so many articles
FULL_ARTICLES = 2.0  # after so many articles a profile speaks half as loud as it ever will
_NEAR_KM = 80.0  # a local paper's towns lie within such a distance of one another
_FARTHEST_DEGREES = 4.0
_MANY_CITIES = 40  # the places named most; more say nothing new

Sure = tuple[Place, float]
"""A place that an article names, and how surely, 0..1."""
_Key = TypeVar("_Key")


@dataclass(frozen=True)
class OutletProfile:
    """Where an outlet's articles lie.

    Attributes:
        outlet: its name, as the articles give it.
        n_articles: that were read for it, none of them the one that it is used on.
        places: geonameid -> the place and the sum of its sureness over the articles.
        stated: the outlet's home as a person stated it, or None.
    """

    outlet: str
    n_articles: int
    places: Mapping[int, Sure]
    stated: Place | None = None

    @property
    def speaks(self) -> float:
        """How much it has to say, 0..1: nothing without articles, all when a person spoke."""
        if self.stated is not None:
            return 1.0
        return self.n_articles / (self.n_articles + FULL_ARTICLES)

    @cached_property
    def _countries(self) -> dict[str, float]:
        return _sums((place.country, sure) for place, sure in self._weighed)

    @cached_property
    def _provinces(self) -> dict[tuple[str, str], float]:
        return _sums(
            ((place.country, place.admin1), sure)
            for place, sure in self._weighed
            if place.admin1 is not None
        )

    @cached_property
    def _cities(self) -> dict[str, list[tuple[float, float, float]]]:
        """Country -> (latitude, longitude, sureness) of its cities, those named most first."""
        cities: dict[str, list[tuple[float, float, float]]] = {}
        named = sorted(self._weighed, key=lambda one: (-one[1], one[0].geonameid))
        for place, sure in [one for one in named if one[0].kind == "city"][:_MANY_CITIES]:
            cities.setdefault(place.country, []).append((place.latitude, place.longitude, sure))
        return cities

    @cached_property
    def _weighed(self) -> list[Sure]:
        stated = () if self.stated is None else ((self.stated, STATED_ARTICLES),)
        return [*self.places.values(), *stated]

    @cached_property
    def _total(self) -> float:
        return sum(sure for _, sure in self._weighed) + 1.0

    def country(self, place: Place) -> float:
        """Share, 0..1, of the outlet's places that lie in the place's country."""
        return self._countries.get(place.country, 0.0) / self._total

    def province(self, place: Place) -> float:
        """Share, 0..1, of the outlet's places that lie in the place's subdivision."""
        if place.admin1 is None:
            return 0.0
        return self._provinces.get((place.country, place.admin1), 0.0) / self._total

    def nearness(self, place: Place) -> float:
        """0..1, how much of what the outlet's articles name lies around the place."""
        around = 0.0
        width = math.cos(math.radians(place.latitude))
        for latitude, longitude, sure in self._cities.get(place.country, ()):
            north = latitude - place.latitude
            if -_FARTHEST_DEGREES < north < _FARTHEST_DEGREES:
                km = KM_A_DEGREE * math.hypot(north, (longitude - place.longitude) * width)
                around += sure * math.exp(-km / _NEAR_KM)
        return around / (around + 1.0)

    def familiar(self, place: Place) -> float:
        """0..1, how often its other articles name this very place."""
        sure = self.places.get(place.geonameid, (place, 0.0))[1]
        if self.stated is not None and self.stated.geonameid == place.geonameid:
            sure += STATED_ARTICLES
        return sure / (sure + 1.0)

    def describe(self) -> str:
        """The outlet's home in words, for `detail`: who says so, and from how much."""
        if self.stated is not None:
            place = self.stated
            where = [part for part in (place.name, place.admin1, place.country) if part]
            return f"the stated home of {self.outlet}, {', '.join(where)}"
        number = "1 other article" if self.n_articles == 1 else f"{self.n_articles} other articles"
        return f"the profile of {self.outlet}, from {number}"


def profile_of(
    outlet: str, articles: Iterable[Iterable[Sure]], *, stated: Place | None = None
) -> OutletProfile | None:
    """The profile that articles of an outlet add up to; None when there is nothing to go by.

    Args:
        outlet: its name.
        articles: for each the places that it names; a place counts once an article.
        stated: its home, when a person stated it.
    """
    places: dict[int, Sure] = {}
    number = 0
    for article in articles:
        number += 1
        best: dict[int, Sure] = {}
        for place, sure in article:
            if sure >= LEAST_SHARE and sure > best.get(place.geonameid, (place, 0.0))[1]:
                best[place.geonameid] = (place, sure)
        for geonameid, (place, sure) in best.items():
            places[geonameid] = (place, places.get(geonameid, (place, 0.0))[1] + sure)
    if stated is None and not places:
        return None
    return OutletProfile(outlet, number, places, stated)


def _sums(pairs: Iterable[tuple[_Key, float]]) -> dict[_Key, float]:
    sums: dict[_Key, float] = {}
    for key, value in pairs:
        sums[key] = sums.get(key, 0.0) + value
    return sums
