"""Does the sentence report the event, announce it, threaten it, deny it, or only talk of such things?

The cues are lists of the codebook (`cue_...`); this file only says where each has to stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.codebook import Codebook
from etl.codebook.inflection import PAST_FORMS
from etl.mentions.mention import Status

_YEAR = re.compile(r"(?:19|20)\d\d")
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "been", "did"})
_PRESENT_AUXILIARIES = frozenset({"is", "are", "am", "being", "be"})
# How far before the trigger a cue may stand, in words.
_REACH = 7
_NEAR = 4  # for cues that bind closely
_HISTORY = 10  # for cues of the past, which reach further
_YEAR_REACH = 12  # for a year, to both sides
# How far after it.
_REACH_AFTER = 6
_SUBJECTS = frozenset({"who", "they", "we", "you", "i"})
_TENSES = {
    Status.PLANNED: "future",
    Status.THREATENED: "future",
    Status.HISTORICAL: "past",
}
# A year this much older than the article makes what happened in it history.
_OLD_YEARS = 2


@dataclass(frozen=True, slots=True)
class Factuality:
    """How the sentence stands to an event.

    Attributes:
        status: None when it tells of no event, only of such things.
        words: the words that decide. tense: as in `Mention`.
        background: the words that show it is told in passing; empty when it is the news.
        age: years from the nearest year named to the article's, or None where none is.
    """

    status: Status | None
    words: str
    tense: str | None
    background: str = ""
    age: int | None = None


def judge(
    words: Sequence[str],
    at: int,
    stop: int,
    *,
    codebook: Codebook,
    year: int | None,
) -> Factuality:
    """How a sentence stands to the event evoked by `words[at:stop]`.

    Args:
        words: the sentence, lower-cased.
        at: index of the trigger's first word.
        stop: behind its last.
        codebook: holds the cues.
        year: the year the article came out, or the best that is known.
    """
    tense = _tense(words, at)
    named = _named_year(words, at)
    age = None if named is None or year is None else year - named
    near, far = max(at - _NEAR, 0), max(at - _REACH, 0)
    behind = min(stop + _REACH_AFTER, len(words))
    # In the order in which they override each other: (list, from, to, what it means).
    places: tuple[tuple[str, int, int, Status | None], ...] = (
        ("cue_denied", near, at, Status.DENIED),
        ("cue_denied_after", stop, behind, Status.DENIED),
        ("cue_absent", near, at, None),
        ("cue_threatened", far, at, Status.THREATENED),
        ("cue_hypothetical", near, at + 1, None),
        ("cue_hypothetical_after", stop, behind, None),
        ("cue_planned", far, stop, Status.PLANNED),
        ("cue_planned_after", stop, behind, Status.PLANNED),
        ("cue_habitual", near, min(stop + 1, len(words)), None),
        ("cue_habitual_anywhere", 0, len(words), None),
        ("cue_historical", max(at - _HISTORY, 0), behind, Status.HISTORICAL),
    )
    for name, start, end, status in places:
        found = _cue(codebook, name, words, start, end)
        if found:
            told = _TENSES.get(status, tense) if status else tense
            return Factuality(status, found, told, age=age)
    if _is_purpose(words, at, codebook) or _is_habit(words, at):
        return Factuality(None, f"{words[at - 1]} {words[at]}", tense, age=age)
    if age is not None and age >= _OLD_YEARS:
        return Factuality(Status.HISTORICAL, f"in {named}", "past", age=age)
    background = _cue(codebook, "cue_background", words, near, at) or ""
    return Factuality(Status.REPORTED, "", tense, background, age)


def _is_purpose(words: Sequence[str], at: int, codebook: Codebook) -> bool:
    """A bare infinitive tells of no deed: "to arrest", unless "forced to", "used gas to"."""
    if at == 0 or words[at - 1] != "to" or words[at] in ("the", "a"):
        return False
    return _cue(codebook, "cue_realised", words, max(at - _REACH, 0), at) is None


def _is_habit(words: Sequence[str], at: int) -> bool:
    """A plain present after its subject tells of a habit: "bandits who attack villages"."""
    if at == 0 or words[at - 1] not in _SUBJECTS:
        return False
    return not words[at].endswith(("ed", "ing")) and words[at] not in PAST_FORMS


def _cue(codebook: Codebook, name: str, words: Sequence[str], start: int, end: int) -> str | None:
    found = codebook.list(name).find(words, start, end)
    return None if found is None else " ".join(words[found[0] : found[1]])


def _tense(words: Sequence[str], at: int) -> str | None:
    word = words[at]
    lead = words[max(at - 3, 0) : at]
    if not _PAST_AUXILIARIES.isdisjoint(lead):
        return "past"
    if "will" in lead or "shall" in lead:
        return "future"
    if not _PRESENT_AUXILIARIES.isdisjoint(lead):
        return "present"
    if word.endswith("ed") or word in ("shot", "set", "threw", "took", "held", "began", "broke"):
        return "past"
    return None


def _named_year(words: Sequence[str], at: int) -> int | None:
    """The year that stands closest to the trigger, or None where none is near."""
    years = [
        (abs(index - at), words[index])
        for index in range(max(at - _YEAR_REACH, 0), min(at + _YEAR_REACH, len(words)))
        if _YEAR.fullmatch(words[index])
    ]
    return int(min(years)[1]) if years else None
