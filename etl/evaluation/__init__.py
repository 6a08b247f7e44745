"""Evaluation: gold annotations, scores, and floors under what was reached."""

from etl.evaluation.evaluate import Evaluation, evaluate
from etl.evaluation.floors import (
    below_corpus_floors,
    below_floors,
    pin_corpus_floors,
    pin_floors,
)
from etl.evaluation.told import told

__all__ = [
    "Evaluation",
    "below_corpus_floors",
    "below_floors",
    "evaluate",
    "pin_corpus_floors",
    "pin_floors",
    "told",
]
