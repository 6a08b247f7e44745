"""The panel beside the map: one event with its receipts, one place, or the places with most."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import query
from dashboard.filters import Filters
from dashboard.pages.frame import Frame
from dashboard.pages.opened import (
    close_event,
    close_place,
    filter_place,
    open_event,
    open_tray,
)
from dashboard.pages.panel_ranking import draw_ranking
from dashboard.views.detail import head_html, receipts_html
from dashboard.views.ranking import mix_words_html
from dashboard.views.table import what
from dashboard.wording import counted, plain, short_date

# Lists of what has no place on map or timeline, and their titles.
TRAYS = {"undated": "Without a date", "unplaced": "Without a city"}
_LISTED = 40  # events of one place listed in the panel, newest first


def draw_panel(frame: Frame) -> None:
    """The panel for what is open."""
    event_id = st.session_state["open_event"]
    place = st.session_state["open_city"]
    tray = st.session_state["open_tray"]
    if event_id:
        _draw_event(frame, event_id)
    elif tray in TRAYS:
        _draw_tray(frame, tray)
    elif place.isdigit():
        _draw_place(frame, int(place))
    else:
        draw_ranking(frame)


def _draw_event(frame: Frame, event_id: str) -> None:
    row = query.event(frame.events, event_id)
    if row is None:
        st.html('<p class="note">This version of the store holds no such event.</p>')
        st.button("Close", on_click=close_event, key="close")
        return
    st.html(
        head_html(row, types=frame.names.types, countries=frame.names.countries, theme=frame.theme)
    )
    if not query.passes(frame.events, frame.filters, event_id):
        st.html('<p class="note">The filter leaves this event out of map and table.</p>')
    with st.container(horizontal=True, key="event_actions", vertical_alignment="center"):
        st.button("Close", on_click=close_event, key="close")
        as_of = st.session_state.get("open_version")
        of = f"&amp;version={escape(as_of)}" if as_of else ""
        st.html(f'<a class="view" href="event?id={event_id}{of}" target="_self">Its own page</a>')
        if not as_of:  # an earlier version cannot be judged
            st.html(f'<a class="view" href="review?event={event_id}" target="_self">Review</a>')
    receipts = query.receipts(frame.events, event_id)
    st.html(receipts_html(row, receipts, frame.names.countries, frame.filters.text))


def _draw_place(frame: Frame, place: int) -> None:
    here = frame.filters.only(place)
    n_events = query.count(frame.events, here)
    mix = query.mixes(frame.events, frame.filters, (place,))[place]
    name = frame.names.places.get(place, f"place {place}")
    st.html(
        f'<div class="panel-type">{counted(n_events, "event")}</div>'
        f'<h2 class="panel-place">{escape(name)}</h2>'
        + mix_words_html(mix, frame.names.types, frame.theme)
    )
    with st.container(horizontal=True, key="place_actions"):
        st.button("Only this place", on_click=filter_place, args=(place,), key="only_place")
        st.button("Close", on_click=close_place, key="close", type="tertiary")
    _draw_events(frame, here, n_events)


def _draw_tray(frame: Frame, tray: str) -> None:
    """The events that map or timeline cannot show."""
    is_undated = tray == "undated"
    here = replace(
        frame.filters,
        undated=is_undated or frame.filters.undated,
        unplaced=not is_undated or frame.filters.unplaced,
    )
    n_events = query.count(frame.events, here)
    st.html(
        f'<div class="panel-type">{counted(n_events, "event")}</div>'
        f'<h2 class="panel-place">{TRAYS[tray]}</h2>'
    )
    with st.container(horizontal=True, key="tray_actions"):
        st.button("Only these", on_click=_filter_tray, args=(tray,), key="only_tray")
        st.button("Close", on_click=open_tray, args=("",), key="close_tray", type="tertiary")
    _draw_events(frame, here, n_events)


def _filter_tray(tray: str) -> None:
    st.session_state["acted"] = True
    st.session_state[f"f_{tray}"] = True


def _draw_events(frame: Frame, here: Filters, n_events: int) -> None:
    """A list of events, newest first, to be opened by click or key."""
    rows = query.page(frame.events, here, offset=0, limit=_LISTED)
    with st.container(key="place_events", gap=None):
        for row in rows:
            day = short_date(row.date_start, row.date_end, row.date_precision)
            where = "" if row.city else f", {row.admin1 or row.country or 'place not named'}"
            st.button(
                f"{day} :gray[{plain(what(row, frame.names.types) + where)}]",
                on_click=open_event,
                args=(row.event_id,),
                key=f"event_{row.event_id}",
                type="tertiary",
                width="stretch",
            )
    if n_events > len(rows):
        st.html(
            f'<p class="note">The newest {len(rows)} of {n_events:,}; “Only” above puts all in '
            "the table.</p>"
        )
