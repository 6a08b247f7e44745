"""How many people took part, died, were hurt, were detained: the lowest number the words support.

Vague amounts count as `[numbers]` of the codebook says ("dozens" is 10), "several" and the like
as nothing; "more than 200" is 200, "between 50 and 60" is 50. What is counted, and what became of
it, is told by the codebook's lists `figure_...` and by `figure_words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.codebook import Codebook, WordList
from etl.mentions import figure_words as about
from etl.mentions.mention import Figures
from etl.mentions.numbers import Number, find_numbers
from etl.mentions.people_counted import Counted, People, people_counted

# What may become of people: name of the figure -> list of the codebook.
_FATES = {
    "fatalities": "figure_killed",
    "injured": "figure_injured",
    "detained": "figure_detained",
}
# How far after its number a figure's verb may stand, in words.
_VERB = 9
_IMMEDIATE = 2
_OLDEST = 110  # years that a person may be old
# "Hundreds marched after the killing": what they act upon is not what became of them.
_UPON = frozenset({"after", "over", "following", "against", "since", "despite", "protesting"})
_DEADLY = frozenset({"and", "shot", "dead"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its"})
_JOINTS = frozenset({"and", "while", "but"})


@dataclass(frozen=True, slots=True)
class Count:
    """People counted in a sentence.

    Attributes:
        name: of the figure; "" where only their number is told.
        value: how many, at the lowest.
        at: where the number stands, in words. verb: where their fate stands, else the number.
    """

    name: str
    value: int
    at: int
    verb: int


def read_counts(
    words: Sequence[str], *, codebook: Codebook, marks: Sequence[str] = ()
) -> tuple[Count, ...]:
    """All people counted in a sentence, in text order, whichever event they belong to.

    Args:
        words: the sentence, lower-cased.
        codebook: holds the vague numbers and the lists.
        marks: what stands behind each word, up to the next.
    """
    fates = {name: codebook.list(source) for name, source in _FATES.items()}
    numbers = [
        number
        for number in find_numbers(words, vague=codebook.numbers, marks=marks)
        if not _is_age(number, words, marks, codebook)
    ]
    people = people_counted(words, numbers, codebook=codebook, fates=tuple(fates.values()))
    found: list[Count] = [*_nobody(words), *_tolls(words, numbers)]
    taken = {count.at for count in found}
    for index, group in enumerate(people):
        if group.at in taken:
            continue
        limit = people[index + 1].at if index + 1 < len(people) else len(words)
        before = people[index - 1] if index else None
        following = people[index + 1] if index + 1 < len(people) else None
        fate = _fate(words, group, limit, fates=fates, before=before, following=following)
        if fate is not None and _has_object(words, fate, group, fates, codebook):
            fate = None
        if fate is not None:
            found.append(Count(fate[0], group.value, group.at, fate[1]))
        elif group.people is People.TOLD and group.value > 1:
            found.append(Count("", group.value, group.at, group.at))
    return tuple(sorted(found, key=lambda count: count.at))


def _is_age(number: Number, words: Sequence[str], marks: Sequence[str], codebook: Codebook) -> bool:
    """Whether it stands between commas behind a name: "James Fields, 20, was held"."""
    at = number.at
    if not marks or not 0 < at < len(marks) or number.stop - at > 1 or not words[at].isdigit():
        return False
    is_apart = marks[at - 1].strip() == "," and marks[at].strip() == ","
    is_named = not codebook.list("figure_people").has(words, at - 1, at)
    return is_apart and is_named and number.value <= _OLDEST and not words[at - 1].isdigit()


def figures_for(
    counts: Sequence[Count], words: Sequence[str], *, at: int, event_type: str, subtype: str
) -> Figures:
    """The figures of the event whose trigger stands at a word of the sentence.

    Args:
        counts: of the sentence.
        words: the sentence, lower-cased.
        at: its trigger.
        event_type: of the codebook.
        subtype: its finer kind.
    """
    of_type = about.KINDS.get(event_type, tuple(_FATES))
    names = about.SUBTYPES.get(subtype, of_type)
    values: dict[str, int] = {}
    for name in names:
        own = [count for count in counts if count.name == name]
        if name == "participants":
            own = [count for count in counts if not count.name]
        own = [count for count in own if not _is_of_another(count, words, at, event_type)]
        value = _value_at(own, words, at)
        if value is not None:
            values[name] = value
    return Figures(**values)


def add_figures(first: Figures, second: Figures) -> Figures:
    """The first's figures, and the second's where the first says nothing."""
    return Figures(
        participants=first.participants if first.participants is not None else second.participants,
        fatalities=first.fatalities if first.fatalities is not None else second.fatalities,
        injured=first.injured if first.injured is not None else second.injured,
        detained=first.detained if first.detained is not None else second.detained,
    )


def _value_at(counts: Sequence[Count], words: Sequence[str], at: int) -> int | None:
    """The greatest of what one clause counts: the trigger's own, where each clause has its verb."""
    if not counts:
        return None
    clauses: dict[int, list[Count]] = {}
    for count in counts:
        clauses.setdefault(_clause(words, count.verb), []).append(count)
    own = clauses.get(_clause(words, at)) if len(clauses) > 1 else None
    return max(count.value for count in own or counts)


def _clause(words: Sequence[str], at: int) -> int:
    """How many joined clauses with a verb of their own lie before a word."""
    return sum(
        word in _JOINTS and _has_subject(words, index)
        for index, word in enumerate(words[: max(at, 0)])
    )


