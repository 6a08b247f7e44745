"""Evaluation: gold annotations, scores, and floors under what was reached."""

from etl.evaluation.evaluate import Evaluation, below_floors, evaluate, pin_floors
from etl.evaluation.told import told

__all__ = ["Evaluation", "below_floors", "evaluate", "pin_floors", "told"]
