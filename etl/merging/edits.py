"""People's edits of whole events: the edit stands, and what speaks against it is flagged.

The flags:

* `contradicted`: an article that came after the edit says otherwise;
* `reread`: the extractor now says something else than when the edit was made;
* `joined`: reports joined the event since it was judged;
* `lost`: a report that was judged is not found any more, and kept;
* `disputed`: two people say different things; the later one holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from etl.merging.consensus import consensus
from etl.merging.disagreement import disagreement, said_otherwise
from etl.merging.event import ArticleFacts, Event
from etl.merging.judged import SAID_NONE, event_meant
from etl.reports import Report
from etl.review import Bound, Judged, Judgement, Kind
from etl.review.fields import ACCEPTED, FIGURES, KIND, dates_of, dates_value, place_of, place_value

UNREVIEWED, ACCEPTED_STATE, CORRECTED, REJECTED = "unreviewed", "accepted", "corrected", "rejected"
STATES = (UNREVIEWED, ACCEPTED_STATE, CORRECTED, REJECTED)
FLAGS = ("contradicted", "disputed", "joined", "lost", "reread")
_STATE_AFTER = {
    Kind.ACCEPT: ACCEPTED_STATE,
    Kind.REJECT: REJECTED,
    Kind.NOT_AN_EVENT: REJECTED,
    Kind.CORRECT: CORRECTED,
    Kind.PLACE_IS: CORRECTED,
    Kind.SAME_EVENT: CORRECTED,
    Kind.DIFFERENT_EVENT: CORRECTED,
}


@dataclass(slots=True)
class _Edit:
    """What came of the judgements about one event so far."""

    values: dict[str, tuple[Any, Judgement]] = field(default_factory=dict)
    state: str = UNREVIEWED
    stated_by: Judgement | None = None
    flags: set[str] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)


def edited(
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    judged: Judged,
    *,
    articles: Mapping[str, ArticleFacts],
) -> list[Event]:
    """The events with what people said of them.

    Args:
        events: each with its reports, as the reports tell it.
        judged: whose reports are all here or all not here.
        articles: facts by article id.
    """
    holder = {one: number for number, (event, _) in enumerate(events) for one in event.report_ids}
    edits: dict[int, _Edit] = {}
    together = {
        report_id
        for bound in judged.bound
        if bound.judgement.kind is Kind.SAME_EVENT
        for report_id in bound.all_reports
    }
    for bound in judged.bound:
        for number in _numbers(bound, holder):
            edit = edits.setdefault(number, _Edit())
            event, members = events[number]
            _apply(edit, bound.judgement, event)
            come = [one for one in members if one.report_id not in together]
            _flag(edit, bound, event, members, come=come, articles=articles)
            if judged.held & set(bound.reports) & set(event.report_ids):
                edit.flags.add("lost")
    return [
        _finished(event, edits[number], members, articles=articles) if number in edits else event
        for number, (event, members) in enumerate(events)
    ]


def _numbers(bound: Bound, holder: Mapping[str, int]) -> list[int]:
    """The events that a judgement is about."""
    kind = bound.judgement.kind
    if kind in {Kind.SAME_EVENT, Kind.DIFFERENT_EVENT, Kind.NOT_AN_EVENT}:
        return sorted({holder[one] for one in bound.all_reports if one in holder})
    number = event_meant(bound, holder)
    return [] if number is None else [number]


def _apply(edit: _Edit, judgement: Judgement, event: Event) -> None:
    state = _STATE_AFTER[judgement.kind]
    if judgement.kind is Kind.NOT_AN_EVENT and SAID_NONE not in event.detail:
        return  # joined to an event by a later judgement
    for name, value in _values(judgement).items():
        before = edit.values.get(name)
        if before and before[0] != value and before[1].who != judgement.who:
            edit.flags.add("disputed")
        edit.values[name] = (value, judgement)
    turned = REJECTED in {state, edit.state} and state != edit.state
    if turned and edit.stated_by and edit.stated_by.who != judgement.who:
        edit.flags.add("disputed")
    # Accepting what was corrected leaves it corrected; rejecting and accepting end each other.
    if not (state == ACCEPTED_STATE and edit.state == CORRECTED):
        edit.state = state
    edit.stated_by = judgement
    edit.judgements.append(judgement)


def _values(judgement: Judgement) -> dict[str, Any]:
    if judgement.kind is Kind.ACCEPT:
        return {name: judgement.value[name] for name in ACCEPTED}
    if judgement.kind is Kind.CORRECT:
        return {str(judgement.field): judgement.value}
    if judgement.kind is Kind.PLACE_IS:
        return {"place": judgement.value}
    return {}


def _flag(
    edit: _Edit,
    bound: Bound,
    event: Event,
    members: Sequence[Report],
    *,
    come: Sequence[Report],
    articles: Mapping[str, ArticleFacts],
) -> None:
    """What has come since that speaks against a judgement about a whole event.

    `come` leaves out the reports that a person put into the event.
    """
    judgement = bound.judgement
    if judgement.kind not in {Kind.ACCEPT, Kind.REJECT, Kind.CORRECT, Kind.PLACE_IS}:
        return
    old = {anchor.article_id for anchor in judgement.anchors}
    meant = set(bound.reports)
    newcomers = [r for r in come if r.report_id not in meant]
    if newcomers:
        edit.flags.add("joined")
    values = _values(judgement)
    stands = with_values(event, values)
    for report in newcomers:
        if report.article_id not in old and values.keys() & dict(said_otherwise(stands, report)):
            edit.flags.add("contradicted")
    judged_ones = [report for report in members if report.report_id in meant]
    if judged_ones and judgement.seen:
        now = machine_values(consensus(judged_ones, articles=articles, detail=""))
        for name, value in (values or dict.fromkeys(ACCEPTED)).items():
            if not _same(now[name], judgement.seen[name]) and not _same(now[name], value):
                edit.flags.add("reread")


def _same(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same; a place is by its id, whatever its name."""
    if isinstance(one, dict) and isinstance(other, dict) and "geonameid" in one:
        return bool(one["geonameid"] == other.get("geonameid"))
    return bool(one == other)


