"""The trained ranker of places: numbers in, one score a candidate out.

Boosted trees of a few questions each ("does more than a third of the article's names lie in its
subdivision?"), every tree asking the same questions of every candidate, so that numpy answers them
for all candidates of an article at once. The numbers lie in `data/models/resolver.json`, made by
`python -m training.resolver`; the card beside them says from what.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from etl.errors import ModelError
from etl.places.evidence import FEATURES

MODELS = Path(__file__).resolve().parents[2] / "data" / "models"
RESOLVER = "resolver.json"
Numbers = np.ndarray[Any, Any]
_LEAST_CHANCE, _MOST_CHANCE = 1e-4, 1.0 - 1e-4  # between which a chance has odds to speak of


@dataclass(frozen=True, slots=True)
class Tree:
    """A score for each way that its questions can be answered.

    Attributes:
        questions: (feature, threshold): is the feature more than the threshold?
        leaves: 2 ** len(questions) scores; the first question's answer is the highest bit.
    """

    questions: tuple[tuple[str, float], ...]
    leaves: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the ranker's chance to how often it was right on what it did not learn from.

    Attributes:
        slope, offset: of the log odds.
    """

    slope: float
    offset: float

    def confidence(self, chance: float) -> float:
        """0..1, rising with the chance."""
        chance = min(max(chance, _LEAST_CHANCE), _MOST_CHANCE)
        odds = self.slope * math.log(chance / (1.0 - chance)) + self.offset
        return 1.0 / (1.0 + math.exp(-odds))


class ResolverModel:
    """The trees, ready to score; reading is safe from several threads.

    Attributes:
        trees: as they are stored. start: the score of a candidate that no tree has judged, beside
            "none of these", whose score is 0. calibration: of the confidence.
    """

    def __init__(self, trees: Sequence[Tree], *, start: float, calibration: Calibration) -> None:
        """Lays the trees out for numpy; a short one asks what nobody answers with yes."""
        self.trees, self.start, self.calibration = tuple(trees), start, calibration
        depth = max((len(tree.questions) for tree in trees), default=0)
        column = {feature: at for at, feature in enumerate(FEATURES)}
        asked: dict[tuple[int, float], int] = {}
        at = np.zeros((depth, len(trees)), dtype=np.intp)
        leaves = np.zeros((len(trees), 1 << depth), dtype=np.float64)
        for number, tree in enumerate(trees):
            missing = depth - len(tree.questions)
            questions = [(0, math.inf)] * missing
            questions += [(column[feature], limit) for feature, limit in tree.questions]
            for place, question in enumerate(questions):
                at[place, number] = asked.setdefault(question, len(asked))
            leaves[number, : len(tree.leaves)] = tree.leaves
        self._columns = np.array([feature for feature, _ in asked], dtype=np.intp)
        self._limits = np.array([[limit] for _, limit in asked], dtype=np.float64)
        self._at = at
        self._leaves = leaves.ravel()
        self._first = (np.arange(len(trees), dtype=np.int32) << depth)[:, np.newaxis]

    def scores(self, rows: Numbers) -> Numbers:
        """One score for each row of `FEATURES`, in their order."""
        if not len(rows) or not self.trees:
            return np.full(len(rows), self.start)
        # A row for each question, so that what is gathered lies together.
        answers = (rows.T.take(self._columns, axis=0) > self._limits).view(np.uint8)
        leaf = np.zeros((len(self.trees), len(rows)), dtype=np.int32)
        for asked in self._at:
            leaf += leaf
            leaf += answers.take(asked, axis=0)
        leaf += self._first
        return np.asarray(self._leaves.take(leaf.T).sum(axis=1) + self.start)


@lru_cache(maxsize=2)
def open_model(path: Path = MODELS / RESOLVER) -> ResolverModel:
    """Reads the weights, once in each process.

    Raises:
        ModelError: they cannot be read, or were made for other features.
    """
    try:
        told = json.loads(path.read_bytes())
        trees = [
            Tree(tuple((f, float(t)) for f, t in tree["asks"]), tuple(map(float, tree["leaves"])))
            for tree in told["trees"]
        ]
        calibration = Calibration(**told["calibration"])
        if tuple(told["features"]) != FEATURES:
            raise ModelError(f"{path} was made for other features: python -m training.resolver")
        return ResolverModel(trees, start=float(told["start"]), calibration=calibration)
    except (OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{path} cannot be read: check the file out again") from error
