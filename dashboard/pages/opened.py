"""What is open in the panel: callbacks that open and close it."""

import streamlit as st


def open_event(event_id: str) -> None:
    """Callback: show one event; its place stays open behind it."""
    st.session_state["acted"] = True
    st.session_state["open_event"] = event_id


def open_place(geonameid: int) -> None:
    """Callback: show one place."""
    st.session_state["acted"] = True
    st.session_state["open_city"] = str(geonameid)
    st.session_state["open_event"] = ""
    st.session_state["open_tray"] = ""


def close_event() -> None:
    """Callback: back to what was open before the event."""
    st.session_state["acted"] = True
    st.session_state["open_event"] = ""


def close_place() -> None:
    """Callback: back to the places with most events."""
    st.session_state["acted"] = True
    st.session_state["open_city"] = ""


def open_tray(tray: str) -> None:
    """Callback: list the events without a date or without a city; an empty name closes it."""
    st.session_state["acted"] = True
    st.session_state["open_tray"] = tray
    st.session_state["open_event"] = ""
    st.session_state["open_city"] = ""


def filter_place(place: int) -> None:
    """Callback: show one place alone."""
    st.session_state["acted"] = True
    st.session_state["f_where"] = [str(place)]
