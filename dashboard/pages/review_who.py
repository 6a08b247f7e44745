"""Who sits before the page, and whether they may write to the store."""

import os

import streamlit as st

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
ANYONE = "anyone"
READ_ONLY = (
    "This page is read-only here: the server can be reached from other machines. Whoever runs it "
    "names those who may write in DATELINE_REVIEWERS: their addresses at the sign-in, or “anyone”."
)

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


def may_write(*, bound: str, host: str, reviewers: str, signed_in: str) -> bool:
    """Whether a visitor may judge and add.

    Args:
        bound: the address that the server listens on; empty for every one.
        host: the name by which the browser asked for it; empty when it is not known.
        reviewers: who is named as a reviewer: addresses with commas between, or `anyone`.
        signed_in: the visitor's address at the sign-in; empty when nobody signed in.
    """
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if bound in THIS_MACHINE and (not name or name.lower() in THIS_MACHINE):
        return True
    named = {one.strip().casefold() for one in reviewers.split(",") if one.strip()}
    return ANYONE in named or bool(signed_in and signed_in.casefold() in named)


def visitor_may_write() -> bool:
    """`may_write` for the visitor of this run."""
    return may_write(
        bound=str(st.get_option("server.address") or ""),
        host=st.context.headers.get("Host", ""),
        reviewers=os.environ.get("DATELINE_REVIEWERS", ""),
        signed_in=_signed_in(),
    )


def _signed_in() -> str:
    told = st.user.to_dict()
    return str(told.get("email") or "") if told.get("is_logged_in") else ""


def reviewer(*, focus: str = "") -> str:
    """Who judges: the address at the sign-in, else the name that was given once; empty at first.

    Args:
        focus: a new word puts the cursor into the open editor; empty leaves it where it is.
    """
    signed_in = _signed_in()
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
    st.session_state["review_who"] = ""
    st.session_state["review_forget"] = True
