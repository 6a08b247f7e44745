"""The head of the page: the summary, the link to this view, and the views that were saved."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard import view_state
from dashboard.saved_views import LONGEST, save_view, saved_views
from etl.errors import StoreError

_COPY = """
export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  button.onclick = async () => {
    try { await navigator.clipboard.writeText(window.location.href); button.textContent = "Copied"; }
    catch { window.prompt("The link to this view:", window.location.href); }
    setTimeout(() => { button.textContent = "Copy link"; }, 1600);
  };
}
"""
_COPY_CSS = """
button { font: inherit; font-size: 0.83rem; min-height: 32px; padding: 0 0.7rem; cursor: pointer;
  color: var(--st-text-color); background: transparent; border: 1px solid var(--st-border-color);
  border-radius: 3px; white-space: nowrap; width: 100%; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_copier = st.components.v2.component(
    "dateline_copy", html='<button type="button">Copy link</button>', js=_COPY, css=_COPY_CSS
)


def draw_head(store: Path, summary: str) -> None:
    """Summary at the left, link and views at the right."""
    with st.container(key="head", horizontal=True, vertical_alignment="top"):
        st.html(summary)
        with st.container(key="head_actions", horizontal=True, gap="small"):
            _copier(key="copy_link")
            with st.popover("Views", icon=":material/bookmark:", key="views"):
                _draw_views(store)


def _draw_views(store: Path) -> None:
    views = saved_views(store)
    for number, (name, address) in enumerate(views.items()):
        with st.container(horizontal=True, key=f"view_{number}", vertical_alignment="center"):
            st.html(f'<a class="view" href="{escape(address)}" target="_self">{escape(name)}</a>')
            st.button(
                "Let go",
                on_click=_let_go,
                args=(store, name),
                key=f"drop_view_{number}",
                type="tertiary",
            )
    if not views:
        st.html('<p class="note">No view has been saved yet.</p>')
    st.text_input("Name of this view", key="view_name", max_chars=LONGEST)
    st.button("Save this view", on_click=_save, args=(store,), key="save_view")
    if said := st.session_state.pop("view_said", ""):
        st.html(f'<p class="note" role="status">{escape(said)}</p>')


def _save(store: Path) -> None:
    state = st.session_state
    name = (state["view_name"] or "").strip()
    if not name:
        state["view_said"] = "A view needs a name."
        return
    address = "?" + urlencode(view_state.address(), doseq=True)
    if _write(store, name, address):
        state["view_name"] = ""


def _let_go(store: Path, name: str) -> None:
    _write(store, name, None)


def _write(store: Path, name: str, address: str | None) -> bool:
    state = st.session_state
    state["acted"] = True
    try:
        save_view(store, name, address)
    except StoreError as error:
        state["view_said"] = str(error)
        return False
    state["view_said"] = f"Saved as “{name}”." if address else f"“{name}” was let go."
    return True
