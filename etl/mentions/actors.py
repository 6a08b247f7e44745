"""Who did it, as written: a kind of actor or a known armed group, never a private person."""

from __future__ import annotations

from collections.abc import Sequence

from etl.codebook import Codebook

_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got"})
# Words between the trigger and "by", and between "by" and the actor.
_BY_REACH, _ACTOR_REACH = 10, 6
# A reported subject ends where another clause starts.
_STOPS = frozenset({"after", "when", "while", "but", "because", "as", "that", "which", "who"})


def find_actor(
    words: Sequence[str], at: int, stop: int, *, codebook: Codebook
) -> tuple[int, int] | None:
    """The words of the actor of the event evoked by `words[at:stop]`, or None.

    "by ..." after the trigger comes first, then for an active verb the nearest kind of actor
    before it.
    """
    actors = codebook.list("actors")
    end = len(words)
    for by in range(stop, min(stop + _BY_REACH, end)):
        if words[by] == "by":
            found = actors.find(words, by + 1, min(by + 1 + _ACTOR_REACH, end))
            if found:
                return _widest(words, found, codebook)
            break
    if not _PASSIVE.isdisjoint(words[max(at - 3, 0) : at]):
        return None
    nearest: tuple[int, int] | None = None
    begin = 0
    while True:
        found = actors.find(words, begin, at)
        if found is None:
            break
        if words[found[0] - 1 : found[0]] not in (("against",), ("of",), ("to",), ("on",)):
            nearest = found
        begin = found[1]
    if nearest is None:
        return None
    between = words[nearest[1] : at]
    if len(between) > 8 and not _STOPS.isdisjoint(between):
        return None
    return _widest(words, nearest, codebook)


def _widest(words: Sequence[str], found: tuple[int, int], codebook: Codebook) -> tuple[int, int]:
    """Take in a describing word before ("riot police", "unidentified gunmen")."""
    at, stop = found
    if at and codebook.list("actor_kinds").has(words, at - 1, at):
        at -= 1
    return at, stop
