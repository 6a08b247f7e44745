"""What a press on the page of review does: makes judgements, records them, goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.pages.typed import forget_typed
from dashboard.pages.visitor import visitor_may_write
from dashboard.views.review_words import decided
from dashboard.wording import counted
from etl import reviewing
from etl.codebook import Codebook
from etl.config import Config
from etl.errors import DatelineError
from etl.places import Place
from etl.review import Judgement, Kind, active
from etl.store import Snapshot, open_snapshot
from etl.store.ledger import Ledger
from etl.store.lookup import judgements_on

Make = Callable[..., Judgement]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a press needs: the store, and the event as the page showed it.

    Attributes:
        config: where things lie. event_id: the event. who: the reviewer.
        seen: ids of the judgements on it that were on the page.
    """

    config: Config
    event_id: str
    who: str
    seen: frozenset[str]


def judge(
    desk: Desk, make: Make, told: dict[str, Any] | None = None, *, stay: bool = False
) -> None:
    """Callback: decide something about the event and go on to the next.

    What somebody else decided since the page was drawn is shown first, and nothing recorded.

    Args:
        desk: who decides about what.
        make: a verb of `etl.reviewing`.
        told: its arguments besides the event.
        stay: keep the event open: one field was set, the others are still to be looked at.
    """
    state = st.session_state
    _start()
    if not visitor_may_write():
        return
    try:
        snapshot = open_snapshot(desk.config.store)
        if news_on(snapshot, desk):
            state["review_said"] = "Not recorded: look at what was decided meanwhile, then decide."
            return
        one = make(snapshot, desk.event_id, who=desk.who, why=_why(), **(told or {}))
        recorded = reviewing.record_judgements(desk.config.store, [one])
    except DatelineError as error:
        state["review_error"] = str(error)
        return
    state["review_said"] = f"{decided(one)[:1].upper()}{decided(one)[1:]}. {recorded.message}"
    _forget_why()
    state["review_edit"] = ""
    state["review_at"] = desk.event_id if stay else ""


def news_on(snapshot: Snapshot, desk: Desk) -> tuple[Judgement, ...]:
    """What others decided about the event since the page was drawn, and still holds."""
    return tuple(
        one
        for one, holds in judgements_on(snapshot, desk.event_id)
        if holds and one.judgement_id not in desk.seen and one.who != desk.who
    )


def correct(desk: Desk, field: str, value: Any, codebook: Codebook | None = None) -> None:
    """Callback: one field has another value; the event stays open."""
    told = {"field": field, "value": value}
    judge(desk, reviewing.correct, told | ({"codebook": codebook} if codebook else {}), stay=True)


def put(desk: Desk, place: Place | None) -> None:
    """Callback: it was there; the event stays open."""
    judge(desk, reviewing.place_is, {"place": place}, stay=True)


def correct_typed(desk: Desk, field: str, key: str) -> None:
    """Callback: a field has the value that was typed; what cannot be read stays in its box."""
    typed = str(st.session_state.get(key) or "").strip()
    if field == "dates" and not typed:
        st.session_state["review_error"] = "Type a day, a month or a range; “unknown” for none."
        return
    correct(desk, field, typed or None)
    if not st.session_state.get("review_error"):
        st.session_state[key] = ""


def correct_figures(desk: Desk, keys: dict[str, str], before: dict[str, int | None]) -> None:
    """Callback: the figures that were changed, in one go."""
    state = st.session_state
    _start()
    changed = {name: state.get(key) for name, key in keys.items() if state.get(key) != before[name]}
    if not changed:
        state["review_said"] = "No figure was changed."
        return
    if not visitor_may_write():
        return
    batch = reviewing.new_batch()
    try:
        snapshot = open_snapshot(desk.config.store)
        if news_on(snapshot, desk):
            state["review_said"] = "Not recorded: look at what was decided meanwhile, then decide."
            return
        why = _why()
        made = [
            reviewing.correct(
                snapshot,
                desk.event_id,
                field=name,
                value=value,
                who=desk.who,
                why=why,
                batch=batch,
            )
            for name, value in changed.items()
        ]
        state["review_said"] = reviewing.record_judgements(desk.config.store, made).message
    except DatelineError as error:
        state["review_error"] = str(error)
        return
    state["review_at"] = desk.event_id
    state["review_edit"] = ""
    _forget_why()


