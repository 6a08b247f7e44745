"""Numbers in words and digits, and the vague ones: `dozens`, `tens of thousands`."""

from __future__ import annotations

import re
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
_STARTS = {
    *_UNITS, *_TENS, *_SCALES, *_OF_THOUSANDS, "a", "an", "half", "nobody", "no", "none", "both",
    "several", "few",
}  # fmt: skip
# "several hundred", "a few thousand" are at least one of it; "several dozen" is what "dozens" is.
_SEVERAL = frozenset({"several", "few", "many"})
_WHOLE = {"both": 2, "none": 0, "nobody": 0}
_DASHES = frozenset("-–—")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# More than any crowd: such digits are telephone numbers, sums or ids.
_TOO_MANY = 100_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """The number that words `at:stop` say, at its lowest."""

    at: int
    stop: int
    value: int


def find_numbers(
    words: Sequence[str], *, vague: Mapping[str, int], marks: Sequence[str] = ()
) -> list[Number]:
    """All numbers of a sentence in order; "50 to 60", "50-60" and "50 or 60" are one, the lower.

    Args:
        words: the sentence, lower-cased.
        vague: words such as `dozens` with the lowest number they mean.
        marks: what stands behind each word, up to the next one; none where nobody knows.
    """
    found: list[Number] = []
    at = 0
    while at < len(words):
        word = words[at]
        number = None
        if word in _STARTS or word in vague or word[0].isdigit():
            number = _number(words, at, vague, marks)
        if number is None:
            at += 1
            continue
        before = found[-1] if found else None
        if before is not None and _is_range(words, before, number, marks):
            found[-1] = Number(before.at, number.stop, before.value)
        else:
            found.append(number)
        at = number.stop
    return found


def _is_range(words: Sequence[str], low: Number, high: Number, marks: Sequence[str]) -> bool:
    between = tuple(words[low.stop : high.at])
    if not between and marks:
        return marks[low.stop - 1].strip() in _DASHES and low.value < high.value
    if between == ("and",):
        return low.at > 0 and words[low.at - 1] == "between"
    return between in (("to",), ("or",)) and low.value < high.value


def _number(
    words: Sequence[str], at: int, vague: Mapping[str, int], marks: Sequence[str]
) -> Number | None:
    word = words[at]
    if word in _WHOLE:
        return Number(at, at + 1, _WHOLE[word])
    if word in _OF_THOUSANDS and tuple(words[at + 1 : at + 3]) == ("of", "thousands"):
        return Number(at, at + 3, _OF_THOUSANDS[word])
    if word in vague:
        return Number(at, at + 1, vague[word])
    if word[0].isdigit():
        return _digits(words, at, marks)
    if word in ("a", "an", "half") or word in _SCALES or word in _SEVERAL:
        return _several(words, at, vague) if word in _SEVERAL else _one_of(words, at)
    is_no_one = word == "no" and tuple(words[at + 1 : at + 2]) == ("one",)
    return Number(at, at + 2, 0) if is_no_one else _spelled(words, at)


def _several(words: Sequence[str], at: int, vague: Mapping[str, int]) -> Number | None:
    """`several hundred`, `few thousand`, `several dozen`; alone it tells no number."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in _SCALES:
        return Number(at, at + 2, _SCALES[following])
    return Number(at, at + 2, vague["dozens"]) if following == "dozen" else None


def _digits(words: Sequence[str], at: int, marks: Sequence[str]) -> Number | None:
    """`1,200`, `2.000`, `15 000`, `3.5 million`."""
    word, stop = words[at], at + 1
    following = words[stop] if stop < len(words) else ""
    if _GROUPED.fullmatch(word) and following not in _SCALES:
        word = word.replace(".", "")
    elif following == "000" and len(word) <= 3 and (not marks or marks[at].isspace()):
        word, stop = word + following, stop + 1
    try:
        value = float(word.replace(",", ""))
    except ValueError:
        return None
    if stop < len(words) and words[stop] in _SCALES:
        value, stop = value * _SCALES[words[stop]], stop + 1
    return Number(at, stop, int(value)) if value < _TOO_MANY else None


def _one_of(words: Sequence[str], at: int) -> Number | None:
    """`a hundred`, `a dozen`; a plain article is one."""
    if words[at] not in ("a", "an"):
        return _scale(words, at)
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in _SEVERAL:
        return None
    if following in _SCALES:
        return Number(at, at + 2, _SCALES[following])
    if following == "dozen":
        return Number(at, at + 2, _DOZEN)
    return Number(at, at + 1, 1)


def _scale(words: Sequence[str], at: int) -> Number | None:
    """`half a million`, `some hundred`."""
    word = words[at]
    if word == "half" and tuple(words[at + 1 : at + 3]) == ("a", "dozen"):
        return Number(at, at + 3, _DOZEN // 2)
    if word == "half":
        is_scale = at + 2 < len(words) and words[at + 1] == "a" and words[at + 2] in _SCALES
        return Number(at, at + 3, _SCALES[words[at + 2]] // 2) if is_scale else None
    is_hedged = at > 0 and words[at - 1] in ("some", "about", "nearly", "almost", "over")
    return Number(at, at + 1, _SCALES[word]) if is_hedged else None


def _spelled(words: Sequence[str], at: int) -> Number | None:
    """`twenty five`, `three hundred and five`, `two thousand four hundred`, `two dozen`."""
    value, stop = _below_hundred(words, at)
    if stop == at:
        return None
    is_scaled = False
    while stop < len(words) and words[stop] in _SCALES:
        scale = _SCALES[words[stop]]
        value, stop, is_scaled = value * scale, stop + 1, True
        if scale > 100 or (stop < len(words) and words[stop] in _SCALES):
            continue
        break
    while is_scaled:
        begins = stop + (stop < len(words) and words[stop] == "and")
        rest, end = _below_hundred(words, begins)
        if end == begins or rest == 0 or (begins > stop and _counts_anew(words, end)):
            break
        if end < len(words) and words[end] in _SCALES:
            rest, end = rest * _SCALES[words[end]], end + 1
        if rest >= value:
            break
        value, stop = value + rest, end
    if stop < len(words) and words[stop] == "dozen":
        value, stop = value * _DOZEN, stop + 1
    return Number(at, stop, value) if value < _TOO_MANY else None


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    """The value that one or two words say, and where they end; where they begin for none."""
    word = words[at] if at < len(words) else ""
    value = _UNITS.get(word, _TENS.get(word))
    if value is None:
        return 0, at
    stop = at + 1
    if word in _TENS and stop < len(words) and 0 < _UNITS.get(words[stop], 0) < 10:
        value, stop = value + _UNITS[words[stop]], stop + 1
    return value, stop


def _counts_anew(words: Sequence[str], end: int) -> bool:
    """Whether the number behind "and" counts others: "a hundred dead and two missing"."""
    return end < len(words) and words[end] in ("others", "more", "of", "were", "was")
