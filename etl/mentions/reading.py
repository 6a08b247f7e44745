"""The room's verb: from an article to what its sentences tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.codebook import Codebook, Words
from etl.mentions.clause import clauses_of
from etl.mentions.evidence import gather_mentions
from etl.mentions.mention import Reading
from etl.mentions.sentences import split_sentences

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.dates import Timex
    from etl.places import Gazetteer, Toponym


def find_mentions(
    article: Article, *, codebook: Codebook, gazetteer: Gazetteer, everything: bool = False
) -> Reading:
    """Read one article: sentences, toponyms, timexes and one mention for each event told.

    An article without a single trigger word is given up at once, and its reading is empty:
    most news is no business of ours.

    Args:
        article: what was read. codebook: the kinds of events. gazetteer: the known places.
        everything: find sentences, toponyms and timexes even where nothing happens, as
            `dateline annotate` wants.
    """
    text = article.text
    may_fire = codebook.may_fire(Words.of(text, compounds=codebook.compounds).words)
    if not may_fire and not everything:
        return Reading(article)
    sentences = split_sentences(text)
    clauses = clauses_of(sentences, compounds=codebook.compounds)
    year = article.published.end.year if article.published and article.published.end else None
    mentions = gather_mentions(text, clauses, codebook=codebook, year=year)
    if not mentions and not everything:
        return Reading(article, sentences)
    return Reading(article, sentences, _toponyms(text, gazetteer), _timexes(text), mentions)


def _toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    try:
        from etl.mentions.toponyms import find_toponyms
    except ModuleNotFoundError:
        return ()
    return find_toponyms(text, gazetteer=gazetteer)


def _timexes(text: str) -> tuple[Timex, ...]:
    from etl.dates import find_timexes

    return find_timexes(text)
