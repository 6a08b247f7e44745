"""Finds place names in scripts that have no capitals: Arabic, Persian, Hebrew, Indic, CJK, Thai.

There only the length of the name, its place's size and a few locative words speak for it.
"""

import re

from etl.places import Gazetteer, Toponym, normalise

# Words of scripts without case, and stretches of scripts that are written without blanks.
_WORDS = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u0900-\u0dff\u10a0-\u10ff\u1200-\u137f"
    r"\u0530-\u058f]+(?:\u200c[\u0600-\u06ff]+)*"
)
_STRETCH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f]+")
_LOCATIVE_LIST = "در از به شهر استان فی فى في من إلى الى مدينة محافظة بمدينة"
_LOCATIVE = frozenset(normalise(word) for word in _LOCATIVE_LIST.split(" "))
_AFTER = frozenset(normalise(word) for word in ("में", "से", "का", "के", "की"))
# "And", "in", "to" and "like" are written as one word with the name, in Arabic and in Hebrew.
_PREFIX = re.compile(r"[وفبلكובלמשה]|[وف][بلك]|ו[בלמשה]")
_NO_NAMES = frozenset(
    {"وإن", "وأن", "فإن", "فأن"}
)  # "and that", letter for letter a city of Turkey
_MAX_WORDS = 4
_SHORTEST = 3  # letters of a name after a prefix
_LARGE = 100_000  # a city of so many people needs no locative word
_LONGEST = 12


def find_unspaced(text: str, *, gazetteer: Gazetteer) -> list[Toponym]:
    """Place names in the text's scripts without capitals; none in Latin, Cyrillic or Greek."""
    if text.isascii():
        return []
    return _find_words(text, gazetteer) + _find_stretches(text, gazetteer)


def _find_words(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    words = [(m.start(), m.end(), normalise(m.group())) for m in _WORDS.finditer(text)]
    found: list[Toponym] = []
    at = 0
    while at < len(words):
        step = 1
        for end in range(min(at + _MAX_WORDS, len(words)), at, -1):
            if any(text[words[i][1] : words[i + 1][0]] != " " for i in range(at, end - 1)):
                continue
            name = _named(text, words, at, end, gazetteer)
            if name is not None:
                found.append(name)
                step = end - at
                break
        at += step
    return found


def _named(
    text: str, words: list[tuple[int, int, str]], at: int, end: int, gazetteer: Gazetteer
) -> Toponym | None:
    """The toponym that some words are, as they stand or after a prefix that means "in" or "and"."""
    key = " ".join(word[2] for word in words[at:end])
    start, stop = words[at][0], words[end - 1][1]
    before = words[at - 1][2] if at else ""
    after = words[end][2] if end < len(words) else ""
    cue = before if before in _LOCATIVE else after if after in _AFTER else ""
    if text[start:stop] in _NO_NAMES:
        return None
    if gazetteer.has_key(key):
        known = _is_known(gazetteer, key, cue=cue, n_words=end - at)
        return Toponym(start, stop, text[start:stop], cue=cue) if known else None
    for bare in (start + 1, start + 2):
        if stop - bare < _SHORTEST or text[bare] == " " or not _PREFIX.fullmatch(text, start, bare):
            continue
        rest = normalise(text[bare:stop])
        if gazetteer.has_key(rest) and _is_known(gazetteer, rest, cue="", n_words=1):
            return Toponym(bare, stop, text[bare:stop], cue=text[start:bare])
    return None


def _find_stretches(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Longest names inside text without blanks; Korean words may carry a particle at the end."""
    found: list[Toponym] = []
    for stretch in _STRETCH.finditer(text):
        at, stop = stretch.span()
        while at < stop:
            for end in range(min(stop, at + _LONGEST), at + 1, -1):
                key = normalise(text[at:end])
                if gazetteer.has_key(key) and _is_known(gazetteer, key, cue="", n_words=1):
                    found.append(Toponym(at, end, text[at:end]))
                    at = end
                    break
            else:
                at += 1
    return found


def _is_known(gazetteer: Gazetteer, key: str, *, cue: str, n_words: int) -> bool:
    """Whether the name is likely to be a place, for nothing in its letters says so."""
    best = gazetteer.candidates(key)[0]
    if best.place.kind == "country" or best.is_capital:
        return True
    if len(key) < 2:
        return False
    if cue or n_words > 1:
        return best.place.population >= 500
    return best.place.population >= _LARGE
