"""The words of an article as the place finder sees them, and how it uses capitals."""

import re
from enum import StrEnum
from string import ascii_lowercase, ascii_uppercase

# An abbreviation with its dots (U.S., W.Va.), or letters with inner apostrophes.
_WORD = re.compile(
    r"(?:[A-Z][a-z]?\.){2,}|[^\W\d_](?:['’ʼ‘`](?=[^\W\d_])|[\w\u0300-\u036f])*", re.UNICODE
)
_LETTER = re.compile(r"[^\W\d_]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|t)$", re.IGNORECASE)
_SAMPLE = 6000  # characters that the case profile is read off

Word = tuple[int, int, str]
"""Start, end (code points) and text of one word, without a possessive 's."""


class CaseProfile(StrEnum):
    """How an article uses capitals, which decides what a capital is worth."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


def case_profile(text: str) -> CaseProfile:
    """UPPER for wires in capitals, LOWER for texts with next to none, else MIXED.

    Scripts without case count as MIXED.
    """
    sample = text[:_SAMPLE]
    plain = sample.encode("ascii", "ignore")
    others = [letter for letter in _BEYOND.findall(sample) if _LETTER.match(letter)]
    upper = len(plain) - len(plain.translate(None, _CAPITALS)) + sum(map(str.isupper, others))
    lower = len(plain) - len(plain.translate(None, _SMALL)) + sum(map(str.islower, others))
    if upper > 4 * lower:
        return CaseProfile.UPPER
    if lower > 60 and upper * 300 < lower:
        return CaseProfile.LOWER
    return CaseProfile.MIXED


def find_words(text: str) -> list[Word]:
    """The words of the text in order: "Iran's" is "Iran", and hyphens part words.

    Contractions ("I've") are left out: they are never part of a name.
    """
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word.isalpha():
            words.append((start, end, word))
            continue
        if word[-2:] in ("'s", "’s", "'S", "’S"):
            word = word[:-2]
            end -= 2
        elif ("'" in word or "’" in word) and _CONTRACTED.search(word):
            continue
        words.append((start, end, word))
    return words


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital, after an elided article too: d'Ivoire, L'Aquila."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())
