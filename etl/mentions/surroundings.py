"""What stands around a word of an article: capitals, titles, cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from etl.mentions.words import CaseProfile, Word, case_profile, find_words, is_capitalised
from etl.places import Gazetteer, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKS = frozenset({" ", "\n", "\u00a0", "-"})
_TITLE_BLANKS = _BLANKS | {". ", ".\n"}
_POSSESSIVE = re.compile("['’][sS]")
_MOST_WORDS = 100_000  # different words of which is kept what is known of each
_OPENERS = "\"'“‘«([-—–•*… \t\u00a0"
_SENTENCE_ENDS = frozenset({"", ".", "!", "?", "\n", ":", "”", '"', ";"})


@dataclass(frozen=True, slots=True)
class Rank:
    """How well known the best places of a name are."""

    is_area: bool
    is_capital: bool
    population: int

    @property
    def is_known(self) -> bool:
        """A country, a subdivision or a capital: named without a word that says where."""
        return self.is_area or self.is_capital


class Article:
    """The words of one text with what the finder asks of them again and again.

    Attributes:
        text, words, profile: the text, its words, how it uses capitals.
        gaps: the characters between each word and the next, without a possessive 's.
        keys: the words, normalised. capitals: whether each begins with one.
        possessives: index of a word with a possessive 's -> key and end with it.
        persons: keys of the words that name persons; the finder fills it in.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        """Parts the text into words and normalises each once."""
        self.text = text
        self.words: list[Word] = find_words(text)
        self.profile = case_profile(text)
        self.gazetteer = gazetteer
        self.lexicon = gazetteer.lexicon
        starts, ends, spelled = zip(*self.words, strict=True) if self.words else ((), (), ())
        facts = list(map(_facts_of_words(gazetteer).__getitem__, spelled))
        self.keys = [key for key, _, _ in facts]
        self._kinds = [kinds for _, kinds, _ in facts]
        self.capitals = [is_capital for _, _, is_capital in facts]
        self.possessives: dict[int, tuple[str, int]] = {}
        self.gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        for mark in _POSSESSIVE.finditer(text):
            at = bisect_left(ends, mark.start())
            if at == len(ends) or ends[at] != mark.start():
                continue
            self.possessives[at] = normalise(text[starts[at] : mark.end()]), mark.end()
            if at < len(self.gaps) and len(self.gaps[at]) > 2:
                self.gaps[at] = self.gaps[at][2:]
        self.persons: frozenset[str] = frozenset()

    def is_kind(self, at: int | None, *kinds: str) -> bool:
        """Whether the word at an index is in one of the lexicon's lists; no word is in none."""
        if at is None or not 0 <= at < len(self.keys):
            return False
        of_word = self._kinds[at]
        return of_word is not None and not of_word.isdisjoint(kinds)

    def knows(self, key: str) -> bool:
        """Whether the key is a place's name or a world region's."""
        return self.gazetteer.has_key(key) or key in self.lexicon["region"]

    def may_begin(self, at: int) -> bool:
        """Whether a name may begin or end with this word: a capital, unless the text has none."""
        if self.capitals[at]:
            return True
        return self.profile is CaseProfile.LOWER and self.words[at][2][0].islower()

    def is_mere_word(self, at: int) -> bool:
        """Whether a wire of capitals has here an ordinary word, which alone is never a name."""
        return (
            self.profile is CaseProfile.UPPER
            and self.keys[at] != "us"
            and self.is_kind(at, "common")
        )

    def goes_on(self, at: int, end: int) -> bool:
        """Whether some longer name begins with these words."""
        if self.gazetteer.goes_on(" ".join(self.keys[at:end])):
            return True
        return self._is_possessive(at, end) and self.gazetteer.goes_on(self._full_key(at, end))

    def _is_possessive(self, at: int, end: int) -> bool:
        if end - at == 1:
            return at in self.possessives
        return bool(self.possessives) and any(i in self.possessives for i in range(at, end))

    def _full_key(self, at: int, end: int) -> str:
        """The key of some words with each possessive 's kept."""
        return " ".join(self.possessives.get(i, (self.keys[i], 0))[0] for i in range(at, end))

    def spelled(self, at: int, end: int) -> tuple[str, int]:
        """Key and end (code points) of some words; with the 's where a name has it: St. John's."""
        stop = self.words[end - 1][1]
        if self._is_possessive(at, end):
            key = self._full_key(at, end)
            if self.knows(key):
                return key, self.possessives.get(end - 1, ("", stop))[1]
        return " ".join(self.keys[at:end]), stop

    def gap(self, left: int) -> str:
        """The characters between a word and the next one; a letter when there is none."""
        return self.gaps[left] if 0 <= left < len(self.gaps) else "x"

    def left(self, at: int, *, over_stop: bool = False) -> int | None:
        """Index of the capitalised word directly before, or None; `over_stop` for "Mr. X"."""
        if at == 0 or not self.capitals[at - 1]:
            return None
        return at - 1 if self.gap(at - 1) in (_TITLE_BLANKS if over_stop else _BLANKS) else None

    def right(self, end: int) -> int | None:
        """Index of the capitalised word directly after the one before `end`, or None."""
        if end >= len(self.words) or not self.capitals[end]:
            return None
        return end if self.gap(end - 1) in _BLANKS else None

    def after(self, end: int) -> int | None:
        """Index of the word directly after, capital or not, or None."""
        return end if end < len(self.words) and self.gap(end - 1) in _BLANKS else None

    def after_stop(self, end: int) -> str:
        """First letter of the word after the one before `end` and its full stop, or ""."""
        return self.words[end][2][0] if self.gap(end - 1) == ". " else ""

    def begins_sentence(self, at: int) -> bool:
        """Whether nothing of its sentence stands before the word."""
        before = self.words[at][0] - 1
        while before >= 0 and self.text[before] in _OPENERS:
            before -= 1
        return before < 0 or self.text[before] in _SENTENCE_ENDS

    def rank(self, key: str) -> Rank:
        """How well known the places of a key are."""
        return rank_of(self.gazetteer, key)

    def cue(self, at: int, end: int) -> str:
        """The word directly before, or else after, that marks a place; "the" may stand between."""
        before = at - 1
        if before > 0 and self.keys[before] == "the" and self.gap(before) in _BLANKS:
            before -= 1
        if before >= 0 and self.gap(before) in _BLANKS:
            if self.is_kind(before, "cue_before") and self.keys[before] != "of":
                return self.keys[before]
            is_of = before > 0 and self.keys[before] == "of" and self.gap(before - 1) in _BLANKS
            if is_of:
                marked = self.is_kind(before - 1, "locative", "cue_before")
                return f"{self.keys[before - 1]} of" if marked else "of"
        following = self.after(end)
        return self.keys[end] if self.is_kind(following, "cue_after", "admin_tail") else ""


