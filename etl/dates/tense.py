"""Whether the words around an expression of time speak of what was or of what will be."""

import re

from etl.dates.phrases import Page, any_of
from etl.dates.words import FUTURE_WORDS, PAST_WORDS

_VERBS = re.compile(
    r"(?<![a-z])(?:(?P<future>(?:will|shall|would|'ll|to|may|must|should|can|could)(?: not| also| [a-z]+ly)? be"
    rf"(?: [a-z]+ly)? [a-z]+|{any_of(FUTURE_WORDS)})|(?P<past>{any_of(PAST_WORDS)}|[a-z]{{2,}}ed))(?![a-z])"
)
_STOP = re.compile(r"[.!?;](?:\s|\Z)|\n\s*\n")
_LEFT, _RIGHT = 90, 60
"""How many characters of the sentence are looked at on each side."""


def tense_around(page: Page, start: int, end: int) -> str | None:
    """Tell "past" or "future" by the nearest verb before the expression, else the first behind it."""
    left = page.folded[max(0, start - _LEFT) : start]
    stops = [stop.end() for stop in _STOP.finditer(left)]
    verbs = list(_VERBS.finditer(left, stops[-1] if stops else 0))
    if verbs:
        return verbs[-1].lastgroup
    right = page.folded[end : end + _RIGHT]
    stop = _STOP.search(right)
    verb = _VERBS.search(right, 0, stop.start() if stop else len(right))
    return None if verb is None else verb.lastgroup
