"""What a person typed outlives a reload of the page: the browser keeps it until it is cleared.

Streamlit hears of a box when the cursor leaves it, and forgets it with the session. So the browser
writes down each letter, and tells a new session what the last one did not live to hear. It is kept
for the tab, and for the browser in case the tab is closed by mistake.
"""

from collections.abc import Sequence

import streamlit as st

_KEEP = """
export default function ({ data, setStateValue }) {
  const name = "dateline_typed_" + data.page;
  const places = () => { try { return [sessionStorage, localStorage]; } catch (refused) { return []; } };
  const read = () => {
    for (const place of places()) {
      try { const kept = JSON.parse(place.getItem(name)); if (kept) { return kept; } }
      catch (damaged) { /* as if nothing had been kept */ }
    }
    return {};
  };
  const write = (draft) => {
    for (const place of places()) {
      try { place.setItem(name, JSON.stringify(draft)); }
      catch (full) { /* a text that is too long for this browser's store stays in its box alone */ }
    }
  };
  const pages = (window.datelineTyped ??= {});
  const mine = (pages[data.page] ??= { rounds: data.rounds });
  if (mine.rounds !== data.rounds) { mine.rounds = data.rounds; write({}); }
  if (!data.isTold) { setStateValue("draft", read()); }
  const typed = (event) => {
    for (const key of data.keys) {
      if (event.target.closest && event.target.closest(".st-key-" + key)) {
        write({ ...read(), [key]: event.target.value });
      }
    }
  };
  document.addEventListener("input", typed, true);
  return () => document.removeEventListener("input", typed, true);
}
"""
_keeper = st.components.v2.component("dateline_typed", js=_KEEP)


def keep_typed(page: str, keys: Sequence[str]) -> None:
    """Keep what is typed into some boxes; call it before they are drawn.

    Args:
        page: a name of its own for each page.
        keys: of the boxes. What a new session finds empty gets back what was typed there.
    """
    state = st.session_state
    with st.container(key="screen_typed"):
        told = _keeper(
            key=f"typed_{page}",
            data={
                "page": page,
                "keys": list(keys),
                "rounds": int(state.get(f"typed_rounds_{page}", 0)),
                "isTold": bool(state.get(f"typed_told_{page}")),
            },
            on_draft_change=lambda: None,
            default={"draft": None},
        )
    if told.draft is None or state.get(f"typed_told_{page}"):
        return
    state[f"typed_told_{page}"] = True
    for key in keys:
        if not state.get(key) and told.draft.get(key):
            state[key] = str(told.draft[key])


def forget_typed(page: str) -> None:
    """What was typed is recorded or cleared: the browser need not keep it."""
    state = st.session_state
    state[f"typed_rounds_{page}"] = int(state.get(f"typed_rounds_{page}", 0)) + 1
