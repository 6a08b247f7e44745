"""Review: the events that are worth a person's minute, one at a time, worked from the keyboard."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import cached, query, view_state
from dashboard.filter_words import Names, in_words
from dashboard.filters import Filters, from_params
from dashboard.pages.review_acts import Desk, edit, judge, news_on, pass_over, passed_over, undo
from dashboard.pages.review_case import Case
from dashboard.pages.review_edit import EDITORS, draw_editor
from dashboard.pages.review_many import draw_many
from dashboard.pages.review_who import ask_who, change_who, reviewer
from dashboard.pages.typed import keep_typed
from dashboard.pages.visitor import draw_read_only, visitor_may_write
from dashboard.query import EventRow, Events
from dashboard.query.context import in_context
from dashboard.query.review_queue import Which, queue, standing, waiting
from dashboard.views.detail import head_html
from dashboard.views.evidence import Decision, context_html, disagreements_html, history_html
from dashboard.views.review_words import others_html, progress_html, reasons_html
from dashboard.wording import plain
from etl import reviewing
from etl.config import Config
from etl.errors import DatelineError
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from etl.store.lookup import judgements_on, resolve

_CSS = Path(__file__).resolve().parents[1] / "review.css"
_LOOK_EVERY_S = 4.0  # how soon a reviewer sees that somebody else decided on the same event
_QUEUES: dict[str, Which] = {"Not judged yet": "unreviewed", "Flagged since": "flagged"}


@dataclass(frozen=True, slots=True)
class _Store:
    """What is loaded: the events, the filter, and labels."""

    config: Config
    events: Events
    filters: Filters
    names: Names
    words: str


def review() -> None:
    """The page; `?event=` opens the review at one event."""
    config = Config.default()
    st.html(_CSS)
    try:
        events = cached.events_of(config.store)
        if not events.extent.n_events:
            st.html('<h1 class="page-title">Review</h1><p class="note">The store is empty.</p>')
            return
        store = _store(config, events)
        st.html(progress_html(standing(events, store.filters), store.words))
        if not visitor_may_write():
            draw_read_only()
            return
        who = reviewer(focus=str(st.session_state.get("review_focus") or ""))
        if not who:
            ask_who()
            return
        _draw_desk(store, who)
    except DatelineError as error:
        st.error(str(error), icon=":material/error:")


def _store(config: Config, events: Events) -> _Store:
    told = view_state.address()
    told.pop("event", None)
    filters, _ = from_params(told or st.session_state.get("written", {}))
    names = Names(
        types=cached.labels_of(config, events.extent.types),
        countries=cached.atlas().country_names,
        places=cached.place_names(
            config.store,
            events.files.version,
            events.extent.places,
            gazetteer=config.gazetteer,
        ),
    )
    return _Store(config, events, filters, names, in_words(filters, names))


def _draw_desk(store: _Store, who: str) -> None:
    keep_typed("review", ("review_why",))
    with st.container(horizontal=True, key="review_bar", vertical_alignment="center"):
        chosen = st.segmented_control(
            "Queue",
            list(_QUEUES),
            default="Not judged yet",
            key="review_queue",
            label_visibility="collapsed",
            persist_state="session",
        )
        st.button("Undo", key="review_undo", shortcut="U", on_click=undo, args=(store.config, who))
        st.button(
            f"{plain(who)} :gray[not you?]",
            key="review_change_who",
            type="tertiary",
            on_click=change_who,
        )
    _draw_said()
    row = _current(store, _QUEUES[chosen or "Not judged yet"])
    if row is None:
        st.html(
            '<h2 class="panel-place">Nothing waits here</h2><p class="note">Every event that the '
            "filter shows is judged or was passed over.</p>"
        )
        if passed_over():
            st.button("Look at those passed over", key="review_again", on_click=_again)
        return
    _draw_case(store, row, who)
    draw_many(store.config, store.events, store.filters, who, store.words)


def _again() -> None:
    st.session_state["review_passed"] = []


def _draw_said() -> None:
    if error := st.session_state.get("review_error"):
        st.warning(plain(str(error)))
    elif said := st.session_state.get("review_said"):
        with st.container(key="review_said"):
            st.text(str(said))


def _current(store: _Store, which: Which) -> EventRow | None:
    """The event on the desk: the one that was asked for or is being worked on, else the next."""
    state = st.session_state
    asked = st.query_params.get("event", "")
    if asked and state.get("review_asked") != asked:
        state["review_asked"] = state["review_at"] = asked
    snapshot = open_snapshot(store.config.store)
    at = str(state.get("review_at") or "")
    if at:
        at = resolve(snapshot, at) or ""
    if not at:
        ledger = Ledger(store.config.store).standing(snapshot.version)
        without = {*passed_over(), *(name for one in ledger.pending for name in one.event_ids)}
        found = queue(store.events, store.filters, which=which, without=without, limit=1)
        at = found[0].event_id if found else ""
    row = query.event(store.events, at) if at else None
    state["review_at"] = at if row else ""
    return row


def _draw_case(store: _Store, row: EventRow, who: str) -> None:
    events, snapshot = store.events, open_snapshot(store.config.store)
    history = judgements_on(snapshot, row.event_id)
    desk = Desk(store.config, row.event_id, who, frozenset(one.judgement_id for one, _ in history))
    countries = dict(store.names.countries)
    told = in_context(events, query.receipts(events, row.event_id))
    case = Case(desk, events, row, told, dict(store.names.types), countries)
    full = query.full_event(events, row.event_id) or {}
    left, right = st.columns((1, 1.25), gap="medium")
    with left, st.container(key="review_head"):
        theme = st.context.theme.type or "light"
        st.html(head_html(row, types=store.names.types, countries=countries, theme=theme))
        st.html(reasons_html(waiting(events, row.event_id)))
        _watch(desk)
        _draw_buttons(desk)
        draw_editor(case)
        st.text_input(
            "Why, if it should be remembered",
            key="review_why",
            max_chars=500,
            placeholder="goes with the next decision",
            persist_state="session",
        )
        st.html("<h3>Said otherwise</h3>")
        st.html(disagreements_html(row, str(full.get("disagreement") or "[]"), countries))
        decisions = tuple(Decision(j.kind.value, j.who, j.at, j.why, ok) for j, ok in history)
        st.html("<h3>Judgements</h3>" + history_html(decisions))
        st.html(
            f'<p class="note"><a href="event?id={row.event_id}" target="_self">Its own page</a></p>'
        )
    with right, st.container(key="review_receipts"):
        st.html(context_html(told))


@st.fragment(run_every=_LOOK_EVERY_S)
def _watch(desk: Desk) -> None:
    """Says at once when somebody else decides on the event that is on the desk."""
    try:
        news = news_on(open_snapshot(desk.config.store), desk)
    except DatelineError:
        return  # the page itself says what is the matter with the store
    st.html(others_html(news) or '<p class="review-news"></p>')


def _draw_buttons(desk: Desk) -> None:
    with st.container(horizontal=True, key="review_verdict"):
        st.button(
            "Accept",
            key="review_accept",
            shortcut="A",
            type="primary",
            on_click=judge,
            args=(desk, reviewing.accept),
        )
        st.button(
            "Reject",
            key="review_reject",
            shortcut="X",
            on_click=judge,
            args=(desk, reviewing.reject),
        )
        st.button(
            "Next", key="review_next", shortcut="N", on_click=pass_over, args=(desk.event_id,)
        )
    with st.container(horizontal=True, key="review_editors"):
        for name, editor in EDITORS.items():
            st.button(
                editor.label,
                key=f"review_open_{name}",
                shortcut=editor.key,
                type="secondary",
                on_click=edit,
                args=(name,),
            )
