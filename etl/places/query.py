"""Answers a question for a place: a name, or "City, Region, Country"."""

import re
from dataclasses import replace

from etl.places.gazetteer import Candidate, Gazetteer

_PARTS = re.compile(r"\s*[,،、;]\s*")


def geocode_rows(name: str, gazetteer: Gazetteer, limit: int = 10) -> tuple[Candidate, ...]:
    """The candidates of a query, best first: what `dateline geocode` prints.

    Args:
        name: a name in any script, or several that say where it lies: "Paris, Texas, US".
        gazetteer: where to look.
        limit: how many at most.

    Returns:
        Candidates whose scores sum to at most 1 over all that fit the query; none when nothing
        does. A region that is not known, or in which nothing of the name lies, gives none.
    """
    whole = gazetteer.candidates(name)
    parts = [part for part in _PARTS.split(name) if part]
    if whole or len(parts) < 2:
        return whole[:limit]
    found = gazetteer.candidates(parts[0])
    for region in parts[1:]:
        areas = [c.place for c in gazetteer.candidates(region) if c.place.kind != "city"]
        found = tuple(c for c in found if any(area.holds(c.place) for area in areas))
    within = ", ".join(parts[1:])
    return tuple(
        replace(candidate, detail=f"{candidate.detail}; in {within}")
        for candidate in rescaled(found)[:limit]
    )


def in_country(candidates: tuple[Candidate, ...], code: str) -> tuple[Candidate, ...]:
    """Only those of one country, with their shares among themselves."""
    return rescaled(tuple(c for c in candidates if c.place.country == code.upper()))


def rescaled(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The same candidates with scores that sum to 1."""
    total = sum(candidate.score for candidate in candidates)
    if not total:
        return candidates
    return tuple(replace(c, score=round(c.score / total, 4)) for c in candidates)
