"""Finds the place names of an article, by the gazetteer and by capitals.

The finder only marks stretches of text; which place each means is `etl.places.resolver`'s
question, asked once for the whole article. It looks up runs of capitalised words, longest first,
and lets a match pass when nothing around it says person, organisation or street. A recogniser
that learned from marked texts can take the place of `_match_words` and keep the rest.
"""

import re
from dataclasses import replace

from etl.mentions.namesakes import Article, Verdict, judge
from etl.mentions.unspaced import find_unspaced
from etl.mentions.words import CaseProfile, Word, case_profile, find_words, is_cased
from etl.places import Gazetteer, Toponym, normalise

MAX_WORDS = 6  # the longest name looked up, in words
_HEAD = 500  # a dateline stands within so many characters of the start
_CONNECTORS = frozenset(
    "de del la las los el le les du des di da do dos das of the and y e upon on sur en al an am "
    "der den bin ibn ye i a o à bei im in under by sous lès qala".split()
)
# A dateline: a place in capitals or with an agency, then a dash.
_DATELINE = re.compile(
    r"(?:^|(?<=[.!?\n\"”’)\]]))\s*(?P<place>[^\W\d_a-z][^\n—–]{1,70}?)(?P<end>\s*(?:—|–|--+|\s-\s))"
)
_BETWEEN = re.compile(r"\s*,\s+|\s+\(|\s+")
_ABBREVIATED = frozenset({"st", "ste", "ft", "mt", "s", "n", "pto", "pt", "sta", "sto", "gen", "w"})


def find_toponyms(text: str, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of a text, in its order, not overlapping.

    Args:
        text: the article's text; offsets count its code points.
        gazetteer: names and the words around names.

    Returns:
        Toponyms with their cue, container ("City, Region") and whether they are the dateline.
        World regions are among them; demonyms, persons and organisations are not.
    """
    words = find_words(text)
    article = Article(text, words, case_profile(text), gazetteer)
    found = _match_words(article)
    found += find_unspaced(text, gazetteer=gazetteer)
    found.sort(key=lambda toponym: toponym.start)
    return _with_datelines(text, _with_containers(text, found, gazetteer))


def find_demonyms(text: str, *, gazetteer: Gazetteer) -> tuple[int, ...]:
    """GeoNames ids that the text's demonyms point to ("Iranian"), once for each occurrence.

    They are hints for the resolver. A demonym of several places ("Georgian") gives them all.
    """
    demonyms = gazetteer.lexicon.get("demonym", {})
    ids: list[int] = []
    words = find_words(text)
    for at, (_, _, word) in enumerate(words):
        key = normalise(word)
        ids += demonyms.get(key, ())
        if at + 1 < len(words):
            ids += demonyms.get(f"{key} {normalise(words[at + 1][2])}", ())
    return tuple(ids)


def _match_words(article: Article) -> list[Toponym]:
    """Walks the words once; at each possible beginning the longest passing name wins."""
    found: list[Toponym] = []
    words, count = article.words, len(article.words)
    at = 0
    while at < count:
        end, verdict = _longest(article, at, found) if article.may_begin(at) else (at, None)
        if verdict is not None and verdict.is_place:
            start, stop = words[at][0], words[end - 1][1]
            if article.text[stop : stop + 1] == "." and article.is_abbreviation(end - 1):
                stop += 1
            found.append(Toponym(start, stop, article.text[start:stop], cue=verdict.cue))
        at = max(end, at + 1)
    return found


def _longest(article: Article, at: int, found: list[Toponym]) -> tuple[int, Verdict | None]:
    """The end of the longest name that begins at a word, and what is thought of it.

    A name that is known but is no place here ("Jordan" after "Michael") is passed over whole.
    """
    limit = _run_end(article, at)
    last = found[-1].end if found else -1
    for end in range(limit, at, -1):
        if end - at > 1 and not article.may_end(end - 1):
            continue
        key = " ".join(article.keys[at:end])
        if article.knows(key):
            verdict = judge(article, at, end, key=key, last_end=last)
            if verdict.is_place or verdict.is_final:
                return end, verdict
    return at, None


def _run_end(article: Article, at: int) -> int:
    """Index after the last word that one name beginning here may reach."""
    words, text = article.words, article.text
    end = at + 1
    while end < len(words) and end - at < MAX_WORDS:
        gap = text[words[end - 1][1] : words[end][0]]
        if gap not in (" ", "-", "\n", "\u00a0") and not (
            gap in (". ", ".") and article.keys[end - 1] in _ABBREVIATED
        ):
            break
        if not article.may_begin(end) and words[end][2] not in _CONNECTORS:
            break
        end += 1
    return end


def _with_containers(text: str, found: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Links "City, Region": the next name, after a comma or bracket, where the first may lie."""
    linked = list(found)
    for at in range(len(found) - 2, -1, -1):
        inner, outer = found[at], found[at + 1]
        gap = text[inner.end : outer.start]
        if len(gap) > 3 or not _BETWEEN.fullmatch(gap):
            continue
        if _may_contain(gazetteer, outer.text, inner.text):
            linked[at] = replace(inner, container=at + 1)
    return linked


def _may_contain(gazetteer: Gazetteer, outer: str, inner: str) -> bool:
    """Whether some place of the inner name lies in a country or subdivision of the outer one."""
    areas = [c.place for c in gazetteer.candidates(outer) if c.place.kind != "city"]
    if not areas:
        return False
    countries = {area.country for area in areas if area.kind == "country"}
    provinces = {(area.country, area.name) for area in areas if area.kind == "admin1"}
    for candidate in gazetteer.candidates(inner):
        place = candidate.place
        if place.kind != "country" and place.country in countries:
            return True
        if place.kind == "city" and (place.country, place.admin1) in provinces:
            return True
    return False


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


__all__ = ["CaseProfile", "Word", "find_demonyms", "find_toponyms", "is_cased"]
