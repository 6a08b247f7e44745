"""One spelling for a name: case, accents, apostrophes, hyphens and scripts evened out."""

import re
import unicodedata
from functools import lru_cache

# Marks that are dropped: Latin, Greek, Cyrillic, Hebrew and Arabic accents and vowel points.
# The vowel signs of other scripts (Devanagari, Thai) carry sound and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]"
)
# Apostrophes and their kin, ayn and hamza letters, dots, tatweel, soft hyphen, directions: dropped.
_SILENT = re.compile(
    "['`\u00b4\u00b7\u02b9-\u02bf\u02c8\u02ca-\u02cb\u2018-\u201b\u2032\ua78b\ua78c\u05f3\u05f4.\u3002"
    "\u0640\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0621]"
)
_GAP = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ə": "e", "&": " and ",
        # Arabic and Persian forms of one letter
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا",
        "ے": "ی",
        # Cyrillic letters that newspapers interchange
        "ґ": "г",
    }
)  # fmt: skip
# Words that stand for the same name, long form first; what is kept is the short one.
_WORDS = {
    "saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft",
}  # fmt: skip
_ASCII_SILENT = str.maketrans("", "", "'`.")
_ASCII_GAP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=100_000)
def normalise(name: str) -> str:
    """The key under which a name is looked up.

    Works word by word: the keys of the words, joined by a space, are the key of the name, so a
    finder may normalise each word once. Idempotent. Empty when nothing of the name is a letter
    or a digit.
    """
    if name.isascii():
        plain = _ASCII_GAP.sub(" ", name.lower().replace("&", " and ").translate(_ASCII_SILENT))
    else:
        plain = _GAP.sub(" ", _fold(name))
    words = plain.split()
    return " ".join([_WORDS.get(word, word) for word in words])


def _fold(name: str) -> str:
    """Lower case without accents, in the composed form, one letter for its variants."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    folded = folded.translate(_LETTERS)
    return _SILENT.sub("", unicodedata.normalize("NFC", folded))


def is_latin(name: str) -> bool:
    """Whether the name is written in Latin letters (or has no letters at all)."""
    return name.isascii() or not any(
        letter.isalpha() and ord(letter) > 0x24F and not 0x1E00 <= ord(letter) <= 0x1EFF
        and not 0x2B0 <= ord(letter) <= 0x36F
        for letter in name
    )  # fmt: skip
