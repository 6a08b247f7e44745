"""Persons that an article names in full, by whom a bare first name or surname is told from a place."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from etl.mentions.surroundings import Article
from etl.mentions.words import CaseProfile

# What follows a name of a person and hardly that of anything else: an age, an apposition, speech.
_AGED = re.compile(r",\s(?:aged\s)?\d{1,2}(?:,|\.|\sof\b|\sfrom\b)")
_PERSONAL = re.compile(
    r",\s(?:(?:an?|his|her|who|whose|the\s(?:group|union|party|club)[’']s)\s)"
    r"|\s(?:said|says|told|tells|asked|spoke|sang|wrote|tweeted|testified|pleaded|died|smiled|shrugged)\b"
)
# What a word is that ends no person's name, or begins none.
_NO_SURNAME = ("org_tail", "local_tail", "street", "county_tail", "admin_tail", "cue_after", "public",
               "paper", "demonym", "weekday", "month", "never", "title", "cue_before", "common",
               "abbreviation")  # fmt: skip
_NO_FIRST = ("weekday", "month", "never", "org_head", "demonym", "known_prefix", "cue_before", "common",
             "street", "county_tail")  # fmt: skip
_LARGE = 10_000  # people of a place that may well be printed right after another


@dataclass(frozen=True, slots=True)
class FullNames:
    """What the persons of an article are called.

    Attributes:
        firsts, lasts: keys of their first names and surnames. spots: indices of the first names
            where they stand before the surname.
    """

    firsts: frozenset[str]
    lasts: frozenset[str]
    spots: frozenset[int]


def find_full_names(article: Article, ordinary: Collection[str]) -> FullNames:
    """The persons whose first name and surname stand side by side somewhere in the article.

    Args:
        article: in mixed case; of others nothing is told.
        ordinary: words that texts write small far more often than with a capital, normalised.
    """
    spots = [
        at
        for at in range(len(article.words) - 1)
        if article.profile is CaseProfile.MIXED
        and _is_pair(article, at, ordinary)
        and _is_person(article, at)
    ]
    return FullNames(
        firsts=frozenset(article.keys[at] for at in spots),
        lasts=frozenset(article.keys[at + 1] for at in spots),
        spots=frozenset(spots),
    )


def _is_pair(article: Article, at: int, ordinary: Collection[str]) -> bool:
    """Whether two words stand alone side by side, written like names, and are no known name."""
    if not (article.capitals[at] and article.capitals[at + 1]) or article.gap(at) != " ":
        return False
    if article.text[article.words[at][1]] != " " or article.right(at + 2) is not None:
        return False  # "Paris' Orly", or more words than two
    if not all(article.words[one][2][1:].islower() for one in (at, at + 1)):
        return False
    before = article.left(at)
    if before is not None and not article.is_kind(before, "title"):
        return False
    return not _is_something_else(article, at, ordinary)


def _is_something_else(article: Article, at: int, ordinary: Collection[str]) -> bool:
    """Whether one of two words is of a kind that no person is called, or both are a place's name."""
    if article.is_kind(at, *_NO_FIRST) or article.is_kind(at + 1, *_NO_SURNAME):
        return True
    first, last = article.keys[at : at + 2]
    if last in ordinary or (first in ordinary and not article.is_kind(at, "first_name")):
        return True
    return article.knows(article.spelled(at, at + 2)[0])


def _is_person(article: Article, at: int) -> bool:
    """Whether such a pair names a person: by its words, or by what stands around it."""
    last = at + 1
    end = article.words[last][1]
    if _AGED.match(article.text, end):
        return True
    is_first, is_last = article.is_kind(at, "first_name"), article.is_kind(last, "surname")
    is_new = not article.knows(article.keys[last])
    known_first = article.knows(article.keys[at])
    if is_first and (is_last or is_new):
        return True
    if is_last and not known_first:
        return True
    rank = article.rank(article.keys[last])
    if not (is_last or is_new or (rank.population < _LARGE and not rank.is_known)):
        return False
    titled = article.left(at) is not None or article.is_kind(at - 1, "title")
    return titled or _PERSONAL.match(article.text, end) is not None
