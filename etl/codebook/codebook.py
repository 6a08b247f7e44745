"""The codebook: all kinds of events, what evokes them, and how they are told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.codebook.event_type import EventType, SubEventType
from etl.codebook.pattern import EMPTY, Pattern, WordList
from etl.codebook.sense import Outcome, Sense


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a sentence: words `at:stop`, in the sense that fits best."""

    at: int
    stop: int
    sense: Sense


@dataclass(frozen=True, slots=True)
class Codebook:
    """What `data/codebook.toml` says, compiled.

    Attributes:
        types: in the file's order.
        first_words: every word that a trigger can start with, to the triggers that do.
        gate: words of which a text must hold one for any trigger to be in it.
        outcomes: in the file's order; the first that applies wins.
        absorbs: finer kind -> kinds that are part of it when told beside it (the dead of a bomb).
        lists: the word lists of `[words]`, compiled. numbers: `[numbers]`, word -> lowest figure.
        members: a word -> names of the lists that hold it by itself.
        compounds: hyphenated words that triggers and lists hold.
        fingerprint: 16 hexadecimal digits for what the file says; its comments do not count.
    """

    types: tuple[EventType, ...]
    first_words: Mapping[str, tuple[tuple[Pattern, Sense], ...]]
    gate: frozenset[str]
    outcomes: tuple[Outcome, ...]
    absorbs: Mapping[str, frozenset[str]]
    lists: Mapping[str, WordList]
    numbers: Mapping[str, int]
    members: Mapping[str, tuple[str, ...]]
    compounds: frozenset[str]
    fingerprint: str

    def type(self, type_id: str) -> EventType:
        """The category of this id.

        Raises:
            KeyError: there is none.
        """
        for event_type in self.types:
            if event_type.id == type_id:
                return event_type
        raise KeyError(type_id)

    def subtype(self, subtype_id: str) -> SubEventType:
        """The finer kind of this id.

        Raises:
            KeyError: there is none.
        """
        for event_type in self.types:
            for subtype in event_type.subtypes:
                if subtype.id == subtype_id:
                    return subtype
        raise KeyError(subtype_id)

    def list(self, name: str) -> WordList:
        """A word list of `[words]`; empty where the codebook has none of this name."""
        return self.lists.get(name, EMPTY)

    def may_fire(self, words: Iterable[str]) -> bool:
        """The gate: whether a trigger can be among these words."""
        return not self.gate.isdisjoint(words)

    def hits(self, sentence: Sequence[str], context: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The triggers of one sentence, in order, not overlapping.

        Where triggers overlap the longer phrase wins, then the greater weight, then the codebook's
        order.

        Args:
            sentence: its words, lower-cased.
            context: the words of its neighbours and its own; the sentence alone by default.
        """
        return tuple(hit for hit, is_first in self.readings(sentence, context) if is_first)

    def readings(
        self, sentence: Sequence[str], context: Sequence[str] = ()
    ) -> tuple[tuple[Hit, bool], ...]:
        """All that the triggers of a sentence can mean, in order, and whether `hits` has it.

        Of one finer kind only triggers that don't overlap; the arguments are those of `hits`.
        """
        found = list(self._candidates(sentence, context or sentence))
        found.sort(key=lambda hit: (-(hit.stop - hit.at), -hit.sense.weight))
        taken: set[int] = set()
        by_kind: defaultdict[str, set[int]] = defaultdict(set)
        kept: list[tuple[Hit, bool]] = []
        for hit in found:
            place = range(hit.at, hit.stop)
            if not by_kind[hit.sense.subtype].isdisjoint(place):
                continue
            by_kind[hit.sense.subtype].update(place)
            is_first = taken.isdisjoint(place)
            if is_first:
                taken.update(place)
            kept.append((hit, is_first))
        return tuple(sorted(kept, key=lambda one: one[0].at))

    def _candidates(self, sentence: Sequence[str], context: Sequence[str]) -> Iterator[Hit]:
        end = len(sentence)
        suits: dict[int, bool] = {}
        first_words = self.first_words
        for at in [at for at, word in enumerate(sentence) if word in first_words]:
            for pattern, sense in first_words[sentence[at]]:
                steps = pattern.steps
                if not pattern.rigid:
                    stop = pattern.match(sentence, at, end)
                elif len(steps) == 1:
                    stop = at + 1
                elif at + 1 < end and sentence[at + 1] in steps[1].words:
                    stop = pattern.match(sentence, at, end)
                else:
                    continue
                if stop is None:
                    continue
                if id(sense) not in suits:
                    suits[id(sense)] = sense.suits(sentence, context)
                if suits[id(sense)] and sense.holds(sentence, at, stop):
                    yield Hit(at, stop, sense)
