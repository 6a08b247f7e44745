"""Which words of an article name persons, so that they are not looked up as places."""

from etl.mentions.surroundings import Article
from etl.mentions.words import CaseProfile

_LONGEST = 5  # words of a name, title included
# Kinds of words that no person's name ends with.
_NO_SURNAME = ("org_tail", "local_tail", "street", "county_tail", "admin_tail", "cue_after",
               "public", "common")  # fmt: skip
_PLACING = frozenset({"in", "near", "of", "outside", "throughout"})
_STOPS = ("common", "demonym", "month", "weekday", "title", "speech", "cue_before", "public")
_NO_FIRST_NAME = frozenset({"el", "san", "santa", "santo", "la", "los", "de", "in"})
_LARGE = 200_000  # a city of so many people is not lost to an unknown word before it


def find_persons(article: Article) -> frozenset[str]:
    """Keys of first names and surnames in use: "Mr. Jordan", "Michael Jordan", "Ann B. Lee".

    A pair of capitalised words whose first is no place and nothing else that is known
    ("Jerricho Cotchery") gives its last word too, unless that is a country or a large city.
    """
    persons: set[str] = set()
    if article.profile is CaseProfile.LOWER:
        return frozenset()
    if article.profile is CaseProfile.UPPER:
        return _find_in_capitals(article)
    at, count = 0, len(article.words)
    while at < count:
        if not article.capitals[at]:
            at += 1
            continue
        end = _run_end(article, at)
        if end - at > 1:
            persons.update(_of_run(article, at, end))
        at = end
    return frozenset(persons - _placed(article) | _titled(article))


def _placed(article: Article) -> set[str]:
    """Keys that stand somewhere after "in", "near" or "of": a place of that name is told of too."""
    keys = article.keys
    return {
        keys[at]
        for at in range(1, len(keys))
        if article.capitals[at] and keys[at - 1] in _PLACING and article.gap(at - 1) == " "
    }


def _titled(article: Article) -> set[str]:
    """Keys right after a first name of a person: those stay persons wherever else they stand."""
    return {
        article.keys[at + 1]
        for at in range(len(article.keys) - 1)
        if article.capitals[at] and article.right(at + 1) is not None and _is_first(article, at)
    }


def _find_in_capitals(article: Article) -> frozenset[str]:
    """In a wire of capitals: a first name and the uncommon words that stand right after it."""
    persons: set[str] = set()
    keys = article.keys
    for at in range(len(keys) - 1):
        if not article.is_kind(at, "first_name") or (at and keys[at - 1] in _NO_FIRST_NAME):
            continue
        last = at
        while last - at < _LONGEST and article.after(last + 1) is not None:
            if article.is_kind(last + 1, *_STOPS) and keys[last + 1] != "y":
                break
            last += 1
        if last > at and keys[last] != "y":
            persons.update(keys[at + 1 : last + 1])
    return frozenset(persons)


def _run_end(article: Article, at: int) -> int:
    """Index after the capitalised words that stand together; titles and initials take a stop."""
    end = at + 1
    while end < len(article.words) and end - at < _LONGEST and article.capitals[end]:
        gap = article.gap(end - 1)
        stops = article.is_kind(end - 1, "title") or len(article.keys[end - 1]) == 1
        if gap not in (" ", "\n", "-") and not (gap in (". ", ".") and stops):
            break
        end += 1
    return end


def _of_run(article: Article, at: int, end: int) -> set[str]:
    """The words of one run of capitals that name a person; none when it is something else."""
    keys = article.keys
    while end - at > 1 and article.is_kind(at, "weekday", "month", "demonym", "known_prefix"):
        at += 1
    untitled = at
    while end - at > 1 and article.is_kind(at, "title"):
        at += 1
    while end - at > 1 and article.is_kind(end - 1, "weekday", "month", "title"):
        end -= 1
    last = end - 1
    if article.is_kind(last, *_NO_SURNAME):
        return set()
    if at > untitled:
        if at == last and article.rank(keys[last]).is_area:
            return set()
        return {keys[last], keys[at]} if _is_first(article, at) else {keys[last]}
    if last == at:
        return set()
    return _of_untitled(article, at, last)


def _of_untitled(article: Article, at: int, last: int) -> set[str]:
    """The same for words from `at` to `last` that no title introduces."""
    keys = article.keys
    if _is_first(article, at) or any(len(keys[i]) == 1 for i in range(at, last)):
        return {keys[last], keys[at]}
    if last - at > 2 or article.is_kind(at, "common", "never", "org_head", "public"):
        return set()
    rank = article.rank(keys[last])
    if rank.is_known or rank.population >= _LARGE or article.knows(keys[at]):
        return set()
    return set() if article.knows(" ".join(keys[at : last + 1])) else {keys[last]}


def _is_first(article: Article, at: int) -> bool:
    """Whether the word is a first name; of one that is a famous place too, the next must agree."""
    if not article.is_kind(at, "first_name"):
        return False
    if article.is_kind(at + 1, *_NO_SURNAME):
        return False
    rank = article.rank(article.keys[at])
    if not rank.is_known and rank.population < _LARGE:
        return True
    return article.is_kind(at + 1, "surname", "first_name")
