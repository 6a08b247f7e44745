"""How firmly an expression of time and a trigger of its sentence belong together."""

import re

from etl.mentions import Mention
from etl.reports.story import Story
from etl.reports.told_time import ToldTime

# A date and its trigger: what remains of the bond beyond a clause's border, another trigger,
# and twelve words.
_PAST_BORDER, _PAST_TRIGGER, _HALF_WORDS = 0.6, 0.7, 12.0
LEAST_BOND = 0.1
# "before Friday", "after the 1999 uprising" tell of another time than the event's, mostly.
_BOUNDED = 0.4
_WHEN = re.compile(r",\s+when\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s+\w")
_ARTICLE = re.compile(r"\b(?:the|this|that|their|its|his|her)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|and|or|by|to|for|from|with|after|before|while|when|but|who|that|as|of|was|were|is|are|"
    r"had|has|have|will|near|during)\b)\w",
    re.IGNORECASE,
)
# A trigger and at most three more words before a timex make it that trigger's own.
_OWNER_WORDS, _OWNED = 4, 0.5
_ASIDE = 0.5
# What becomes of the victims of an event on another day than the event's.
_RELEASED = re.compile(
    r"\b(?:released|freed|rescued|liberated|buried|exhumed|set\s+free|found(?:\s+dead)?|discovered)\s+"
    r"(?:(?:\w+\s+){0,3}(?:on|late|early|last|this|the|in)\s+){0,2}\Z",
    re.IGNORECASE,
)
# A date in "who was freed in 2015", told of someone of the sentence, is hardly its event's.
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where)\b", re.IGNORECASE)
_HAD = re.compile(r"\b(?:who|whom|whose|which|where)\s+(?:\w+\s+)?had\b", re.IGNORECASE)
_OF_RELATIVE = 0.25
# What people act upon is known already, and a day behind it is its own: "marched after the killing
# of a student on Tuesday". A protest or a match is no such thing: people act on the day itself.
_UPON = (
    r"\b(?:after|following|over|since|at|against|for|(?:in\s+(?:connection\s+with|response\s+to))|protest(?:ing)?|"
    r"denounc(?:e|ed|ing)|condemn(?:ed|ing)?|mourn(?:ed|ing)?)\s+(?:the|his|her|their|its|\w+['’]s)\s+"
    r"(?:[\w'’-]+\s+){0,3}?"
)
_KNOWN_ACT = (
    r"(?:killings?|deaths?|murders?|shootings?|assassinations?|executions?|lynching|rape|stabbing|arrests?|"
    r"detention|sentencing|disappearance|kidnapping|abduction|verdict|ruling|collapse|crash|coup|election|"
    r"bombings?|massacre)\b"
)
_KNOWN = re.compile(_UPON + _KNOWN_ACT, re.IGNORECASE)
_BEFORE_KNOWN = re.compile(_UPON + r"\Z", re.IGNORECASE)
_IS_KNOWN = re.compile(_KNOWN_ACT, re.IGNORECASE)
_UPON_REACH = 60  # characters that such an opening takes at most
_OF_KNOWN = 0.25
_GOES_ON = re.compile(r"\s*,?\s*(?:and|but|then)\b", re.IGNORECASE)
_BORDER = re.compile(
    r"[;:]|--|[—–]|\b(?:while|whereas|after|before|when|where|who|whom|whose|which|that|because|although|"
    r"though|but|meanwhile|since|until|if|following|despite)\b",
    re.IGNORECASE,
)
# A clause that opens and ends between two commas, and one that is still open.
_CLOSED = re.compile(
    r",\s*(?:after|before|when|while|where|who|whom|whose|which|because|although|though|since|as|following)\b"
    r"[^,;:.]*,",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:after|before|when|while|where|who|whom|whose|which|because|although|though|since)\b[^,;:.]*$",
    re.IGNORECASE,
)


def without_asides(between: str) -> str:
    """A stretch of a sentence without the clauses that open and end in it."""
    return _CLOSED.sub(",", between)


def acted_upon(mention: Mention, text: str) -> int | None:
    """Where "after the", "over his" begins that makes an event what others act upon, else None.

    "Police arrested two men on Friday over the killing of a student": the killing is not Friday's.
    """
    trigger = mention.trigger.span
    if _IS_KNOWN.match(trigger.text) is None:
        return None
    since = max(mention.sentence.start, trigger.start - _UPON_REACH)
    upon = _BEFORE_KNOWN.search(text, since, trigger.start)
    return None if upon is None else upon.start()


def bond_of(told: ToldTime, mention: Mention, story: Story) -> float:
    """How firmly they belong together, in [0, 1]: near, in one clause, with nothing between.

    Args:
        told: the expression.
        mention: of the same sentence.
        story: their article.
    """
    text, trigger = story.reading.article.text, mention.trigger.span
    after = told.span.start >= trigger.end
    here, there = (trigger.end, told.span.start) if after else (told.span.end, trigger.start)
    words, _ = story.distance(here, there)
    between = without_asides(text[here:there])
    borders = len(_BORDER.findall(between))
    others = story.triggers_between(mention.sentence_index, trigger.start, told.span.start)
    if after and _RELEASED.search(text, trigger.end, told.span.start):
        return 0.3 * LEAST_BOND  # "kidnapped in May and released on Friday"
    if words > 2 and _is_attribute(told, mention, story):
        return 0.3 * LEAST_BOND  # "the 1999 uprising" dates the uprising and nothing else
    owned = _OWNED if not after and _is_owned(told, mention, story) else 1.0
    if not after and _is_in_aside(told, mention, story):
        owned *= _ASIDE
    if (after and _HAD.search(between)) or (
        after and _RELATIVE.search(between) and told.timex.kind == "year"
    ):
        owned *= _OF_RELATIVE
    if after and _KNOWN.search(between):
        owned *= _OF_KNOWN
    bounded = owned * _BOUNDED if told.timex.bound in ("until", "by", "before", "after") else owned
    return bounded * float(
        _PAST_BORDER**borders * _PAST_TRIGGER**others * _HALF_WORDS / (_HALF_WORDS + words)
    )


def _is_in_aside(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether the timex stands in a clause that ends before the trigger.

    In "Last week, after prices rose overnight, people marched" only the rise is of overnight.
    """
    text = story.reading.article.text
    before = text[mention.sentence.start : told.span.start]
    return "," in text[told.span.end : mention.trigger.span.start] and bool(_OPEN.search(before))


def _is_owned(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether another trigger stands right before the timex: "arrested in 2012 and sentenced"."""
    starts = story.triggers.get(mention.sentence_index, ())
    before = [start for start in starts if start < told.span.start]
    if not before or mention.trigger.span.start in before:
        return False
    words, borders = story.distance(before[-1], told.span.start)
    between = story.reading.article.text[told.span.end : mention.trigger.span.start]
    is_near = words <= _OWNER_WORDS or _GOES_ON.match(between) is not None
    return is_near and not borders


def _is_attribute(told: ToldTime, mention: Mention, story: Story) -> bool:
    """Whether the timex describes the noun after it: "the 1999 uprising", "Friday's march"."""
    if " of " in told.span.text.lower():
        return False  # "on the night of 3 May gunmen ..."
    text = story.reading.article.text
    before, after = text[max(0, told.span.start - 12) : told.span.start], text[told.span.end :][:24]
    if _POSSESSIVE.match(after):
        between = text[told.span.end : mention.trigger.span.start]
        return _WHEN.search(between) is None
    return bool(_ARTICLE.search(before)) and bool(_NOUN.match(after))
