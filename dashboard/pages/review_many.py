"""Deciding on many events at once: the filtered set, after a confirmation that says how many."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.pages.review_acts import judge_all
from dashboard.query import Events
from dashboard.query.review_queue import ids
from dashboard.wording import counted
from etl.config import Config
from etl.review import Kind

# Some seconds of work, and as much as one undo should take back; beyond it a finer filter is meant.
_MOST = 5_000


def draw_many(config: Config, events: Events, filters: Filters, who: str, words: str) -> None:
    """The closed drawer under the event; it says exactly what a press would decide on."""
    with st.expander("Decide on all that the filter shows", key="review_many"):
        found = ids(events, filters, limit=_MOST + 1)
        if not found:
            st.html('<p class="note">Nothing that the filter shows is left to be judged.</p>')
            return
        if len(found) > _MOST:
            st.html(
                f'<p class="note">The filter shows more than {_MOST:,} unjudged events. Make it '
                "finer in Explore to decide on all of them at once.</p>"
            )
            return
        n_events = counted(len(found), "unjudged event")
        st.text(f"{words}: {n_events}.")
        # The key holds the set: when the set changes, the confirmation is asked for anew.
        key = f"review_sure_{events.files.version}_{len(found)}"
        st.checkbox(f"Yes, I mean all {n_events}", key=key)
        with st.container(horizontal=True):
            for label, kind, name in (
                (f"Accept {len(found):,}", Kind.ACCEPT, "accept_all"),
                (f"Reject {len(found):,}", Kind.REJECT, "reject_all"),
            ):
                st.button(
                    label,
                    on_click=judge_all,
                    args=(config, who, kind),
                    kwargs={"key": key, "event_ids": found},
                    disabled=not st.session_state.get(key),
                    key=name,
                )
