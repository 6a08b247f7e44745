"""Cities in Cyrillic letters that stand in a list of cities, or after a phrase of place.

The recogniser has learned from English alone, and a surname or a first name may be a city's name
there too: what it says counts only together with what is printed beside the name.
"""

from etl.mentions.surroundings import Article
from etl.places import Candidate

_LISTING = frozenset({"і", "и", "та", "да"})  # as `normalise` leaves them: й is и
# "Not far from", "near", "in the area of", normalised; the longest of two words.
_PHRASE_LIST = (
    "поблизу|неподалік|недалеко|недалеко от|недалеко від|вблизи|вблизи от|неподалеку от|"
    "неподалік від|окраіни|окраины|околиці|районі|раионе"
)
_PHRASES = frozenset(_PHRASE_LIST.split("|"))
# Endings of surnames, which many cities are named after (Pushkin, Chekhov): not listed ones.
_SURNAMES = ("ов", "ев", "ин", "ін", "ский", "скии", "ськии", "ко", "ова", "ева", "ина", "іна")
# A first name first of all, and a large city's: only after a word of place.
_FIRST_NAMES = frozenset({"владимир", "володимир"})
_NEVER = 2.0
_CITY = 50_000  # people; smaller ones are as often a word
# How sure the recogniser must be of one in a list, and after a phrase of place: hardly, for what
# stands there speaks louder than what it has learned in another language.
_IN_LIST, _AFTER_PHRASE = 0.3, 0.2


def least_of_cyrillic(article: Article, at: int, end: int, *, key: str, otherwise: float) -> float:
    """How sure the recogniser must be of a name in Cyrillic letters, 0..1.

    Args:
        article: the text.
        at: index of the name's first word.
        end: index after its last.
        key: the name, normalised.
        otherwise: what the rules about namesakes demand; it stands for other scripts, and where
            nothing beside the name says that it is a city.
    """
    if not _is_cyrillic(key):
        return otherwise
    if key in _FIRST_NAMES and not article.cue(at, end):
        return _NEVER
    city = _city(article, key)
    if city is None:
        return otherwise
    if _after_phrase(article, at):
        return min(otherwise, _AFTER_PHRASE)
    if not key.endswith(_SURNAMES) and _is_listed(article, at, end, city.place.country):
        return min(otherwise, _IN_LIST)
    return otherwise


def _is_cyrillic(key: str) -> bool:
    return "а" <= key[:1] <= "ӿ"


def _city(article: Article, key: str) -> Candidate | None:
    """The city of a name, if it is what the name means first, and large enough."""
    candidates = article.gazetteer.candidates(key)
    if not candidates:
        return None
    best = next((c for c in candidates if c.place.kind == "city"), candidates[0])
    is_city = best.place.kind == "city" and best.match != "alternate"
    return best if is_city and best.place.population >= _CITY else None


def _after_phrase(article: Article, at: int) -> bool:
    """Whether a phrase of place stands directly before."""
    keys = article.keys
    for start in (at - 1, at - 2):
        joined = start >= 0 and all(article.gap(word) == " " for word in range(start, at))
        if joined and " ".join(keys[start:at]) in _PHRASES:
            return True
    return False


def _is_listed(article: Article, at: int, end: int, country: str) -> bool:
    """Whether the next or the last name of a list is a city of the same country too."""
    return any(
        other is not None and other.place.country == country
        for other in (_neighbour(article, end, 1), _neighbour(article, at - 1, -1))
    )


def _neighbour(article: Article, at: int, step: int) -> Candidate | None:
    """The city that a word is, beyond a comma or "and", looking on from `at`."""
    if not 0 <= at < len(article.words):
        return None
    gap = article.gap(at - 1 if step > 0 else at)
    if gap == " " and article.keys[at] in _LISTING:
        at += step
        if not 0 <= at < len(article.words):
            return None
        gap = article.gap(at - 1 if step > 0 else at)
        if gap != " ":
            return None
    elif gap != ", ":
        return None
    key = article.keys[at]
    if not article.capitals[at] or not _is_cyrillic(key) or key.endswith(_SURNAMES):
        return None
    return _city(article, key)