def _has_subject(words: Sequence[str], joint: int) -> bool:
    """Whether a clause of its own follows: "and a bomb killed", "while police arrested"."""
    following = words[joint + 1] if joint + 1 < len(words) else ""
    return following in ("a", "an", "the", "police", "soldiers", "gunmen", "rebels", "troops")


def _is_of_another(count: Count, words: Sequence[str], at: int, event_type: str) -> bool:
    """Whether a protest's sentence counts those that the protest is about."""
    if event_type not in ("protest", "riot") or count.verb <= at:
        return False
    return not about.ASIDES.isdisjoint(words[at + 1 : count.at])


def _nobody(words: Sequence[str]) -> list[Count]:
    """What "no deaths", "without casualties", "none of them was hurt" say."""
    found = []
    for index, word in enumerate(words):
        if word not in about.NOTHING:
            continue
        near = words[index + 1 : index + 4]
        if not about.UNSURE.isdisjoint(near):
            continue
        fate = next((one for one in near if one in about.NOBODY_OF), None)
        found += [Count(name, 0, index, index) for name in about.NOBODY_OF.get(fate or "", ())]
    return found


def _tolls(words: Sequence[str], numbers: Sequence[Number]) -> list[Count]:
    """What "the death toll rose to 45", "the number of dead has risen from 31 to 45" say."""
    for index, word in enumerate(words):
        if word not in about.TOLL_OPENS:
            continue
        toll = next((t for t in about.TOLL if tuple(words[index : index + len(t)]) == t), None)
        if toll is None:
            continue
        end = index + len(toll)
        near = [number for number in numbers if end <= number.at <= end + about.TOLL_REACH]
        near = [n for n in near if n.stop - n.at > 1 or words[n.at] not in ("a", "an")]
        if not near:
            return []
        first = near[0]
        told = words[first.at : first.stop]
        # "from 31 to 45" was found as one range: the later one counts
        if "to" in told and words[first.at - 1] == "from":
            last = find_numbers(told[list(told).index("to") + 1 :], vague={})
            if last:
                return [Count("fatalities", last[0].value, first.at, index)]
        return [Count("fatalities", first.value, first.at, index)]
    return []


def _fate(
    words: Sequence[str],
    group: Counted,
    limit: int,
    *,
    fates: dict[str, WordList],
    before: Counted | None,
    following: Counted | None,
) -> tuple[str, int] | None:
    """What became of the people counted: the verb right before the number, else the next after."""
    next_to = _first(words, group.stop, min(group.stop + _IMMEDIATE, limit), fates)
    itself = words[group.left - 2 : group.left] if group.left > 1 else ()
    if tuple(itself) in about.WITH_HIMSELF:
        group = replace(group, left=group.left - 2)
    left = group.left
    for name, verbs in fates.items():
        is_passive = not about.PASSIVE.isdisjoint(words[max(left - 3, 0) : left])
        taken = before is not None and before.stop >= left - 2 and next_to is not None
        if verbs.has(words, left - 1, left) and not is_passive and not taken:
            return name, left - 1
    if left > 1 and next_to is None:
        for name, verbs in fates.items():
            place = verbs.find(words, max(left - 3, 0), left)
            if place and place[1] == left and not _is_passive(words, place[0]):
                return name, place[0]
    if group.people is People.NONE:
        return None
    found = _first(words, group.stop, min(group.stop + _VERB, limit), fates)
    if found is None or _clause(words, found[1]) != _clause(words, group.at):
        return None
    if not _UPON.isdisjoint(words[group.stop : found[1]]):
        return None
    return None if _is_done_to(words, found, following, fates) else found


def _is_done_to(
    words: Sequence[str],
    fate: tuple[str, int],
    following: Counted | None,
    fates: dict[str, WordList],
) -> bool:
    """Whether those who are counted next suffered it: "50 men lynched a driver"."""
    if following is None or following.left != fate[1] + 1 or _is_passive(words, fate[1]):
        return False
    end = min(following.stop + _IMMEDIATE, len(words))
    return _first(words, following.stop, end, fates) is None


def _has_object(
    words: Sequence[str],
    fate: tuple[str, int],
    group: Counted,
    fates: dict[str, WordList],
    codebook: Codebook,
) -> bool:
    """Whether those counted did it to somebody: "two men shot and killed a judge"."""
    name, at = fate
    if at < group.stop or _is_passive(words, at):
        return False
    while at < len(words) and (words[at] in _DEADLY or fates[name].has(words, at, at + 1)):
        at += 1
    if at < len(words) and words[at] in _DETERMINERS:
        at += 1
    is_person = codebook.list("figure_person").has(words, at, at + 1)
    return is_person or (at < len(words) and words[at] in about.ONE)


def _is_passive(words: Sequence[str], at: int) -> bool:
    return not about.PASSIVE.isdisjoint(words[max(at - 2, 0) : at])


def _first(
    words: Sequence[str], start: int, end: int, fates: dict[str, WordList]
) -> tuple[str, int] | None:
    """The first word that tells a fate, as (figure, where it stands)."""
    best: tuple[int, str] | None = None
    for name, verbs in fates.items():
        found = verbs.find(words, start, end)
        if found and (best is None or found[0] < best[0]):
            best = found[0], name
    for at in range(start + 1, end - 1):
        is_deadly = tuple(words[at : at + 2]) == about.TO_DEATH and (best is None or at < best[0])
        if is_deadly and words[at - 1] not in about.COURT:
            best = at, "fatalities"
    return (best[1], best[0]) if best else None
