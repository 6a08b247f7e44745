"""Who did it, as written: a kind of actor or a known armed group, never a private person."""

from __future__ import annotations

from collections.abc import Sequence

from etl.codebook import Codebook, WordList

_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got"})
# Words between the trigger and "by", and between "by" and the actor.
_BY_REACH, _ACTOR_REACH = 10, 6
_FAR = 8
_OBJECT_CUES = frozenset({"against", "of", "to", "on", "at", "with", "targeting", "for"})
# Who only speaks of an event did not do it, unless the speech goes on about the speaker.
_SPEECH = frozenset(
    ("say", "says", "said", "saying", "told", "tell", "tells", "alleged", "claimed", "believe",
     "believed", "suspect", "accused", "condemned", "blamed", "announced", "stated", "reported",
     "confirmed", "denied", "investigating", "investigate", "probing", "behind", "deny")
)  # fmt: skip
# Behind these stands the case that somebody is held for, not what the one before did.
_CASES = frozenset({"connection", "suspicion", "complicity"})
_SPEAKERS = frozenset({"they", "it", "he", "she"})
# A reported subject ends where another clause starts.
_STOPS = frozenset({"after", "when", "while", "but", "because", "as", "that", "which", "who"})


def find_actor(
    words: Sequence[str], at: int, stop: int, *, codebook: Codebook, crowd: bool
) -> tuple[int, int] | None:
    """The words of the actor of the event evoked by `words[at:stop]`, or None.

    An actor inside the trigger ("police firing") comes first, then "by ..." after it, then for an
    active verb or a noun the nearest kind of actor before it.

    Args:
        words: the sentence, lower-cased.
        at: index of the trigger's first word.
        stop: behind its last.
        codebook: holds the lists `actors` and `crowd_people`.
        crowd: whether it is something that ordinary people do together.
    """
    actors = codebook.list("crowd_actors" if crowd else "actors")
    inside = actors.find(words, at, stop) or actors.find(words, at - 1, at)
    if inside:
        return _widest(words, inside, codebook)
    end = len(words)
    for by in range(stop, min(stop + _BY_REACH, end)):
        if words[by] == "by":
            found = actors.find(words, by + 1, min(by + 1 + _ACTOR_REACH, end))
            return _widest(words, found, codebook) if found else None
    if not _PASSIVE.isdisjoint(words[max(at - 3, 0) : at]):
        return None
    nearest = _last_subject(words, at, actors)
    if nearest is None or not _goes_on(words[nearest[1] : at]):
        return None
    return _widest(words, nearest, codebook)


def _goes_on(between: Sequence[str]) -> bool:
    """Whether the subject before these words is still the one behind them."""
    if not _SPEECH.isdisjoint(between) and _SPEAKERS.isdisjoint(between):
        return False
    if not _CASES.isdisjoint(between):
        return False
    return len(between) <= _FAR or _STOPS.isdisjoint(between)


def _last_subject(words: Sequence[str], at: int, actors: WordList) -> tuple[int, int] | None:
    """The last kind of actor before a word that is no object ("against the police").

    Nor did one who stands behind "by" do what is told after it: that was the verb before.
    """
    nearest: tuple[int, int] | None = None
    found = actors.find(words, 0, at)
    while found is not None:
        lead = words[max(found[0] - 2, 0) : found[0]]
        if _OBJECT_CUES.isdisjoint(lead) and "by" not in lead[-1:]:
            nearest = found
        found = actors.find(words, found[1], at)
    return nearest


def _widest(words: Sequence[str], found: tuple[int, int], codebook: Codebook) -> tuple[int, int]:
    """Take in a describing word before ("riot police", "unidentified gunmen")."""
    at, stop = found
    if at and codebook.list("actor_kinds").has(words, at - 1, at):
        at -= 1
    return at, stop
