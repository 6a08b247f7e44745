"""What the text says a name is beside it: "Herat province", "the cities of Qom and Rasht".

A province often bears the name of its capital. Who writes "in Herat province" doesn't mean the
city: a dot on it would be wrong, however large the city is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.mentions.namesakes import is_listed
from etl.places import Toponym

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
_LONGEST = 24  # characters of the words before a name that are looked at
_LATIN_ALONE = frozenset({*_WORDS, *_PLURALS})  # these need "of": "the province Qom" is no English


def with_levels(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """The same toponyms with the kinds of places that the words beside them allow.

    The names of a list are all of the kind that stands before the first of them or, in the plural,
    behind the last: "Idlib and Aleppo provinces".

    Args:
        text: the article's.
        found: in its order.
    """
    told = list(found)
    first = 0
    for at in range(len(told)):
        if at + 1 < len(told) and _goes_on(text, told[at], told[at + 1]):
            continue
        _tell(text, told, first, at + 1)
        first = at + 1
    return told


def _goes_on(text: str, name: Toponym, further: Toponym) -> bool:
    return is_listed(text[name.end : further.start])


def _tell(text: str, told: list[Toponym], first: int, stop: int) -> None:
    """Sets the kinds of the names of one list, or of a single name."""
    before = _BEFORE.search(text, max(0, told[first].start - _LONGEST), told[first].start)
    if before is not None and _is_of(before.group()):
        word = before["word"].lower()
        last = stop if word in _PLURALS else first + 1
        _set(told, first, last, _OF[word])
    for at in range(first, stop):
        after = _AFTER.match(text, told[at].end)
        if after is None:
            continue
        if after["many"]:
            _set(told, first, at + 1, _PLURALS[after["many"].lower()])
        elif after["one"]:
            _set(told, at, at + 1, _WORDS[after["one"].lower()])


def _is_of(words: str) -> bool:
    """Whether the words before a name are a kind of places and, in English, "of"."""
    kind, _, rest = words.strip().partition(" ")
    return bool(rest) or kind.lower() not in _LATIN_ALONE


def _set(told: list[Toponym], first: int, stop: int, kinds: tuple[str, ...]) -> None:
    for at in range(first, stop):
        if not told[at].kinds:
            told[at] = replace(told[at], kinds=kinds)
