"""The trained judgement: how likely a candidate is a report of an event of its kind.

A logistic regression over the traits; its weights are numbers in `data/models`, made by `python -m
training.reported`, and the card beside them says from what.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.codebook import Codebook
from etl.errors import ModelError
from etl.mentions.candidate import Candidate
from etl.mentions.clause import Clause
from etl.mentions.mention import Status
from etl.mentions.stance import ANSWERS, UNTRAINED, StanceModel
from etl.mentions.traits import Setting, setting_of, traits_of

MODEL = Path(__file__).resolve().parents[2] / "data" / "models" / "reported.json"
_FAR = 30.0  # scores beyond it are as sure as they get
_TELLING = 0.25  # a trait below this weight is not worth telling


@dataclass(frozen=True, slots=True)
class Reported:
    """The opened model.

    Attributes:
        tables: group of traits -> trait -> weight. bias: added to every score.
        ordinary: the words that it knows as themselves.
        kinds: the finer kinds that it has learned about; others are left to the codebook.
        stances: tells how the sentence stands to the event.
    """

    tables: dict[str, dict[str, float]]
    bias: float
    ordinary: frozenset[str]
    kinds: frozenset[str]
    stances: StanceModel = UNTRAINED

    def setting(self, clause: Clause, n_clauses: int, *, codebook: Codebook) -> Setting:
        """What holds for all candidates of a sentence of an article of so many."""
        return setting_of(clause, n_clauses=n_clauses, ordinary=self.ordinary, codebook=codebook)

    def chances(self, candidates: Sequence[Candidate], setting: Setting) -> list[float]:
        """For the candidates of one sentence, how likely each is a report of its kind, 0 to 1."""
        sentence, words, own = (self.tables[name] for name in ("sentence", "words", "own"))
        shared = self.bias
        shared += sum([sentence.get(trait, 0.0) for trait in setting.traits])
        shared += sum([words.get(word, 0.0) for word in setting.bag])
        by_kind: dict[str, float] = {}
        found = []
        for candidate in candidates:
            if candidate.subtype not in self.kinds:
                reported = candidate.factuality.status is Status.REPORTED and candidate.is_first
                found.append(candidate.sense.weight if reported else 0.0)
                continue
            score = shared
            for group in groups_of(candidate):
                if group not in by_kind:
                    table = self.tables.get(group, {})
                    by_kind[group] = sum([table.get(word, 0.0) for word in setting.bag])
                score += by_kind[group]
            score += sum([own.get(trait, 0.0) for trait in traits_of(candidate, setting)])
            found.append(1.0 / (1.0 + math.exp(-max(min(score, _FAR), -_FAR))))
        return found

    def reasons(self, candidate: Candidate, setting: Setting) -> Iterator[str]:
        """The strongest traits for and against, in words."""
        sentence, words, own = (self.tables[name] for name in ("sentence", "words", "own"))
        told = [(sentence.get(trait, 0.0), trait) for trait in setting.traits]
        told += [(words.get(word, 0.0), f"{word!r}") for word in setting.bag]
        told += [(own.get(trait, 0.0), trait) for trait in traits_of(candidate, setting)]
        for weight, trait in (max(told), min(told)):
            if abs(weight) >= _TELLING:
                yield f"{'for' if weight > 0 else 'against'} a report: {trait}"


def groups_of(candidate: Candidate) -> tuple[str, str]:
    """The tables in which a sentence's words speak for or against this kind alone."""
    acled = candidate.acled[1] if candidate.acled else "none"
    return f"words {candidate.sense.event_type}", f"words {acled}"


@lru_cache(maxsize=2)
def open_reported(path: Path = MODEL) -> Reported:
    """The model of a file, opened once in each process.

    Raises:
        ModelError: the file is not there or is no such model.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        scale = float(held["scale"])
        tables = {
            str(group): {str(trait): scale * weight for trait, weight in weights.items()}
            for group, weights in held["weights"].items()
        }
        for group in ("sentence", "words", "own"):
            tables.setdefault(group, {})
        return Reported(
            tables,
            float(held["bias"]),
            frozenset(held["words"]),
            frozenset(held["kinds"]),
            _stances(held["stances"]) if "stances" in held else UNTRAINED,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} cannot be opened: check the file out again") from error


def _stances(held: Mapping[str, Any]) -> StanceModel:
    scale = float(held["scale"])
    tables = {
        answer: {str(trait): scale * weight for trait, weight in held["weights"][answer].items()}
        for answer in ANSWERS
    }
    return StanceModel(tables, {answer: float(held["biases"][answer]) for answer in ANSWERS})
