"""One candidate for each event of a sentence, and what follows from the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.codebook import Codebook
from etl.mentions.candidate import Candidate
from etl.mentions.figures import add_figures
from etl.mentions.mention import Status

# A sentence that starts with one of these goes on about what the one before told.
_POINTING = frozenset({"this", "that", "these", "those", "it", "they"})


def fold(candidates: Sequence[Candidate], codebook: Codebook) -> list[Candidate]:
    """One candidate for each event of a sentence.

    The same kind told twice is one event, and kinds that another absorbs (the killed of a
    bombing, the firing of a clash) are parts of it.
    """
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        rival = best.get(candidate.subtype)
        if rival is None or _rank(candidate) > _rank(rival):
            best[candidate.subtype] = candidate
    kept = [
        candidate
        for candidate in best.values()
        if not any(_absorbs(other, candidate, codebook) for other in best.values())
    ]
    return sorted(kept, key=lambda candidate: candidate.at)


def _absorbs(host: Candidate, part: Candidate, codebook: Codebook) -> bool:
    """Whether `part` is told as a part of `host`; of two that absorb each other, the surer one."""
    if host is part or part.subtype not in codebook.absorbs[host.subtype]:
        return False
    if host.subtype in codebook.absorbs[part.subtype] and _rank(part) > _rank(host):
        return False
    status = part.factuality.status
    return host.factuality.status is status or status is not Status.REPORTED


def _rank(candidate: Candidate) -> tuple[bool, float, int]:
    return candidate.factuality.status is Status.REPORTED, candidate.chance, -candidate.at


def inherit_history(row: list[Candidate], previous: Sequence[Candidate]) -> None:
    """Let "this uprising was put down", told after a thing of the past, be of the past as well."""
    if not previous or previous[-1].factuality.status is not Status.HISTORICAL:
        return
    for place, one in enumerate(row):
        if one.factuality.status is Status.REPORTED and one.clause.words[0] in _POINTING:
            words = f"{one.clause.words[0]}, after {previous[-1].factuality.words}"
            told = replace(one.factuality, words=words, status=Status.HISTORICAL)
            row[place] = replace(one, factuality=told)


def fold_results(row: list[Candidate], previous: list[Candidate], codebook: Codebook) -> None:
    """Deaths told in the sentence after an attack, with no one named who killed, are its figures."""
    for one in list(row):
        if one.subtype != "killing" or one.actor is not None:
            continue
        for place, host in enumerate(previous):
            same = host.factuality.status is one.factuality.status
            if same and "killing" in codebook.absorbs[host.subtype]:
                previous[place] = replace(host, figures=add_figures(host.figures, one.figures))
                row.remove(one)
                break
