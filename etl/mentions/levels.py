"""What the text says a name is beside it: "Herat province", "the cities of Qom and Rasht".

A province often bears the name of its capital. Who writes "in Herat province" doesn't mean the
city: a dot on it would be wrong, however large the city is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.mentions.namesakes import is_listed
from etl.places import Gazetteer, Toponym, normalise

_AREAS = ("admin1", "admin2", "area")
_WIDE = ("admin1", "area")
_CITY = ("city",)
# The word beside the name -> the kinds of places that it may then be. A "region" is loose talk of
# what lies around a city, unless a first-order subdivision is called so; "district" is no word here,
# for quarters and counties are called districts alike.
_WORDS: dict[str, tuple[str, ...]] = {
    "province": _AREAS,
    "governorate": _AREAS,
    "prefecture": _AREAS,
    "oblast": _AREAS,
    "department": _AREAS,
    "voivodeship": _AREAS,
    "state": _WIDE,
    "region": _WIDE,
    "island": _WIDE,
    "city": _CITY,
    "town": _CITY,
    "village": _CITY,
    "municipality": _CITY,
}
_PLURALS = {
    f"{word}s" if word[-1] != "y" else f"{word[:-1]}ies": kinds for word, kinds in _WORDS.items()
}
_ABROAD: dict[str, tuple[str, ...]] = {
    # Spanish, Portuguese, French
    "provincia": _AREAS,
    "província": _AREAS,
    "departamento": _AREAS,
    "département": _AREAS,
    "estado": _WIDE,
    "région": _WIDE,
    "región": _WIDE,
    "ciudad": _CITY,
    "cidade": _CITY,
    "ville": _CITY,
    # Arabic, Persian
    "محافظة": _AREAS,
    "ولاية": _AREAS,
    "استان": _AREAS,
    "مدينة": _CITY,
    "بلدة": _CITY,
    "شهر": _CITY,
}
_SINGULAR = dict(zip(_PLURALS, _WORDS, strict=True))
_OF_CITIES = frozenset(word for word, kinds in _PLURALS.items() if kinds == _CITY)
_OF = {**_WORDS, **_PLURALS, **_ABROAD}
# The offices, schools and shops of a place stand behind its name with the same words.
_AFTER = re.compile(
    rf"\s+(?:(?P<one>{'|'.join(_WORDS)})|(?P<many>{'|'.join(_PLURALS)}))\b"
    r"(?!\s+(?:stores?|(?-i:[A-Z][a-z])))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<word>{'|'.join(_OF)})\s(?:(?:of|de|do|da|du|d['’])\s?(?:(?:the|la|el|los)\s)?)?$",
    re.IGNORECASE,
)
# Of the uses of a name that is first a country's or a subdivision's, so many are a city's where "city"
# behind it can mean that ("Luxembourg city") and not any city there ("an Ontario city").
_KNOWN_CITY = 0.1
_LONGEST = 24  # characters of the words before a name that are looked at
_LATIN_ALONE = frozenset({*_WORDS, *_PLURALS})  # these need "of": "the province Qom" is no English


def with_levels(text: str, found: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """The same toponyms with the kinds of places that the words beside them allow.

    The names of a list are all of the kind that stands before the first of them or, in the plural,
    behind the last: "Idlib and Aleppo provinces". "Texas cities" are no city of that name.

    Args:
        text: the article's.
        found: in its order.
        gazetteer: for the names that hold the word ("Raqqa Governorate").
    """
    told = list(found)
    first = 0
    for at in range(len(told)):
        if at + 1 < len(told) and is_listed(text[told[at].end : told[at + 1].start]):
            continue
        for place, word, is_before in _words_of(text, told[first : at + 1]):
            name = told[first + place]
            if not name.kinds and _fits(name, word, gazetteer, is_before=is_before):
                told[first + place] = _of_kind(name, word, gazetteer)
        first = at + 1
    return told


def _words_of(text: str, names: Sequence[Toponym]) -> Iterator[tuple[int, str, bool]]:
    """Of the names of one list: which, the word for its kind, and whether that stands before it."""
    start = names[0].start
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    if before is not None and _is_of(before.group()):
        word = before["word"].lower()
        last = len(names) if word in _PLURALS else 1
        yield from ((at, word, True) for at in range(last))
    for at, name in enumerate(names):
        after = _AFTER.match(text, name.end)
        if after is None:
            continue
        if after["one"]:
            yield at, after["one"].lower(), False
        elif at or after["many"].lower() not in _OF_CITIES:
            yield from ((one, after["many"].lower(), False) for one in range(at + 1))


def _is_of(words: str) -> bool:
    """Whether the words before a name are a kind of places and, in English, "of"."""
    kind, _, rest = words.strip().partition(" ")
    return bool(rest) or kind.lower() not in _LATIN_ALONE


def _fits(name: Toponym, word: str, gazetteer: Gazetteer, *, is_before: bool) -> bool:
    """Whether the word speaks of the name's own place, and not of what lies in it or around it."""
    candidates = gazetteer.candidates(name.text)
    if not candidates:
        return True
    first = candidates[0].place
    if _OF[word] == _CITY and not is_before:
        cities = (one.score for one in candidates if one.place.kind == "city")
        return first.kind == "city" or max(cities, default=0.0) >= _KNOWN_CITY
    if word.startswith(("region", "island")) and first.kind == "city":
        return any(
            area.place.kind in _WIDE and any(area.place.holds(one.place) for one in candidates)
            for area in candidates
        )
    return True


def _of_kind(name: Toponym, word: str, gazetteer: Gazetteer) -> Toponym:
    """The name with the kinds that the word allows, and with the word where some full name has it."""
    kinds = _OF[word]
    full = f"{name.text} {_SINGULAR.get(word, word)}"
    if kinds != _CITY and gazetteer.has_key(normalise(full)):
        return replace(name, kinds=kinds, full=full)
    return replace(name, kinds=kinds)
