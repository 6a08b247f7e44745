"""The codebook's entries: categories, their finer kinds, and what evokes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubEventType:
    """A finer kind within an event type.

    Attributes:
        id: `demonstration`. label: `Demonstration`. definition: one or two sentences.
        event_type: id of the category it belongs to.
        acled: (event type, sub-event type) in ACLED's words, or None where ACLED has none.
        plover: PLOVER event code, or None. cameo: CAMEO root or event code, or None.
        triggers: the words and phrases that evoke it, as written in the codebook.
    """

    id: str
    label: str
    definition: str
    event_type: str
    acled: tuple[str, str] | None
    plover: str | None
    cameo: str | None
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """A category of the codebook, such as `protest`.

    Attributes:
        id: `protest`. label: `Protest`. code: two letters for the map, `Pr`.
        definition: one or two sentences. subtypes: in the codebook's order.
    """

    id: str
    label: str
    code: str
    definition: str
    subtypes: tuple[SubEventType, ...]
