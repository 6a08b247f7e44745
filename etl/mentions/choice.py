"""Which of the candidates of a sentence are told: of those on the same words, the likeliest one."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.mentions.candidate import Candidate
from etl.mentions.mention import Status

# Below this chance a report is none ...
LEAST = 0.3
# ... unless it is the likeliest of its sentence and has this much, where some of them is right with
# the chance below (then only the kind is in doubt), or where the sentence goes on about those of
# the one before, which tells of an event ...
LEAST_OF_BEST = 0.25
LEAST_OF_ALL = 0.5
# ... or has this much where the sentence counts the dead, the hurt or the held.
LEAST_COUNTED = 0.12
_GOING_ON = frozenset({"they", "he", "she", "it", "others", "some"})
# How much surer a kind is for what the codebook finds told beside the event.
_BESIDE = 0.1
# From this chance on it is one though a cue speaks of a plan, a denial, a habit or the like: cues
# are words, and stand near an event that they don't speak of.
SURE = 0.8


def choose(
    candidates: Sequence[Candidate],
    chances: Sequence[float],
    *,
    judged: Collection[str] | None = None,
    previous: Sequence[Candidate] = (),
) -> list[Candidate]:
    """What a sentence tells, in text order.

    Args:
        candidates: of one sentence.
        chances: for each, that it is a report of its kind.
        judged: the finer kinds whose chances the model gives. Another was added to the codebook by
            a person: where the codebook's own order would choose it, it comes first. None: all.
        previous: what the sentence before tells.
    """
    least = _least(candidates, chances, previous)
    reports: list[Candidate] = []
    rest: list[Candidate] = []
    for candidate, chance in zip(candidates, chances, strict=True):
        status = candidate.factuality.status
        if chance >= (least if status is Status.REPORTED else SURE):
            told = candidate.factuality
            if status is not Status.REPORTED:
                told = replace(told, status=Status.REPORTED, words="")
            reports.append(replace(candidate, factuality=told, chance=chance))
        elif status not in (None, Status.REPORTED) and candidate.is_first:
            rest.append(replace(candidate, chance=candidate.sense.weight))
    reports.sort(
        key=lambda one: (
            judged is None or one.subtype in judged,
            -one.chance - (_BESIDE if one.notes else 0.0),
        )
    )
    rest.sort(key=lambda one: (len(one.notes) == 0, one.at))
    kept: list[Candidate] = []
    for one in (*reports, *rest):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted((one.counted() for one in kept), key=lambda one: one.at)


def _least(
    candidates: Sequence[Candidate], chances: Sequence[float], previous: Sequence[Candidate]
) -> float:
    """The chance that a report of this sentence must have."""
    open_ones = [
        chance
        for candidate, chance in zip(candidates, chances, strict=True)
        if candidate.factuality.status is Status.REPORTED
    ]
    if not open_ones:
        return LEAST
    first, best = candidates[0], max(open_ones)
    if any(count.name for count in first.counts):
        return min(LEAST, max(best, LEAST_COUNTED))
    goes_on = first.clause.words[0] in _GOING_ON and any(
        one.factuality.status is Status.REPORTED for one in previous
    )
    if goes_on or 1.0 - math.prod(1.0 - chance for chance in open_ones) >= LEAST_OF_ALL:
        return min(LEAST, max(best, LEAST_OF_BEST))
    return LEAST