def _finished(
    event: Event,
    edit: _Edit,
    members: Sequence[Report],
    *,
    articles: Mapping[str, ArticleFacts],
) -> Event:
    if not edit.judgements:
        return event
    values = {name: value for name, (value, _) in edit.values.items()}
    changed = with_values(event, values)
    who = " ".join(_told(one) for one in edit.judgements)
    return replace(
        changed,
        detail=f"{event.detail} {who}",
        review_state=edit.state,
        flags=tuple(sorted(edit.flags)),
        judgement_ids=tuple(one.judgement_id for one in edit.judgements),
        disagreement=disagreement(changed, members, articles=articles),
    )


def _told(judgement: Judgement) -> str:
    what = {
        Kind.ACCEPT: "Accepted",
        Kind.REJECT: "Rejected",
        Kind.CORRECT: f"Corrected ({judgement.field})",
        Kind.PLACE_IS: "Placed",
        Kind.SAME_EVENT: "Joined",
        Kind.DIFFERENT_EVENT: "Split",
        Kind.NOT_AN_EVENT: "Called no event",
    }[judgement.kind]
    why = f": {judgement.why}" if judgement.why else ""
    return f"{what} by {judgement.who} on {judgement.at:%Y-%m-%d}{why}".rstrip(".") + "."


def with_values(event: Event, values: Mapping[str, Any]) -> Event:
    """The event with some fields replaced, given as the ledger writes them."""
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name == "kind":
            changes.update({one: value[one] for one in KIND})
        elif name == "dates":
            changes["dates"] = dates_of(value)
        elif name == "place":
            changes["place"] = place_of(value)
        else:
            changes[name] = value
    return replace(event, **changes)


def machine_values(event: Event) -> dict[str, Any]:
    """An event's fields as the ledger writes them."""
    return {
        "kind": {name: getattr(event, name) for name in KIND},
        "dates": dates_value(event.dates),
        "status": str(event.status),
        "place": place_value(event.place),
        **{name: getattr(event, name) for name in FIGURES},
        "actor": event.actor,
    }
