"""A toll told in a sentence of its own, which evokes no event: "The toll rose to eight on Monday"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.codebook import Codebook, Words
from etl.mentions.figures import read_counts
from etl.reports.draft import Draft
from etl.reports.story import Story

_TOLL = re.compile(r"\b(?:toll|number\s+of\s+(?:dead|deaths))\b", re.IGNORECASE)
_REACH = 6  # sentences over which a toll still belongs to the deaths told last


def with_tolls(drafts: Sequence[Draft], story: Story, *, codebook: Codebook) -> list[Draft]:
    """The drafts, the deadly ones with the highest toll that the sentences behind them tell.

    Args:
        drafts: of one article, in text order.
        story: the article.
        codebook: holds the words of counting.
    """
    found = list(drafts)
    for index, sentence in enumerate(story.reading.sentences):
        if story.triggers.get(index) or not _tells_toll(sentence.text):
            continue
        words = Words.of(sentence.text, compounds=codebook.compounds).words
        counts = read_counts(words, codebook=codebook)
        toll = max((c.value for c in counts if c.name == "fatalities"), default=None)
        place = _last_deadly(found, before=index)
        if toll is None or place is None:
            continue
        mention = found[place].mention
        before = mention.figures.fatalities
        if before is not None and toll > before:
            figures = replace(mention.figures, fatalities=toll)
            detail = f"{mention.detail}; fatalities told as {before} before"
            found[place] = replace(
                found[place], mention=replace(mention, figures=figures, detail=detail)
            )
    return found


def _tells_toll(text: str) -> bool:
    low = text.lower()
    return ("toll" in low or "number" in low) and _TOLL.search(text) is not None


def _last_deadly(drafts: Sequence[Draft], *, before: int) -> int | None:
    """The last draft in the sentences before that counts its dead, and one place alone."""
    near = [
        place
        for place, draft in enumerate(drafts)
        if before - _REACH <= draft.mention.sentence_index < before
        and draft.mention.figures.fatalities
    ]
    return near[-1] if near else None
