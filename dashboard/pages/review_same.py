"""The editors that join events and part them."""

from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

from dashboard import query
from dashboard.filters import Filters
from dashboard.pages.review_acts import judge
from dashboard.pages.review_case import OFFERS, Case
from dashboard.query import EventRow
from dashboard.query.review_queue import alike
from dashboard.views.review_words import line
from dashboard.views.table import what
from dashboard.wording import plain
from etl import reviewing


def draw_same(case: Case) -> None:
    """Events that may be the same, and a box that finds any other."""
    found = _rows(case, alike(case.events, case.row.event_id))
    if not found:
        st.html('<p class="note">No other event lies near in place and day.</p>')
    for number, other in enumerate(found, 1):
        _offer_same(case, other, number)
    typed = st.text_input(
        "Another event: words of its sentence, or its id (press S again to type here)",
        key=f"review_same_{case.row.event_id}",
        placeholder="march in Karaj",
        max_chars=120,
        persist_state="session",
    )
    if typed and typed.strip():
        offered = {one.event_id for one in found} | {case.row.event_id}
        others = [one for one in _asked_for(case, typed.strip()) if one.event_id not in offered]
        if not others:
            st.html('<p class="note">No other event has these words or this id.</p>')
        for other in others[:OFFERS]:
            _offer_same(case, other, 0)


def _rows(case: Case, event_ids: Sequence[str]) -> list[EventRow]:
    rows = [query.event(case.events, one) for one in event_ids]
    return [row for row in rows if row is not None]


def _asked_for(case: Case, typed: str) -> list[EventRow]:
    """Events with an id, or with words in their sentence, newest first."""
    with suppress(ValueError):
        return _rows(case, [f"{int(typed, 16):016x}"]) if len(typed) == 16 else _with(case, typed)
    return _with(case, typed)


def _with(case: Case, words: str) -> list[EventRow]:
    asked = Filters(statuses=(), text=words)
    return list(query.page(case.events, asked, offset=0, limit=OFFERS + 7))


def _offer_same(case: Case, other: EventRow, number: int) -> None:
    told = {"other_id": other.event_id}
    st.button(
        plain(line(other, case.countries, what(other, case.types))),
        on_click=judge,
        args=(case.desk, reviewing.same_event, told),
        kwargs={"stay": True},
        key=f"same_{other.event_id}",
        shortcut=str(number) if number else None,
        help=plain(" ".join(other.sentence.split())[:300]),
    )


def draw_different(case: Case) -> None:
    """Reports to be taken off: they become an event of their own, or tell of none."""
    receipts = [one for told in case.told for one in (told.receipt, *told.copies)]
    key = f"review_off_{case.row.event_id}"
    labels = {
        one.report_id: f"{one.source or 'outlet not known'}: {' '.join(one.sentence.split())[:140]}"
        for one in receipts
    }
    chosen: Sequence[str] = st.multiselect(
        "Reports that do not belong (press O again to choose)",
        list(labels),
        format_func=lambda one: labels.get(one, one),
        key=key,
        persist_state="session",
        select_all=False,
    )
    apart = {"report_ids": tuple(chosen)}
    with st.container(horizontal=True):
        st.button(
            "They tell of another event",
            on_click=judge,
            args=(case.desk, reviewing.different_event, apart),
            kwargs={"stay": True},
            disabled=not chosen or len(chosen) == len(labels),
            key="review_different",
        )
        st.button(
            "They tell of no event" if chosen else "Its words tell of no event",
            on_click=judge,
            args=(case.desk, reviewing.not_an_event, apart if chosen else {}),
            kwargs={"stay": bool(chosen) and len(chosen) < len(labels)},
            key="review_no_event",
        )
