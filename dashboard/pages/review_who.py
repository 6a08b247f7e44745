"""Under which name the person before the page judges."""

import os

import streamlit as st

from dashboard.pages.visitor import has_sign_in, visitor_name

# The name stays in this browser alone: an address that holds it would be passed on with it.
_KEEP = """
export default function ({ data, setStateValue }) {
  const key = "dateline_who";
  try {
    if (data.who) { localStorage.setItem(key, data.who); }
    else if (!data.forget) {
      const kept = localStorage.getItem(key);
      if (kept) { setStateValue("who", kept); }
    } else { localStorage.removeItem(key); }
  } catch (refused) { /* a browser that keeps nothing: the name is asked for again */ }
  if (data.focus) {
    const seek = (tries) => {
      const found = document.querySelector(".st-key-review_edit input:not([disabled])");
      if (found) { found.focus(); } else if (tries) { setTimeout(() => seek(tries - 1), 60); }
    };
    if (window.datelineFocus !== data.focus) { window.datelineFocus = data.focus; seek(20); }
  }
}
"""
_keeper = st.components.v2.component("dateline_who", js=_KEEP)


def reviewer(*, focus: str = "") -> str:
    """Who judges: the address at the sign-in, else the name that was given once; empty at first.

    Args:
        focus: a new word puts the cursor into the open editor; empty leaves it where it is.
    """
    signed_in = visitor_name()
    who = signed_in or str(st.session_state.get("review_who") or os.environ.get("DATELINE_WHO", ""))
    forget = bool(st.session_state.get("review_forget"))
    with st.container(key="screen"):
        told = _keeper(
            key="who_keeper",
            data={"who": "" if signed_in else who, "forget": forget, "focus": focus},
            on_who_change=lambda: None,
            default={"who": ""},
        )
    if not who and not forget and told.who:
        who = st.session_state["review_who"] = " ".join(str(told.who).split())[:80]
    return who


def ask_who() -> None:
    """The one question before the first judgement."""
    st.html('<h2 class="panel-place">Who are you?</h2>')
    st.html(
        '<p class="note">Every decision says who made it. The name is kept in this browser and '
        "asked only once.</p>"
    )
    with st.form("review_who_form", border=False):
        st.text_input("Your name", key="review_typed_who", max_chars=80)
        st.form_submit_button("Begin", type="primary", on_click=_take_name)


def _take_name() -> None:
    name = " ".join(str(st.session_state.get("review_typed_who") or "").split())
    if name:
        st.session_state["review_who"] = name
        st.session_state["review_forget"] = False


def change_who() -> None:
    """Callback: somebody else sits down."""
    if has_sign_in() and visitor_name():
        st.logout()
        return
    st.session_state["review_who"] = ""
    st.session_state["review_forget"] = True
