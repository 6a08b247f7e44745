"""Which of the candidates of a sentence are told: of those on the same words, the likeliest one."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.mentions.candidate import Candidate
from etl.mentions.mention import Status
from etl.mentions.stance import Stance

# Below this chance a report is none ...
LEAST = 0.3
# ... unless it is the likeliest of its sentence and has this much, where some of them is right with
# the chance below (then only the kind is in doubt), or where the sentence goes on about those of
# the one before, which tells of an event ...
LEAST_OF_BEST = 0.25
LEAST_OF_ALL = 0.5
# ... or has this much where the sentence counts the dead, the hurt or the held.
LEAST_COUNTED = 0.12
_NO_OTHER = frozenset({None, Status.REPORTED})
_GOING_ON = frozenset({"they", "he", "she", "it", "others", "some"})
# How much surer a kind is for what the codebook finds told beside the event.
_BESIDE = 0.1
# From this chance on it is one though a cue speaks of a plan, a denial, a habit or the like: cues
# are words, and stand near an event that they don't speak of.
SURE = 0.8
# From these chances on the cues around a trigger say what its event is instead of a report: where
# the judgement of reports finds one too, and where it finds none.
OVERRULES = 0.5
TELLS = 0.4
# Mere talk outweighs a report that is so much less likely, from this chance on: of our held-out
# sentences nine in ten that it takes away are none. Who counts people does not merely talk. From
# `NEWS` on a cue nearby counts for half.
MERE_TALK = 0.5
_CLEARLY = 0.15
NEWS = 0.7
SURE_OF_NEWS = 0.5


def choose(
    candidates: Sequence[Candidate],
    chances: Sequence[float],
    *,
    judged: Collection[str] | None = None,
    previous: Sequence[Candidate] = (),
    stances: Sequence[Stance | None] = (),
) -> list[Candidate]:
    """What a sentence tells, in text order.

    Args:
        candidates: of one sentence.
        chances: for each, that it is a report of its kind.
        judged: the finer kinds whose chances the model gives. Another was added to the codebook by
            a person: where the codebook's own order would choose it, it comes first. None: all.
        previous: what the sentence before tells.
        stances: for each candidate what the cues around it say; the rules alone decide by default.
    """
    least = _least(candidates, chances, previous)
    reports: list[Candidate] = []
    rest: list[Candidate] = []
    stances = stances or (None,) * len(candidates)
    for candidate, chance, stance in zip(candidates, chances, stances, strict=True):
        known = judged is None or candidate.subtype in judged
        one = _read(candidate, chance, stance if known else None, least)
        if one is not None and one.factuality.status is Status.REPORTED:
            reports.append(one)
        elif one is not None and candidate.is_first:
            rest.append(one)
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


def _read(
    candidate: Candidate, chance: float, stance: Stance | None, least: float
) -> Candidate | None:
    """The candidate with its status and the chance of that; None where it is told in no way."""
    told = candidate.factuality
    enough = least if told.status is Status.REPORTED else SURE
    # What the rules say stays where the judgement says nothing better; only history stays even
    # where all else is mere talk.
    by_rule = told.status not in _NO_OTHER
    other = replace(candidate, chance=candidate.sense.weight) if by_rule else None
    if stance is not None:
        if stance.reported >= NEWS:
            enough = min(enough, SURE_OF_NEWS)
        if stance.chance > stance.reported and told.status is not Status.HISTORICAL:
            other = None
        talk = stance.chance if stance.status is None and not candidate.counts else 0.0
        if talk >= max(chance + _CLEARLY, MERE_TALK):
            return other
        if stance.status and stance.chance >= (OVERRULES if chance >= enough else TELLS):
            told = replace(told, status=stance.status, words=stance.words)
            return replace(candidate, factuality=told, chance=stance.chance)
    if chance < enough:
        return other
    return replace(
        candidate, factuality=replace(told, status=Status.REPORTED, words=""), chance=chance
    )