class _WordFacts(dict[str, tuple[str, frozenset[str] | None, bool]]):
    """Of each word that was met its key, its kinds, and whether it begins with a capital."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._kinds = gazetteer.kinds

    def __missing__(self, word: str) -> tuple[str, frozenset[str] | None, bool]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        key = normalise(word)
        is_capital = word[0].isupper() or (not word.isalpha() and is_capitalised(word))
        self[word] = facts = (key, self._kinds.get(key), is_capital)
        return facts


@lru_cache(maxsize=4)
def _facts_of_words(gazetteer: Gazetteer) -> _WordFacts:
    return _WordFacts(gazetteer)


@lru_cache(maxsize=50_000)
def rank_of(gazetteer: Gazetteer, key: str) -> Rank:
    """How well known the best places of a key are; mere alternate names make none known."""
    likely = [c for c in gazetteer.candidates(key)[:4] if c.score > 0.1]
    named = [c for c in likely if c.match != "alternate"]
    return Rank(
        is_area=any(c.place.kind != "city" and c.score > 0.2 for c in named),
        is_capital=any(c.is_capital and c.score > 0.2 for c in named),
        population=max((c.place.population for c in named), default=0),
    )


def all_in(keys: Iterable[str], *lists: Iterable[str]) -> bool:
    """Whether each key is in one of the lists."""
    return all(any(key in words for words in lists) for key in keys)
