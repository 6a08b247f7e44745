"""Invented articles: names of towns that lie together, in all countries alike.

The corpora show little but the United States and famous cities. Here a town is drawn in any
country, with others near it or in its country, some beside their country or its demonym; what each
means is known. Learned is only what a name means that several places share. Six articles are of one
outlet, most of them around its home. Now and then a village's name strays into news from elsewhere,
and means nothing that is known.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from etl.places import Gazetteer, Place, Toponym, layout
from etl.places.names import is_latin
from training.folds import FOLDS
from training.marked_names import Marked

CORPUS = "invented"
_SEED = 7
_ARTICLES = 6  # of an invented outlet
_NEAR_DEGREES = 1.5
# A name that only a village has is as often that of a place which no gazetteer lists: where nothing
# around it speaks for the village, it is none of the places known.
_STRAY, _ONLY_STRAY = 0.2, 0.08  # shares of the articles that hold one, and nothing else
_VILLAGE = 3000  # people
_TRIES = 6  # for a town that shares its name with another place
_POPULATION = 0.8  # the power of a town's people that the chance of being named follows


class _Atlas:
    """The towns of the gazetteer, to be drawn from."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        kind = layout.KINDS.index("city")
        rows = np.flatnonzero(gazetteer.records["kind"] == kind)
        self.rows = rows[gazetteer.records["population"][rows] > 0]
        records = gazetteer.records[self.rows]
        self.latitudes, self.longitudes = records["latitude"], records["longitude"]
        self.countries = records["country"]
        self.weights = records["population"].astype(np.float64) ** _POPULATION
        people = np.bincount(self.countries, self.weights)
        self.country_weights = np.sqrt(people)
        self.villages = np.flatnonzero(records["population"] < _VILLAGE)

    def draw(self, chance: random.Random, chosen: np.ndarray[Any, Any]) -> int:
        """One of the chosen towns, the larger the likelier; an index into `rows`."""
        heap = np.cumsum(self.weights[chosen])
        return int(chosen[int(np.searchsorted(heap, chance.random() * heap[-1]))])

    def anchor(self, chance: random.Random) -> int:
        """A town of any country; large countries are not drawn as often as they are large."""
        heap = np.cumsum(self.country_weights)
        country = int(np.searchsorted(heap, chance.random() * heap[-1]))
        return self.draw(chance, np.flatnonzero(self.countries == country))

    def beside(self, chance: random.Random, anchor: int) -> int:
        """A town near another one, or in its country."""
        mine = self.countries == self.countries[anchor]
        if chance.random() < 0.6:
            north = np.abs(self.latitudes - self.latitudes[anchor]) < _NEAR_DEGREES
            east = np.abs(self.longitudes - self.longitudes[anchor]) < _NEAR_DEGREES
            mine &= north & east
        return self.draw(chance, np.flatnonzero(mine))

    def place(self, town: int) -> Place:
        return self.gazetteer.at_row(int(self.rows[town]))


def invent(gazetteer: Gazetteer, outlets: int) -> list[Marked]:
    """The articles of so many invented outlets, six each."""
    atlas, chance = _Atlas(gazetteer), random.Random(_SEED)
    found = []
    for outlet in range(outlets):
        home = atlas.anchor(chance)
        for number in range(_ARTICLES):
            named = [(place, True) for place in dict.fromkeys(_places(atlas, home, chance))]
            share = chance.random()
            if share < _STRAY:
                stray = atlas.place(int(atlas.villages[chance.randrange(len(atlas.villages))]))
                named = [(stray, False), *(() if share < _ONLY_STRAY else named)]
            name = f"{CORPUS}-{outlet}-{number}"
            found.append(_article(name, f"outlet {outlet}", outlet % FOLDS, named, atlas, chance))
    return found


def _places(atlas: _Atlas, home: int, chance: random.Random) -> Iterator[Place]:
    anchor = home
    elsewhere = chance.random() < 0.2
    for _ in range(_TRIES):
        anchor = atlas.anchor(chance) if elsewhere else atlas.beside(chance, home)
        if len(atlas.gazetteer.candidates(atlas.place(anchor).name)) > 1:
            break
    yield atlas.place(anchor)
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3))):
        yield atlas.place(atlas.beside(chance, anchor))
    if chance.random() < 0.3:
        yield atlas.gazetteer.country(atlas.place(anchor).country)


def _article(
    name: str,
    outlet: str,
    fold: int,
    named: Sequence[tuple[Place, bool]],
    atlas: _Atlas,
    chance: random.Random,
) -> Marked:
    toponyms, gold, at = [], [], 0
    for place, is_meant in named:
        if not is_latin(place.name):
            continue
        end = at + len(place.name)
        cue = chance.choice(("in", "", ""))
        toponyms.append(Toponym(at, end, place.name, cue=cue))
        if not is_meant or len(atlas.gazetteer.candidates(place.name)) > 1:
            point = {"latitude": place.latitude, "longitude": place.longitude}
            if not is_meant:
                point = {
                    "latitude": -place.latitude,
                    "longitude": (place.longitude + 360) % 360 - 180,
                }
            geonameid = place.geonameid if is_meant else None
            gold.append({"start": at, "end": end, "geonameid": geonameid, **point})
        at = end + 2
    country = atlas.gazetteer.country(named[-1][0].country).geonameid
    demonyms = (country,) if chance.random() < 0.25 else ()
    return Marked(
        corpus=CORPUS,
        article_id=name,
        source=outlet,
        fold=fold,
        toponyms=tuple(toponyms),
        demonyms=demonyms,
        gold=tuple(gold),
        is_whole=False,
    )
