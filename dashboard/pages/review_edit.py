"""The editors of the page of review: one opens at a time, each offers what is likely first.

The first nine offers have the keys 1 to 9. What is typed stays until it is recorded.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import cached, query
from dashboard.pages.review_acts import (
    Desk,
    correct,
    correct_figures,
    correct_typed,
    edit,
    judge,
    put,
)
from dashboard.query import EventRow, Events
from dashboard.query.context import Told
from dashboard.query.review_queue import alike
from dashboard.views.review_words import line
from dashboard.views.table import what
from dashboard.wording import figure_words, plain, short_date, status_words
from etl import reviewing
from etl.errors import DatelineError
from etl.places import Gazetteer, Place, geocode_rows
from etl.review.fields import FIGURES, STATUSES

_OFFERS = 9  # as many as there are digits


@dataclass(frozen=True, slots=True)
class Case:
    """The event on the desk.

    Attributes:
        desk: who decides. events: the loaded store. row: the event. told: its receipts.
        types, countries: labels of ids.
    """

    desk: Desk
    events: Events
    row: EventRow
    told: tuple[Told, ...]
    types: dict[str, str]
    countries: dict[str, str]


@dataclass(frozen=True, slots=True)
class Editor:
    """One editor: its name on the button, its key, and what draws it."""

    label: str
    key: str
    draw: Callable[[Case], None]


def draw_editor(case: Case) -> None:
    """The editor that is open, if one is."""
    name = st.session_state.get("review_edit") or ""
    if name not in EDITORS:
        return
    with st.container(key="review_edit"):
        st.html(f'<p class="label">{EDITORS[name].label}</p>')
        EDITORS[name].draw(case)
        st.button("Close", on_click=edit, args=("",), key="review_edit_close", shortcut="Esc")


def _offer(
    label: str, number: int, on_click: Callable[..., None], args: tuple[Any, ...], key: str
) -> None:
    st.button(
        plain(label),
        on_click=on_click,
        args=args,
        key=key,
        shortcut=str(number) if 1 <= number <= _OFFERS else None,
    )


def _draw_place(case: Case) -> None:
    gazetteer = Gazetteer.open(case.desk.config.gazetteer)
    for number, place in enumerate(_likely_places(case, gazetteer), 1):
        _offer(_place_words(place, case), number, put, (case.desk, place), f"put_{place.geonameid}")
    typed = st.text_input(
        "Another place (press P again to type here)",
        key=f"review_find_{case.row.event_id}",
        placeholder="Paris, Texas",
        max_chars=120,
        persist_state="session",
    )
    if typed and typed.strip():
        found = geocode_rows(typed.strip(), gazetteer, limit=_OFFERS)
        if not found:
            st.html('<p class="note">The gazetteer knows no such place.</p>')
        for one in found:
            key = f"found_{one.place.geonameid}"
            _offer(_place_words(one.place, case), 0, put, (case.desk, one.place), key)
    st.button("Nobody knows where", on_click=put, args=(case.desk, None), key="put_nowhere")


def _likely_places(case: Case, gazetteer: Gazetteer) -> list[Place]:
    """What else the names could mean, best first, then the province and the country."""
    scores: dict[int, float] = {}
    for one in case.told:
        for other in one.runners_up:
            scores[other.geonameid] = max(other.score, scores.get(other.geonameid, 0.0))
    scores.pop(case.row.geonameid or 0, None)
    ranked = sorted(scores, key=lambda number: -scores[number])[: _OFFERS - 1]
    places = []
    for number in ranked:
        try:
            places.append(gazetteer.place(number))
        except DatelineError:
            continue  # a place that only another gazetteer knows
    if case.row.country and case.row.place_precision != "country":
        with suppress(DatelineError):  # a country that the gazetteer does not know
            places.append(gazetteer.country(case.row.country))
    return places


def _place_words(place: Place, case: Case) -> str:
    nation = case.countries.get(place.country, place.country)
    area = place.admin1 if place.admin1 != place.name else None
    words = ", ".join(part for part in (place.name, area, nation) if part and part != place.name)
    level = {"city": "", "country": "country only: "}.get(place.kind, "province or district: ")
    return f"{level}{place.name}{', ' if words else ''}{words}"


def _draw_kind(case: Case) -> None:
    codebook = cached.codebook_of(
        case.desk.config.codebook, case.desk.config.codebook.stat().st_mtime
    )
    mine = next((one for one in codebook.types if one.id == case.row.event_type), None)
    near = [one.id for one in mine.subtypes if one.id != case.row.sub_event_type] if mine else []
    labels = {
        one.id: f"{kind.label} / {one.label}" for kind in codebook.types for one in kind.subtypes
    }
    with st.container(horizontal=True):
        for number, one in enumerate(near[:_OFFERS], 1):
            label = labels[one].partition(" / ")[2]
            _offer(label, number, correct, (case.desk, "kind", one, codebook), f"kind_{one}")
    key = f"review_kind_{case.row.event_id}"
    chosen = st.selectbox(
        "Any kind (press K again to type here)",
        list(labels),
        index=None,
        format_func=lambda one: labels.get(one, one),
        key=key,
        persist_state="session",
    )
    if chosen:
        label = f"It was: {labels[chosen]}"
        _offer(label, 0, correct, (case.desk, "kind", chosen, codebook), "kind_chosen")


def _draw_dates(case: Case) -> None:
    mine = (case.row.date_start, case.row.date_end)
    offered = dict.fromkeys(
        (one.receipt.date_start, one.receipt.date_end, one.receipt.date_precision)
        for one in case.told
        if (one.receipt.date_start, one.receipt.date_end) != mine and one.receipt.date_start
    )
    for number, (start, end, precision) in enumerate(list(offered)[:_OFFERS], 1):
        value = {
            "date_start": start and start.isoformat(),
            "date_end": end and end.isoformat(),
            "date_precision": precision,
        }
        label = f"As a report says: {short_date(start, end, precision)}"
        _offer(label, number, correct, (case.desk, "dates", value), f"day_{number}")
    _typed(
        case, "dates", "Day, month, year or range", "2020-07-14 · 2020-07 · 2020-07-06/2020-07-12"
    )
    st.button(
        "No day is known", on_click=correct, args=(case.desk, "dates", "unknown"), key="day_none"
    )


def _typed(case: Case, field: str, label: str, example: str) -> None:
    """A box whose text is recorded by Enter, and stays when it cannot be."""
    key = f"review_{field}_{case.row.event_id}"
    with st.form(f"review_form_{field}", border=False):
        st.text_input(label, key=key, placeholder=example, max_chars=200, persist_state="session")
        st.form_submit_button("Record", on_click=correct_typed, args=(case.desk, field, key))


def _draw_figures(case: Case) -> None:
    before = {name: getattr(case.row, name) for name in FIGURES}
    keys = {name: f"review_{name}_{case.row.event_id}" for name in FIGURES}
    with st.form("review_form_figures", border=False):
        with st.container(horizontal=True):
            for name in FIGURES:
                st.number_input(
                    figure_words(name).capitalize(),
                    min_value=0,
                    max_value=10**9,
                    value=before[name],
                    step=1,
                    key=keys[name],
                    placeholder="not told",
                    persist_state="session",
                )
        st.form_submit_button("Record", on_click=correct_figures, args=(case.desk, keys, before))


def _draw_status(case: Case) -> None:
    with st.container(horizontal=True):
        others = [one for one in STATUSES if one != case.row.status]
        for number, one in enumerate(others, 1):
            args = (case.desk, "status", one)
            _offer(status_words(one), number, correct, args, f"status_{one}")


def _draw_actor(case: Case) -> None:
    _typed(case, "actor", "Who did it; empty when nobody knows", case.row.actor or "police")


def _draw_same(case: Case) -> None:
    others = [query.event(case.events, one) for one in alike(case.events, case.row.event_id)]
    found = [one for one in others if one is not None]
    if not found:
        st.html('<p class="note">No other event lies near in place and day.</p>')
    for number, other in enumerate(found, 1):
        told = {"other_id": other.event_id}
        args = (case.desk, reviewing.same_event, told)
        label = line(other, case.countries, what(other, case.types))
        st.button(
            plain(label),
            on_click=judge,
            args=args,
            kwargs={"stay": True},
            key=f"same_{other.event_id}",
            shortcut=str(number),
            help=plain(" ".join(other.sentence.split())[:300]),
        )


def _draw_different(case: Case) -> None:
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


EDITORS: dict[str, Editor] = {
    "kind": Editor("Kind", "K", _draw_kind),
    "place": Editor("Place", "P", _draw_place),
    "dates": Editor("Day", "D", _draw_dates),
    "figures": Editor("Figures", "F", _draw_figures),
    "status": Editor("Status", "T", _draw_status),
    "actor": Editor("Who", "W", _draw_actor),
    "same": Editor("Same as …", "S", _draw_same),
    "different": Editor("Other or no event", "O", _draw_different),
}
