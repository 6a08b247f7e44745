"""The names that a crosswalk may point to."""

# ACLED's sub-event types (code book of 2019 and later) with the event type each belongs to.
ACLED = {
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Armed clash": "Battles",
    "Excessive force against protesters": "Protests",
    "Protest with intervention": "Protests",
    "Peaceful protest": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}

# PLOVER's event types (2023): the verbs of its ontology.
PLOVER = frozenset(
    {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "CRIME",
    }
)


def is_acled(event_type: str, sub_event_type: str) -> bool:
    """Whether ACLED has this sub-event type under this event type."""
    return ACLED.get(sub_event_type) == event_type


def is_plover(code: str) -> bool:
    """Whether PLOVER has this event type."""
    return code in PLOVER


def is_cameo(code: str) -> bool:
    """Whether it has the form of a CAMEO code: two to four digits, root 01 to 20."""
    return code.isdigit() and 2 <= len(code) <= 4 and 1 <= int(code[:2]) <= 20
