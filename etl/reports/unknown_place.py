"""Names that the text itself calls a village or a town, though the gazetteer lacks them.

They matter because something happened *there*: neither the city of the sentence before nor the
town that heads the district is then the event's place, only the area around is known.
"""

import re
from collections.abc import Collection, Sequence

from etl.mentions.span import Span
from etl.places import Gazetteer, Toponym

_AT = r"(?:in|at|near|outside|from|of|around|over|into|on|to)"
_KIND = r"(?:villages?|towns?|hamlets?|unions?|upazilas?|cantons?|farms?|ranch|settlements?|communes?|municipality)"
_WORD = r"[^\W\d_][\w'’-]*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_BEFORE_KIND = re.compile(rf"\b{_AT}\s+(?:the\s+)?(?P<name>{_NAME})\s+{_KIND}\b", re.IGNORECASE)
_AFTER_KIND = re.compile(
    rf"\b{_KIND}\s+(?:of|called|named)\s+[\"'“‘]?(?P<name>{_NAME})", re.IGNORECASE
)
_BRACKETED = re.compile(
    rf"\b(?:in|at|near|outside)\s+(?:the\s+)?(?P<name>{_NAME})(?=\s*\([A-Z][a-z])"
)
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
    is_upper = sum(map(str.isupper, text[:2000])) > sum(map(str.islower, text[:2000]))
    taken = [(toponym.start, toponym.end) for toponym in toponyms]
    found: set[Span] = set()
    for pattern in (_BEFORE_KIND, _AFTER_KIND, _BRACKETED):
        if pattern is _BRACKETED and is_upper:
            continue
        for match in pattern.finditer(text):
            span = _name(
                text, *match.span("name"), common=common, from_end=pattern is not _AFTER_KIND
            )
            if span is None or gazetteer.candidates(span.text):
                continue
            if not any(start < span.end and span.start < end for start, end in taken):
                found.add(span)
    return tuple(sorted(found))


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
