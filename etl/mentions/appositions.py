"""Cities of which the text says in so many words where they lie: "Hamilton, the capital of Bermuda"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.places import Toponym

# Between a name and the one that says where it lies; the noun says that the first is a city.
_WAYS = (
    "north|south|east|west|central|northern|southern|eastern|western|"
    "(?:north|south)[ -]?(?:east|west)(?:ern)?"
)
_CITY_IN = re.compile(
    r"(?:,|\s[—–-]|\s\()\s?(?:(?:the|a|an|its)\s"
    r"(?:(?!(?:from|in|of|to|at|near|by|with|who|and|outside)\s)[\w-]+\s){0,3}?)?"
    r"(?:capital|city|town|village|port|resort|settlement|seat)\s(?:of|in|on)\s(?:the\s)?"
    r"(?:(?:island|state|province|region|republic|kingdom|country)\sof\s)?"
    rf"(?:(?:{_WAYS})\s)?",
    re.IGNORECASE,
)
_LONGEST = 70  # characters of such a stretch


def with_appositions(text: str, found: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """The same toponyms, each told city with the index of the toponym after it that holds it.

    Args:
        text: the article's.
        found: in its order.
    """
    told = list(found)
    for at in range(len(told) - 1):
        start, end = told[at].end, told[at + 1].start
        if end - start <= _LONGEST and _CITY_IN.fullmatch(text, start, end):
            told[at] = replace(told[at], told_in=at + 1)
    return tuple(told)
