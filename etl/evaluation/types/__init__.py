"""Kinds of events against one gold label a snippet, or classes of whole articles."""

from etl.evaluation.types.labels import SUBTASKS, Labels, load_labels
from etl.evaluation.types.police import PoliceScores, score_police
from etl.evaluation.types.police_told import police_record, told_police
from etl.evaluation.types.scores import TypeScores, score_types
from etl.evaluation.types.told import told_type_errors, told_types, type_record

__all__ = [
    "SUBTASKS",
    "Labels",
    "PoliceScores",
    "TypeScores",
    "load_labels",
    "police_record",
    "score_police",
    "score_types",
    "told_police",
    "told_type_errors",
    "told_types",
    "type_record",
]