def judge_all(config: Config, who: str, kind: Kind, *, key: str, event_ids: Sequence[str]) -> None:
    """Callback: decide the same about many events at once: one batch, one version.

    Args:
        config: where things lie.
        who: the reviewer.
        kind: accept or reject.
        key: of the box that must be ticked.
        event_ids: exactly those that were counted on the page.
    """
    state = st.session_state
    _start()
    if not visitor_may_write() or not state.get(key):
        return
    try:
        snapshot = open_snapshot(config.store)
        decided_ids = judged_ids(config)
        left = [one for one in event_ids if one not in decided_ids]
        batch = reviewing.new_batch()
        made = reviewing.decide_all(snapshot, left, kind, who=who, why=_why(), batch=batch)
        recorded = reviewing.record_judgements(config.store, made)
    except DatelineError as error:
        state["review_error"] = str(error)
        return
    passed = len(event_ids) - len(made)
    more = f" {counted(passed, 'event')} judged meanwhile: left as they are." if passed else ""
    state["review_said"] = recorded.message + more
    state["review_at"] = ""
    state[key] = False
    _forget_why()


def judged_ids(config: Config) -> frozenset[str]:
    """Ids of events that a holding judgement names, applied or not."""
    return frozenset(
        name
        for one in active(Ledger(config.store).read())
        if one.kind is not Kind.WITHDRAW
        for name in one.event_ids
    )


def undo(config: Config, who: str) -> None:
    """Callback: take back what this reviewer decided last, with all that went with it."""
    state = st.session_state
    _start()
    if not visitor_may_write():
        return
    try:
        mine = [
            one
            for one in active(Ledger(config.store).read())
            if one.who == who and one.kind is not Kind.WITHDRAW
        ]
        if not mine:
            state["review_said"] = "There is nothing of yours to undo."
            return
        last = max(mine, key=lambda one: one.order)
        batch = [one for one in mine if last.batch and one.batch == last.batch] or [last]
        name = reviewing.new_batch()
        made = reviewing.withdraw_all(batch, who=who, batch=name)
        reviewing.record_judgements(config.store, made)
    except DatelineError as error:
        state["review_error"] = str(error)
        return
    what = decided(last) if len(batch) == 1 else f"{len(batch):,} judgements"
    state["review_said"] = f"Undone: {what}."
    state["review_at"] = last.event_ids[0] if last.event_ids else ""
    state["review_passed"] = [one for one in passed_over() if one not in last.event_ids]


def pass_over(event_id: str) -> None:
    """Callback: the next one, without a decision; it comes again at the next visit."""
    st.session_state["review_passed"] = [*passed_over(), event_id]
    st.session_state["review_at"] = ""
    _start()


def passed_over() -> list[str]:
    """The events that were passed over in this browser window."""
    return list(st.session_state.get("review_passed") or [])


def edit(what: str) -> None:
    """Callback: open an editor; once more puts the cursor into its box; `""` closes it."""
    state = st.session_state
    again = what and state.get("review_edit") == what
    if again or what in {"dates", "figures", "actor"}:
        state["review_focus"] = f"{what} {int(state.get('review_presses') or 0) + 1}"
        state["review_presses"] = int(state.get("review_presses") or 0) + 1
    state["review_edit"] = what


def _start() -> None:
    st.session_state["review_error"] = st.session_state["review_said"] = ""
    st.session_state["review_focus"] = ""


def _why() -> str:
    return str(st.session_state.get("review_why") or "").strip()


def _forget_why() -> None:
    """The reason went with the decision."""
    st.session_state["review_why"] = ""
    forget_typed("review")
