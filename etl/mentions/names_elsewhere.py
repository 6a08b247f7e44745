"""Names of places that the gazetteer lacks, for an online geocoder that a person switched on."""

from collections.abc import Iterator

from etl.mentions.recogniser import Recogniser
from etl.mentions.surroundings import Article
from etl.places import Gazetteer, Toponym

# Each name is sent away and may come back as a dot: it must stand after a word of place, and the
# recogniser must be this sure. A person's name would be the worst to send.
_LEAST = 0.6
_NO_CUE = frozenset({"", "of", "to", "by", "against", "between"})
_MOST_WORDS = 4
_MOST_NAMES = 30  # of one article: with a second between two, half a minute
_NEVER = ("common", "demonym", "month", "weekday", "title", "first_name", "surname", "org_tail",
          "street", "public")  # fmt: skip


def names_elsewhere(
    article: Article, recogniser: Recogniser, found: list[Toponym], gazetteer: Gazetteer
) -> list[Toponym]:
    """The toponyms that only the online geocoder knows.

    Args:
        article: its words.
        recogniser: proposes them.
        found: the toponyms that the gazetteer knows.
        gazetteer: asks elsewhere; the names of this article take the place of those before.
    """
    asked: dict[str, tuple[str, ...]] = {}
    for at, end in _unknown(article, recogniser):
        text = article.text[article.words[at][0] : article.words[end - 1][1]]
        if article.cue(at, end) not in _NO_CUE and len(asked) < _MOST_NAMES:
            asked.setdefault(text, tuple(article.keys[at:end]))
    answered = gazetteer.ask(asked)
    taken = [(one.start, one.end) for one in found]
    new: list[Toponym] = []
    for name in sorted(answered, key=lambda name: (-len(asked[name]), name)):
        for one in _wherever(article, asked[name]):
            if not any(first < one.end and one.start < last for first, last in taken):
                new.append(one)
                taken.append((one.start, one.end))
    return new


def _wherever(article: Article, keys: tuple[str, ...]) -> Iterator[Toponym]:
    """Each place in an article where these words stand together, with a capital."""
    for at in range(len(article.keys) - len(keys) + 1):
        end = at + len(keys)
        if tuple(article.keys[at:end]) == keys and article.may_begin(at):
            start, stop = article.words[at][0], article.words[end - 1][1]
            yield Toponym(start, stop, article.text[start:stop], cue=article.cue(at, end))


def _unknown(article: Article, recogniser: Recogniser) -> Iterator[tuple[int, int]]:
    """First word and word after the last of the names that the gazetteer lacks."""
    for name in recogniser.recognise(article, least=_LEAST, everywhere=True):
        at, end = name.at, name.end
        if end - at > _MOST_WORDS or article.knows(article.spelled(at, end)[0]):
            continue
        keys = set(article.keys[at:end])
        is_barred = any(article.is_kind(word, *_NEVER) for word in range(at, end))
        is_person = bool(keys & article.persons)
        if not is_barred and not is_person:
            yield at, end
