"""Which words of an article the gazetteer knows as names."""

from etl.mentions.surroundings import Article

MAX_WORDS = 6
_JOINED = frozenset({" ", "-", "\n", "\u00a0"})
_STOPPED = frozenset({". ", "."})
_ABBREVIATED = frozenset({"st", "ste", "ft", "mt", "s", "n", "pto", "pt", "sta", "sto", "gen", "w"})


def is_joined(article: Article, left: int) -> bool:
    """Whether the word and the next one can be parts of one name."""
    gap = article.gap(left)
    return gap in _JOINED or (gap in _STOPPED and article.keys[left] in _ABBREVIATED)


def match_names(article: Article) -> list[tuple[int, int]]:
    """The longest known names, from left to right, not overlapping: (first word, word after).

    Where the article has capitals a name begins and ends with one.
    """
    matches: list[tuple[int, int]] = []
    opens, possessives = article.gazetteer.opens, article.possessives
    reached = 0
    for at, key in enumerate(article.keys):
        if at < reached or not article.may_begin(at):
            continue
        if possessives and not possessives.keys().isdisjoint(range(at, at + MAX_WORDS)):
            end = _longest(article, at)
        else:
            is_name, goes_on = opens(key)
            end = _extended(article, at, at + is_name) if goes_on else at + is_name
        if end > at:
            matches.append((at, end))
            reached = end
    return matches


def _extended(article: Article, at: int, best: int) -> int:
    """As `_longest`, for words of which the first opens a longer name, without a possessive 's."""
    opens, keys = article.gazetteer.opens, article.keys
    key, end, last = keys[at], at + 1, min(at + MAX_WORDS, len(keys))
    while end < last and is_joined(article, end - 1):
        key = f"{key} {keys[end]}"
        end += 1
        is_name, goes_on = opens(key)
        if is_name and article.may_begin(end - 1):
            best = end
        if not goes_on:
            break
    return best


def _longest(article: Article, at: int) -> int:
    """Index after the longest known name that begins at a word; `at` when there is none."""
    end, best = at + 1, at
    while True:
        if article.may_begin(end - 1) and article.knows(article.spelled(at, end)[0]):
            best = end
        if (
            end - at == MAX_WORDS
            or end == len(article.keys)
            or not article.goes_on(at, end)
            or not is_joined(article, end - 1)
        ):
            return best
        end += 1
