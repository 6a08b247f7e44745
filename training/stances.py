"""Trains the judgement of an event's status; `python -m training.reported` calls it and writes both.

It learns from our own sentences, whose events carry their status, and from events that the corpora
call reported, so that a plan beside a deed does not take the deed away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from etl.codebook import Codebook
from etl.mentions.candidate import Candidate
from etl.mentions.mention import Status
from etl.mentions.stance import ANSWERS, NONE
from etl.mentions.stance_traits import stance_traits
from etl.mentions.traits import setting_of
from training.candidates import OWN, OWN_YEAR, Labelled, read_jsonl, sentences_of
from training.logistic import Rows, fit

_RIDGE = 2.0
_LEAST_TIMES = 2  # a trait must have been seen at so many triggers
_SCALE = 0.01  # weights are whole numbers of it
# How much a report of the corpora counts beside one of our sentences: they are many, and of the wires
# it is only told that an incident of the kind stands in the article.
_CORPORA = {"event-types": 0.25, "acled-notes": 0.25, "police-events": 0.25, "muc4": 0.08}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Posed:
    """A trigger with the right answer.

    Attributes:
        group: what folds must not tear apart. candidate: one reading of the trigger.
        n_clauses: sentences of its article. answer: one of `ANSWERS`. weight: how much it counts.
    """

    group: str
    candidate: Candidate
    n_clauses: int
    answer: str
    weight: float


def read_posed(own: Path, codebook: Codebook, examples: Sequence[Labelled]) -> list[Posed]:
    """The triggers of our sentences with their status, and those that corpora call reported."""
    found = []
    for name in OWN:
        for row in read_jsonl(own / f"{name}.jsonl"):
            for candidates, n_clauses in sentences_of(row["text"], codebook, OWN_YEAR):
                for one in candidates:
                    answer = _answer(one, row["events"])
                    if answer:
                        found.append(Posed(row["id"], one, n_clauses, answer, 1.0))
    for labelled in examples:
        found.extend(_reported(labelled))
    return found


def _answer(candidate: Candidate, events: Sequence[dict[str, Any]]) -> str | None:
    """The status of the event that a candidate is of; None where that is not told."""
    if not events:
        return NONE
    words = candidate.clause.words[candidate.at : candidate.stop]
    for event in events:
        told = set(_WORD.findall(event["trigger"].lower()))
        same = event["sub_event_type"] == candidate.subtype
        if same or (event["event_type"] == candidate.sense.event_type and told & set(words)):
            return str(event["status"])
    statuses = {event["status"] for event in events}
    return statuses.pop() if len(statuses) == 1 and _rests_on(words, events) else None


def _rests_on(words: Sequence[str], events: Sequence[dict[str, Any]]) -> bool:
    told = {word for one in events for word in _WORD.findall(one["trigger"].lower())}
    return bool(told.intersection(words))


def _reported(labelled: Labelled) -> Iterator[Posed]:
    weight = _CORPORA.get(labelled.corpus)
    for candidate, label in zip(labelled.candidates, labelled.labels, strict=True):
        if label and weight:
            yield Posed(labelled.group, candidate, labelled.n_clauses, str(Status.REPORTED), weight)


def learn_stances(
    posed: Sequence[Posed], *, ordinary: Collection[str], codebook: Codebook
) -> dict[str, object]:
    """The model that these triggers teach, as it is written."""
    rows = [
        {trait for trait, _ in stance_traits(one.candidate, _setting(one, ordinary, codebook))}
        for one in posed
    ]
    times = Counter(trait for traits in rows for trait in traits)
    names = sorted(trait for trait, count in times.items() if count >= _LEAST_TIMES)
    columns = {trait: place for place, trait in enumerate(names, start=1)}
    packed = Rows.of(
        [[0, *sorted(columns[t] for t in traits if t in columns)] for traits in rows],
        len(columns) + 1,
    )
    ridge = np.full(len(columns) + 1, _RIDGE)
    ridge[0] = 0.0
    weights = np.array([one.weight for one in posed])
    tables: dict[str, dict[str, int]] = {}
    biases: dict[str, float] = {}
    for answer in ANSWERS:
        labels = np.array([float(one.answer == answer) for one in posed])
        found = fit(packed, labels, weights, ridge=ridge)
        biases[answer] = round(float(found[0]), 3)
        rounded = {trait: round(float(found[at]) / _SCALE) for trait, at in columns.items()}
        tables[answer] = {trait: weight for trait, weight in rounded.items() if weight}
    return {"scale": _SCALE, "biases": biases, "weights": tables}


def _setting(one: Posed, ordinary: Collection[str], codebook: Codebook) -> Any:
    return setting_of(
        one.candidate.clause, n_clauses=one.n_clauses, ordinary=ordinary, codebook=codebook
    )
