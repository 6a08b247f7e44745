"""Counties in a list with one word for all of them: "Bibb, Houston and Twiggs counties"."""

import re
from collections.abc import Iterator, Sequence

from etl.mentions.namesakes import is_listed
from etl.places import Gazetteer, Toponym, normalise

_NAME = r"[A-Z][\w’'.]*(?:\s[A-Z][\w’'.]*){0,2}"
_LIST = re.compile(
    rf"(?P<names>{_NAME}(?:,\s+{_NAME}){{0,20}},?\s+(?:and|or)\s+{_NAME})"
    r"\s+(?P<word>[Cc]ounties|[Pp]arishes)\b"
)
_PARTS = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
# What stands behind a name that is no town's: "Sumter counties", with further names of a list or none.
_BEHIND = re.compile(
    rf"(?:(?:,\s+{_NAME}){{0,20}},?\s+(?:and|or)\s+{_NAME})?"
    r"\s+(?:[Cc]ounties|[Pp]arishes|[Tt]ownships)\b"
)


def with_counties(text: str, found: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """The toponyms with the counties of lists, in text order.

    Each name of such a list is looked up with the word behind it. A name that no county has is left
    out: it is not the town of that name. "Indiana counties" are those of a state, which stays.

    Args:
        text: the article's.
        found: in its order.
        gazetteer: for the names of counties and states.
    """
    counties = list(_counties(text, gazetteer))
    kept = _without_bare(text, found, gazetteer)
    taken = [(one.start, one.end) for one in counties]
    kept = [
        name
        for name in kept
        if not any(start < name.end and name.start < end for start, end in taken)
    ]
    return sorted([*kept, *counties], key=lambda name: name.start)


def _counties(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    if "ounties" not in text and "arishes" not in text:
        return
    for match in _LIST.finditer(text):
        names = list(_names(match.start("names"), match["names"]))
        if all(_is_state(gazetteer, name) for _, name in names):
            continue
        word = "County" if match["word"].lower() == "counties" else "Parish"
        for start, name in names:
            full = f"{name} {word}"
            if gazetteer.has_key(normalise(full)):
                yield Toponym(start, start + len(name), name, cue="county", full=full)


def _names(start: int, names: str) -> Iterator[tuple[int, str]]:
    """Where each name of a list stands; of the first only the last words may belong to it."""
    at = 0
    for part in [*_PARTS.finditer(names), None]:
        end = len(names) if part is None else part.start()
        yield start + at, names[at:end]
        at = end if part is None else part.end()


def _without_bare(text: str, found: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Drops the names of a list that ends in "counties"."""
    kept: list[Toponym] = []
    dropping = False
    for at in range(len(found) - 1, -1, -1):
        name = found[at]
        if at + 1 < len(found) and not is_listed(text[name.end : found[at + 1].start]):
            dropping = False
        if _BEHIND.match(text, name.end) and not _is_state(gazetteer, name.text):
            dropping = True
        if not dropping:
            kept.append(name)
    return kept[::-1]


def _is_state(gazetteer: Gazetteer, name: str) -> bool:
    candidates = gazetteer.candidates(name)
    return bool(candidates) and candidates[0].place.kind in ("admin1", "country")
