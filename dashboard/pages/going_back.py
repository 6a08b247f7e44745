"""Back and forward: the browser says so itself, for an address alone does not tell.

An address that differs from the one the page wrote may be where a person went back to, or one
that the browser sent before it had heard of the new one. Only the browser knows which.
"""

import streamlit as st

from dashboard import view_state

_LISTEN = """
export default function ({ setTriggerValue }) {
  const path = window.location.pathname;
  const went = (event) => {
    if (window.location.pathname !== path) return;
    event.stopImmediatePropagation();
    setTriggerValue("went", window.location.search || "?");
  };
  window.addEventListener("popstate", went, true);
  return () => window.removeEventListener("popstate", went, true);
}
"""
_listener = st.components.v2.component("dateline_going_back", js=_LISTEN)


def listen() -> None:
    """Take notice when a person goes back or forward on this page."""
    with st.container(key="going_back"):
        _listener(key="went", on_went_change=view_state.went)
