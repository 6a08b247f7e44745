"""Names that the text itself calls a village or a town, though the gazetteer lacks them.

They matter because something happened *there*: neither the city of the sentence before nor the
town that heads the district is then the event's place, only the area around is known.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from etl.mentions.span import Span
from etl.places import Gazetteer, Toponym

_WORD = r"[^\W\d_][\w'’-]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_KIND = re.compile(
    r"\b(?:villages?|towns?|hamlets?|unions?|upazilas?|cantons?|farms?|ranch|settlements?|communes?|municipality)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((?=[A-Z][a-z])")
_BEFORE = re.compile(
    rf"\b(?:in|at|near|outside|from|of|around|over|into|on|to|attacked|raided|invaded|entered|stormed|"
    rf"shelled|bombed|burned|seized|captured|occupied)\s+(?:the\s+)?(?P<name>{_NAME})\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s+(?:of|called|named)\s+[\"'“‘]?(?P<name>{_NAME})", re.IGNORECASE)
_REACH = 70  # characters before a class noun that can hold a name and its preposition
# Small words inside names: "San Luis de la Reina", "Buluugga al Sharif".
_INSIDE = frozenset(
    ["de", "del", "la", "las", "los", "el", "al", "y", "e", "bin", "ibn", "da", "do", "dos"]
)


def find_unknown(
    text: str, *, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Span, ...]:
    """The localities of a text that no toponym covers, in text order.

    Args:
        text: the article.
        toponyms: the names that the gazetteer knows.
        gazetteer: knows ordinary words, which no name holds, and other names, which are not
            places here when they were passed over.
    """
    common = gazetteer.lexicon["common"].keys()
    taken = [(toponym.start, toponym.end) for toponym in toponyms]
    found: set[Span] = set()
    for start, end, from_end in _stretches(text):
        span = _name(text, start, end, common=common, from_end=from_end)
        if span is None or gazetteer.candidates(span.text):
            continue
        if not any(first < span.end and span.start < last for first, last in taken):
            found.add(span)
    return tuple(sorted(found))


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether the name ends there) of the words beside "village" or a bracket."""
    for kind in _KIND.finditer(text):
        before = _before(text, kind.start())
        if before is not None:
            yield (*before, True)
        after = _AFTER.match(text, kind.end())
        if after is not None:
            yield (*after.span("name"), False)
    for bracket in _BRACKET.finditer(text):
        before = _before(text, bracket.start())
        if before is not None:
            yield (*before, True)


def _before(text: str, end: int) -> tuple[int, int] | None:
    start = max(0, end - _REACH)
    found = _BEFORE.search(text[start:end])
    return None if found is None else (start + found.start("name"), start + found.end("name"))


def _name(
    text: str, start: int, end: int, *, common: Collection[str], from_end: bool
) -> Span | None:
    """The capitalised words at the end (or start) of a stretch, without ordinary words."""
    words = list(re.finditer(_WORD, text[start:end]))
    if from_end:
        words.reverse()
    kept: list[re.Match[str]] = []
    for word in words:
        plain = word.group().lower()
        inside = plain in _INSIDE and kept
        if not inside and (not word.group()[0].isupper() or plain in common):
            break
        kept.append(word)
    while kept and kept[-1].group().lower() in _INSIDE:
        kept.pop()
    if not kept:
        return None
    first, last = sorted((kept[0], kept[-1]), key=re.Match.start)
    return Span.of(text, start + first.start(), start + last.end())
