"""The traits of a candidate: what a linear model is told about a trigger and its surroundings.

Words are themselves only where they are ordinary ones; names and numbers are told as such, so that
nothing is learned about a person or a town. Whoever changes the traits trains again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from etl.codebook import Codebook
from etl.codebook.inflection import PAST_FORMS
from etl.mentions.candidate import Candidate
from etl.mentions.clause import Clause
from etl.mentions.cues import Cue, find_cues

_NAME, _NUMBER, _DAY = "<name>", "<number>", "<day>"
_MONTHS_AND_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "april", "june", "july", "august", "september", "october", "november", "december",
     "yesterday", "today", "overnight", "tonight", "night", "morning", "evening", "afternoon")
)  # fmt: skip
_LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "of", "on"})
_DETERMINERS = frozenset(
    ("a", "an", "the", "this", "that", "these", "those", "any", "no", "every", "each", "another",
     "his", "her", "their", "its", "some", "two", "three", "four", "several", "many", "most")
)  # fmt: skip
AUXILIARIES = frozenset(
    ("was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "will", "would",
     "could", "should", "may", "might", "can", "must", "did", "do", "does", "to", "shall", "not")
)  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "i", "we", "you", "they", "it"})
_PAST = frozenset({"was", "were", "had", "did"})
_COPULAS = frozenset({"is", "are"})
# What is done to people, in a place or so many times happened; what is done to a dinner, less so.
_OBJECT = 4  # words behind the trigger in which its object may begin
_OBJECTS = (
    "civilians",
    "state",
    "rebels",
    "crowd_people",
    "military_target",
    "territory",
    "weapons",
)
_NEAR = 5  # words to each side whose lists are told
_SHORT = 5  # of a text with so few sentences the place says nothing
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all candidates of a sentence.

    Attributes:
        traits: of the sentence and of where it stands. bag: its words.
        told: each word as the model sees it, in order. lists: each word's lists, in order.
        cues: words that say how the sentence stands to what it tells.
    """

    traits: tuple[str, ...]
    bag: tuple[str, ...]
    told: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]
    cues: tuple[Cue, ...]


def setting_of(
    clause: Clause,
    *,
    n_clauses: int,
    ordinary: Collection[str],
    codebook: Codebook,
) -> Setting:
    """The traits that all candidates of a sentence share.

    Args:
        clause: the sentence.
        n_clauses: how many the article has.
        ordinary: the words that are told as themselves.
        codebook: its lists are told by their names.
    """
    words = clause.words
    text = clause.sentence.text
    told = tuple(
        word
        if word in ordinary
        else _DAY
        if word in _MONTHS_AND_DAYS
        else _NUMBER
        if word[0].isdigit()
        else _NAME
        for word in words
    )
    traits = [
        f"length {min(len(words) // 6, 6)}",
        f"place {min(clause.index, 5) if n_clauses > _SHORT else 'short'}",
        "quotes" if '"' in text or "“" in text or "'" in text else "no quotes",
        "capitals" if text.isupper() else "small" if text.islower() else "mixed",
        f"starts {told[0]}" if told else "",
        f"ends {text[-1:]}" if not text[-1:].isalnum() else "no stop",
    ]
    if not _MONTHS_AND_DAYS.isdisjoint(words):
        traits.append("day")
    if any(_YEAR.fullmatch(word) for word in words if word[0].isdigit()):
        traits.append("year")
    if any(word in _LOCATIVE and told[index + 1] == _NAME for index, word in enumerate(words[:-1])):
        traits.append("somewhere")
    if not _PRONOUNS.isdisjoint(words):
        traits.append("pronoun")
    traits.extend(_generality(words, traits))
    member = tuple(codebook.members.get(word, ()) for word in words)
    traits.extend(f"has {name}" for name in dict.fromkeys(chain(*member)))
    return Setting(
        tuple(filter(None, traits)),
        tuple(dict.fromkeys(told)),
        told,
        member,
        find_cues(words, codebook),
    )


