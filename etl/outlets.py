"""What is known of the outlets whose articles are read together: their profiles.

A profile is made from other articles of the outlet, never from the one that it is used on: from
those in the store, and from those that are read in the same block. It does not depend on their
order: where there are many, the same few are taken by their ids. The names that are found on the
way are kept until the article is read.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from etl.articles import Article
from etl.config import Config
from etl.errors import GazetteerError
from etl.extraction import Tools, read_each, sure_places
from etl.issues import Issue
from etl.mentions import FoundNames
from etl.mentions.invisible import plainly
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, Place, PlaceHints, resolve_toponyms
from etl.places.profile import OutletProfile, Sure, profile_of
from etl.reports.demonym import find_demonyms
from etl.store import Snapshot
from etl.store.outlets import places_of_outlets
from etl.workers import Workers, chunks_of

MOST = 40  # articles that make a profile: it was fitted and measured with so many
# Articles that are known from which on no others are looked at before they are read, and of which a
# profile is made where none is known. In local news 8 place as many names as 40, and 6 place 0.4 of a
# hundred fewer.
ENOUGH = 8

_Found = TypeVar("_Found")
Told = tuple[str, tuple[Sure, ...]]
"""The id of an article, and the places that it names."""


class OutletBook:
    """What is known of outlets while their articles are read.

    An outlet's articles are looked up in the store when it is first met. Where they are few, those
    of the block at hand are looked at twice, for their places alone: the second time with what the
    first told of their outlet. So the book depends on the store as it was when it was opened and on
    the articles, never on how many processes read them.
    """

    def __init__(
        self,
        config: Config,
        *,
        workers: Workers,
        homes: Mapping[str, Place],
        stored: Callable[[Collection[str]], Mapping[str, Sequence[Told]]] = lambda _: {},
    ) -> None:
        """Opens an empty book.

        Args:
            config: where things lie, and whether outlets are learned at all.
            workers: who looks at articles.
            homes: outlet -> where a person says that it is at home.
            stored: outlets -> what the store tells of them.
        """
        self._config, self._workers = config, workers
        self._homes, self._stored = homes, stored
        self._told: dict[str, Sequence[Told]] = {}
        self._names: dict[str, tuple[str, FoundNames]] = {}

    def follow(self, articles: Iterable[Article], *, size: int) -> Iterator[Article]:
        """The same articles; of each block of that size the outlets are met before it is read."""
        for block in chunks_of(articles, size):
            if self._config.profiles:
                self._meet(block)
            yield from block

    def profile(self, article: Article) -> OutletProfile | None:
        """The profile of the article's outlet from other articles; None when nothing is known."""
        if article.source is None:
            return None
        told = self._told.get(article.source, ())
        others = [places for name, places in told if name != article.id]
        return profile_of(article.source, others[:MOST], stated=self._homes.get(article.source))

    def _meet(self, block: Sequence[Article]) -> None:
        outlets = {article.source for article in block if article.source is not None}
        new = sorted(outlets - self._told.keys())
        self._told.update(dict.fromkeys(new, ()))
        self._told.update(self._stored(new))
        chosen = _chosen(block, self._told)
        before = dict(self._told)
        first = self._look(_look, chosen, profile=lambda _: None)
        self._names = {a.id: (a.text, look.names) for a, look in first}
        self._tell(before, [(article, look.places) for article, look in first])
        again = self._look(_look_again, [article for article, _ in first], profile=self.profile)
        self._tell(before, again)

    def names(self, article: Article) -> FoundNames | None:
        """The names of an article that was looked at; they are told once, and forgotten."""
        names = self._kept(article)
        self._names.pop(article.id, None)
        return names

    def _kept(self, article: Article) -> FoundNames | None:
        text, names = self._names.get(article.id, ("", None))
        return names if text == article.text else None

    def _look(
        self,
        function: Callable[[Article, Tools], _Found],
        articles: Sequence[Article],
        *,
        profile: Callable[[Article], OutletProfile | None],
    ) -> list[tuple[Article, _Found]]:
        """What the function finds in the articles, where nothing stops it."""
        found = read_each(
            function,
            articles,
            config=self._config,
            workers=self._workers,
            profile=profile,
            names=self._kept,
        )
        return [(article, one) for article, one in found if not isinstance(one, Issue)]

    def _tell(
        self,
        before: Mapping[str, Sequence[Told]],
        looked: Iterable[tuple[Article, tuple[Sure, ...]]],
    ) -> None:
        """Adds what was seen of the outlets to what was known before."""
        by_outlet: dict[str, list[Told]] = defaultdict(list)
        for article, places in looked:
            by_outlet[article.source or ""].append((article.id, places))
        for outlet, told in by_outlet.items():
            self._told[outlet] = _merged(before[outlet], told)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is seen of an article before anything is known of its outlet."""

    names: FoundNames
    places: tuple[Sure, ...]


def told_by(
    snapshot: Snapshot, gazetteer: Gazetteer, outlets: Collection[str]
) -> dict[str, list[Told]]:
    """What a version of the store tells of outlets.

    Places that the gazetteer does not know, or knows no more, are left out.
    """
    stored = places_of_outlets(snapshot, outlets, most=MOST + 1)
    return {
        outlet: [(name, tuple(_known(places, gazetteer))) for name, places in rows]
        for outlet, rows in stored.items()
    }


def _known(places: Iterable[tuple[int, float]], gazetteer: Gazetteer) -> Iterator[Sure]:
    for geonameid, sure in places:
        with suppress(GazetteerError):
            yield gazetteer.place(geonameid), sure


def _chosen(articles: Sequence[Article], stored: Mapping[str, Sequence[Told]]) -> list[Article]:
    """The articles that are looked at: of each outlet that is little known the first by id."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.source is not None and len(stored.get(article.source, ())) < ENOUGH:
            by_outlet[article.source].append(article)
    return [
        article
        for group in by_outlet.values()
        if len(group) > 1
        for article in sorted(group, key=lambda one: rank(one.id))[: ENOUGH + 1]
    ]


def rank(article_id: str) -> str:
    """Orders articles in a way that has nothing to do with when they came or what they tell."""
    return hashlib.md5(article_id.encode(), usedforsecurity=False).hexdigest()


def _merged(stored: Sequence[Told], new: Iterable[Told]) -> list[Told]:
    """Each article once, in the order of `rank`; what was looked at now holds."""
    told = {**dict(stored), **dict(new)}
    return sorted(told.items(), key=lambda one: rank(one[0]))


def _look(article: Article, tools: Tools) -> _Look:
    """The names of an article, and what they mean by themselves."""
    text = plainly(article).text
    names = FoundNames(find_toponyms(text, gazetteer=tools.gazetteer))
    return _Look(names, _places(names, text, None, tools.gazetteer))


def _look_again(article: Article, tools: Tools) -> tuple[Sure, ...]:
    """What the names of an article mean with what the first look told of its outlet."""
    if tools.names is None:
        return ()
    return _places(tools.names, plainly(article).text, tools.profile, tools.gazetteer)


def _places(
    names: FoundNames, text: str, profile: OutletProfile | None, gazetteer: Gazetteer
) -> tuple[Sure, ...]:
    demonyms = find_demonyms(text, gazetteer=gazetteer)
    hints = PlaceHints(profile, tuple(place.geonameid for _, place in demonyms))
    return sure_places(resolve_toponyms(names.toponyms, gazetteer=gazetteer, hints=hints))
