"""What one sentence says about an event: spans and words, nothing resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.dates import Timex
    from etl.mentions.span import Span
    from etl.places import Toponym


class Status(StrEnum):
    """How the article stands to the event."""

    REPORTED = "reported"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that evokes an event, read in one sense.

    Attributes:
        span: the word or phrase in the article.
        event_type: id of the codebook's category. sub_event_type: id of the finer kind.
        weight: 0 to 1, how surely this word in this sense evokes the type.
        sense: the reading of the codebook that applied, in words; empty for a plain one.
    """

    span: Span
    event_type: str
    sub_event_type: str
    weight: float
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people, the lowest number that the words support; None where nothing is said.

    `fatalities` 0 means that the sentence says nobody died.
    """

    participants: int | None = None
    fatalities: int | None = None
    injured: int | None = None
    detained: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence's evidence for one event.

    Attributes:
        trigger: the word that evokes it.
        sentence: the sentence it stands in. sentence_index: its index in `Reading.sentences`.
        status: how the article stands to it. status_detail: the words that say so.
        tense: `past`, `present`, `future`, or None where the sentence does not show it.
        figures: people counted. actor: who did it, a kind of actor and never a person's name.
        acled: (event type, sub-event type) in ACLED's words, or None where ACLED has none.
        confidence: 0 to 1. detail: why, in words.
    """

    trigger: Trigger
    sentence: Span
    sentence_index: int
    status: Status
    status_detail: str
    tense: str | None
    figures: Figures
    actor: Span | None
    acled: tuple[str, str] | None
    confidence: float
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in one article, each tuple in text order."""

    article: Article
    sentences: tuple[Span, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
