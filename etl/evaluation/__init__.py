"""Evaluation: gold annotations, scores, and floors under what was reached."""

from etl.evaluation.evaluate import Evaluation, below_floors, evaluate, pin_floors
from etl.evaluation.scores import Scores

__all__ = ["Evaluation", "Scores", "below_floors", "evaluate", "pin_floors"]
