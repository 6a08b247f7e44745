"""Words that point at a place without naming it: "this capital", "the same town", "there"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.mentions.span import Span
from etl.places import Gazetteer, layout
from etl.places.place import Place
from etl.reports.main_city import main_city
from etl.reports.role import Role, role_of
from etl.reports.told_place import ToldPlace

_AT = r"(?:in|at|of|near|outside|across|around|throughout|through|within|inside|to|from|over)"
# What stands in the capital: the seats of a state.
_SEATS = (
    r"parliament(?:\s+building)?|presidential\s+palace|national\s+assembly|congress\s+building|"
    r"supreme\s+court(?:\s+building)?|central\s+bank"
)
_POINTING = re.compile(
    rf"\b{_AT}\s+(?P<capital>(?:the|this|that|our|its|their|his|her)\s+(?:(?!\w+ing\b)\w+\s+){{0,2}}?"
    r"capital(?:\s+city)?|(?:\w+['’]s)\s+capital(?:\s+city)?|capital)\b(?!\s*(?:,\s*)?[\"“(]?of\b|\s+(?:city\s+)?of\b)"
    rf"|\b(?:{_AT}|stormed|entered|occupied|overran|attacked|seized|shelled|bombed|stormed\s+into)\s+"
    rf"(?P<seat>(?:the|(?:[^\W\d_]+['’]s))\s+(?:national\s+)?(?:{_SEATS}))\b"
    rf"|\b{_AT}\s+(?P<city>(?:the|this|that|our)\s+(?:(?:same|latter|aforementioned|entire|whole|small|little|tiny|remote|besieged)\s+)?"
    r"(?:city|town|village|municipality))\b(?!\s+(?:of|hall|council|called|named|center|centre)\b)"
    rf"|\b{_AT}\s+(?P<region>(?:the|this|that)\s+(?:same\s+)?(?:department|province|state|region))\b"
    r"(?!\s+(?:of|department|capital|security|police|council|called|named|and)\b)"
    rf"|\b{_AT}\s+(?P<country>(?:the|this|that|our)\s+(?:(?:entire|whole)\s+)?(?:country|nation))\b(?!['’])"
    rf"|\b{_AT}\s+(?P<realm>(?:the|this|that)\s+(?:kingdom|emirate|sultanate))\b(?!['’]|\s+of\b)"
    r"|\b(?:on|for)\s+(?P<all>the\s+(?:entire|whole)\s+(?:country|nation))\b(?!['’])"
    r"|\b(?P<wide>nationwide|countrywide)\b"
    r"|(?P<there>\bthere)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|should|"
    r"may|might|can|could|must|be|been|being|exists?|remain|came|seem|appear|to)\b|['’])"
    r"|\b(?P<here>here)\b(?!['’])",
    re.IGNORECASE,
)
_KEYWORD = re.compile(
    r"\b(?:capital|parliament|palace|assembly|congress|supreme|bank|city|town|village|municipality|department|province|state|region|country|nation|kingdom|emirate|sultanate|nationwide|"
    r"countrywide|there|here)\b",
    re.IGNORECASE,
)
_REALMS: Mapping[str, frozenset[str]] = {
    "kingdom": frozenset(
        [
            "SA",
            "JO",
            "BH",
            "MA",
            "GB",
            "ES",
            "NO",
            "SE",
            "DK",
            "NL",
            "BE",
            "TH",
            "KH",
            "BT",
            "TO",
            "LS",
            "SZ",
        ]
    ),
    "emirate": frozenset({"KW", "QA", "AE"}),
    "sultanate": frozenset({"OM", "BN"}),
}
_OWNER = re.compile(rf"([^\W\d_]+)['’]s\s+(?:national\s+)?(?:{_SEATS})", re.IGNORECASE)
_IN_ITS_SEAT = 0.6  # that a parliament is the national one, and stands in the capital
_LEADS = 0.6  # that "there", far from the last name, is the city of the story
_PARAGRAPH = re.compile(r"\n\s*\n|\n[ \t]{2,}")
_REACH = 48  # characters around a keyword that can decide what it points at
# What is called so is no great city, whichever was named last.
_SMALL = re.compile(r"\b(?:small|little|tiny|remote|village)\b", re.IGNORECASE)
_TOWN = 300_000  # inhabitants
_NAMED_BEFORE: Mapping[str, tuple[str, ...]] = {
    "city": ("city",),
    "region": ("admin1",),
    "there": ("city", "admin1"),
    "here": (),
}
# Roles in which a name has been where the story was, so that "there" may point at it.
_STAYS = frozenset({Role.AT, Role.OBJECT, Role.PART, Role.GOAL, Role.ORIGIN, Role.DATELINE})
_SAID = re.compile(
    r"\b(?:said|told|reported|announced|stated|published|issued|released|learned|received|arrived|confirmed|"
    r"revealed|disclosed|reporters|journalists|distributed)\s+$",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(r"\b([^\W\d_]+)(?:['’]s)?\s+capital\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What pointing words can point at.

    Attributes:
        home: the country that the article is about, or None.
        dateline: where it was filed, or None.
        gazetteer: knows capitals and demonyms ("the Peruvian capital").
    """

    home: Place | None
    dateline: Place | None
    gazetteer: Gazetteer


