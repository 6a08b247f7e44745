"""Quality: how often the reading is right, what people said of it, and what was skipped."""

import json
from pathlib import Path

import streamlit as st

from dashboard import cached, query
from dashboard.filters import Filters
from dashboard.query import Events
from dashboard.query.coverage import judged_by_band, skips
from dashboard.views.measured import Share, by_band, by_type, judged_html, shares_html, skips_html
from etl.config import Config
from etl.errors import DatelineError
from etl.store import open_snapshot

_DATA = Path(__file__).resolve().parents[2] / "data"
_FLOORS = {
    "precision": "reports that are right in type, place, day and status together",
    "recall": "gold events that are read so",
    "place": "of the reports paired with gold: the very place",
    "near": "of these: an interval that shares a day",
    "status": "of these: the status",
    "merging": "reports that belong together (B-cubed F1)",
}
_LISTED = 12


def quality() -> None:
    """The page."""
    config = Config.default()
    st.html('<h1 class="page-title">How good it is</h1>')
    _draw_gold(config)
    try:
        events = cached.events_of(config.store)
        if events.extent.n_events:
            _draw_store(config, events)
    except DatelineError as error:
        st.error(str(error), icon=":material/error:")


def _draw_gold(config: Config) -> None:
    st.html(
        '<p class="note">Measured on the sample articles that come with the program, against the '
        "annotations of careful readers. Other texts are read less well than those that the rules "
        "were written with: take the figures as the better end.</p>"
    )
    floors = json.loads((_DATA / "gold" / "floors.json").read_text(encoding="utf-8"))["floors"]
    rows = "".join(
        f"<tr><td>{floors[name]:.2f}</td><td>{said}</td></tr>"
        for name, said in _FLOORS.items()
        if name in floors
    )
    st.html(
        "<h3>What no version may fall below</h3>"
        f'<table class="shares floors"><tbody>{rows}</tbody></table>'
    )
    if not st.session_state.get("measured"):
        st.button("Measure by type and confidence now", on_click=_measure, key="measure")
        return
    with st.spinner("Reading the sample …"):
        try:
            evaluation = cached.evaluation_of(config.gazetteer, config.codebook, _DATA)
        except DatelineError as error:
            st.error(str(error), icon=":material/error:")
            return
    precision, recall = by_type(evaluation, cached.labels_of(config, ()))
    left, middle, right = st.columns(3)
    left.html(shares_html("Right, of what was read", precision))
    middle.html(shares_html("Read, of what is there", recall))
    right.html(shares_html("Right, by the confidence that was told", by_band(evaluation)))


def _measure() -> None:
    st.session_state["measured"] = True


def _draw_store(config: Config, events: Events) -> None:
    st.html('<h2 class="page-part">This store</h2>')
    left, middle, right = st.columns(3)
    left.html(judged_html(judged_by_band(events)))
    everything = Filters(statuses=())
    total = query.count(events, everything)
    countries = cached.atlas().country_names
    for column, title, by in (
        (middle, "Events by country", "country"),
        (right, "Events by outlet", "outlet"),
    ):
        shares = [
            Share(countries.get(one.value, one.value), one.n_events, total)
            for one in query.ranked(events, everything, "country" if by == "country" else "outlet")
        ]
        column.html(shares_html(title, shares[:_LISTED]))
        if len(shares) > _LISTED:
            column.html(f'<p class="note">and {len(shares) - _LISTED:,} more</p>')
    st.html("<h3>What was skipped, and why</h3>" + skips_html(skips(open_snapshot(config.store))))
