"""Adjectives and nouns that name a country without naming a place: "Iranian", "Colombians"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.mentions.span import Span
from etl.places import Gazetteer
from etl.places.place import Place

# A word that begins with no small Latin letter; the sign comes before the test of what is before
# it, so that it can be searched for.
_WORD = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)[^\W\d_]*")


@lru_cache(maxsize=8)  # of one article it is asked for several reasons
def find_demonyms(text: str, *, gazetteer: Gazetteer) -> tuple[tuple[Span, Place], ...]:
    """The demonyms that begin with a capital, in text order, each with its country or province."""
    firsts = _firsts(gazetteer)
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or word.lower() not in firsts:
            continue
        for tail in firsts[word.lower()]:
            end = match.end()
            if tail:
                after = re.compile(r"[\s-]+" + re.escape(tail) + r"\b", re.IGNORECASE).match(
                    text, end
                )
                if after is None:
                    continue
                end = after.end()
            name = f"{word.lower()} {tail}".strip()
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
