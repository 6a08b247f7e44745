"""From marked articles to choices that the resolver's trees are fitted on."""

import math
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from geopy.distance import great_circle

from etl.places import Gazetteer, Place, PlaceHints
from etl.places.evidence import Name, Setting
from etl.places.model import ResolverModel
from etl.places.profile import OutletProfile, Sure, profile_of
from etl.places.resolver import demonym_shares, group_names, read_names
from training.marked_names import Marked
from training.trees import Choice

RADIUS_KM = 161.0
# How many other articles of its outlet an article is shown with: profiles of all ages are met.
_AGES = (1, 2, 4, 8, 40)
Profiles = Mapping[tuple[str, str], OutletProfile | None]
"""By corpus and id of the article that it is used on."""


def is_right(place: Place, row: Mapping[str, Any]) -> bool:
    """Whether the place is the marked one: the same entry, or within 161 km."""
    if str(row.get("geonameid")) == str(place.geonameid):
        return True
    point = (row["latitude"], row["longitude"])
    return bool(great_circle(point, (place.latitude, place.longitude)).km <= RADIUS_KM)


def rows_at(article: Marked, mention: int) -> list[dict[str, Any]]:
    """The marks that overlap a name."""
    toponym = article.toponyms[mention]
    return [r for r in article.gold if r["start"] < toponym.end and toponym.start < r["end"]]


def label(name: Name, article: Marked) -> int | None:
    """Index of the right candidate, -1 for none of them, None when the corpus does not say."""
    rows = [row for mention in name.mentions for row in rows_at(article, mention)]
    if not rows:
        return -1 if article.is_whole else None
    located = [row for row in rows if row["latitude"] is not None]
    if not located:
        return None
    row = located[0]
    right = [at for at, c in enumerate(name.candidates) if is_right(c.place, row)]
    same = [
        at for at in right if str(row.get("geonameid")) == str(name.candidates[at].place.geonameid)
    ]
    return (same or right or [-1])[0]


def read_article(
    article: Marked, gazetteer: Gazetteer, *, model: ResolverModel, profile: OutletProfile | None
) -> list[Name]:
    """The names of an article with their chances and what they rest on."""
    names = group_names(article.toponyms, gazetteer)
    shares = demonym_shares(PlaceHints(demonyms=article.demonyms), gazetteer)
    read_names(names, Setting(shares, profile), model)
    return names


def choices_of(names: Sequence[Name], article: Marked, *, weight: float) -> Iterator[Choice]:
    """One choice for each name of which the corpus says what it means."""
    for name in names:
        right = label(name, article)
        if right is not None:
            often = math.sqrt(min(4, len(name.mentions)))
            yield Choice(np.array(name.rows), right, weight * often)


def places_of(names: Sequence[Name]) -> list[Sure]:
    """The likeliest place of each name, with its chance."""
    found = []
    for name in names:
        at = max(range(len(name.chances)), key=lambda one: name.chances[one])
        found.append((name.candidates[at].place, name.chances[at]))
    return found


def profiles_of(
    articles: Sequence[Marked], places: Sequence[list[Sure]], *, of_all_ages: bool = False
) -> Profiles:
    """For each article the profile of its outlet from the places of the outlet's other articles."""
    by_outlet = defaultdict(list)
    for article, found in zip(articles, places, strict=True):
        if article.source is not None:
            by_outlet[article.source].append((_number(article), article, found))
    profiles: dict[tuple[str, str], OutletProfile | None] = {}
    for outlet, rows in by_outlet.items():
        rows.sort(key=lambda row: row[0])
        for number, article, _ in rows:
            others = [found for one, _, found in rows if one != number]
            age = _AGES[number % len(_AGES)] if of_all_ages else _AGES[-1]
            profile = profile_of(outlet, others[:age]) if others else None
            profiles[article.corpus, article.article_id] = profile
    return profiles


def _number(article: Marked) -> int:
    return zlib.crc32(article.article_id.encode())
