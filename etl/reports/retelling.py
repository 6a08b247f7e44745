"""Whether a mention goes back to an event told before: "the attack", "the four people killed".

Kinds tell most of it; beside them the article, the figures, and words such as "another", which
say that it is a new one.
"""

import re

from etl.reports.draft import Draft
from etl.reports.opinion import is_opinion

GENERAL = frozenset({"armed_attack", "killing", "armed_clash"})
"""Words such as "the attack" and "the killing" may take up an event told more exactly before."""
_CAN_BE_TAKEN_UP = frozenset({"attack", "explosion", "armed_clash", "property_destruction", "riot"})
# Kinds within one type that articles use for one event, such as "rally" and "march".
_LOOSE = frozenset({"protest", "riot", "attack", "explosion", "armed_clash", "abduction"})
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|its|such)|['’]s?)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# What people die of without being attacked one by one, and how near their number is told.
_TAKE_LIVES = frozenset(
    {"violent_demonstration", "mob_violence", "crackdown", "bombing", "suicide_bombing"}
)
_TOLL_NEAR = 2
_NEAR = 4  # sentences within which a general word takes up an event
_ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|fifth|separate)\s+"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)


def may_be_one(earlier: Draft, later: Draft) -> bool:
    """Whether the kinds of two mentions allow them to tell of one event.

    Args:
        earlier: of one article.
        later: of the same, behind it in the text.
    """
    first, second = earlier.mention.trigger, later.mention.trigger
    if first.sub_event_type == second.sub_event_type:
        return True
    if first.event_type == second.event_type:
        return first.event_type in _LOOSE
    apart = later.mention.sentence_index - earlier.mention.sentence_index
    if is_toll(later) and first.sub_event_type in _TAKE_LIVES:
        return apart <= _TOLL_NEAR or _same_number(earlier, later)
    if not {first.event_type, second.event_type} <= _CAN_BE_TAKEN_UP:
        return False
    if not {first.sub_event_type, second.sub_event_type} & GENERAL:
        return False
    return apart <= _NEAR or goes_back(later)


def is_toll(draft: Draft) -> bool:
    """Whether it only counts the dead of what was told before: "At least five were shot dead."."""
    mention = draft.mention
    return (
        mention.trigger.sub_event_type in ("killing", "shooting")
        and mention.figures.fatalities is not None
        and mention.actor is None
        and not draft.place.is_own
        and draft.dates.sentence != mention.sentence_index
    )


def goes_back(draft: Draft) -> bool:
    """Whether the trigger points back: "the attack", "this killing", "their arrest"."""
    return _DEFINITE.search(_before(draft)) is not None


def is_placed_before(draft: Draft) -> bool:
    """Whether what it goes back to tells where: its own sentence names no place, or the speaker's.

    "A minister flew back to Tokyo and condemned the attack."
    """
    if not goes_back(draft):
        return False
    span = draft.place.span
    is_speakers = span is not None and span.start < draft.mention.trigger.span.start
    return not draft.place.is_own or (is_speakers and is_opinion(draft.mention))


def is_another(draft: Draft, *, than: Draft) -> bool:
    """Whether the words say that it is not the event told before: "another attack"."""
    if draft.mention.trigger == than.mention.trigger:
        return False
    return _ANOTHER.search(_before(draft)) is not None


def _same_number(earlier: Draft, later: Draft) -> bool:
    told = earlier.mention.figures.fatalities
    return told is not None and told == later.mention.figures.fatalities


def _before(draft: Draft) -> str:
    """The sentence up to the trigger."""
    sentence, trigger = draft.mention.sentence, draft.mention.trigger.span
    return sentence.text[: trigger.start - sentence.start]
