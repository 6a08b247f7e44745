"""Adjectives and nouns that name a country without naming a place: "Iranian", "Colombians"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.mentions.span import Span
from etl.places import Gazetteer
from etl.places.place import Place

_WORD = re.compile(r"[^\W\d_]+")


def find_demonyms(text: str, *, gazetteer: Gazetteer) -> tuple[tuple[Span, Place], ...]:
    """The demonyms that begin with a capital, in text order, each with its country or province."""
    firsts = _firsts(gazetteer)
    found = []
    words = [
        match
        for match in _WORD.finditer(text)
        if match.group().lower() in firsts and match.group()[0].isupper()
    ]
    for match in words:
        for tail in firsts[match.group().lower()]:
            end = match.end()
            if tail:
                after = re.compile(r"[\s-]+" + re.escape(tail) + r"\b", re.IGNORECASE).match(
                    text, end
                )
                if after is None:
                    continue
                end = after.end()
            name = f"{match.group().lower()} {tail}".strip()
            place = gazetteer.place(gazetteer.lexicon["demonym"][name][0])
            found.append((Span.of(text, match.start(), end), place))
            break
    return tuple(found)


@lru_cache(maxsize=4)
def _firsts(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """First word of a demonym -> what may follow it, the longest first."""
    firsts: dict[str, list[str]] = {}
    for name in gazetteer.lexicon["demonym"]:
        first, _, tail = name.partition(" ")
        firsts.setdefault(first, []).append(tail)
    return {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in firsts.items()}
