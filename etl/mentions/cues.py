"""The cues of a sentence: words that say whether a thing was done, is announced, feared or denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.codebook import Codebook

_PREFIXES = ("cue_", "stance_")  # of the codebook's lists that hold cues


@dataclass(frozen=True, slots=True)
class Cue:
    """An occurrence: the codebook's list that holds it, and its words `at:stop` of the sentence."""

    name: str
    at: int
    stop: int


def cue_lists(codebook: Codebook) -> tuple[str, ...]:
    """The names of the codebook's lists that hold cues."""
    return tuple(name for name in codebook.lists if name.startswith(_PREFIXES))


def find_cues(words: Sequence[str], codebook: Codebook) -> tuple[Cue, ...]:
    """All cues of a sentence, list by list in the codebook's order.

    Args:
        words: the sentence, lower-cased.
        codebook: holds the lists.
    """
    return tuple(_occurrences(words, codebook))


def _occurrences(words: Sequence[str], codebook: Codebook) -> Iterable[Cue]:
    end = len(words)
    for name in cue_lists(codebook):
        held = codebook.list(name)
        start = 0
        while found := held.find(words, start, end):
            yield Cue(name, *found)
            start = found[1]
