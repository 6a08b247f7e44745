"""Characters that nobody sees: read past them, and put every receipt back where it stands.

Soft hyphens and zero-width blanks stand inside words wherever a page may break them; a carriage
return before the end of a line is a habit of the machine it was written on. What is read in the
text without them is moved to the offsets of the text with them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.mentions.mention import Mention, Reading
from etl.mentions.span import Span

if TYPE_CHECKING:
    from etl.articles import Article

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|\r(?=\n)")
_RUN = re.compile("(?<=\\S)[ \u00a0]{2,}(?=\\S)")
_ODD = re.compile("[\u00ad\u200b\u2060\ufeff\u00a0]|\r(?=\n)")


def without_invisible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return INVISIBLE.sub("", text)


def kept(text: str) -> list[int]:
    """Where the characters stand that are read: no invisible one, and of several blanks the first.

    Blanks at the ends of a line stay, for they set paragraphs and tables.
    """
    seen = _visible(text)
    read: list[int] = []
    done = 0
    for run in _RUN.finditer(without_invisible(text)):
        read += seen[done : run.start() + 1]
        done = run.end()
    return [*read, *seen[done:]]


def _visible(text: str) -> list[int]:
    """Where the characters stand that can be seen."""
    seen: list[int] = []
    done = 0
    for character in INVISIBLE.finditer(text):
        seen += range(done, character.start())
        done = character.end()
    return [*seen, *range(done, len(text))]


def plainly(article: Article) -> Article:
    """The article as it is read, however it was set: one blank between words, none invisible."""
    text = article.text
    if "  " not in text and _ODD.search(text) is None:
        return article
    text = _RUN.sub(" ", without_invisible(text)).replace("\u00a0", " ")
    return article if text == article.text else replace(article, text=text)


def restore(reading: Reading, article: Article) -> Reading:
    """The reading of `without_invisible(article.text)`, moved to the offsets of the article.

    Each span begins at its first visible character and ends behind its last.
    """
    text = article.text
    places = _visible(text)

    def move(start: int, end: int) -> tuple[int, int]:
        if end <= start:
            there = places[start] if start < len(places) else len(text)
            return there, there
        return places[start], places[end - 1] + 1

    def span(old: Span) -> Span:
        return Span.of(text, *move(old.start, old.end))

    def mention(old: Mention) -> Mention:
        return replace(
            old,
            trigger=replace(old.trigger, span=span(old.trigger.span)),
            sentence=span(old.sentence),
            actor=None if old.actor is None else span(old.actor),
        )

    toponyms = [(move(old.start, old.end), old) for old in reading.toponyms]
    timexes = [(move(old.start, old.end), old) for old in reading.timexes]
    return Reading(
        article=article,
        sentences=tuple(map(span, reading.sentences)),
        toponyms=tuple(
            replace(old, start=start, end=end, text=text[start:end])
            for (start, end), old in toponyms
        ),
        timexes=tuple(
            replace(old, start=start, end=end, text=text[start:end])
            for (start, end), old in timexes
        ),
        mentions=tuple(map(mention, reading.mentions)),
    )
