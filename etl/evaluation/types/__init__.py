"""Kinds of events against one gold label a snippet."""

from etl.evaluation.types.labels import SUBTASKS, Labels, load_labels
from etl.evaluation.types.scores import TypeScores, score_types
from etl.evaluation.types.told import told_type_errors, told_types, type_record

__all__ = [
    "SUBTASKS",
    "Labels",
    "TypeScores",
    "load_labels",
    "score_types",
    "told_type_errors",
    "told_types",
    "type_record",
]
