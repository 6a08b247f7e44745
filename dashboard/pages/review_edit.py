"""The editors of the page of review: one opens at a time, each offers what is likely first.

The first nine offers have the keys 1 to 9. What is typed stays until it is recorded.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from dashboard import cached
from dashboard.pages.review_acts import (
    correct,
    correct_figures,
    correct_typed,
    edit,
    put,
)
from dashboard.pages.review_case import OFFERS, Case, offer
from dashboard.pages.review_same import draw_different, draw_same
from dashboard.wording import figure_words, short_date, status_words
from etl.errors import DatelineError
from etl.places import Gazetteer, Place, geocode_rows
from etl.review.fields import FIGURES, STATUSES


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


def _draw_place(case: Case) -> None:
    gazetteer = Gazetteer.open(case.desk.config.gazetteer)
    for number, place in enumerate(_likely_places(case, gazetteer), 1):
        offer(_place_words(place, case), number, put, (case.desk, place), f"put_{place.geonameid}")
    typed = st.text_input(
        "Another place (press P again to type here)",
        key=f"review_find_{case.row.event_id}",
        placeholder="Paris, Texas",
        max_chars=120,
        persist_state="session",
    )
    if typed and typed.strip():
        found = geocode_rows(typed.strip(), gazetteer, limit=OFFERS)
        if not found:
            st.html('<p class="note">The gazetteer knows no such place.</p>')
        for one in found:
            key = f"found_{one.place.geonameid}"
            offer(_place_words(one.place, case), 0, put, (case.desk, one.place), key)
    st.button("Nobody knows where", on_click=put, args=(case.desk, None), key="put_nowhere")


def _likely_places(case: Case, gazetteer: Gazetteer) -> list[Place]:
    """What else the names could mean, best first, then the province and the country."""
    scores: dict[int, float] = {}
    for one in case.told:
        for other in one.runners_up:
            scores[other.geonameid] = max(other.score, scores.get(other.geonameid, 0.0))
    scores.pop(case.row.geonameid or 0, None)
    ranked = sorted(scores, key=lambda number: -scores[number])[: OFFERS - 1]
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
        for number, one in enumerate(near[:OFFERS], 1):
            label = labels[one].partition(" / ")[2]
            offer(label, number, correct, (case.desk, "kind", one, codebook), f"kind_{one}")
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
        offer(label, 0, correct, (case.desk, "kind", chosen, codebook), "kind_chosen")


def _draw_dates(case: Case) -> None:
    mine = (case.row.date_start, case.row.date_end)
    offered = dict.fromkeys(
        (one.receipt.date_start, one.receipt.date_end, one.receipt.date_precision)
        for one in case.told
        if (one.receipt.date_start, one.receipt.date_end) != mine and one.receipt.date_start
    )
    for number, (start, end, precision) in enumerate(list(offered)[:OFFERS], 1):
        value = {
            "date_start": start and start.isoformat(),
            "date_end": end and end.isoformat(),
            "date_precision": precision,
        }
        label = f"As a report says: {short_date(start, end, precision)}"
        offer(label, number, correct, (case.desk, "dates", value), f"day_{number}")
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
            offer(status_words(one), number, correct, args, f"status_{one}")


def _draw_actor(case: Case) -> None:
    _typed(case, "actor", "Who did it; empty when nobody knows", case.row.actor or "police")


EDITORS: dict[str, Editor] = {
    "kind": Editor("Kind", "K", _draw_kind),
    "place": Editor("Place", "P", _draw_place),
    "dates": Editor("Day", "D", _draw_dates),
    "figures": Editor("Figures", "F", _draw_figures),
    "status": Editor("Status", "T", _draw_status),
    "actor": Editor("Who", "W", _draw_actor),
    "same": Editor("Same as …", "S", draw_same),
    "different": Editor("Other or no event", "O", draw_different),
}
