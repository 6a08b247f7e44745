"""The trained ranker: which of the places of an article is an event's, and how surely.

A sum of weights over the features of each witness (`place_features`), turned into chances; the
witnesses of one place add up. The weights are numbers in `data/models`, made by
`python -m training.place_ranker`; the card beside them says from what. Whoever changes the features
trains again.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.errors import ModelError
from etl.mentions.recogniser import MODELS
from etl.places.place import Place
from etl.reports.witness import Witness

MODEL = "place_of_event.json"
_REASONS = 3  # features that the detail names


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that an event may have, or none.

    Attributes:
        place: None for "not known". chance: in [0, 1], that it is the event's place; those of
            all answers add up to 1. witness: the best one for it.
    """

    place: Place | None
    chance: float
    witness: Witness


@dataclass(frozen=True, slots=True)
class Ranker:
    """The numbers of the model.

    Attributes:
        weights: feature -> what it adds to a witness's score.
        slope, offset: turn the log odds of a chance into those of a confidence.
    """

    weights: Mapping[str, float]
    slope: float
    offset: float

    def rank(self, witnesses: Sequence[Witness]) -> tuple[Answer, ...]:
        """The answers that the witnesses speak for, the likeliest first; there is at least one."""
        scores = [self.score(witness.features) for witness in witnesses]
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        total = sum(odds)
        sums: dict[int | None, float] = {}
        best: dict[int | None, tuple[float, Witness]] = {}
        for witness, odd in zip(witnesses, odds, strict=True):
            key = None if witness.place is None else witness.place.geonameid
            sums[key] = sums.get(key, 0.0) + odd / total
            if key not in best or odd > best[key][0]:
                best[key] = odd, witness
        order = sorted(sums, key=lambda key: -sums[key])
        return tuple(Answer(best[key][1].place, sums[key], best[key][1]) for key in order)

    def score(self, features: Mapping[str, float]) -> float:
        """The sum of the weights of a witness's features."""
        weight = self.weights.get
        return sum([weight(name, 0.0) * value for name, value in features.items()])

    def confidence(self, chance: float) -> float:
        """How often an answer of such a chance was right where it was measured."""
        chance = min(max(chance, 1e-4), 1 - 1e-4)
        return 1 / (1 + math.exp(-self.slope * math.log(chance / (1 - chance)) - self.offset))

    def why(self, witness: Witness) -> str:
        """The features that spoke loudest for a witness, in words."""
        shares = [(self.weights.get(name, 0.0) * v, name) for name, v in witness.features.items()]
        return ", ".join(name for share, name in sorted(shares)[: -_REASONS - 1 : -1] if share > 0)


@lru_cache(maxsize=2)
def open_ranker(directory: Path = MODELS) -> Ranker:
    """The ranker of a folder of models, read once.

    Raises:
        ModelError: it is missing or broken.
    """
    try:
        record = json.loads((directory / MODEL).read_text(encoding="utf-8"))
        return Ranker(
            {str(name): float(value) for name, value in record["weights"].items()},
            float(record["slope"]),
            float(record["offset"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"the ranker of places in {directory} cannot be opened: check the file out again"
        ) from error
