"""What kinds of events there are, which words evoke them, and what others call them."""

from etl.codebook.codebook import Codebook, Hit
from etl.codebook.event_type import EventType, SubEventType
from etl.codebook.load import load_codebook, parse_codebook
from etl.codebook.pattern import Pattern, WordList
from etl.codebook.sense import Outcome, Sense
from etl.codebook.words import Words

__all__ = [
    "Codebook",
    "EventType",
    "Hit",
    "Outcome",
    "Pattern",
    "Sense",
    "SubEventType",
    "WordList",
    "Words",
    "load_codebook",
    "parse_codebook",
]
