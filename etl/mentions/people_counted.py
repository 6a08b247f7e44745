"""Which numbers of a sentence count people, those that are added up as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from etl.codebook import Codebook, WordList
from etl.mentions import figure_words as about
from etl.mentions.numbers import Number

# How far behind its number the noun that is counted may stand, in words.
_NOUN = 5
_NEAR_ONE = 3
_JOINED = 4  # words of the first noun phrase: "two young policemen and a driver"
_THIS_CENTURY = range(1900, 2100)


class People(Enum):
    """Whether a number counts people: a word says so, only its place does, or it can't be told."""

    TOLD = "told"
    IMPLIED = "implied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts.

    Attributes:
        at, stop: its words. value: at its lowest, with what is added to it.
        left: where the words before it ("at least") begin. people: whether it counts people.
    """

    at: int
    stop: int
    value: int
    left: int
    people: People


def people_counted(
    words: Sequence[str],
    numbers: Sequence[Number],
    *,
    codebook: Codebook,
    fates: Sequence[WordList],
) -> list[Counted]:
    """The numbers that may count people, "two policemen and a driver" as one.

    Args:
        words: the sentence, lower-cased.
        numbers: of the sentence.
        codebook: holds the lists `figure_...`.
        fates: what may become of people.
    """
    every = [*numbers, *_persons_with_the(words, codebook, fates)]
    every.sort(key=lambda number: number.at)
    found: list[Counted] = []
    for index, number in enumerate(every):
        left = _left(words, number, codebook)
        if not _may_be_people(words, number, codebook) or _is_part(words, number, left, fates):
            continue
        limit = every[index + 1].at if index + 1 < len(every) else len(words)
        people = _people(words, number, limit, codebook=codebook, fates=fates)
        if _is_article(words, number) and people is People.NONE:
            continue
        one = Counted(number.at, number.stop, number.value, left, people)
        if found and _adds_to(words, found[-1], one, codebook=codebook, fates=fates):
            found[-1] = replace(found[-1], stop=one.stop, value=found[-1].value + one.value)
        else:
            found.append(one)
    return found


def _left(words: Sequence[str], number: Number, codebook: Codebook) -> int:
    hedges = codebook.list("figure_hedges").singles
    left = number.at
    while left > 0 and (words[left - 1] in hedges or words[left - 1] in about.RANGES):
        left -= 1
    if left > 0 and words[number.at] == "couple" and words[left - 1] == "a":
        return left - 1
    if left > 1 and words[left - 1] == "of" and words[left - 2] in about.GROUPS:
        left -= 2
        while left > 0 and (words[left - 1] in hedges or words[left - 1] in ("a", "an")):
            left -= 1
    return left


def _is_article(words: Sequence[str], number: Number) -> bool:
    """Whether the number is a mere "a" or "the", and not "a hundred"."""
    return number.stop - number.at == 1 and words[number.at] in ("a", "an", "the")


def _persons_with_the(
    words: Sequence[str], codebook: Codebook, fates: Sequence[WordList]
) -> list[Number]:
    """One for each "the mayor" behind a verb that tells what was done to him."""
    singles = codebook.list("figure_person").singles | about.ONE
    return [
        Number(at, at + 1, 1)
        for at in range(1, len(words) - 1)
        if words[at] == "the"
        and words[at + 1] in singles
        and any(verbs.has(words, at - 1, at) for verbs in fates)
    ]


def _people(
    words: Sequence[str],
    number: Number,
    limit: int,
    *,
    codebook: Codebook,
    fates: Sequence[WordList],
) -> People:
    """Whether what follows the number is people, or what became of them: no age, no house."""
    close = min(number.stop + _NOUN, limit)
    following = words[number.stop : close]
    if _is_article(words, number):
        near = following[:_NEAR_ONE]
        is_one = codebook.list("figure_person").has(words, number.stop, number.stop + len(near))
        is_one = is_one or tuple(words[number.stop + 1 : number.stop + 3]) == ("year", "old")
        return People.TOLD if is_one or not about.ONE.isdisjoint(near) else People.NONE
    left = _left(words, number, codebook)
    lead = words[left : number.at]
    is_group = not about.GROUPS.isdisjoint(lead) or words[number.at : close][:2] == (
        "couple",
        "and",
    )
    is_people = codebook.list("figure_people").has(words, number.stop, close)
    if is_group or is_people or not about.KIN.isdisjoint(following):
        return People.TOLD
    goes_on = codebook.list("figure_goes_on").has(words, number.stop, min(number.stop + 1, limit))
    is_fate = any(verbs.has(words, number.stop, min(number.stop + 2, limit)) for verbs in fates)
    is_whole = words[number.at] in ("both", "none", "nobody", "no")
    return People.IMPLIED if goes_on or is_fate or is_whole else People.NONE


def _may_be_people(words: Sequence[str], number: Number, codebook: Codebook) -> bool:
    """No year, date, age, sum or measure, and not the size of a town."""
    if (
        words[number.at].isdigit()
        and number.value in _THIS_CENTURY
        and number.stop - number.at == 1
    ):
        return False
    after = codebook.list("figure_not_after").singles
    before = codebook.list("figure_not_before").singles
    if number.stop < len(words) and words[number.stop] in after:
        return False
    if number.at > 0 and words[number.at - 1] in before:
        return False
    behind = words[number.stop] if number.stop < len(words) else ""
    is_size = (
        number.at > 1 and words[number.at - 1] == "of" and words[number.at - 2] in about.SETTLEMENTS
    )
    return not (is_size and behind in about.NO_PART)


def _is_part(words: Sequence[str], number: Number, left: int, fates: Sequence[WordList]) -> bool:
    """Whether it counts some of those counted before: "including three children"."""
    if not about.PARTS_OF.isdisjoint(words[max(number.at - 3, 0) : number.at]):
        return True
    behind = tuple(words[number.stop : number.stop + 3])
    is_told = behind[:2] == ("of", "the") and behind[-1] in about.OF_THOSE_TOLD
    if behind[:2] not in about.PART_BEHIND and not is_told:
        return False
    return number.at > 0 and not any(verbs.has(words, left - 1, left) for verbs in fates)


def _adds_to(
    words: Sequence[str],
    first: Counted,
    second: Counted,
    *,
    codebook: Codebook,
    fates: Sequence[WordList],
) -> bool:
    """Whether two counts have one fate: "four soldiers and three policemen"."""
    between = words[first.stop : second.at]
    if between and between[-1] in ("their", "his", "her"):
        between = between[:-1]
    if first.at < second.at and words[first.at] == "couple" and tuple(between) == ("and",):
        return True
    if not 1 < len(between) <= _JOINED + 1 or between[-1] != "and":
        return False
    if not about.PASSIVE.isdisjoint(between):
        return False
    if first.people is not People.TOLD or second.people is not People.TOLD:
        return False
    if any(verbs.has(words, first.stop, second.at) for verbs in fates):
        return False
    goes_on = codebook.list("figure_goes_on")
    # "killed a guard and two others were hurt", "killed two and a man was arrested"
    following = second.stop + 1
    is_told_before = any(verbs.has(words, first.left - 1, first.left) for verbs in fates)
    return not (is_told_before and goes_on.has(words, following, following + 1))