def _generality(words: Sequence[str], traits: Sequence[str]) -> Iterator[str]:
    """Whether a sentence tells of a time and a place, or of things as they always are."""
    past = any(word in PAST_FORMS or word in _PAST or word.endswith("ed") for word in words)
    tense = "past" if past else "is" if not _COPULAS.isdisjoint(words) else "present"
    yield f"tells in {tense}"
    day, place = ("day" in traits, "somewhere" in traits)
    yield f"tells in {tense}, {'a day' if day else 'no day'}, {'a place' if place else 'no place'}"


def traits_of(candidate: Candidate, setting: Setting) -> list[str]:
    """The traits of its own, which come on top of those of its sentence."""
    at, stop, told = candidate.at, candidate.stop, setting.told
    sense, kind = candidate.sense, candidate.sense.event_type
    words = candidate.clause.words
    trigger = " ".join(told[at:stop]) if stop - at < 4 else f"{told[at]} ... {told[stop - 1]}"
    status = str(candidate.factuality.status)
    acled = candidate.acled[1] if candidate.acled else "none"
    traits = [
        f"kind {candidate.subtype}",
        f"acled {acled}",
        f"type {kind}",
        f"trigger {trigger}",
        f"trigger {trigger} as {candidate.subtype}",
        f"head {told[at]}",
        f"weight {sense.weight:.1f}",
        f"weight {sense.weight:.2f} of {candidate.subtype}",
        f"words {min(stop - at, 4)}",
        f"status {status}",
        f"status {status} {kind}",
        f"first {candidate.is_first}",
        f"first {candidate.is_first} {acled}",
        f"tense {candidate.factuality.tense}",
        f"note {''.join(candidate.notes)} {candidate.subtype}",
        f"actor {candidate.actor is not None}",
        f"actor {candidate.actor is not None} {kind}",
        f"counts {bool(candidate.counts)} {kind}",
    ]
    if candidate.factuality.words:
        traits.append(f"cue {candidate.factuality.words}")
    if candidate.factuality.background:
        traits.append("background")
    for distance in (1, 2, 3):
        before = told[at - distance] if at >= distance else "<start>"
        after = told[stop + distance - 1] if stop + distance <= len(told) else "<end>"
        traits += (f"-{distance} {before}", f"+{distance} {after}")
        if distance == 1:
            traits += (f"-1 {before} {kind}", f"+1 {after} {kind}", f"{before} {told[at]}",
                       f"{told[stop - 1]} {after}")  # fmt: skip
    head = words[stop - 1]
    form = form_of(head)
    lead = [word for word in words[max(at - 3, 0) : at] if word in AUXILIARIES]
    determiner = [word for word in words[max(at - 2, 0) : at] if word in _DETERMINERS]
    traits += (
        f"form {form}",
        f"form {form} behind {told[at - 1] if at else '<start>'}",
        f"form {form} {''.join(determiner[-1:])}",
        f"auxiliary {' '.join(lead)}",
        f"auxiliary {' '.join(lead)} {form}",
    )
    lists = setting.lists
    ahead = dict.fromkeys(chain(*lists[max(at - _NEAR, 0) : at]))
    behind = dict.fromkeys(chain(*lists[stop : stop + _NEAR]))
    traits.extend(f"before {name} {kind}" for name in ahead)
    traits.extend(f"after {name} {kind}" for name in behind)
    tense = next((one for one in setting.traits if one.startswith("tells in ")), "")
    opens = "opens" if at == 0 else "opens behind the" if at == 1 and determiner else "inside"
    thing = _object(setting, stop)
    traits += (
        f"{opens} {form} {tense}",
        f"{tense} {kind}",
        f"{form} {tense} {' '.join(lead)}",
        f"object {thing}",
        f"object {thing} {form} {kind}",
        f"object {thing} {told[at]}",
    )
    return traits


def _object(setting: Setting, stop: int) -> str:
    """What comes first behind a trigger of what can be counted, named or lived in."""
    for word, lists in zip(
        setting.told[stop : stop + _OBJECT], setting.lists[stop : stop + _OBJECT], strict=True
    ):
        if word in (_NAME, _NUMBER, _DAY):
            return word
        found = next((name for name in _OBJECTS if name in lists), None)
        if found:
            return found
    return "other"


def form_of(word: str) -> str:
    """The ending that tells a word's form, or "plain"."""
    return next((end for end in ("ing", "ed", "ies", "s") if word.endswith(end)), "plain")
