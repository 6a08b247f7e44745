"""Which finer kinds may be two words for one happening.

Two reports are compared only within a family. Within it, kinds of one group are the same thing
told with other words; a general kind ("protest", "attack") goes with whatever single group the
day shows in that city, and stands for itself where the day shows two.
"""

# Event types that outlets use for one another: a march that one calls a protest is a riot for
# the next, a bombing is an attack. Every other type is a family of its own.
_FAMILIES = {
    "protest": "unrest",
    "riot": "unrest",
    "attack": "violence",
    "explosion": "violence",
    "armed_clash": "violence",
}

# Kinds that say little more than their type.
GENERAL = frozenset({"demonstration", "rally", "armed_attack", "vandalism"})

# Kinds that differ by wording or by a detail one reporter has and the other lacks. A kind that
# is not here is a group of its own.
_GROUPS = {
    "bombing": "blast",
    "suicide_bombing": "blast",
    "grenade": "blast",
    "landmine": "blast",
    "shelling": "bombardment",
    "missile_strike": "bombardment",
    "airstrike": "bombardment",
    "killing": "killing",
    "shooting": "killing",
    "stabbing": "killing",
    "assassination": "killing",
    "massacre": "killing",
    "abduction": "abduction",
    "hostage_taking": "abduction",
    "forced_disappearance": "abduction",
    "trial": "court",
    "sentence": "court",
    "violent_demonstration": "riot",
    "mob_violence": "riot",
    "agreement": "accord",
    "ceasefire": "accord",
    "graffiti": "slogans",
    "slogan": "slogans",
}


def family_of(event_type: str) -> str:
    """The family in which reports of this type are compared."""
    return _FAMILIES.get(event_type, event_type)


def types_of(family: str) -> frozenset[str]:
    """The event types of a family."""
    return frozenset(t for t, f in _FAMILIES.items() if f == family) or frozenset({family})


def group_of(sub_event_type: str) -> str | None:
    """The group of a finer kind; None for a general kind, which goes with any."""
    return None if sub_event_type in GENERAL else _GROUPS.get(sub_event_type, sub_event_type)
