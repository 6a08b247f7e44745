"""A text as lower-cased words that remember where they stood.

The unit in which the codebook's triggers are written and looked up. Compounds with a hyphen are
one word where the codebook knows them as one (`sit-in`), else their parts (`car-bomb`).
"""

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’\-][^\W_]+)*|[^\W_]+")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Soft hyphens and characters without width, which typesetting puts inside words.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel tuples: the i-th word, lower-cased, stood at `starts[i]:ends[i]` of the text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, text: str, *, compounds: Collection[str] = ()) -> "Words":
        """Split `text` into words; `compounds` are the hyphenated words to keep whole."""
        if _INVISIBLE.search(text):
            return _of_hyphenated(text, compounds)
        found: list[tuple[str, int, int]] = []
        for match in _WORD.finditer(lowered(text)):
            word, start = match[0], match.start()
            if word.isalnum() or word[0].isdigit():
                found.append((word, start, start + len(word)))
            elif "-" in word and word not in compounds:
                for part in _PART.finditer(word):
                    plain, at = _plain(part[0]), start + part.start()
                    found.append((plain, at, at + len(plain)))
            else:
                plain = _plain(word)
                found.append((plain, start, start + len(plain)))
        words, starts, ends = zip(*found, strict=True) if found else ((), (), ())
        return cls(words, starts, ends)

    def between(self, start: int, end: int) -> "Words":
        """The words that start in `text[start:end]`."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Words(self.words[low:high], self.starts[low:high], self.ends[low:high])


def _of_hyphenated(text: str, compounds: Collection[str]) -> Words:
    """The words of a text with characters in it that nobody sees."""
    kept = [index for index, char in enumerate(text) if not _INVISIBLE.match(char)]
    plain = Words.of("".join(text[index] for index in kept), compounds=compounds)
    return Words(
        plain.words,
        tuple(kept[start] for start in plain.starts),
        tuple(kept[end - 1] + 1 for end in plain.ends),
    )


def lowered(text: str) -> str:
    """The text in lower case and of the same length: offsets hold in every script."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # A few letters grow when lowered (the Turkish capital I with a dot); those stay as they are.
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _plain(word: str) -> str:
    """A word without its possessive ending, with one kind of apostrophe; no longer than it was."""
    return (word[:-2] if word.endswith(_POSSESSIVE) else word).replace("’", "'")
