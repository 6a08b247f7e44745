"""What of a sentence's figures belongs to each place of a list: "three in Mosul and five in Basra"."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from etl.codebook import Codebook, Words
from etl.mentions import Figures, Mention
from etl.mentions.numbers import find_numbers
from etl.reports.story import Story
from etl.reports.where import PlaceClaim

_COUNTED_BESIDE = re.compile(
    r",?\s+(?:and\s+|while\s+)?(?:at\s+least\s+|another\s+|about\s+|some\s+|nearly\s+|more\s+than\s+)?"
    r"(?:\d[\d.,]*|[a-z]+(?:[\s-][a-z]+)?)(?:\s+(?:others|more|people|persons))?\s+(?:in|at|near)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_BESIDE = 0.95


def shares(
    mention: Mention, places: Sequence[PlaceClaim], *, codebook: Codebook
) -> tuple[Mention, ...]:
    """The mention as it is told for each of its places.

    Where each place has a number of its own before it, that is its figure. Else what is counted
    is counted in all places together, which says nothing of one: it is left out, and told in
    the detail.

    Args:
        mention: the evidence.
        places: of its event, in the order of the list.
        codebook: holds the vague numbers.
    """
    told = [field.name for field in fields(Figures) if getattr(mention.figures, field.name)]
    if len(places) < 2 or not told:
        return (mention,) * len(places)
    numbers = _own_numbers(mention, places, codebook=codebook)
    if len(told) == 1 and numbers is not None:
        return tuple(
            replace(mention, figures=replace(mention.figures, **{told[0]: number}))
            for number in numbers
        )
    words = ", ".join(f"{name} {getattr(mention.figures, name)}" for name in told)
    detail = f"{mention.detail}; {words} in {len(places)} places together"
    figures = replace(mention.figures, **dict.fromkeys(told))
    return (replace(mention, figures=figures, detail=detail),) * len(places)


def with_counted_beside(
    mention: Mention, places: tuple[PlaceClaim, ...], story: Story
) -> tuple[PlaceClaim, ...]:
    """The places, and those that only a number joins to them: "and five in Basra".

    Args:
        mention: the evidence.
        places: that its trigger was given.
        story: its article.
    """
    last = places[-1]
    if mention.figures == Figures() or not last.is_own or last.span is None:
        return places
    text, end = story.reading.article.text, last.span.end
    found = list(places)
    for told in story.places.get(mention.sentence_index, ()):
        if told.span.start < end or told.place is None:
            continue
        if _COUNTED_BESIDE.fullmatch(text, end, told.span.start) is None:
            break
        detail = f'counted beside "{last.span.text}"'
        confidence = _BESIDE * min(last.confidence, told.confidence)
        found.append(
            PlaceClaim(told.place, told.span, confidence, detail, told.alternatives, is_own=True)
        )
        end = told.span.end
    return tuple(found)


def _own_numbers(
    mention: Mention, places: Sequence[PlaceClaim], *, codebook: Codebook
) -> list[int] | None:
    """The number before each place and behind the one before it; None where a place has none."""
    sentence = mention.sentence
    words = Words.of(sentence.text, compounds=codebook.compounds)
    numbers = [
        number
        for number in find_numbers(words.words, vague=codebook.numbers)
        if words.words[number.at] not in ("a", "an")
    ]
    found, start = [], 0
    for place in places:
        if place.span is None or not place.span.within(sentence):
            return None
        end = place.span.start - sentence.start
        own = [number for number in numbers if start <= words.starts[number.at] < end]
        if not own:
            return None
        found.append(own[-1].value)
        start = place.span.end - sentence.start
    return found
