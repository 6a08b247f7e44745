"""A witness: one reason why an event may have happened at a place."""

from dataclasses import dataclass

from etl.mentions.span import Span
from etl.places.place import Place
from etl.reports.told_place import ToldPlace


@dataclass(frozen=True, slots=True)
class Witness:
    """One reason why an event may have happened at a place.

    Attributes:
        place: None for the answer that no place is known.
        told: the name or pointing word, None where none tells.
        span: the words that it rests on, None where no words tell.
        source: `own` sentence, `before`, `after`, `dateline`, `main`, `carried`, `demonym`,
            `home`, `nowhere`.
        features: name -> value, most of them 1.
    """

    place: Place | None
    told: ToldPlace | None
    span: Span | None
    source: str
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Carried:
    """The places that an earlier event of the article was given.

    Attributes:
        sentence: of its trigger. places: one, or those of a list.
        spans: the words of each.
    """

    sentence: int
    places: tuple[Place, ...]
    spans: tuple[Span | None, ...]
