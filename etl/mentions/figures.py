"""How many people took part, died, were hurt, were detained: the lowest number the words support.

Vague amounts count as `[numbers]` of the codebook says ("dozens" is 10), "several" and the like
as nothing; "more than 200" is 200, "between 50 and 60" is 50. What is counted, and what became of
it, is told by the codebook's lists `figure_...`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.codebook import Codebook, WordList
from etl.mentions.mention import Figures
from etl.mentions.numbers import Number, find_numbers

# What may become of people: name of the figure -> list of the codebook.
_FATES = {
    "fatalities": "figure_killed",
    "injured": "figure_injured",
    "detained": "figure_detained",
}
_PASSIVE = frozenset({"was", "were", "been", "is", "are", "be", "being", "get", "got"})
# How far after its number a figure's verb may stand, and the noun that is counted, in words.
_VERB, _NOUN = 9, 5
_THIS_CENTURY = range(1900, 2100)


def read_figures(words: Sequence[str], *, codebook: Codebook, crowd: bool) -> Figures:
    """The figures of one sentence.

    Args:
        words: the sentence, lower-cased.
        codebook: holds the vague numbers and the lists.
        crowd: whether its event is one that people take part in, so that a number of people
            of whom nothing else is told counts its participants.
    """
    fates = {name: codebook.list(source) for name, source in _FATES.items()}
    people = codebook.list("figure_people")
    numbers = [
        number
        for number in find_numbers(words, vague=codebook.numbers)
        if _may_be_people(words, number, codebook)
    ]
    values: dict[str, int] = {}
    for index, number in enumerate(numbers):
        limit = numbers[index + 1].at if index + 1 < len(numbers) else len(words)
        name = _fate(words, number, limit, fates=fates, codebook=codebook)
        if name is None and crowd:
            counted = people.has(words, number.stop, min(number.stop + _NOUN, limit))
            name = "participants" if counted and not _is_article(words, number) else None
        if name is not None:
            values[name] = max(values.get(name, 0), number.value)
    return Figures(**values)


def add_figures(first: Figures, second: Figures) -> Figures:
    """The first's figures, and the second's where the first says nothing."""
    return Figures(
        participants=first.participants if first.participants is not None else second.participants,
        fatalities=first.fatalities if first.fatalities is not None else second.fatalities,
        injured=first.injured if first.injured is not None else second.injured,
        detained=first.detained if first.detained is not None else second.detained,
    )


def _fate(
    words: Sequence[str],
    number: Number,
    limit: int,
    *,
    fates: Mapping[str, WordList],
    codebook: Codebook,
) -> str | None:
    """What became of the people counted: the verb right before the number, else the next after."""
    is_one = _is_article(words, number)
    counted = _counts_people(words, number, limit, fates=fates, codebook=codebook)
    if is_one and not counted:
        return None
    hedges = codebook.list("figure_hedges").singles
    left = number.at
    while left > 0 and words[left - 1] in hedges:
        left -= 1
    for name, verbs in fates.items():
        if verbs.has(words, left - 1, left) and _PASSIVE.isdisjoint(words[max(left - 3, 0) : left]):
            return name
    if not counted:
        return None
    best: tuple[int, str] | None = None
    for name, verbs in fates.items():
        found = verbs.find(words, number.stop, min(number.stop + _VERB, limit))
        if found and (best is None or found[0] < best[0]):
            best = found[0], name
    return best[1] if best else None


def _is_article(words: Sequence[str], number: Number) -> bool:
    """Whether the number is a mere "a", and not "a hundred"."""
    return number.stop - number.at == 1 and words[number.at] in ("a", "an")


def _counts_people(
    words: Sequence[str],
    number: Number,
    limit: int,
    *,
    fates: Mapping[str, WordList],
    codebook: Codebook,
) -> bool:
    """Whether what follows the number is people, or what became of them: no age, no house."""
    close = min(number.stop + _NOUN, limit)
    if _is_article(words, number):
        return codebook.list("figure_person").has(words, number.stop, min(close, number.stop + 3))
    if codebook.list("figure_goes_on").has(words, number.stop, min(number.stop + 1, limit)):
        return True
    if codebook.list("figure_people").has(words, number.stop, close):
        return True
    return any(
        verbs.has(words, number.stop, min(number.stop + 2, limit)) for verbs in fates.values()
    )


def _may_be_people(words: Sequence[str], number: Number, codebook: Codebook) -> bool:
    """No year, date, age, sum or measure."""
    if words[number.at].isdigit() and number.value in _THIS_CENTURY:
        return False
    after = codebook.list("figure_not_after").singles
    before = codebook.list("figure_not_before").singles
    if number.stop < len(words) and words[number.stop] in after:
        return False
    return not (number.at > 0 and words[number.at - 1] in before)
