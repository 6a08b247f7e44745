"""One reading of a trigger: which words, meaning which kind, under which conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.codebook.pattern import EMPTY, Pattern, WordList

# How many words "just before" and "just after" reach.
NEAR = 6
# How many words "right before" and "right after" reach, for what must not stand there.
BESIDE = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word evokes when its conditions hold; all that are given must hold.

    Attributes:
        subtype: id of the finer kind. event_type: id of its category.
        patterns: the words. weight: 0 to 1, how surely they evoke the kind. note: in words.
        before, after: one of these stands within six words before, after the trigger.
        needs, needs_too: one of each of these stands in the sentence.
        around: one of these stands in the sentence or in the one before or after.
        unless: none of these stands in the sentence.
        not_before, not_after: none of these stands within three words before, after.
    """

    subtype: str
    event_type: str
    patterns: tuple[Pattern, ...]
    weight: float
    note: str = ""
    before: WordList = field(default=EMPTY)
    after: WordList = field(default=EMPTY)
    needs: WordList = field(default=EMPTY)
    needs_too: WordList = field(default=EMPTY)
    around: WordList = field(default=EMPTY)
    unless: WordList = field(default=EMPTY)
    not_before: WordList = field(default=EMPTY)
    not_after: WordList = field(default=EMPTY)

    def suits(self, sentence: Sequence[str], context: Sequence[str]) -> bool:
        """Whether the conditions hold that are the same for all triggers of a sentence.

        Args:
            sentence: its words, lower-cased.
            context: the words of its neighbours and its own.
        """
        end = len(sentence)
        if self.unless and self.unless.has(sentence, 0, end):
            return False
        if any(words and not words.has(sentence, 0, end) for words in (self.needs, self.needs_too)):
            return False
        return not self.around or self.around.has(context, 0, len(context))

    def holds(self, sentence: Sequence[str], at: int, stop: int) -> bool:
        """Whether the other conditions hold for the trigger `sentence[at:stop]`.

        Args:
            sentence: its words, lower-cased, which the sense suits.
            at: index of the trigger's first word.
            stop: behind its last.
        """
        end = len(sentence)
        wanted = (
            (self.before, (at - NEAR, at), (0, 0)),
            (self.after, (stop, min(stop + NEAR, end)), (0, 0)),
            (self.needs, (0, at), (stop, end)),
            (self.needs_too, (0, at), (stop, end)),
        )
        barred = (
            (self.not_before, at - BESIDE, at),
            (self.not_after, stop, min(stop + BESIDE, end)),
        )
        if any(words and words.has(sentence, low, high) for words, low, high in barred):
            return False
        return all(
            not words or words.has(sentence, *first) or words.has(sentence, *second)
            for words, first, second in wanted
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened beside an event and makes it another kind, or another kind for ACLED.

    Attributes:
        of: ids of the finer kinds it applies to.
        when, when_too: one of each of these stands in the sentence, or in the next ones.
        unless: none of these does.
        by: one of these is its actor; empty: whoever did it.
        reach: how many of the following sentences count.
        becomes: id of the finer kind it turns into, or None.
        acled: (event type, sub-event type) it gets, or None to leave the crosswalk's.
        note: in words.
    """

    of: frozenset[str]
    when: WordList
    when_too: WordList
    unless: WordList
    by: WordList
    reach: int
    becomes: str | None
    acled: tuple[str, str] | None
    note: str
