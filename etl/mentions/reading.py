"""The room's verb: from an article to what its sentences tell of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.articles.header import read_header
from etl.codebook import Codebook, Words
from etl.dates import find_timexes
from etl.mentions.clause import clauses_of
from etl.mentions.evidence import gather_mentions
from etl.mentions.invisible import restore, without_invisible
from etl.mentions.mention import Reading
from etl.mentions.sentences import split_sentences
from etl.mentions.toponyms import find_toponyms

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.places import Gazetteer, Toponym


@dataclass(frozen=True, slots=True)
class FoundNames:
    """The place names of one text, found before it is read; `Reading.toponyms` may be fewer."""

    toponyms: tuple[Toponym, ...]


def find_mentions(
    article: Article,
    *,
    codebook: Codebook,
    gazetteer: Gazetteer,
    everything: bool = False,
    names: FoundNames | None = None,
) -> Reading:
    """Read one article: sentences, toponyms, timexes and one mention for each event told.

    An article without a single trigger word is given up at once, and its reading is empty:
    most news is no business of ours.

    Args:
        article: what was read.
        codebook: the kinds of events.
        gazetteer: the known places.
        everything: find sentences, toponyms and timexes even where nothing happens, as
            `dateline annotate` wants.
        names: of the text without invisible characters, where they were looked for before.
    """
    text = without_invisible(article.text)
    visible = article if len(text) == len(article.text) else replace(article, text=text)
    reading = _read(
        visible, codebook=codebook, gazetteer=gazetteer, everything=everything, names=names
    )
    return reading if visible is article else restore(reading, article)


def _read(
    article: Article,
    *,
    codebook: Codebook,
    gazetteer: Gazetteer,
    everything: bool,
    names: FoundNames | None,
) -> Reading:
    """Read an article that holds no invisible character."""
    metadata = read_header(article.text).metadata
    text = _without(article.text, metadata)
    words = Words.of(text, compounds=codebook.compounds)
    may_fire = codebook.may_fire(words.words)
    if not may_fire and not everything:
        return Reading(article)
    sentences = split_sentences(text)
    clauses = clauses_of(sentences, words)
    year = article.published.end.year if article.published and article.published.end else None
    mentions = gather_mentions(text, clauses, codebook=codebook, year=year)
    if not mentions and not everything:
        return Reading(article, sentences)
    names = names or FoundNames(find_toponyms(article.text, gazetteer=gazetteer))
    toponyms = _outside(metadata, names.toponyms)
    reading = Reading(article, sentences, toponyms, find_timexes(text), mentions)
    return restore(reading, article) if metadata else reading  # with the words as printed


def _without(text: str, metadata: tuple[tuple[int, int], ...]) -> str:
    """The text with line ends in place of what speaks of the article, so that offsets hold."""
    for start, end in metadata:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _outside(
    metadata: tuple[tuple[int, int], ...], found: tuple[Toponym, ...]
) -> tuple[Toponym, ...]:
    """The places of the whole text, for datelines need their day, without those in metadata."""
    kept = [
        index
        for index, toponym in enumerate(found)
        if not any(start <= toponym.start < end for start, end in metadata)
    ]
    if len(kept) == len(found):
        return found
    place = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(
            found[old],
            container=_moved(found[old].container, place),
            told_in=_moved(found[old].told_in, place),
        )
        for old in kept
    )


def _moved(at: int | None, place: dict[int, int]) -> int | None:
    """Where a toponym stands among those that are kept."""
    return None if at is None else place.get(at)
