"""The gazetteer as it is read: names to places, memory-mapped."""

import json
import math
import mmap
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from etl.errors import GazetteerError, GazetteerMissing
from etl.places import layout
from etl.places.inflection import nominatives
from etl.places.names import normalise
from etl.places.place import Place

_HINT = "run `make setup` (or `python -m etl.places.build`)"
# How much a match is worth beside a name that GeoNames prints: an alternate of a large city
# still beats a hamlet's own name, one of a town does not. Same order as `layout.MATCHES`.
_MATCH_WEIGHT = (1.0, 1.0, 0.8, 0.12)
# A country or a province is named far more often than its number of people alone would tell.
_KIND_WEIGHT = {"country": 12.0, "admin1": 1.5, "admin2": 1.0, "city": 1.0, "area": 1.5}
_KIND_WORDS = {
    "country": "country",
    "admin1": "first-order subdivision",
    "admin2": "second-order subdivision",
    "city": "city",
    "region": "region of the world",
    "area": "region or island, no subdivision",
}


_CAPITAL_WEIGHT = 5.0  # a capital is named for its government too
_DOUBLE_WEIGHT = 0.25  # of a subdivision that has a large city of its own name
_WELL_KNOWN = 50_000  # people of a city whose name is looked for in its cases
ALTERNATE = layout.MATCHES.index("alternate")
_HIGHEST_ID = 0xFFFF_FFFF  # that an entry has room for
_OFFSET = struct.Struct("<I")
_NAME_AT = struct.calcsize("<ddII")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean, judged by the name alone.

    Attributes:
        place: the entry. score: 0..1, the share of the name's uses that this place may claim.
        detail: why, in words. match: one of `layout.MATCHES`. is_capital: of its country.
    """

    place: Place
    score: float
    detail: str
    match: str
    is_capital: bool = False


class Gazetteer:
    """Names to places. Open it once and share it: reading is safe from several threads.

    Attributes:
        directory: where it was opened.
        lexicon: kind of word -> normalised word -> geonameids it points to (empty for most).
        kinds: normalised word -> the kinds of the lexicon that it is of.
        country_codes: ISO codes of the countries that it knows.
        candidates: name -> its places, best first; none when the gazetteer lacks it.
        place: GeoNames id -> place; `GazetteerError` when there is none.
        goes_on: normalised words -> whether some name begins with them and has more.
        opens: a normalised word -> whether it is a name or a region's, and whether one goes on.
    """

    def __init__(self, directory: Path, meta: dict[str, Any]) -> None:
        """Use `Gazetteer.open`."""
        self.directory = directory
        self.lexicon: Mapping[str, Mapping[str, list[int]]] = meta["lexicon"]
        self._codes: list[str] = meta["countries"]
        self._country_rows: dict[str, int] = meta["country_rows"]
        self._parts = {int(row): tuple(names) for row, names in meta["parts"].items()}
        self.country_codes = tuple(self._country_rows)
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(directory / layout.NAMES))
        self._places = _map(directory / layout.PLACES)
        self._strings = _map(directory / layout.STRINGS)
        self._starts = memoryview(_map(directory / layout.STARTS)).cast("I")
        self._postings = memoryview(_map(directory / layout.POSTINGS)).cast("I")
        self.records: np.ndarray[Any, Any] = np.frombuffer(self._places, dtype=layout.PLACE_DTYPE)
        self._place_at = lru_cache(maxsize=20_000)(self._read_place)
        self.candidates = lru_cache(maxsize=20_000)(self._find_candidates)
        self.place = lru_cache(maxsize=20_000)(self._find_place)
        self.goes_on = lru_cache(maxsize=100_000)(self._goes_on)
        self.opens = lru_cache(maxsize=100_000)(self._opens)
        self._inflected = lru_cache(maxsize=20_000)(self._find_inflected)
        kinds: dict[str, set[str]] = {}
        for kind, words in self.lexicon.items():
            for word in words:
                kinds.setdefault(word, set()).add(kind)
        self.kinds = {word: frozenset(of_word) for word, of_word in kinds.items()}

    @classmethod
    def open(cls, directory: Path) -> "Gazetteer":
        """Maps the files of a built gazetteer; takes milliseconds and no memory to speak of.

        Raises:
            GazetteerMissing: if it has not been built yet, or by another version.
        """
        try:
            meta = json.loads((directory / layout.META).read_bytes())
            gazetteer = cls(directory, meta) if meta["version"] == layout.VERSION else None
        except FileNotFoundError as error:
            raise GazetteerMissing(f"no gazetteer in {directory}: {_HINT}") from error
        if gazetteer is None:
            raise GazetteerMissing(f"gazetteer in {directory} is of another version: {_HINT}")
        return gazetteer

    asks_elsewhere = False  # whether `ask` asks anyone: see `online_gazetteer`

    def ask(self, names: Iterable[str]) -> frozenset[str]:  # noqa: ARG002 - nobody is asked
        """Those of the names that someone else knows: none, unless a person switched that on."""
        return frozenset()

    def normalise(self, name: str) -> str:
        """The key under which a name is looked up: see `names.normalise`."""
        return normalise(name)

    def has_key(self, key: str) -> bool:
        """Whether some place has this normalised name, or a well-known one has it inflected."""
        return key in self._trie or (not key.isascii() and self._inflected(key) is not None)

    def has_prefix(self, key: str) -> bool:
        """Whether some normalised name begins with these words (or is them)."""
        return key in self._trie or self.goes_on(key)

    def _goes_on(self, key: str) -> bool:
        return next(self._trie.iterkeys(key + " "), None) is not None

    def _opens(self, key: str) -> tuple[bool, bool]:
        return self.has_key(key) or key in self.lexicon["region"], self._goes_on(key)

    def _find_place(self, geonameid: int) -> Place:
        """The place of an id.

        Raises:
            GazetteerError: if the gazetteer has no such place.
        """
        ids, rows = self._ids
        at = len(ids)
        if 0 <= geonameid <= _HIGHEST_ID:
            # As a number of their kind, lest all of them be turned into another to be compared.
            at = int(ids.searchsorted(ids.dtype.type(geonameid)))
        if at == len(ids) or int(ids[at]) != geonameid:
            raise GazetteerError(f"no place has the GeoNames id {geonameid}")
        return self._place_at(int(rows[at]))[0]

    def country(self, code: str) -> Place:
        """The country of an ISO 3166-1 alpha-2 code.

        Raises:
            GazetteerError: if there is no such country.
        """
        row = self._country_rows.get(code.upper())
        if row is None:
            raise GazetteerError(f"no country has the code {code!r}")
        return self._place_at(row)[0]

    def continent(self, name: str) -> Place | None:
        """The continent of a name; None for other regions of the world, which have no point."""
        ids = self.lexicon["region"].get(normalise(name), [])
        return self.place(ids[0]) if ids else None

    def at_row(self, row: int) -> Place:
        """The place of a row of `records`."""
        return self._place_at(row)[0]

    def _find_candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places of a name, best first; none when the gazetteer lacks it."""
        key = normalise(name)
        key_id = self._trie.get(key)
        if key_id is None:
            key_id = None if key.isascii() else self._inflected(key)
        if key_id is None:
            return ()
        named = [
            (posting >> layout.MATCH_BITS, posting & (1 << layout.MATCH_BITS) - 1)
            for posting in self._postings[self._starts[key_id] : self._starts[key_id + 1]]
        ]
        known = [(row, match, *self._place_at(row)) for row, match in named]
        owners = [place for _, match, place, _ in known if match < ALTERNATE]
        rows = []
        for row, match, place, is_capital in known:
            weight = _weight(place, match, is_capital=is_capital)
            if place.kind == "admin1" and any(is_city_of(owner, place) for owner in owners):
                weight *= _DOUBLE_WEIGHT  # then its large city of the same name is meant
            rows.append((weight, row, match, place, is_capital))
        rows.sort(key=lambda item: (-item[0], item[1]))
        total = sum([weight for weight, *_ in rows])
        return tuple(
            Candidate(
                place,
                round(weight / total, 4),
                describe(place, layout.MATCHES[match], is_capital=is_capital),
                layout.MATCHES[match],
                is_capital,
            )
            for weight, _, match, place, is_capital in rows
        )

    def _find_inflected(self, key: str) -> int | None:
        """The number of the name that a Cyrillic word is a case of, when its place is well known."""
        for base in nominatives(key):
            key_id = self._trie.get(base)
            if key_id is not None:
                place, _ = self._place_at(self._postings[self._starts[key_id]] >> layout.MATCH_BITS)
                if place.kind != "city" or place.population >= _WELL_KNOWN:
                    return int(key_id)
        return None

    @cached_property
    def _ids(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """The ids in ascending order, and the rows that they stand in."""
        order = np.argsort(self.records["geonameid"], kind="stable").astype(np.uint32)
        return self.records["geonameid"][order], order

    def _read_place(self, row: int) -> tuple[Place, bool]:
        latitude, longitude, geonameid, population, name, admin1, country, kind, flags = (
            layout.PLACE.unpack_from(self._places, row * layout.PLACE.size)
        )
        place = Place(
            geonameid=geonameid,
            name=self._name(name),
            kind=layout.KINDS[kind],
            country=self._codes[country],
            admin1=None if admin1 == layout.NO_ROW else self._admin1_name(admin1),
            latitude=latitude,
            longitude=longitude,
            population=population,
            parts=self._parts.get(row, ()),
        )
        return place, bool(flags & layout.IS_CAPITAL)

    def _admin1_name(self, row: int) -> str:
        (offset,) = _OFFSET.unpack_from(self._places, row * layout.PLACE.size + _NAME_AT)
        return self._name(offset)

    def _name(self, offset: int) -> str:
        length = self._strings[offset]
        return self._strings[offset + 1 : offset + 1 + length].decode()


def is_city_of(place: Place, area: Place) -> bool:
    """Whether a place is a large city of a first-order subdivision: a twentieth of its people."""
    return (
        place.kind == "city"
        and place.country == area.country
        and place.admin1 == area.name
        and place.population * 20 >= area.population
    )


def describe(place: Place, match: str, *, is_capital: bool = False) -> str:
    """What speaks for a place by its name alone, in words."""
    kind = _KIND_WORDS[place.kind]
    if is_capital:
        kind = "capital"
    people = place.population
    if people >= 1_000_000:
        size = f"{people / 1e6:.1f} million people"
    else:
        size = f"{people:,} people" if people else "population unknown"
    how = {
        "name": "",
        "curated": ", a name of the curated tables",
        "script": ", a name in another script",
        "alternate": ", an alternate name",
    }[match]
    return f"{kind}, {size}{how}"


def _weight(place: Place, match: int, *, is_capital: bool) -> float:
    people = math.sqrt(place.population + 400)
    return (
        people
        * _MATCH_WEIGHT[match]
        * _KIND_WEIGHT[place.kind]
        * (_CAPITAL_WEIGHT if is_capital else 1.0)
    )


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
