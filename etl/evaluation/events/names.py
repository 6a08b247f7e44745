"""Whether two spellings name one city, and two intervals one day: what a scorer lets pass."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

# Words without which a city's name is still its name, and words that make it another city's.
_GENERIC = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "el",
        "los",
        "y",
        "e",
        "city",
        "ciudad",
        "town",
        "municipality",
        "municipio",
        "dc",
        "df",
        "the",
        "of",
        "saint",
        "st",
    ]
)
_DISTINCT = frozenset(
    [
        "nueva",
        "nuevo",
        "new",
        "north",
        "south",
        "east",
        "west",
        "norte",
        "sur",
        "este",
        "oeste",
        "alto",
        "alta",
        "bajo",
        "baja",
        "puerto",
        "port",
    ]
)
_ALIKE = 0.88  # least likeness of a misspelt name
_LONG_ENOUGH = 5  # letters of a name in which a slip of spelling is forgiven
_REACHES_BACK = timedelta(days=61)  # "on or before a day" goes back two months, as MUC-4 took it
_LONGER = 31  # days by which an interval may be longer than the gold's

Interval = Sequence[str | None]


def same_city(one: str, other: str) -> bool:
    """Whether two names of cities are the same but for accents, articles, spelling or words more.

    "San Francisco" is "San Francisco Gotera"; "Concepción" is not "Nueva Concepción".
    """
    words, other_words = _words(one), _words(other)
    if not words or not other_words:
        return False
    if words == other_words:
        return True
    names = [[w for w in both if w not in _GENERIC] or both for both in (words, other_words)]
    sounds = [[_sound(word) for word in name] for name in names]
    sets = [set(sound) for sound in sounds]
    joined = ["".join(sound) for sound in sounds]
    if sets[0] == sets[1] or joined[0] == joined[1]:
        return True
    if sets[0] < sets[1] or sets[1] < sets[0]:
        return not (set(names[0]) ^ set(names[1])) & _DISTINCT
    shorter = min(len(joined[0]), len(joined[1]))
    return shorter >= _LONG_ENOUGH and SequenceMatcher(None, joined[0], joined[1]).ratio() >= _ALIKE


def city_fits(names: Iterable[str | None], city: str | None) -> bool:
    """Whether a city is one of the acceptable ones; None among them accepts that none is named."""
    if not (city or "").strip():
        return None in names
    return any(name is not None and same_city(name, str(city)) for name in names)


def country_fits(codes: Iterable[str | None], code: str | None) -> bool:
    """Whether an ISO code is one of the acceptable ones."""
    return (code or "").upper().strip() in {(one or "").upper() for one in codes}


def date_credit(alternatives: Iterable[Interval], start: str | None, end: str | None) -> float:
    """1 for the very interval, 0.5 for one that overlaps and is not much longer, else 0.

    Args:
        alternatives: intervals of ISO days, any of which is right; one without a start means
            "on or before its end", one without either "no date".
        start: first day predicted, or None.
        end: last day predicted, or None.
    """
    first, last = _day(start), _day(end)
    if first and not last:
        last = first
    if first and last and first > last:
        first, last = last, first
    best = 0.0
    for gold_start, gold_end in alternatives:
        low, high = _day(gold_start), _day(gold_end)
        if (first, last) == (low, high):
            return 1.0
        if last is not None and high is not None and _is_near(first, last, low, high):
            best = 0.5
    return best


def _is_near(first: date | None, last: date, low: date | None, high: date) -> bool:
    if first is None:
        return last == high
    low = low or high - _REACHES_BACK
    longer = (last - first).days - (high - low).days
    return first <= high and low <= last and longer <= _LONGER


def _day(text: str | None) -> date | None:
    return date.fromisoformat(str(text)[:10]) if text else None


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"\([^)]*\)", " ", plain).replace(".", "").replace("'", "")
    return re.findall(r"[a-z0-9]+", plain)


def _sound(word: str) -> str:
    """A word with the spellings that Spanish names vary in made one: z/s, v/b, h, k/qu, gu/hu."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"qu|k", "c"),
        (r"^hu|^gu(?=[aeio])", "w"),
        (r"c(?=[ei])|z", "s"),
        (r"v", "b"),
        (r"ll", "y"),
        (r"(?<!c)h", ""),
        (r"(.)\1", r"\1"),
    )
)
