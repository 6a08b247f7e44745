"""Does the sentence report the event, announce it, threaten it, deny it, or only talk of such things?

The cues are lists of the codebook (`cue_...`); this file only says where each has to stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.codebook import Codebook
from etl.mentions.mention import Status

_YEAR = re.compile(r"(?:19|20)\d\d")
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "been", "did"})
_PRESENT_AUXILIARIES = frozenset({"is", "are", "am", "being", "be"})
# How far before the trigger a cue may stand, in words.
_REACH = 7
# How far after it.
_REACH_AFTER = 6
# A year this much older than the article makes what happened in it history.
_OLD_YEARS = 2


@dataclass(frozen=True, slots=True)
class Factuality:
    """How the sentence stands to an event; `status` None: it tells of none (`words` say why)."""

    status: Status | None
    words: str
    tense: str | None


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
        at: index of the trigger's first word. stop: behind its last.
        codebook: holds the cues.
        year: the year the article came out, or the best that is known.
    """
    end = len(words)
    begin = max(at - _REACH, 0)
    tense = _tense(words, at)

    def before(name: str, reach: int = begin) -> str | None:
        return _cue(codebook, name, words, reach, at)

    def after(name: str) -> str | None:
        return _cue(codebook, name, words, stop, min(stop + _REACH_AFTER, end))

    near = max(at - 4, 0)
    found = before("cue_denied", near) or after("cue_denied_after")
    if found:
        return Factuality(Status.DENIED, found, tense)
    found = before("cue_threatened")
    if found:
        return Factuality(Status.THREATENED, found, "future")
    found = before("cue_hypothetical", near) or after("cue_hypothetical_after")
    if found:
        return Factuality(None, found, tense)
    found = before("cue_habitual", near)
    if found:
        return Factuality(None, found, tense)
    found = before("cue_planned") or after("cue_planned_after")
    if found:
        return Factuality(Status.PLANNED, found, "future")
    found = _history(words, at, codebook=codebook, year=year)
    if found:
        return Factuality(Status.HISTORICAL, found, "past")
    return Factuality(Status.REPORTED, "", tense)


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


def _history(words: Sequence[str], at: int, *, codebook: Codebook, year: int | None) -> str | None:
    found = codebook.list("cue_historical").find(words, 0, len(words))
    if found:
        return " ".join(words[found[0] : found[1]])
    years = [(abs(index - at), word) for index, word in enumerate(words) if _YEAR.fullmatch(word)]
    if year is None or not years:
        return None
    named = min(years)[1]
    return f"in {named}" if int(named) <= year - _OLD_YEARS else None
