"""The export button: the file is made on the click, from the filter that was on the screen."""

import io
from collections.abc import Callable

import streamlit as st

from dashboard.filters import Filters
from dashboard.query import Events, rows_for_export
from etl.export import EXPORTERS, About


def csv_of(events: Events, filters: Filters, words: str) -> Callable[[], bytes]:
    """A maker of the CSV file of exactly one filtered set of one version of the store.

    Args:
        events: the version on the screen.
        filters: the filter on the screen.
        words: that filter in words.
    """

    def make() -> bytes:
        target = io.BytesIO()
        about = About.of(words, events.files.version)
        EXPORTERS["csv"](rows_for_export(events, filters, about.options), target, about=about)
        return target.getvalue()

    return make


def draw_export(events: Events, filters: Filters, *, n_events: int, words: str) -> None:
    """The button; without events there is nothing to export and it is off."""
    st.download_button(
        "Export these events",
        data=csv_of(events, filters, words),
        file_name=f"dateline-v{events.files.version}-{n_events}-events.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=not n_events,
        key="export",
    )
