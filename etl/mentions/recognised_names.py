"""Which recognised names stand: those that the gazetteer knows and no rule bars."""

from collections.abc import Iterator

from etl.mentions.cyrillic_cities import least_of_cyrillic
from etl.mentions.other_senses import Senses
from etl.mentions.recogniser import Recogniser
from etl.mentions.subjects import is_near_others, may_be_subject
from etl.mentions.sureness import least_chance
from etl.mentions.surroundings import Article

_PARTING = frozenset({"-", "–", "/"})
_LEAST = 0.2  # below the lowest of `least_chance`, so that each name is judged


def recognised_names(article: Article, recogniser: Recogniser) -> list[tuple[int, int, str]]:
    """The place names of an article in its order: first word, word after the last, and cue.

    A name counts when the recogniser is as sure of it as the rules about namesakes demand in its
    spot, and as what stands beside it and elsewhere in the article demands. What the gazetteer
    lacks ("Oakport Township") could not be placed, and is left out.
    """
    last_end, senses = -1, Senses(article, recogniser)
    found: list[tuple[int, int, str]] = []
    subjects: list[tuple[int, int, str]] = []
    for name in recogniser.recognise(article, least=_LEAST):
        for at, end in _known_parts(article, name.at, name.end):
            key, stop = article.spelled(at, end)
            least, cue = least_chance(article, at, end, key=key, last_end=last_end)
            least = least_of_cyrillic(article, at, end, key=key, otherwise=least)
            if name.chance >= max(least, senses.least(at, end, cue=cue)):
                last_end = stop
                found.append((at, end, cue))
            elif may_be_subject(article, at, end):
                subjects.append((at, end, cue))
    if subjects:
        others = [article.spelled(at, end)[0] for at, end, _ in found]
        found += (one for one in subjects if is_near_others(article, article.keys[one[0]], others))
    return sorted(found)


def _known_parts(article: Article, at: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a recognised stretch: the whole, or what its hyphens part ("Paris-Henry County")."""
    whole = _known_part(article, at, end)
    if whole is not None:
        yield whole
        return
    first = at
    for stop in range(at + 1, end + 1):
        if stop == end or article.gap(stop - 1).strip() in _PARTING:
            part = _known_part(article, first, stop) if (first, stop) != (at, end) else None
            if part is not None:
                yield part
            first = stop


def _known_part(article: Article, at: int, end: int) -> tuple[int, int] | None:
    """The name without "the city of" before and "Province" or "High School" after it, if known.

    A county is another place than the town of its name.
    """
    if article.knows(article.spelled(at, end)[0]):
        return at, end
    if article.is_kind(end - 1, "county_tail"):
        return None
    if end - at > 1 and article.is_kind(end - 1, "admin_tail", "cue_after"):
        end -= 1
    while end - at > 1 and article.is_kind(end - 1, "local_tail", "public"):
        end -= 1
    while end - at > 1 and article.is_kind(at, "known_prefix", "cue_before", "common"):
        at += 1
    return (at, end) if article.knows(article.spelled(at, end)[0]) else None
