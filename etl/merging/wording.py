"""The wording of a sentence as a key: the same sentence printed twice is the same claim."""

import hashlib
import re

# A shorter sentence ("Police arrested several people.") is written twice by chance.
_FEWEST_SIGNS = 40
_WORD = re.compile(r"[^\W_]+")


def wording_of(sentence: str) -> str:
    """16 hexadecimal digits for a sentence, whatever its case, spacing and punctuation.

    Empty for a sentence so short that two outlets may write it independently.
    """
    plain = " ".join(_WORD.findall(sentence.casefold()))
    wide = sum(2 if sign > "\u2e80" else 1 for sign in plain)  # a sign of Chinese says more
    if wide < _FEWEST_SIGNS:
        return ""
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
