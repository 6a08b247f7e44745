"""How many people took part, died, were hurt, were detained: the lowest number the words support.

Vague amounts count as `[numbers]` of the codebook says ("dozens" is 10), "several" and the like
as nothing; "more than 200" is 200, "between 50 and 60" is 50.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.codebook import Codebook, WordList
from etl.mentions.mention import Figures

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_STARTS = _UNITS.keys() | _TENS.keys() | {"a", "an", "tens", "hundreds", "dozens", "no", "nobody"}
# What makes a number no count of people when it follows, or stands right before.
_NOT_PEOPLE_AFTER = frozenset(
    "year years month months day days hour hours minute minutes week weeks am pm percent per km "
    "kilometers kilometres miles meters metres kg kilograms kilos pounds dollars euros rupees "
    "lakh crore mm caliber calibre january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec st nd rd th "
    "vehicles cars houses homes shops buildings bombs grenades shots rounds rifles bullets "
    "o clock gmt local".split()
)
_NOT_PEOPLE_BEFORE = frozenset(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec aged age article section number no room flight "
    "route highway since until circa".split()
)
_HEDGES = frozenset(
    "at least most about around some nearly almost over more than up to as many approximately "
    "an estimated another other further some no fewer less than roughly only".split()
)
_AUXILIARIES = frozenset({"was", "were", "been", "is", "are", "be", "being", "get", "got"})
# How far a figure's verb may stand after its number, in words, and how far before.
_RIGHT, _LEFT = 9, 3


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of people: words `at:stop`."""

    at: int
    stop: int
    value: int


def read_figures(words: Sequence[str], *, codebook: Codebook, crowd: bool) -> Figures:
    """The figures of one sentence.

    Args:
        words: the sentence, lower-cased.
        codebook: holds the vague numbers and the lists `killed`, `injured`, `detained`, `people`.
        crowd: whether its event is one that people take part in, so that a number of people
            which is told nothing else of counts its participants.
    """
    lists = {name: codebook.list(f"figure_{name}") for name in ("killed", "injured", "detained")}
    people = codebook.list("figure_people")
    counts = _counts(words, codebook)
    values: dict[str, int] = {}
    for index, count in enumerate(counts):
        limit = counts[index + 1].at if index + 1 < len(counts) else len(words)
        name = _fate(words, count, limit, lists)
        if name is None and crowd and people.has(words, count.stop, min(count.stop + 5, limit)):
            name = "participants"
        if name is not None:
            values[name] = max(values.get(name, 0), count.value)
    return Figures(
        participants=values.get("participants"),
        fatalities=values.get("killed"),
        injured=values.get("injured"),
        detained=values.get("detained"),
    )


def add_figures(first: Figures, second: Figures) -> Figures:
    """The first's figures, and the second's where the first says nothing."""
    return Figures(
        participants=first.participants if first.participants is not None else second.participants,
        fatalities=first.fatalities if first.fatalities is not None else second.fatalities,
        injured=first.injured if first.injured is not None else second.injured,
        detained=first.detained if first.detained is not None else second.detained,
    )


def _fate(
    words: Sequence[str], count: _Count, limit: int, lists: dict[str, WordList]
) -> str | None:
    """What became of the people counted: the verb right before the number, else the next after."""
    left = count.at
    while left > 0 and words[left - 1] in _HEDGES and count.at - left < 4:
        left -= 1
    for name, verbs in lists.items():
        found = verbs.find(words, max(left - _LEFT, 0), left)
        if found and not _AUXILIARIES.intersection(words[max(found[0] - 2, 0) : found[0]]):
            return name
    best: tuple[int, str] | None = None
    for name, verbs in lists.items():
        found = verbs.find(words, count.stop, min(count.stop + _RIGHT, limit))
        if found and (best is None or found[0] < best[0]):
            best = found[0], name
    return best[1] if best else None


def _counts(words: Sequence[str], codebook: Codebook) -> list[_Count]:
    counts: list[_Count] = []
    at = 0
    # Most words start no number: one lookup each tells.
    may_start = _STARTS | codebook.numbers.keys()
    while at < len(words):
        word = words[at]
        starts = word in may_start or word[0].isdigit()
        found = _number(words, at, codebook) if starts else None
        if found is None:
            at += 1
            continue
        if _is_people(words, found):
            low = counts[-1] if counts else None
            joined = low is not None and words[low.stop : found.at] in (("to",), ("and",), ("or",))
            if low is not None and joined and low.value < found.value:
                counts[-1] = _Count(low.at, found.stop, low.value)
            else:
                counts.append(found)
        at = found.stop
    return counts


def _is_people(words: Sequence[str], count: _Count) -> bool:
    after = words[count.stop] if count.stop < len(words) else ""
    before = words[count.at - 1] if count.at else ""
    is_year = (
        count.stop == count.at + 1 and words[count.at].isdigit() and 1900 <= count.value < 2100
    )
    return not is_year and after not in _NOT_PEOPLE_AFTER and before not in _NOT_PEOPLE_BEFORE


def _number(words: Sequence[str], at: int, codebook: Codebook) -> _Count | None:
    """The number that starts at a word, or None."""
    word = words[at]
    following = words[at + 1 : at + 3]
    if word in ("tens", "hundreds", "dozens") and following[:2] == ("of", "thousands"):
        return _Count(at, at + 3, {"tens": 10_000, "dozens": 10_000}.get(word, 100_000))
    if word in codebook.numbers:
        return _Count(at, at + 1, codebook.numbers[word])
    if word == "nobody":
        return _Count(at, at + 1, 0)
    if word == "no" and following[:1] and following[0] in ("one", "people", "person", "injuries"):
        return _Count(at, at + 1, 0)
    if word[0].isdigit():
        try:
            value = float(word.replace(",", ""))
        except ValueError:
            return None
        stop = at + 1
        if following[:1] and following[0] in _SCALES:
            value, stop = value * _SCALES[following[0]], stop + 1
        return _Count(at, stop, int(value)) if value < 100_000_000 else None
    if word in ("a", "an"):
        if following[:1] and following[0] in _SCALES:
            return _Count(at, at + 2, _SCALES[following[0]])
        if following[:1] and following[0] == "dozen":
            return _Count(at, at + 2, 12)
        one = codebook.list("figure_person").has(words, at + 1, min(at + 4, len(words)))
        return _Count(at, at + 1, 1) if one else None
    return _spelled(words, at)


def _spelled(words: Sequence[str], at: int) -> _Count | None:
    """A number in words: `twenty five`, `three hundred`, `two dozen`."""
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
        return _Count(at, stop + 1, value * 12)
    return _Count(at, stop, value)
