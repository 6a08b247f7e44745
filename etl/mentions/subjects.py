"""Cities that are ordinary words too, at the head of a sentence: "Nice was in mourning"."""

from collections.abc import Iterable

from etl.mentions.surroundings import Article
from etl.mentions.words import CaseProfile
from etl.places import Candidate

# What follows a subject and hardly an adjective or a participle.
VERBS = frozenset({"was", "is", "has", "had", "remains", "remained", "stayed", "saw", "awoke"})
_CITY = 50_000  # people
_NEAR_KM = 150.0  # another city of the article speaks for it from no further


def may_be_subject(article: Article, at: int, end: int) -> bool:
    """Whether a common word opens a sentence as its subject, and is never written small."""
    key, after = article.keys[at], article.after(end)
    return (
        article.profile is CaseProfile.MIXED
        and end - at == 1
        and article.is_kind(at, "common")
        and not article.is_kind(at, "never", "month", "weekday", "first_name", "title")
        and after is not None
        and article.words[after][2] in VERBS
        and article.begins_sentence(at)
        and not any(
            other == key and not capital
            for other, capital in zip(article.keys, article.capitals, strict=True)
        )
    )


def is_near_others(article: Article, key: str, others: Iterable[str]) -> bool:
    """Whether the city of a name lies near to a city that the article surely names.

    Args:
        article: the text.
        key: the name, normalised.
        others: the names that stand, as they are looked up.
    """
    city = _city(article, key)
    if city is None or city.match == "alternate" or city.place.population < _CITY:
        return False
    near = (_city(article, name) for name in others)
    return any(
        other is not None
        and other.place.country == city.place.country
        and 0.0 < city.place.km_to(other.place) <= _NEAR_KM
        for other in near
    )


def _city(article: Article, key: str) -> Candidate | None:
    candidates = article.gazetteer.candidates(key)
    return candidates[0] if candidates and candidates[0].place.kind == "city" else None
