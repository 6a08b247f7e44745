"""The small language in which the codebook writes triggers and conditions.

    open/v fire         every form of the verb: open, opens, opened, opening
    grenade/n           singular and plural
    arrest/p            past and participle only
    (car|truck) bomb    any of these; (hurl|throw)/v any form of both
    a? bomb             the word may be missing
    set/v ... on fire   up to five words between
    take/v .. hostage   up to two words between
    @police             any single word of the codebook's list `police`

Words are compared in lower case. A list (`WordList`) holds many patterns and answers whether any
of them occurs in a stretch of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.codebook.inflection import noun_forms, past_forms, verb_forms

_ITEM = re.compile(r"\([^()]*\)(?:/[a-z]+)?\??|[^\s()]+")
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")
_GAPS = {"..": 2, "...": 5}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern: which words fit, whether it may be missing, and the gap before it."""

    words: frozenset[str]
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or phrase, parsed.

    Attributes:
        source: how the codebook wrote it. steps: its words.
        rigid: every word must be there, each right after the one before.
    """

    source: str
    steps: tuple[Step, ...]
    rigid: bool

    @classmethod
    def parse(cls, source: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
        """Read one pattern.

        Raises:
            ValueError: it is empty, starts or ends with a gap or an optional word, names a list
                that does not exist, or holds something that is no word.
        """
        return _parsed(source) if "@" not in source else cls._parse(source, lists)

    @classmethod
    def _parse(cls, source: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
        steps: list[Step] = []
        gap = 0
        for item in _ITEM.findall(source.lower()):
            if item in _GAPS:
                gap = _GAPS[item]
                continue
            optional = item.endswith("?")
            body, ending = item.removesuffix("?"), ""
            if body.startswith("("):
                body, _, ending = body[1:].partition(")")
            words = {
                form for word in body.split("|") for form in _forms(word.strip() + ending, lists)
            }
            steps.append(Step(frozenset(words), optional, gap))
            gap = 0
        if not steps:
            raise ValueError("is empty")
        if gap or source.lstrip().startswith("..") or steps[0].optional or steps[-1].optional:
            raise ValueError(f"{source!r} must start and end with a word that is always there")
        return cls(source, tuple(steps), not any(step.optional or step.gap for step in steps))

    @property
    def telling(self) -> frozenset[str]:
        """The words of its most telling step, the one of the longest words: one must be there."""
        steps = [step.words for step in self.steps if not step.optional]
        return max(steps, key=lambda words: min(len(word) for word in words))

    def match(self, words: Sequence[str], at: int, end: int) -> int | None:
        """The index behind the last word when the pattern starts at `at`, else None.

        The caller has looked the first word up: `words[at]` is one of `steps[0].words`.
        """
        if not self.rigid:
            return _match(self.steps[1:], words, at + 1, end)
        stop = at + len(self.steps)
        if stop > end:
            return None
        for index in range(1, len(self.steps)):
            if words[at + index] not in self.steps[index].words:
                return None
        return stop


@lru_cache(maxsize=1 << 14)  # a list stands in many places of a codebook
def _parsed(source: str) -> Pattern:
    """A pattern that names no list."""
    return Pattern._parse(source, {})  # noqa: SLF001 - of the same module


def _match(steps: Sequence[Step], words: Sequence[str], at: int, end: int) -> int | None:
    if not steps:
        return at
    step = steps[0]
    for here in range(at, min(at + step.gap + 1, end)):
        if words[here] in step.words:
            found = _match(steps[1:], words, here + 1, end)
            if found is not None:
                return found
    return _match(steps[1:], words, at, end) if step.optional else None


def _forms(word: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    if word.startswith("@"):
        if word[1:] not in lists:
            raise ValueError(f"there is no list {word[1:]!r} under [words]")
        return tuple(
            form for one in lists[word[1:]] if " " not in one for form in _forms(one, lists)
        )
    base, slash, kind = word.partition("/")
    if not _WORD.fullmatch(base):
        raise ValueError(f"{word!r} is not a word")
    if not slash:
        return (base,)
    makers = {"v": verb_forms, "n": noun_forms, "p": past_forms}
    if not kind or set(kind) - set(makers):
        raise ValueError(f"{word!r} ends in /{kind}; the endings are /v, /n and /p")
    return tuple(form for letter in kind for form in makers[letter](base))


@dataclass(frozen=True, slots=True)
class WordList:
    """Many patterns at once: single words as a set, phrases by their first word.

    `first_words` are all the words that one of them can start with.
    """

    singles: frozenset[str]
    phrases: Mapping[str, tuple[Pattern, ...]]
    first_words: frozenset[str]

    @classmethod
    def parse(cls, sources: Iterable[str], lists: Mapping[str, Sequence[str]]) -> WordList:
        """Read a list; an item that is just `@name` brings in that list, phrases included.

        Raises:
            ValueError: as `Pattern.parse`.
        """
        singles: set[str] = set()
        phrases: defaultdict[str, list[Pattern]] = defaultdict(list)
        for source in _flat(sources, lists, 0):
            pattern = Pattern.parse(source, lists)
            if len(pattern.steps) == 1:
                singles |= pattern.steps[0].words
            else:
                for word in pattern.steps[0].words:
                    phrases[word].append(pattern)
        return cls(
            frozenset(singles),
            {word: tuple(found) for word, found in phrases.items()},
            frozenset(singles).union(phrases),
        )

    def __bool__(self) -> bool:
        return bool(self.first_words)

    def find(self, words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """The first occurrence in `words[start:end]` as (first word, behind the last)."""
        start = max(start, 0)
        first = self.first_words
        if first.isdisjoint(words[start:end]):
            return None
        for at in range(start, end):
            word = words[at]
            if word not in first:
                continue
            for pattern in self.phrases.get(word, ()):
                stop = pattern.match(words, at, end)
                if stop is not None:
                    return at, stop
            if word in self.singles:
                return at, at + 1
        return None

    def has(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether any of it occurs in `words[start:end]`."""
        start = max(start, 0)
        if not self.singles.isdisjoint(words[start:end]):
            return True
        return bool(self.phrases) and self.find(words, start, end) is not None


def _flat(sources: Iterable[str], lists: Mapping[str, Sequence[str]], depth: int) -> Iterable[str]:
    if depth > 5:
        raise ValueError("lists that hold each other in a circle")
    for source in sources:
        name = source.strip()
        if name.startswith("@") and " " not in name and "|" not in name:
            if name[1:] not in lists:
                raise ValueError(f"there is no list {name[1:]!r} under [words]")
            yield from _flat(lists[name[1:]], lists, depth + 1)
        else:
            yield source


EMPTY = WordList.parse((), {})
