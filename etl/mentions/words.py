"""The words of an article as the place finder sees them, and how it uses capitals."""

import re
import unicodedata
from enum import StrEnum

# An abbreviation with its dots (U.S., W.Va.), or letters with inner apostrophes and hyphens.
_WORD = re.compile(
    r"(?:[A-Z][a-z]?\.){2,}|[^\W\d_]\w*(?:[\u0300-\u036f]|['’ʼ‘`](?=[^\W\d_])|[-‐‑](?=[^\W_])|\w)*"
)
_LETTER = re.compile(r"[^\W\d_]")

Word = tuple[int, int, str]
"""Start, end (code points) and text of one word, without a possessive 's."""


class CaseProfile(StrEnum):
    """How an article uses capitals, which decides what a capital is worth."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


def case_profile(text: str) -> CaseProfile:
    """Wires in capitals are UPPER, text with next to none LOWER; read off the first 4,000 letters.

    Scripts without case count as MIXED.
    """
    letters = _LETTER.findall(text[:6000])
    upper = sum(letter.isupper() for letter in letters)
    lower = sum(letter.islower() for letter in letters)
    if upper > 4 * lower:
        return CaseProfile.UPPER
    if lower > 60 and upper * 300 < lower:
        return CaseProfile.LOWER
    return CaseProfile.MIXED


def find_words(text: str) -> list[Word]:
    """The words of the text in order; "Iran's" is "Iran", "Tehran-based" is "Tehran"."""
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word[-2:] in ("'s", "’s", "'S", "’S"):
            word = word[:-2]
            end -= 2
        words.append((start, end, word))
    return words


def is_cased(letter: str) -> bool:
    """Whether the letter's script knows capitals."""
    return unicodedata.category(letter) in ("Lu", "Ll", "Lt")
