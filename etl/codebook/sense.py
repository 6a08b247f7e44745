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

    def holds(self, sentence: Sequence[str], at: int, stop: int, context: Sequence[str]) -> bool:
        """Whether the conditions hold for the trigger `sentence[at:stop]`.

        Args:
            sentence: its words, lower-cased. context: those of its neighbours and its own.
            at: index of the trigger's first word. stop: behind its last.
        """
        end = len(sentence)
        if self.not_before and self.not_before.has(sentence, at - BESIDE, at):
            return False
        if self.not_after and self.not_after.has(sentence, stop, min(stop + BESIDE, end)):
            return False
        if self.before and not self.before.has(sentence, at - NEAR, at):
            return False
        if self.after and not self.after.has(sentence, stop, min(stop + NEAR, end)):
            return False
        for wanted in (self.needs, self.needs_too):
            if wanted and not (wanted.has(sentence, 0, at) or wanted.has(sentence, stop, end)):
                return False
        if self.unless and self.unless.has(sentence, 0, end):
            return False
        return not self.around or self.around.has(context, 0, len(context))


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
