"""How a rule of the grammar is written: a pattern of words, and what they mean.

Patterns are matched against the text in lower case (`Page.folded`, same length as the text). In
them a blank stands for any white space inside a paragraph, and words in capitals for the word
lists below (`MONTH`, `NUMBER`, ...).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from etl.dates import words
from etl.dates.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Page:
    """A text beside its lower-case copy; both have the same length, so offsets are shared."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> "Page":
        """Fold a text, letter by letter where the usual way would change its length."""
        folded = text.lower()
        if len(folded) != len(text):
            folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
        return cls(text, folded.replace("\u2019", "'"))

    def word_before(self, position: int) -> str:
        """The last word that ends before `position`, in lower case; "" at a sentence's start."""
        match = _WORD_BEFORE.search(self.folded, max(0, position - 24), position)
        return match[1] if match else ""

    def word_after(self, position: int) -> str:
        """The next word after `position`, in lower case; "" where punctuation comes first."""
        match = _WORD_AFTER.match(self.folded, position)
        return match[1] if match else ""


_WORD_BEFORE = re.compile(r"([a-z']+|[0-9]+)[\s-]*\Z")
_WORD_AFTER = re.compile(r"(?:\s{1,9}|-)([a-z]+)")


class Found(NamedTuple):
    """Where an expression ends, and what it means.

    `ends` is where the first of two joined expressions ends and where the second begins.
    """

    end: int
    meaning: Meaning
    ends: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression.

    Attributes:
        opens: the words it can begin with ("0" for a number in digits).
        pattern: matched where one of them stands.
        build: turns the match into a meaning; None when it is no date after all.
    """

    opens: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Page], Meaning | None]


def any_of(names: Iterable[str]) -> str:
    """An alternation of literal words, the longer ones first.

    Grouped by first letter, as the engine then rules out most words with one comparison.
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest = re.escape(name[1:]).replace("\\ ", " ")
        by_letter.setdefault(re.escape(name[0]), []).append(rest)
    groups = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))
    return "(?:" + "|".join(groups) + ")"


_NUMBER_WORDS = any_of(words.ONES | words.TENS)
_SPOKEN_YEAR = (
    rf"(?:nineteen[ -]{any_of(words.TENS)}(?:[ -]{any_of(words.ONES)})?|two thousand"
    rf"(?: (?:and )?{any_of(words.ONES)})?|twenty[ -](?:{any_of(words.TEENS)}|twenty(?:[ -]{any_of(words.ONES)})?))"
)
_SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
_LISTS = {
    "MONTH": any_of(words.MONTHS),
    "WEEKDAY": any_of(words.WEEKDAYS),
    "SHORTDAY": any_of(words.SHORTENED),
    "DAYNUM": r"(?:3[01]|[12][0-9]|0?[1-9])",
    "ORDINAL": any_of(words.ORDINALS),
    "FOURDIGITS": r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])",
    "YEAR": r"(?:(?:1[0-9]{3}|20[0-9]{2})(?![0-9])|" + _SPOKEN_YEAR + ")",
    "NUMBER": rf"(?:[0-9]{{1,3}}|{any_of(words.TENS)}[ -]{any_of(words.ONES)}|{_NUMBER_WORDS})",
    "FEW": any_of(words.FEW),
    "UNIT": r"(?:hour|day|night|morning|evening|week|weekend|fortnight|month|quarter|year|decade)s?",
    "SEASON": any_of(words.SEASONS),
    "DAYPART": r"(?:night|evening|afternoon|morning|noon|midday|midnight|dawn|lunchtime)",
    "SUFFIX": r"(?:st|nd|rd|th|d)",
}


def phrase(pattern: str, *, closed: bool = True) -> re.Pattern[str]:
    """Compile a pattern of the grammar; a closed one never ends inside a word."""
    written = re.sub(r"[A-Z]{3,}", lambda name: _LISTS[name[0]], pattern)
    ending = r"(?!\w)" if closed else ""
    return re.compile(f"(?:{written}){ending}".replace("[ -]", "(?: |-)").replace(" ", _SPACE))


def count(written: str) -> int:
    """The number that digits or words name ("12", "twenty-four", "a")."""
    if written.isdecimal():
        return int(written)
    return sum(words.NUMBERS[word] for word in re.findall("[a-z]+", written))


def year_number(written: str) -> int:
    """The year that four digits or a speaker's words name ("nineteen ninety-seven")."""
    if written.isdecimal():
        return int(written)
    first, *rest = re.findall("[a-z]+", written)
    century = {"nineteen": 1900, "twenty": 2000}.get(first, 2000)
    return century + sum(words.NUMBERS.get(word, 0) for word in rest)


def single(unit: str) -> tuple[str, int]:
    """A unit in the singular, and how many of it: "fortnights" are two "week"s each."""
    unit = unit.removesuffix("s")
    if unit in {"night", "morning", "evening"}:
        return "day", 1
    return ("week", 2) if unit == "fortnight" else (unit, 1)
