"""The panel beside the map: one event with its receipts, one place, or the places with most."""

from html import escape

import streamlit as st

from dashboard import query
from dashboard.pages.frame import Frame
from dashboard.views.detail import head_html, receipts_html
from dashboard.views.ranking import RANKED, mix_html, mix_words_html
from dashboard.views.table import what
from dashboard.wording import counted, plain, short_date

_HOW_TO_READ = "Click a circle, a row here or a row of the table to read what was printed."
_LISTED = 40  # events of one place listed in the panel, newest first


def open_event(event_id: str) -> None:
    """Callback: show one event; its place stays open behind it."""
    st.session_state["acted"] = True
    st.session_state["open_event"] = event_id


def open_place(geonameid: int) -> None:
    """Callback: show one place."""
    st.session_state["acted"] = True
    st.session_state["open_city"] = str(geonameid)
    st.session_state["open_event"] = ""


def close_event() -> None:
    """Callback: back to what was open before the event."""
    st.session_state["acted"] = True
    st.session_state["open_event"] = ""


def close_place() -> None:
    """Callback: back to the places with most events."""
    st.session_state["acted"] = True
    st.session_state["open_city"] = ""


def draw_panel(frame: Frame) -> None:
    """The panel for what is open."""
    event_id = st.session_state["open_event"]
    place = st.session_state["open_city"]
    if event_id:
        _draw_event(frame, event_id)
    elif place.isdigit():
        _draw_place(frame, int(place))
    else:
        _draw_ranking(frame)


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
    st.button("Close", on_click=close_event, key="close")
    st.html(receipts_html(row, query.receipts(frame.events, event_id), frame.names.countries))


def _draw_place(frame: Frame, place: int) -> None:
    here = frame.filters.only(place)
    rows = query.page(frame.events, here, offset=0, limit=_LISTED)
    n_events = query.count(frame.events, here)
    mix = query.mixes(frame.events, frame.filters, (place,))[place]
    name = frame.names.places.get(place, f"place {place}")
    st.html(
        f'<div class="panel-type">{counted(n_events, "event")}</div>'
        f'<h2 class="panel-place">{escape(name)}</h2>'
        + mix_words_html(mix, frame.names.types, frame.theme)
    )
    with st.container(horizontal=True, key="place_actions"):
        st.button("Only this place", on_click=_filter_place, args=(place,), key="only_place")
        st.button("Close", on_click=close_place, key="close", type="tertiary")
    with st.container(key="place_events", gap=None):
        for row in rows:
            day = short_date(row.date_start, row.date_end, row.date_precision)
            st.button(
                f"{day} :gray[{plain(what(row, frame.names.types))}]",
                on_click=open_event,
                args=(row.event_id,),
                key=f"event_{row.event_id}",
                type="tertiary",
                width="stretch",
            )
    if n_events > len(rows):
        st.html(
            f'<p class="note">The newest {len(rows)} of {n_events:,}; all are in the table.</p>'
        )


def _filter_place(place: int) -> None:
    st.session_state["acted"] = True
    st.session_state["f_where"] = [str(place)]


def _draw_ranking(frame: Frame) -> None:
    cities = [place for place in frame.places if place.precision == "city"][:RANKED]
    if not cities:
        if frame.totals.n_events:
            st.html('<p class="note">No event here names its city.</p>')
        return
    mixes = query.mixes(frame.events, frame.filters, tuple(city.geonameid for city in cities))
    st.html('<div class="label">Most events</div>')
    with st.container(key="ranking", gap=None):
        for city in cities:
            nation = frame.names.countries.get(city.country, city.country)
            bar = mix_html(
                mixes[city.geonameid],
                most=cities[0].n_events,
                order=tuple(frame.names.types),
                theme=frame.theme,
            )
            with st.container(key=f"rank_{city.geonameid}", gap=None):
                st.button(
                    f"{plain(city.name)} :gray[{plain(nation)}]",
                    on_click=open_place,
                    args=(city.geonameid,),
                    key=f"place_{city.geonameid}",
                    type="tertiary",
                    width="stretch",
                )
                st.html(bar)
    st.html(f'<p class="note">{_HOW_TO_READ}</p>')
