"""What the judgement of an event's status is told: the cues around a trigger, and how far off they stand.

Whoever changes the traits trains again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.mentions.candidate import Candidate
from etl.mentions.cues import Cue
from etl.mentions.traits import AUXILIARIES, Setting, form_of

_WINDOW = 6  # words to each side that are told by themselves
# Distances in words that are told apart, each with its name.
_STEPS = ((1, "beside"), (3, "near"), (7, "far"), (99, "away"))
# Years between the named year and the article that are told apart.
_AGES = ((0, "this year"), (1, "last year"), (4, "some years"), (14, "years"), (999, "long ago"))
# Before a cue these make it a thing of its own, told before: "men who had threatened".
_TOLD_BEFORE = frozenset({"who", "which", "that", "had"})
_CUTS = frozenset(",;:–—")


def stance_traits(candidate: Candidate, setting: Setting) -> list[tuple[str, str]]:
    """The traits of a trigger, each with the words that it rests on; empty where it rests on none.

    Args:
        candidate: one reading of the trigger; only its kind and its place are looked at.
        setting: what holds for its sentence.
    """
    at, stop, told = candidate.at, candidate.stop, setting.told
    words = candidate.clause.words
    status, tense = candidate.factuality.status, candidate.factuality.tense
    form = form_of(words[stop - 1])
    found = [
        (f"type {candidate.sense.event_type}", ""),
        (f"kind {candidate.sense.subtype}", ""),
        (f"rule {status}", candidate.factuality.words),
        (f"rule {status} {candidate.factuality.words}", candidate.factuality.words),
        (f"tense {tense}", ""),
        (f"form {form}", ""),
        (f"starts {told[0]}", ""),
        (f"ends {' '.join(told[-2:])}", ""),
    ]
    if candidate.factuality.age is not None:
        found.append((f"year {_step(candidate.factuality.age, _AGES)}", "its year"))
    lead = [word for word in words[max(at - 4, 0) : at] if word in AUXILIARIES]
    found.append((f"lead {' '.join(lead)}", " ".join(lead)))
    found.append((f"lead {' '.join(lead)} {form}", " ".join(lead)))
    for size in (1, 2, 3):
        found.append((f"before {' '.join(told[max(at - size, 0) : at])}", ""))
        found.append((f"after {' '.join(told[stop : stop + size])}", ""))
    found.extend((f"ahead {word}", word) for word in dict.fromkeys(told[max(at - _WINDOW, 0) : at]))
    found.extend((f"behind {word}", word) for word in dict.fromkeys(told[stop : stop + _WINDOW]))
    found.extend((f"word {word}", word) for word in setting.bag)
    found.extend(_cues(candidate, setting.cues))
    return found


def _cues(candidate: Candidate, cues: Sequence[Cue]) -> Iterator[tuple[str, str]]:
    at, stop, words = candidate.at, candidate.stop, candidate.clause.words
    cuts = [bool(_CUTS.intersection(mark)) for mark in candidate.clause.marks]
    for cue in cues:
        told = " ".join(words[cue.at : cue.stop])
        if cue.stop <= at:
            side, gap, between = "-", at - cue.stop + 1, cuts[cue.stop - 1 : at]
        elif cue.at >= stop:
            side, gap, between = "+", cue.at - stop + 1, cuts[stop - 1 : cue.at]
        else:
            yield f"{cue.name} inside", told
            continue
        step = _step(gap, _STEPS)
        yield f"{cue.name} {side}{step}", told
        yield f"{cue.name} {side}", told
        if not _TOLD_BEFORE.isdisjoint(words[max(cue.at - 2, 0) : cue.at]):
            yield f"{cue.name} {side} told before", told
        if any(between):
            yield f"{cue.name} {side} cut", told
        yield f"{side} {told}", told


def _step(size: int, steps: Sequence[tuple[int, str]]) -> str:
    return next((name for limit, name in steps if size <= limit), steps[-1][1])
