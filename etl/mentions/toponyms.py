"""Finds the place names of an article, by the gazetteer and by capitals.

The finder only marks stretches of text; which place each means is `etl.places.resolver`'s
question, asked once for the whole article. The trained recogniser proposes names, and the rules
about namesakes say how sure of each it must be. By rules alone it looks up runs of capitalised
words, longest first, and lets a match pass when nothing around it says person, organisation or
street.
"""

import re
from dataclasses import replace

from etl.mentions.appositions import with_appositions
from etl.mentions.containers import with_containers
from etl.mentions.county_lists import with_counties
from etl.mentions.levels import with_levels
from etl.mentions.names_elsewhere import names_elsewhere
from etl.mentions.namesakes import judge
from etl.mentions.persons import find_persons
from etl.mentions.recognised_names import recognised_names
from etl.mentions.recogniser import Recogniser, open_recogniser
from etl.mentions.spot import Verdict
from etl.mentions.surroundings import Article
from etl.mentions.unspaced import find_unspaced
from etl.places import Gazetteer, Toponym, normalise

MAX_WORDS = 6  # the longest name looked up, in words
_HEAD = 500  # a dateline stands within so many characters of the start
_CONNECTOR_LIST = (
    "de del la las los el le les du des di da do dos das of the and y e upon on sur en al an "
    "am au aux der den bin ibn ye i a o à bei im in under by sous lès qala"
)
_CONNECTORS = frozenset(_CONNECTOR_LIST.split(" "))
# A dateline: a place in capitals or with an agency, then a dash.
_DATELINE = re.compile(
    r"(?:^|(?<=[.!?\n\"”’)\]]))\s*(?P<place>[^\W\d_a-z][^\n—–]{1,70}?)(?P<end>\s*(?:—|–|--+|\s-\s))"
)
_ABBREVIATED = frozenset({"st", "ste", "ft", "mt", "s", "n", "pto", "pt", "sta", "sto", "gen", "w"})


def find_toponyms(
    text: str, *, gazetteer: Gazetteer, recogniser: Recogniser | None = None
) -> tuple[Toponym, ...]:
    """The place names of a text, in its order, not overlapping.

    Args:
        text: the article's text; offsets count its code points.
        gazetteer: names and the words around names.
        recogniser: another than the one in `data/models`.

    Returns:
        Toponyms with their cue, container ("City, Region") and whether they are the dateline.
        World regions are among them; demonyms, persons and organisations are not.
    """
    article = _read(text, gazetteer)
    recogniser = open_recogniser(gazetteer) if recogniser is None else recogniser
    found = [_toponym(article, *name) for name in recognised_names(article, recogniser)]
    if gazetteer.asks_elsewhere:
        found += names_elsewhere(article, recogniser, found, gazetteer)
    linked = _linked(article, found)
    return with_appositions(text, tuple(_without_marks(name) for name in linked))


def find_by_rules(text: str, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The same by rules alone: what the recogniser is measured against, and learns some texts by."""
    article = _read(text, gazetteer)
    return _linked(article, _match_words(article))


def _read(text: str, gazetteer: Gazetteer) -> Article:
    article = Article(text, gazetteer)
    article.persons = find_persons(article)
    return article


def _without_marks(name: Toponym) -> Toponym:
    """The toponym without the punctuation at its end that scripts of Asia write with their letters."""
    bare = name.text.rstrip("،؛؟۔।")
    if bare == name.text or not bare:
        return name
    return replace(name, end=name.start + len(bare), text=bare)


def _linked(article: Article, found: list[Toponym]) -> tuple[Toponym, ...]:
    """The names with those in scripts without capitals, in order, with containers and dateline."""
    text, gazetteer = article.text, article.gazetteer
    found += find_unspaced(text, gazetteer=gazetteer)
    found.sort(key=lambda toponym: toponym.start)
    found = with_levels(text, with_counties(text, found, gazetteer), gazetteer)
    return _with_datelines(text, with_containers(text, found, gazetteer))


def _match_words(article: Article) -> list[Toponym]:
    """Walks the words once; at each possible beginning the longest passing name wins."""
    found: list[Toponym] = []
    soft: set[int] = set()
    at, count = 0, len(article.words)
    while at < count:
        end, verdict, cue = at, Verdict.NO, ""
        if article.may_begin(at):
            end, verdict, cue = _longest(article, at, found[-1].end if found else -1)
        if verdict in (Verdict.PLACE, Verdict.SOFT):
            if verdict is Verdict.SOFT:
                soft.add(len(found))
            found.append(_toponym(article, at, end, cue))
        at = max(end, at + 1)
    sure = {normalise(name.text) for at, name in enumerate(found) if at not in soft}
    return [name for at, name in enumerate(found) if at not in soft or normalise(name.text) in sure]


def _toponym(article: Article, at: int, end: int, cue: str) -> Toponym:
    start, stop = article.words[at][0], article.spelled(at, end)[1]
    abbreviated = article.words[end - 1][2] + "." in article.lexicon["abbreviation"]
    if abbreviated and article.text[stop : stop + 1] == ".":
        stop += 1
    return Toponym(start, stop, article.text[start:stop], cue=cue)


def _longest(article: Article, at: int, last_end: int) -> tuple[int, Verdict, str]:
    """The end of the longest name that begins at a word, the verdict on it, and its cue.

    A name that is known but is no place here ("Jordan" after "Michael") is passed over whole.
    """
    goes_on = article.goes_on(at, at + 1)
    if not goes_on and article.is_mere_word(at):
        return at, Verdict.NO, ""
    limit = _run_end(article, at) if goes_on else at + 1
    for end in range(limit, at, -1):
        if end - at > 1 and not article.may_begin(end - 1):
            continue
        key = article.spelled(at, end)[0]
        if article.knows(key):
            verdict, cue = judge(article, at, end, key=key, last_end=last_end)
            if verdict is not Verdict.SHORTER:
                return end, verdict, cue
    return at, Verdict.NO, ""


def _run_end(article: Article, at: int) -> int:
    """Index after the last word that one name beginning here may reach."""
    end = at + 1
    while end < len(article.words) and end - at < MAX_WORDS:
        gap = article.gap(end - 1)
        stops = gap in (". ", ".") and article.keys[end - 1] in _ABBREVIATED
        if gap not in (" ", "-", "\n", "\u00a0") and not stops:
            break
        if not article.may_begin(end) and article.words[end][2] not in _CONNECTORS:
            break
        if end - at > 1 and not article.goes_on(at, end):
            break
        end += 1
    return end


def _with_datelines(text: str, found: list[Toponym]) -> tuple[Toponym, ...]:
    """Flags the names in the dateline at the head of the report."""
    head = _DATELINE.search(text, 0, _HEAD)
    while head is not None:
        start, end = head.start("place"), head.start("end")
        inside = [at for at, name in enumerate(found) if start <= name.start and name.end <= end]
        if inside and found[inside[0]].start - start <= 1 and _is_dateline(text[start:end]):
            marked = list(found)
            marked[inside[0]] = replace(found[inside[0]], is_dateline=True, cue="dateline")
            return tuple(marked)
        head = _DATELINE.search(text, head.end(), _HEAD)
    return tuple(found)


def _is_dateline(head: str) -> bool:
    """Whether the words before the dash have a dateline's form: capitals, agency or date."""
    first = re.match(r"\w+", head)
    return "(" in head or (first is not None and first.group().isupper() and len(first[0]) > 2)
