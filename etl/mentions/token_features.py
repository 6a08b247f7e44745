"""What the trained recogniser is told about each word that may be part of a place's name.

Training and reading use this one function, so that they cannot drift apart. Only words that may
be part of a name are described: capitalised words where the article has capitals, else what is
no ordinary word. What stands around them is described with them.
"""

import re
from dataclasses import dataclass

from etl.mentions.gazetteer_match import is_joined, match_names
from etl.mentions.persons import find_persons
from etl.mentions.surroundings import Article
from etl.mentions.word_features import Item, Knowledge, flags_of, mark_of, shape_of
from etl.mentions.words import CaseProfile

_BLANKS = frozenset({" ", "\n", "\u00a0"})
_INNER = frozenset({" ", "-", ", ", "\n", "'", "’", "'s ", "’s ", " - ", " (", ") "})
_ENDS = re.compile(r"[.!?:;]|\n\s*\n|\n\s\s")
_FAR = 4  # words between two described ones that part them into two sequences
_LARGE_ENOUGH = frozenset({"4", "5", "6", "7", "capital", "country", "admin1", "region"})
_TAILS = ("county_tail", "admin_tail", "street")
_TELLING = ("cue_before", "title", "first_name")
_AREAS = frozenset({"country", "admin1", "region"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence that are decided together: their numbers, and their features."""

    words: tuple[int, ...]
    items: list[Item]


def describe_words(
    article: Article, known: Knowledge, *, only_known: bool = False
) -> list[Stretch]:
    """The stretches of an article, in text order.

    Args:
        article: its words.
        known: what is known before.
        only_known: leave out the stretches without any name of the gazetteer.
    """
    view = _View(article, known)
    groups: list[list[int]] = []
    for at in view.described():
        if not groups or view.is_apart(groups[-1][-1], at):
            groups.append([])
        groups[-1].append(at)
    return [
        Stretch(tuple(words), [view.item(word) for word in words])
        for words in groups
        if not only_known or any(word in view.matches for word in words)
    ]


class _View:
    """One article with what its words are described by."""

    def __init__(self, article: Article, known: Knowledge) -> None:
        self.article = article
        self.known = known
        self.is_mixed = article.profile is CaseProfile.MIXED
        self.count = len(article.words)
        self.matches: dict[int, tuple[int, int, str]] = {}
        for at, end in match_names(article):
            known_as = known.fame(article.spelled(at, end)[0])
            for word in range(at, end):
                self.matches[word] = (at, end, known_as)
        self.gaps = [*article.gaps, "x"]
        self.lower = (
            {
                key
                for key, capital in zip(article.keys, article.capitals, strict=True)
                if not capital
            }
            if self.is_mixed
            else frozenset()
        )
        self.persons = article.persons or find_persons(article)
        self.flags: dict[str, set[str]] = {}
        self.starts = [
            at == 0 or (self.gaps[at - 1] not in _INNER and self._begins(at))
            for at in range(self.count)
        ]

    def _begins(self, at: int) -> bool:
        """Whether a sentence or paragraph begins with the word, or the gap before it is as good."""
        gap = self.gaps[at - 1]
        if gap[:1] == "." and len(gap) < 3:
            before = self.article.words[at - 1][2]
            kinds = self.article.gazetteer.kinds.get(self.article.keys[at - 1], ())
            abbreviated = len(before) == 1 or "title" in kinds or self._is_abbreviation(before)
            return not (abbreviated or is_joined(self.article, at - 1))
        return _ENDS.search(gap) is not None

    def _is_abbreviation(self, word: str) -> bool:
        return "." in word or word + "." in self.article.lexicon["abbreviation"]

    def described(self) -> list[int]:
        """Numbers of the words that may be part of a name."""
        article = self.article
        if self.is_mixed:
            chosen = [
                at
                for at in range(self.count)
                if (article.capitals[at] and not self._is_opening(at))
                or (at in self.matches and self._is_inside(at))
            ]
        else:
            chosen = [at for at in range(self.count) if self._may_be_named(at)]
        for at in chosen:
            self._note(at)
        return chosen

    def _is_opening(self, at: int) -> bool:
        """Whether an ordinary word has its capital only from opening a sentence."""
        return (
            self.starts[at]
            and at not in self.matches
            and self.article.keys[at] in self.known.ordinary
        )

    def _is_inside(self, at: int) -> bool:
        start, end, _ = self.matches[at]
        return end - start > 1

    def _may_be_named(self, at: int) -> bool:
        key = self.article.keys[at]
        match = self.matches.get(at)
        if at and at - 1 in self.matches and self.article.is_kind(at, *_TAILS):
            return True
        if match is not None and match[1] - match[0] > 1:
            return True
        if "." in (word := self.article.words[at][2]) or word == "US":
            return True
        if match is None and key in self.known.ordinary:
            return False
        if key not in self.known.ordinary:
            return len(key) > 1 and key not in self.article.lexicon["common"]
        return match is not None and match[2] in _LARGE_ENOUGH and len(key) > 3

    def _note(self, at: int) -> None:
        """Keeps what one spot says of a word for its other spots in the article."""
        article = self.article
        flags = self.flags.setdefault(article.keys[at], set())
        if at and self.gaps[at - 1] in _BLANKS:
            before = article.gazetteer.kinds.get(article.keys[at - 1], ())
            if article.keys[at - 1] != "of":
                flags.update("d:" + kind for kind in _TELLING if kind in before)
            if self.is_mixed and article.capitals[at - 1] and not self._is_opening(at - 1):
                flags.add("d:ends_run")
        if at + 1 < self.count:
            if self.gaps[at] == ", " and self._fame(at + 1) in _AREAS:
                flags.add("d:inside")
            elif self.gaps[at] in _BLANKS and article.capitals[at + 1] and self.is_mixed:
                flags.add("d:goes_on")
            elif self.is_mixed:
                flags.add("d:ends")

    def _fame(self, at: int) -> str:
        match = self.matches.get(at)
        return match[2] if match is not None else ""

    def is_apart(self, left: int, right: int) -> bool:
        """Whether two described words are decided apart."""
        if right - left > _FAR:
            return True
        return any(self.starts[at] for at in range(left + 1, right + 1))

    def item(self, at: int) -> Item:
        """The features of one word."""
        article, keys = self.article, self.article.keys
        key = keys[at]
        item = ["bias", *self.known.of_word(key)]
        item += self._of_match(at)
        if self.is_mixed:
            item += self._of_case(at)
        item += self._of_context(at)
        flags = self.flags.get(key)
        if flags:
            item += flags_of(frozenset(flags))
        if key in self.persons:
            item.append("person")
        if at in article.possessives:
            item.append("'s")
        if at and at - 1 in article.possessives:
            item.append("<'s")
        return item

    def _of_match(self, at: int) -> Item:
        match = self.matches.get(at)
        if match is None:
            return ["g=none"]
        start, end, known_as = match
        place = "S" if end - start == 1 else "B" if at == start else "I"
        item = [f"g={place}", f"g={place}{known_as}"]
        if known_as[0].isdigit():
            item.append(f"g={place}city")
        if end < self.count and self.gaps[end - 1] == ", " and end in self.matches:
            item.append("g,=" + self.matches[end][2])
        if start >= 2 and self.gaps[start - 1] == ", " and start - 1 in self.matches:
            item.append(f"g,{known_as}<{self.matches[start - 1][2]}")
        kinds, keys = self.article.gazetteer.kinds, self.article.keys
        if end < self.count and self.gaps[end - 1] in _BLANKS:
            item += [f"g{place}>{kind}" for kind in sorted(kinds.get(keys[end], ()))]
            item.append("g>" + keys[end])
        if start and self.gaps[start - 1] in _BLANKS:
            item += [f"g<{kind}" for kind in sorted(kinds.get(keys[start - 1], ()))]
            item.append("g<" + keys[start - 1])
        return item

    def _of_case(self, at: int) -> Item:
        article = self.article
        word = article.words[at][2]
        shape = shape_of(word)
        item = [f"s={shape}"]
        start = self.starts[at]
        if start:
            item.append("start")
            item.append("start+g" if at in self.matches else "start-g")
        if article.keys[at] in self.lower:
            item.append("lower_too")
            if start:
                item.append("start+lower_too")
        left, right = article.left(at), article.right(at + 1)
        item.append(f"run={'x' if left is not None else ''}.{'x' if right is not None else ''}")
        if at in self.matches:
            begin, end, known_as = self.matches[at]
            left, right = article.left(begin), article.right(end)
            run = f"{'x' if left is not None else ''}.{'x' if right is not None else ''}"
            item.append(f"gr={run}")
            item.append(f"gr={run}{known_as}")
        return item

    def _of_context(self, at: int) -> Item:
        keys = self.article.keys
        known = self.known
        item: Item = []
        if at:
            gap = self.gaps[at - 1]
            mark = mark_of(gap)
            item.append("<|" + mark)
            if not self.starts[at]:
                item += known.of_neighbour(keys[at - 1], "<" + mark)
                if at > 1 and not self.starts[at - 1]:
                    item.append("<<" + keys[at - 2])
                    if mark == "":
                        item.append(f"<<{keys[at - 2]}_{keys[at - 1]}")
        if at + 1 < self.count:
            gap = self.gaps[at]
            mark = mark_of(gap)
            item.append(">|" + mark)
            if not self.starts[at + 1]:
                item += known.of_neighbour(keys[at + 1], ">" + mark)
                if self.is_mixed:
                    item.append(f">{mark}{'X' if self.article.capitals[at + 1] else 'x'}")
                if at + 2 < self.count and not self.starts[at + 2]:
                    item.append(">>" + keys[at + 2])
        return item
