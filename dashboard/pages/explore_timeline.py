"""The timeline with its head: bins, the undated, and the brush that sets the dates."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import streamlit as st

from dashboard import query
from dashboard.pages.frame import Frame
from dashboard.pages.opened import open_tray
from dashboard.pages.play import draw_play
from dashboard.query import Bin
from dashboard.views.steps import step_back, step_on
from dashboard.views.stretch import (
    Stretch,
    bin_end,
    bin_for,
    bin_start,
    bins_offered,
    drawn_stretch,
)
from dashboard.views.timeline import TimelineLook, timeline_chart


def draw_timeline(frame: Frame) -> None:
    """Events over time under the rest of the filter; the range itself is drawn as the brush."""
    filters = frame.filters
    chosen = (filters.start, filters.end) if filters.start and filters.end else None
    stretch = drawn_stretch(
        query.by_bin(frame.events, filters, "month"),
        query.intervals(frame.events, filters, "month"),
        chosen,
    )
    if stretch is None:
        _draw_head(frame, "<b>Events over time</b> <span>none here has a date</span>")
        return
    bin_ = _bin(stretch)
    before = f" · {stretch.n_before:,.0f} far earlier" if stretch.n_before >= 0.5 else ""
    _draw_head(
        frame,
        f"Events a {bin_} <span>solid: the {bin_} is known · outlined: a share of events known "
        f"only to a longer time{before}</span>",
        bins=bins_offered(stretch),
        steps=(chosen, bin_) if chosen else None,
        play=partial(draw_play, stretch, chosen, bin_),
    )
    chart = timeline_chart(
        query.by_bin(frame.events, filters, bin_),
        query.intervals(frame.events, filters, bin_),
        TimelineLook(
            bin_=bin_,
            stretch=stretch,
            labels=frame.names.types,
            theme=frame.theme,
            chosen=chosen,
            is_passed_over=filters.undated,
        ),
    )
    # The brush belongs to the chart's key: a new range draws a new chart, whose brush is ours.
    key = f"timeline_{bin_}_{chosen[0] if chosen else ''}_{chosen[1] if chosen else ''}"
    st.vega_lite_chart(
        spec=chart,
        key=key,
        on_select=partial(_brushed, key, bin_),
        selection_mode="brush",
        theme=None,
        alt="Events over time, stacked by type",
    )


def _draw_head(
    frame: Frame,
    said: str,
    *,
    bins: tuple[Bin, ...] = (),
    steps: tuple[tuple[date, date], Bin] | None = None,
    play: Callable[[], None] | None = None,
) -> None:
    with st.container(key="timeline_head", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="label">{said}</p>')
        _draw_undated(frame)
        if steps:
            _draw_steps(*steps)
        if play:
            play()
        if bins:
            st.segmented_control(
                "Bars",
                bins,
                key="bin",
                required=True,
                label_visibility="collapsed",
                on_change=_acted,
            )


def _bin(stretch: Stretch) -> Bin:
    """The bin that is pressed; the one that fits the stretch when none is."""
    state = st.session_state
    offered, fitting = bins_offered(stretch), bin_for(stretch)
    if state.get("bin") not in offered:
        told = state.get("open_bin")
        state["bin"] = told if told in offered else fitting if fitting in offered else offered[0]
        state["fitting_bin"] = state["bin"] if told not in offered else ""
    bin_: Bin = state["bin"]
    state["open_bin"] = "" if bin_ == state["fitting_bin"] else bin_
    return bin_


def _acted() -> None:
    st.session_state["acted"] = True


def _draw_undated(frame: Frame) -> None:
    n_undated = query.count_undated(frame.events, frame.filters)
    if n_undated:
        st.button(
            f"{n_undated:,} without a date",
            type="tertiary",
            on_click=open_tray,
            args=("undated",),
            key="undated",
            help="List the events without a date",
        )


def _draw_steps(chosen: tuple[date, date], bin_: Bin) -> None:
    """A bin back, all days, a bin on."""
    st.button(
        f"A {bin_} back",
        icon=":material/chevron_left:",
        on_click=set_range,
        args=(step_back(chosen, bin_),),
        key="step_back",
    )
    st.button("All days", on_click=set_range, args=((),), key="all_days")
    st.button(
        f"A {bin_} on",
        icon=":material/chevron_right:",
        on_click=set_range,
        args=(step_on(chosen, bin_),),
        key="step_on",
    )


def set_range(days: tuple[()] | tuple[date, date]) -> None:
    """Callback: put a range of days into the date field, which is the truth."""
    state = st.session_state
    state["acted"] = True
    state["f_when"] = days
    state["f_undated"] = False


def _brushed(key: str, bin_: Bin) -> None:
    """Callback: the brush was released; it widens to whole bins."""
    told = st.session_state[key].selection.get("brush", {})
    edges = told.get("bin") or []
    if len(edges) != 2:
        return
    first, last = (_day(edge) for edge in edges)
    set_range((bin_start(first, bin_), bin_end(last, bin_)))


def _day(milliseconds: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date()
