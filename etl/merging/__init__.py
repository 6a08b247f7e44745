"""Merging: the reports that tell of one happening become one event."""

from etl.merging.event import ArticleFacts, Event
from etl.merging.merge import merge

__all__ = ["ArticleFacts", "Event", "merge"]