def pointing_places(
    text: str, sentences: Sequence[Span], *, told: Sequence[ToldPlace], setting: Setting
) -> tuple[ToldPlace, ...]:
    """The pointing words of an article whose place can be said, in text order.

    Args:
        text: the article.
        sentences: its sentences.
        told: the places that it names, in text order.
        setting: its country and dateline.
    """
    starts = [sentence.start for sentence in sentences]
    ends = [place.span.end for place in told]
    found: list[ToldPlace] = []
    for kind, start, end in _find(text):
        before = told[: bisect_right(ends, start)]
        index = max(0, bisect_right(starts, start) - 1)
        if kind == "capital" and _named_next(told, len(before), end):
            continue
        target = _target(kind, text[start:end], before=before, setting=setting)
        if kind in ("city", "there") and not _is_near(before, text, start, sentences[:index]):
            target = _leader(text[start:end], sentences, before=before, at=index) or target
        if target is None:
            continue
        place, confidence, detail = target
        role, cue = role_of(text, start, end, since=starts[index] if starts else 0)
        if kind in ("there", "here", "wide", "all"):
            said = _SAID.search(text[max(0, start - 30) : start]) is not None
            role, cue = (Role.SPEAKER if said else Role.AT), ""
        span = Span.of(text, start, end)
        found.append(
            ToldPlace(
                span, index, role, cue, place, confidence, group=-1 - len(found), detail=detail
            )
        )
    return tuple(found)


def _find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of the pointing words; only the surroundings of a keyword are read."""
    done = 0
    for keyword in _KEYWORD.finditer(text):
        if keyword.start() < done:
            continue
        begin = max(done, keyword.start() - _REACH)
        match = _POINTING.search(text[begin : keyword.end() + _REACH])
        if match is None or begin + match.start() > keyword.start():
            continue
        kind = match.lastgroup or ""
        done = begin + match.end()
        yield kind, begin + match.start(kind), begin + match.end(kind)


def _named_next(told: Sequence[ToldPlace], at: int, end: int) -> bool:
    """Whether the capital is named right after the word, "the capital, Tehran"."""
    return at < len(told) and told[at].span.start - end <= 12


def _target(
    kind: str, words: str, *, before: Sequence[ToldPlace], setting: Setting
) -> tuple[Place, float, str] | None:
    if kind in ("capital", "seat"):
        return _capital(words, setting=setting)
    if kind in ("country", "wide", "all"):
        why = f'"{words}": the country that the article is about'
        return None if setting.home is None else (setting.home, 0.8, why)
    if kind == "realm":
        return _realm(words, before=before, setting=setting)
    if kind == "here" or (kind == "city" and words.lower().startswith("this ")):
        filed = setting.dateline
        if filed is not None and filed.kind == "city":
            return filed, 0.8, f'"{words}": the city of the dateline'
    if kind == "city" and _SMALL.search(words):
        before = [one for one in before if one.place is None or one.place.population < _TOWN]
    last = _last(before, _NAMED_BEFORE[kind])
    return None if last is None else (last, 0.65, f'"{words}": the last one named')


def _realm(
    words: str, *, before: Sequence[ToldPlace], setting: Setting
) -> tuple[Place, float, str] | None:
    """The last country told that is what the word says: "in the kingdom"."""
    codes = _REALMS[words.rsplit(maxsplit=1)[-1].lower()]
    told = [one.place.country for one in before if one.place is not None]
    told = [setting.home.country, *told] if setting.home is not None else told
    code = next((code for code in reversed(told) if code in codes), None)
    if code is None:
        return None
    return setting.gazetteer.country(code), 0.7, f'"{words}": the last one told'


def _is_near(before: Sequence[ToldPlace], text: str, start: int, earlier: Sequence[Span]) -> bool:
    """Whether what was named last stands in the same sentence or, in its paragraph, the one before."""
    if not before:
        return False
    last = before[-1]
    gap = text[last.span.end : start]
    return last.sentence >= len(earlier) - 1 and _PARAGRAPH.search(gap) is None


def _leader(
    words: str, sentences: Sequence[Span], *, before: Sequence[ToldPlace], at: int
) -> tuple[Place, float, str] | None:
    """The city that the story is set in, of which a new paragraph may go on."""
    if _SMALL.search(words):
        return None
    places: dict[int, list[ToldPlace]] = defaultdict(list)
    for told in before:
        places[told.sentence].append(told)
    found = main_city(places, sentences, before=at)
    if found is None or found[0].place is None:
        return None
    return found[0].place, _LEADS, f'"{words}": the city that the story is set in'


def _last(before: Sequence[ToldPlace], kinds: Collection[str]) -> Place | None:
    for told in reversed(before[-6:]):
        if told.is_unknown:
            return None
        if told.place is not None and told.place.kind in kinds and told.role in _STAYS:
            return told.place
    return None


def _capital(words: str, *, setting: Setting) -> tuple[Place, float, str] | None:
    country = setting.home
    owner = _OWNER.match(words)
    if owner is not None and (country is None or owner[1].lower() != country.name.lower()):
        return None
    named = _OF_COUNTRY.search(words)
    if named is not None:
        ids = setting.gazetteer.lexicon["demonym"].get(setting.gazetteer.normalise(named[1]))
        if ids:
            country = setting.gazetteer.place(ids[0])
    if country is None or country.kind != "country":
        return None
    capital = _capitals(setting.gazetteer).get(country.country)
    if capital is None:
        return None
    return (
        capital,
        0.75 if named or "capital" in words.lower() else _IN_ITS_SEAT,
        f'"{words}": the capital of {country.name}',
    )


@lru_cache(maxsize=4)
def _capitals(gazetteer: Gazetteer) -> Mapping[str, Place]:
    """ISO code -> capital; of two capitals the larger."""
    records = gazetteer.records
    rows = ((records["flags"] & layout.IS_CAPITAL) != 0).nonzero()[0]
    places = sorted((gazetteer.at_row(int(row)) for row in rows), key=lambda p: p.population)
    return {place.country: place for place in places if place.kind == "city"}
