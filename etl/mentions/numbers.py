"""Numbers in words and digits, and the vague ones: `dozens`, `tens of thousands`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_UNITS = {word: value for value, word in enumerate(_ONES)}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_DOZEN = 12
# "tens of thousands" and the like, at their lowest.
_OF_THOUSANDS = {"tens": 10_000, "dozens": 10_000, "scores": 10_000, "hundreds": 100_000}
_STARTS = {*_UNITS, *_TENS, *_SCALES, *_OF_THOUSANDS, "a", "an", "half", "nobody", "no"}
# More than any crowd: such digits are telephone numbers, sums or ids.
_TOO_MANY = 100_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """The number that words `at:stop` say, at its lowest."""

    at: int
    stop: int
    value: int


def find_numbers(words: Sequence[str], *, vague: Mapping[str, int]) -> list[Number]:
    """All numbers of a sentence in order; "50 to 60" and "50 or 60" are one, the lower.

    Args:
        words: the sentence, lower-cased.
        vague: words such as `dozens` with the lowest number they mean.
    """
    found: list[Number] = []
    at = 0
    while at < len(words):
        word = words[at]
        number = None
        if word in _STARTS or word in vague or word[0].isdigit():
            number = _number(words, at, vague)
        if number is None:
            at += 1
            continue
        before = found[-1] if found else None
        if before is not None and _is_range(words, before, number):
            found[-1] = Number(before.at, number.stop, before.value)
        else:
            found.append(number)
        at = number.stop
    return found


def _is_range(words: Sequence[str], low: Number, high: Number) -> bool:
    between = tuple(words[low.stop : high.at])
    if between == ("and",):
        return low.at > 0 and words[low.at - 1] == "between"
    return between in (("to",), ("or",)) and low.value < high.value


def _number(words: Sequence[str], at: int, vague: Mapping[str, int]) -> Number | None:
    word = words[at]
    if word in _OF_THOUSANDS and tuple(words[at + 1 : at + 3]) == ("of", "thousands"):
        return Number(at, at + 3, _OF_THOUSANDS[word])
    if word in vague:
        return Number(at, at + 1, vague[word])
    if word[0].isdigit():
        return _digits(words, at)
    if word in ("a", "an", "half") or word in _SCALES:
        return _one_of(words, at)
    if word == "nobody" or (word == "no" and tuple(words[at + 1 : at + 2]) == ("one",)):
        return Number(at, at + 1 + (word == "no"), 0)
    return _spelled(words, at)


def _digits(words: Sequence[str], at: int) -> Number | None:
    """`1,200`, `3.5 million`."""
    try:
        value = float(words[at].replace(",", ""))
    except ValueError:
        return None
    stop = at + 1
    if stop < len(words) and words[stop] in _SCALES:
        value, stop = value * _SCALES[words[stop]], stop + 1
    return Number(at, stop, int(value)) if value < _TOO_MANY else None


def _one_of(words: Sequence[str], at: int) -> Number | None:
    """`a hundred`, `a dozen`; a plain article is one."""
    if words[at] not in ("a", "an"):
        return _scale(words, at)
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in _SCALES:
        return Number(at, at + 2, _SCALES[following])
    if following == "dozen":
        return Number(at, at + 2, _DOZEN)
    return Number(at, at + 1, 1)


def _scale(words: Sequence[str], at: int) -> Number | None:
    """`half a million`, `some hundred`."""
    word = words[at]
    if word == "half":
        is_scale = at + 2 < len(words) and words[at + 1] == "a" and words[at + 2] in _SCALES
        return Number(at, at + 3, _SCALES[words[at + 2]] // 2) if is_scale else None
    is_hedged = at > 0 and words[at - 1] in ("some", "about", "nearly", "almost", "over")
    return Number(at, at + 1, _SCALES[word]) if is_hedged else None


def _spelled(words: Sequence[str], at: int) -> Number | None:
    """`twenty five`, `three hundred`, `two dozen`."""
    word = words[at]
    value = _UNITS.get(word, _TENS.get(word))
    if value is None:
        return None
    stop = at + 1
    if word in _TENS and stop < len(words) and 0 < _UNITS.get(words[stop], 0) < 10:
        value += _UNITS[words[stop]]
        stop += 1
    while stop < len(words) and words[stop] in _SCALES:
        value *= _SCALES[words[stop]]
        stop += 1
    if stop < len(words) and words[stop] == "dozen":
        value, stop = value * _DOZEN, stop + 1
    return Number(at, stop, value) if value < _TOO_MANY else None
