"""Events against gold incidents: what, where and when."""

from etl.evaluation.events.crosswalk import Crosswalk, load_crosswalk
from etl.evaluation.events.errors import event_errors
from etl.evaluation.events.scores import EventScores, score_events
from etl.evaluation.events.told import event_record, told_event_errors, told_events

__all__ = [
    "Crosswalk",
    "EventScores",
    "event_errors",
    "event_record",
    "load_crosswalk",
    "score_events",
    "told_event_errors",
    "told_events",
]
