"""Says in words why a name was taken for a place, or for none."""

from etl.places.evidence import FEATURES, Name
from etl.places.gazetteer import Candidate
from etl.places.profile import OutletProfile

_TELLS = 0.15  # a share of the other names from which on it is worth telling
_CLOSE = 0.3
_SWAYED = 0.05  # a change of a chance by the outlet's profile that must be told


def explain(name: Name, at: int, *, profile: OutletProfile | None) -> str:
    """Why this candidate.

    Args:
        name: with its chances and what they rest on.
        at: which candidate was chosen.
        profile: of the outlet. Whatever it changed is told.
    """
    best = name.candidates[at]
    place = best.place
    fact = dict(zip(FEATURES, name.rows[at], strict=True))
    reasons = [best.detail]
    if len(name.candidates) == 1:
        reasons.append("the only place of this name")
    if at in name.told_in:
        reasons.append("the text says that it lies there")
    if fact["inside"]:
        reasons.append("the place printed after it contains it")
    if fact["same_admin1"] > _TELLS and place.admin1 is not None:
        reasons.append(f"other names lie in {place.admin1}")
    elif fact["same_country"] > _TELLS:
        reasons.append(f"other names lie in {place.country}")
    if fact["near"] > _CLOSE:
        reasons.append("another name is close by")
    if fact["demonym"] > _TELLS:
        reasons.append(f"people or things of {place.country} are spoken of")
    if profile is not None:
        reasons += _told_by_profile(name, at, profile)
    return "; ".join(reasons)


def _told_by_profile(name: Name, at: int, profile: OutletProfile) -> list[str]:
    """What the outlet's other articles, or a person's word on it, did to the choice."""
    without = max(range(len(name.homeless)), key=lambda one: name.homeless[one])
    if without != at and name.homeless[without] > name.homeless[at]:
        place = name.candidates[without].place
        region = place.country if place.admin1 is None else f"{place.admin1}, {place.country}"
        return [f"chosen over {place.name} ({region}) by {profile.describe()}"]
    change = name.chances[at] - name.homeless[at]
    if abs(change) < _SWAYED:
        return []
    return [f"{'surer' if change > 0 else 'less sure'} by {profile.describe()}"]


def explain_nothing(name: Name, best: Candidate, confidence: float) -> str:
    """Why none of the candidates."""
    place = best.place
    where = place.country if place.admin1 is None else f"{place.admin1}, {place.country}"
    number = "the only place" if len(name.candidates) == 1 else f"of {len(name.candidates)} places"
    return (
        f"too unsure ({confidence:.2f}): {number} of this name, the likeliest is "
        f"{place.name} ({where}; {best.detail})"
    )
