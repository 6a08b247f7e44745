"""A text whose place names are marked, and its copies: other case, other names."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text to learn from.

    Attributes:
        corpus: where it is from. group: texts of one group never part between learning and test.
        text: its characters. places: marked place names. persons: marked persons' names.
        doubtful: stretches of which the corpus does not say whether they hold a place.
    """

    corpus: str
    group: str
    text: str
    places: tuple[Span, ...]
    persons: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()


def change_case(marked: MarkedText, change: Callable[[str], str]) -> MarkedText:
    """The text in another case; letters whose change has another length stay as they are."""
    text = "".join(new if len(new := change(letter)) == 1 else letter for letter in marked.text)
    return replace(marked, text=text)


def swap_names(
    marked: MarkedText, other: Callable[[str, random.Random], str], chance: random.Random
) -> MarkedText:
    """The text with other place names for its own, the same one for each name.

    Args:
        marked: the text.
        other: gives another name for a name.
        chance: what draws them.
    """
    names: dict[str, str] = {}
    for start, end in marked.places:
        name = marked.text[start:end]
        if name not in names:
            names[name] = other(name, chance)
    return _rewrite(
        marked, [(start, end, names[marked.text[start:end]]) for start, end in marked.places]
    )


def swap_persons(
    marked: MarkedText, other: Callable[[random.Random], str], chance: random.Random
) -> MarkedText:
    """The text with towns' names for some of its persons' last or first words."""
    names: dict[str, str] = {}
    changes = []
    for start, end in marked.persons:
        words = marked.text[start:end].split(" ")
        at = -1 if len(words) == 1 or chance.random() < 0.75 else 0
        old = words[at]
        if old not in names:
            names[old] = other(chance) if chance.random() < 0.5 else old
        words[at] = names[old]
        changes.append((start, end, " ".join(words)))
    return _rewrite(marked, changes)


def _rewrite(marked: MarkedText, changes: Sequence[tuple[int, int, str]]) -> MarkedText:
    """The text with stretches replaced, and everything that is marked moved along."""
    parts: list[str] = []
    ends: list[int] = []
    shifts: list[int] = [0]
    last = 0
    for start, end, new in sorted(changes):
        if start < last:
            continue
        parts += [marked.text[last:start], new]
        ends.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
        last = end
    parts.append(marked.text[last:])

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            (a + shifts[bisect_right(ends, a)], b + shifts[bisect_right(ends, b)]) for a, b in spans
        )

    return replace(
        marked,
        text="".join(parts),
        places=move(marked.places),
        persons=move(marked.persons),
        doubtful=move(marked.doubtful),
    )
