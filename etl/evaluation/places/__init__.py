"""Place names against gold: found, and put where they lie."""

from etl.evaluation.places.errors import place_errors
from etl.evaluation.places.scores import PlaceScores, score_places
from etl.evaluation.places.told import place_record, told_errors, told_places

__all__ = [
    "PlaceScores",
    "place_errors",
    "place_record",
    "score_places",
    "told_errors",
    "told_places",
]
