"""Finds in an article which sentences tell of an event, and the words of place and time."""

from etl.mentions.mention import Figures, Mention, Reading, Status, Trigger
from etl.mentions.reading import FoundNames, find_mentions
from etl.mentions.span import Span

__all__ = [
    "Figures",
    "FoundNames",
    "Mention",
    "Reading",
    "Span",
    "Status",
    "Trigger",
    "find_mentions",
]
