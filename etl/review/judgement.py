"""A person's decision about an event: who, when, why, and on which words of which article."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from etl.errors import ConfigError
from etl.reports import Report


class Kind(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"  # it is as shown: kind, place, dates and status stay so
    REJECT = "reject"  # the record is wrong as a whole; it stays, marked as rejected
    CORRECT = "correct"  # one field has another value
    PLACE_IS = "place_is"  # it was there
    SAME_EVENT = "same_event"  # two events are one
    DIFFERENT_EVENT = "different_event"  # some reports tell of something else
    NOT_AN_EVENT = "not_an_event"  # the words tell of no event
    WITHDRAW = "withdraw"  # an earlier judgement no longer holds


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement is about, as raw as they can be named.

    A report's id changes with its kind and its place; the trigger's stretch of the article does
    not. The other fields tell two reports of one trigger apart.

    Attributes:
        article_id: the article. start, end: of the trigger in it, in code points.
        event_type, sub_event_type, geonameid, place_start: as they were read then.
        report_id: as it was then.
    """

    article_id: str
    start: int
    end: int
    event_type: str
    sub_event_type: str
    geonameid: int | None
    place_start: int | None
    report_id: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the ledger; never changed, only withdrawn by another one.

    Attributes:
        judgement_id: 16 hexadecimal digits, of all that it says.
        kind: what was decided.
        anchors: the reports of the event that it is about.
        others: the second event's (`same_event`), or the reports taken off (`different_event`).
        field: for `correct` one of `fields.CORRECTABLE`, else None.
        value: JSON; see `fields` for what a field's value is. For `accept` what was shown, for
            `place_is` the place or None, for `withdraw` the id of the judgement that it ends.
        seen: JSON; what the machine said at that time, field by field.
        who: who decided, as they name themselves. at: UTC. why: in their words; may be empty.
        batch: shared by what was decided in one go; may be empty.
        event_ids: the events as they were called then, for people.
    """

    judgement_id: str
    kind: Kind
    anchors: tuple[Anchor, ...]
    others: tuple[Anchor, ...]
    field: str | None
    value: Any
    seen: Any
    who: str
    at: datetime
    why: str
    batch: str
    event_ids: tuple[str, ...]

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts the earlier first; of one moment always the same first."""
        return (self.at, self.judgement_id)


def judgement(
    kind: Kind,
    anchors: tuple[Anchor, ...],
    *,
    who: str,
    at: datetime | None = None,
    **told: Any,
) -> Judgement:
    """A judgement with its id, from what it says.

    Args:
        kind: what was decided.
        anchors: the reports that it is about.
        who: who decided.
        at: when; now, if not given.
        told: the other fields of a judgement; empty where they are not given.

    Raises:
        ConfigError: nobody decided it, or it is about nothing.
    """
    who = " ".join(who.split())
    if not who:
        raise ConfigError("A judgement says who made it: name yourself with --who.")
    if not anchors and kind is not Kind.WITHDRAW:
        raise ConfigError("A judgement is about one report at least.")
    at = (at or datetime.now(UTC)).astimezone(UTC)
    made = Judgement(
        judgement_id="",
        kind=kind,
        anchors=tuple(sorted(anchors, key=_anchor_order)),
        others=tuple(sorted(told.get("others", ()), key=_anchor_order)),
        field=told.get("field"),
        value=told.get("value"),
        seen=told.get("seen"),
        who=who,
        at=at,
        why=told.get("why", "").strip(),
        batch=told.get("batch", ""),
        event_ids=tuple(told.get("event_ids", ())),
    )
    return identified(made)


def identified(made: Judgement) -> Judgement:
    """The judgement with the id that follows from the rest of it."""
    values = {name: getattr(made, name) for name in Judgement.__slots__ if name != "judgement_id"}
    values["at"] = made.at.isoformat()
    values["anchors"] = [anchor_values(one) for one in made.anchors]
    values["others"] = [anchor_values(one) for one in made.others]
    raw = json.dumps(values, ensure_ascii=True, sort_keys=True)
    name = hashlib.sha256(raw.encode()).hexdigest()[:16]
    rest = {key: getattr(made, key) for key in Judgement.__slots__ if key != "judgement_id"}
    return Judgement(judgement_id=name, **rest)


def anchor_of(report: Report) -> Anchor:
    """The words of a report."""
    return Anchor(
        article_id=report.article_id,
        start=report.trigger.start,
        end=report.trigger.end,
        event_type=report.event_type,
        sub_event_type=report.sub_event_type,
        geonameid=None if report.place is None else report.place.geonameid,
        place_start=None if report.place_span is None else report.place_span.start,
        report_id=report.report_id,
    )


def anchor_values(anchor: Anchor) -> list[Any]:
    """The anchor's fields in order."""
    return [getattr(anchor, name) for name in Anchor.__slots__]


def _anchor_order(anchor: Anchor) -> tuple[str, int, str]:
    return (anchor.article_id, anchor.start, anchor.report_id)
