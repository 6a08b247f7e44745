"""The panel beside the map: one event with its receipts, one place, or the places with most."""

import streamlit as st

from dashboard import query
from dashboard.pages.frame import Frame
from dashboard.views.detail import head_html, receipts_html
from dashboard.views.ranking import RANKED, mix_html, mix_of, mix_words_html
from dashboard.views.table import what
from dashboard.wording import counted, short_date

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
    mix = mix_of(query.mixes(frame.events, frame.filters, (place,)), place)
    name = frame.names.places.get(place, f"place {place}")
    st.html(f'<div class="panel-type">{counted(n_events, "event")}</div>')
    st.subheader(name, anchor=False)
    st.html(mix_words_html(mix, frame.names.types, frame.theme))
    with st.container(horizontal=True, key="place_actions"):
        st.button("Only this place", on_click=_filter_place, args=(place,), key="only_place")
        st.button("Close", on_click=close_place, key="close", type="tertiary")
    with st.container(key="place_events", gap=None):
        for row in rows:
            day = short_date(row.date_start, row.date_end, row.date_precision)
            st.button(
                f"{day} :gray[{what(row, frame.names.types)}]",
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
    cities = frame.places[frame.places["place_precision"] == "city"].head(RANKED)
    if cities.empty:
        st.html('<p class="note">No event here names its city.</p>')
        return
    shown = tuple(int(one) for one in cities["geonameid"])
    mixes = query.mixes(frame.events, frame.filters, shown)
    most = int(cities["n_events"].max())
    st.html('<div class="label">Most events</div>')
    with st.container(key="ranking", gap=None):
        for city in cities.itertuples():
            place = int(city.geonameid)
            nation = frame.names.countries.get(city.country, city.country)
            with st.container(key=f"rank_{place}", gap=None):
                st.button(
                    f"{frame.plain(city.name)} :gray[{frame.plain(nation)}]",
                    on_click=open_place,
                    args=(place,),
                    key=f"place_{place}",
                    type="tertiary",
                    width="stretch",
                )
                st.html(
                    mix_html(
                        mix_of(mixes, place),
                        most=most,
                        order=tuple(frame.names.types),
                        theme=frame.theme,
                    )
                )
    st.html(
        '<p class="note">Click a circle, a bar or a row of the table to read what was printed.</p>'
    )
