"""How wide the window is, and where the keys are: what only the browser knows.

Heights of map and panel are arguments, style rules can't set them.
"""

from dataclasses import dataclass

import streamlit as st

_REPORT = """
export default function ({ setStateValue }) {
  const told = () => setStateValue("width", Math.round(window.innerWidth / 20) * 20);
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(told, 300); };
  window.addEventListener("resize", later);
  told();
  // What a key opens in the panel takes the place of the button that was pressed: the focus stays.
  const pressed = (event) => {
    if (event.key !== "Enter" && event.key !== " ") { return; }
    if (!event.target.closest || !event.target.closest(".st-key-panel")) { return; }
    const seek = (tries) => {
      const first = document.querySelector(".st-key-panel button:not([disabled])");
      if (first && document.activeElement === document.body) { first.focus({ focusVisible: true }); }
      else if (tries) { setTimeout(() => seek(tries - 1), 100); }
    };
    setTimeout(() => seek(50), 100);
  };
  document.addEventListener("keydown", pressed, true);
  return () => {
    window.removeEventListener("resize", later);
    document.removeEventListener("keydown", pressed, true);
  };
}
"""
_reporter = st.components.v2.component("dateline_screen", js=_REPORT)

_SIDEBAR = 272
_CLOSED = 768  # up to it the sidebar begins closed
_PHONE = 640
_STACKED = 1100  # below it map and panel stand one upon another, as style.css has it too
_LARGE = 1680


@dataclass(frozen=True, slots=True)
class Screen:
    """What the layout needs to know of the window; all in pixels.

    Attributes:
        is_phone: the sidebar lies over the page, and everything is in one column.
        is_stacked: the panel stands under the map, as high as what it holds.
        page_width: of the page without sidebar and padding.
        map_width: of the map's canvas, near enough for fitting. map_height: of map and panel.
    """

    is_phone: bool
    is_stacked: bool
    page_width: int
    map_width: int
    map_height: int


def screen_of(width: int) -> Screen:
    """The layout for a window of some pixels of width."""
    if width < _PHONE:
        page = max(width - 24, 280)
        return Screen(
            is_phone=True, is_stacked=True, page_width=page, map_width=page, map_height=340
        )
    page = width - (_SIDEBAR if width > _CLOSED else 0) - 42
    if width < _STACKED:
        return Screen(
            is_phone=False, is_stacked=True, page_width=page, map_width=page, map_height=440
        )
    return Screen(
        is_phone=False,
        is_stacked=False,
        page_width=page,
        map_width=int(page * 2.3 / 3.3) - 8,
        map_height=620 if width >= _LARGE else 500,
    )


def read_screen() -> Screen:
    """The window as the browser told it; a laptop's until it has."""
    with st.container(key="screen"):
        told = _reporter(key="screen_width", default={"width": 1440}, on_width_change=_keep_view)
    return screen_of(int(told.width or 1440))


def _keep_view() -> None:
    """The map is fitted to the new size; nothing else changes."""
    st.session_state["acted"] = True
    st.session_state.pop("view", None)
