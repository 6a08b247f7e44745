"""The trained judgement of an event's status: reported, planned, threatened, denied, history, or none.

A logistic regression for each answer over `stance_traits`, their chances made to sum to one; the
weights are numbers in `data/models/reported.json`, made by `python -m training.reported`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.mentions.candidate import Candidate
from etl.mentions.mention import Status
from etl.mentions.stance_traits import stance_traits
from etl.mentions.traits import Setting

NONE = "none"  # only talk of such things
ANSWERS = (*map(str, Status), NONE)
_FAR = 30.0  # scores beyond it are as sure as they get


@dataclass(frozen=True, slots=True)
class Stance:
    """What the cues around a trigger say of its event, as far as it is not told as news.

    Attributes:
        status: the likeliest that is not `reported`; None when it is mere talk.
        chance: of that answer. reported: chance that the event is reported. Both 0 to 1.
        words: those of the sentence that speak for the status most.
    """

    status: Status | None
    chance: float
    reported: float
    words: str


@dataclass(frozen=True, slots=True)
class StanceModel:
    """The weights: answer -> trait -> weight, and each answer's bias; empty where none was trained."""

    tables: Mapping[str, Mapping[str, float]]
    biases: Mapping[str, float]

    def chances(self, traits: Sequence[tuple[str, str]]) -> dict[str, float]:
        """The chance of each answer for a trigger with these traits; they sum to one."""
        odds = {}
        for answer in ANSWERS:
            table = self.tables[answer]
            score = self.biases[answer] + sum([table.get(trait, 0.0) for trait, _ in traits])
            odds[answer] = 1.0 / (1.0 + math.exp(-max(min(score, _FAR), -_FAR)))
        total = sum(odds.values())
        return {answer: chance / total for answer, chance in odds.items()}

    def judge(self, candidate: Candidate, setting: Setting) -> Stance | None:
        """What the cues say of a candidate; None where no model was trained."""
        if not self.tables:
            return None
        traits = list(dict.fromkeys(stance_traits(candidate, setting)))
        chances = self.chances(traits)
        best = max((one for one in ANSWERS if one != Status.REPORTED), key=lambda one: chances[one])
        table = self.tables[best]
        weighed = ((table.get(trait, 0.0), words) for trait, words in traits if words)
        weight, words = max(weighed, default=(0.0, ""))
        status = None if best == NONE else Status(best)
        return Stance(
            status, chances[best], chances[str(Status.REPORTED)], words if weight > 0 else ""
        )


UNTRAINED = StanceModel({}, {})
