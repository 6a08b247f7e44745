"""What the trained recogniser is told about a word by itself, wherever it stands."""

from collections.abc import Collection
from functools import lru_cache

from etl.mentions.surroundings import rank_of
from etl.places import Gazetteer

Item = list[str]
"""The features of one word that hold, as strings."""

_BLANKS = frozenset({" ", "\n", "\u00a0"})
_SIZES = ((1_000_000, "7"), (200_000, "6"), (50_000, "5"), (10_000, "4"), (2_000, "3"))


class Knowledge:
    """What is known before an article is opened: the gazetteer and the ordinary words.

    Attributes:
        gazetteer: names of places, and the words around them by kind.
        ordinary: words that texts write small far more often than with a capital, normalised.
        fame, of_word, of_neighbour: see the methods of these names; what they said is kept.
    """

    def __init__(self, gazetteer: Gazetteer, ordinary: Collection[str]) -> None:
        self.gazetteer = gazetteer
        self.ordinary = ordinary
        self.fame = lru_cache(maxsize=50_000)(self._fame)
        self.of_word = lru_cache(maxsize=50_000)(self._of_word)
        self.of_neighbour = lru_cache(maxsize=100_000)(self._of_neighbour)

    def _fame(self, key: str) -> str:
        """How well known the best place of a name is, in a word; empty when there is none.

        `country`, `admin1`, `capital`, or a city's size from 2 (hamlet) to 7 (a million); with
        `~` when only an alternate name says so, with `+` when an area shares the city's name;
        `region` for regions of the world.
        """
        if key in self.gazetteer.lexicon["region"]:
            return "region"
        candidates = self.gazetteer.candidates(key)
        if not candidates:
            return ""
        best = candidates[0]
        mark = "~" if best.match == "alternate" else ""
        if best.place.kind != "city":
            return ("admin1" if best.place.kind == "area" else best.place.kind) + mark
        if best.is_capital:
            return "capital" + mark
        people = best.place.population
        size = next((digit for least, digit in _SIZES if people >= least), "2")
        return size + mark + ("+" if rank_of(self.gazetteer, key).is_area else "")

    def _of_word(self, key: str) -> tuple[str, ...]:
        """The word, its ends, its length, the kinds of words that it is of."""
        kinds = sorted(self.gazetteer.kinds.get(key, ()))
        item = ["w=" + key, f"-{key[-3:]}", f"-{key[-2:]}", f"{key[:3]}-", f"n={min(len(key), 8)}"]
        item += ["k=" + kind for kind in kinds]
        if not kinds:
            item.append("k=none")
        if key in self.ordinary:
            item.append("ordinary")
        return tuple(item)

    def _of_neighbour(self, key: str, side: str) -> tuple[str, ...]:
        """The word before or after; `side` says which, and what stands between."""
        kinds = sorted(self.gazetteer.kinds.get(key, ()))
        item = [side + key, *(f"{side}k={kind}" for kind in kinds)]
        if not kinds:
            item.append(side + "k=none")
        known_as = self.fame(key)
        if known_as and key not in self.ordinary:
            item.append(f"{side}g={known_as}")
        if key in self.ordinary:
            item.append(side + "ordinary")
        return tuple(item)


@lru_cache(maxsize=5_000)
def mark_of(gap: str) -> str:
    """What parts two words: nothing for a blank, `0` for figures, else two characters at most."""
    if gap in _BLANKS:
        return ""
    if any(letter.isalnum() for letter in gap):
        return "0"
    return gap.strip()[:2] or "_"


@lru_cache(maxsize=5_000)
def flags_of(flags: frozenset[str]) -> tuple[str, ...]:
    """The flags in one order."""
    return tuple(sorted(flags))


@lru_cache(maxsize=50_000)
def shape_of(word: str) -> str:
    """How a word uses capitals: all (one to three, or more), with stops, first, inside, or none."""
    letters = word.replace(".", "")
    if letters.isupper():
        stops = "." if "." in word else ""
        return "X" * min(3, len(letters)) + stops + ("+" if len(letters) > 4 else "")
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x"
