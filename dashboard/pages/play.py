"""Play through time: the range of days moves by itself until its end, or until a person acts."""

import time
from dataclasses import replace

import streamlit as st

from dashboard import view_state
from dashboard.query import BINS, Bin
from dashboard.views.steps import Range, first_range, grown, is_over, step_on
from dashboard.views.stretch import Stretch

FIXED, GROWING = "moves on", "grows"
_SPEEDS = {"slow": 2.0, "normal": 1.0, "fast": 0.5}  # seconds between two steps


def draw_play(stretch: Stretch, chosen: Range | None, bin_: Bin) -> None:
    """The button, the choices beside it, and while playing the clock."""
    state = st.session_state
    is_on = bool(state.get("play_on"))
    st.button(
        "Stop" if is_on else "Play through time",
        icon=":material/stop:" if is_on else ":material/play_arrow:",
        on_click=_stop if is_on else _start,
        args=() if is_on else (stretch, chosen, bin_),
        key="play",
        help="Stop here" if is_on else "Show one step after the other",
    )
    with st.popover("", icon=":material/tune:", key="play_choices", help="How to play"):
        st.segmented_control(
            "The range of days", (FIXED, GROWING), key="play_window", default=FIXED, required=True
        )
        st.segmented_control(
            "By a", BINS, key="play_step", default=bin_ if not is_on else None, help="Step"
        )
        st.segmented_control(
            "How fast", tuple(_SPEEDS), key="play_speed", default="normal", required=True
        )
    if is_on:
        state["play_stretch"] = stretch
        _clock(_SPEEDS[state.get("play_speed") or "normal"])


def take_step() -> None:
    """Move the range if the clock asked for it; before the widgets are drawn.

    What a person did since the last step ends the play: nothing may move under their hand.
    """
    state = st.session_state
    if not state.pop("play_due", False) or not state.get("play_on"):
        return
    filters = view_state.current()
    untouched = view_state.is_as_written() and not state.get("acted")
    if not (untouched and filters.start and filters.end):
        state["play_on"] = False
        return
    chosen = (filters.start, filters.end)
    if is_over(chosen, state["play_stretch"]):
        state["play_on"] = False
        return
    onward = grown if state.get("play_window") == GROWING else step_on
    state["acted"] = True
    state["f_when"] = onward(chosen, _step())


def _step() -> Bin:
    state = st.session_state
    step: Bin = state.get("play_step") or state.get("play_bin") or "week"
    return step


def _start(stretch: Stretch, chosen: Range | None, bin_: Bin) -> None:
    """Callback: from the chosen range if anything lies after it, else from the beginning."""
    state = st.session_state
    state["acted"] = True
    state["play_on"] = True
    state["play_bin"] = bin_
    state["f_undated"] = False
    if chosen is None or is_over(chosen, stretch):
        state["f_when"] = first_range(replace(stretch), _step())


def _stop() -> None:
    st.session_state["acted"] = True
    st.session_state["play_on"] = False


def _clock(seconds: float) -> None:
    """Ask for the next step after some seconds."""
    begun = time.monotonic()

    @st.fragment(run_every=seconds)
    def tick() -> None:
        if time.monotonic() - begun < 0.9 * seconds:
            return  # the page itself is being drawn
        st.session_state["play_due"] = True
        st.rerun(scope="app")

    tick()
