"""A text as lower-cased words that remember where they stood.

The unit in which the codebook's triggers are written and looked up. Compounds with a hyphen are
one word where the codebook knows them as one (`sit-in`), else their parts (`car-bomb`).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’\-][^\W_]+)*|[^\W_]+")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel tuples: the i-th word, lower-cased, stood at `starts[i]:ends[i]` of the text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, text: str, *, compounds: Collection[str] = (), start: int = 0) -> "Words":
        """Split `text` into words.

        Args:
            text: any text, in any case and script.
            compounds: hyphenated words to keep whole.
            start: added to every offset, for a text that is cut out of a longer one.
        """
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _WORD.finditer(text):
            raw = match[0]
            at = match.start() + start
            if "-" in raw and raw.lower() not in compounds:
                for part in _PART.finditer(raw):
                    words.append(_plain(part[0]))
                    starts.append(at + part.start())
                    ends.append(at + part.start() + len(_unpossessed(part[0])))
                continue
            words.append(_plain(raw))
            starts.append(at)
            ends.append(at + len(_unpossessed(raw)))
        return cls(tuple(words), tuple(starts), tuple(ends))


def _unpossessed(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) and len(word) > 2 else word


def _plain(word: str) -> str:
    return _unpossessed(word).replace("’", "'").lower()
