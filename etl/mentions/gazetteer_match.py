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
    reached = 0
    for at in range(len(article.words)):
        if at < reached or not article.may_begin(at):
            continue
        end = _longest(article, at)
        if end > at:
            matches.append((at, end))
            reached = end
    return matches


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
