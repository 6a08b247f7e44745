"""The same page as one writes it first: pandas and Streamlit, nothing prepared.

The whole table of events lies in a frame, every view groups the filtered rows, and what is drawn
is sent with the page. It is plain, not clumsy: the frame is read once and shared, cities are
counted before they are drawn, and the table shows one page of rows.
"""

from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pydeck
import streamlit as st

from etl.store import open_snapshot

_COLUMNS = [
    "event_id",
    "event_type",
    "sub_event_type",
    "status",
    "review_state",
    "country",
    "city",
    "geonameid",
    "latitude",
    "longitude",
    "date_start",
    "date_end",
    "date_precision",
    "confidence",
    "n_reports",
    "sources",
    "sentence",
]
_ROWS = 50


@st.cache_resource(show_spinner=False)
def _read(store: str) -> pd.DataFrame:
    files = open_snapshot(Path(store)).files("events")
    events = pd.concat([pd.read_parquet(path, columns=_COLUMNS) for path in files])
    for name in ("date_start", "date_end"):
        events[name] = pd.to_datetime(events[name])
    return events.sort_values(["date_end", "event_id"], ascending=[False, True])


def plain_page(store: str) -> None:
    """The page."""
    events = _read(store)
    passed = _filtered(events)
    _draw_options(events, passed)
    dated = passed[passed["date_precision"] != "unknown"]
    st.write(
        f"{len(passed):,} events, {passed['n_reports'].sum():,} reports, "
        f"{passed['sources'].explode().nunique():,} outlets, {passed['city'].nunique():,} cities, "
        f"{dated['date_start'].min():%d %b %Y} to {dated['date_end'].max():%d %b %Y}"
    )
    _draw_map(passed)
    _draw_timeline(dated)
    page = int(st.session_state.setdefault("page", 1))
    rows = passed.iloc[(page - 1) * _ROWS : page * _ROWS]
    st.dataframe(rows[["event_type", "date_start", "date_end", "city", "sentence"]])
    chosen = st.session_state.setdefault("open_event", "")
    if chosen:
        st.write(events[events["event_id"] == chosen].iloc[0].to_dict())


def _filtered(events: pd.DataFrame) -> pd.DataFrame:
    state: Any = st.session_state
    mask = events["review_state"] != "rejected"
    for field, column in (("f_type", "event_type"), ("f_status", "status")):
        if state.setdefault(field, ["reported"] if field == "f_status" else []):
            mask &= events[column].isin(state[field])
    where = state.setdefault("f_where", [])
    if where:
        places = [int(one) for one in where if one.isdigit()]
        mask &= events["country"].isin(where) | events["geonameid"].isin(places)
    when = state.setdefault("f_when", ())
    if when:
        first, last = (pd.Timestamp(day) for day in when)
        mask &= events["date_precision"] != "unknown"
        mask &= (events["date_end"] >= first) & (events["date_start"] <= last)
    mask &= events["confidence"] >= state.setdefault("f_confidence", 0.0)
    text = state.setdefault("f_text", "")
    if text:
        mask &= events["sentence"].str.contains(text, case=False, regex=False)
    passed: pd.DataFrame = events[mask]
    return passed


def _draw_options(events: pd.DataFrame, passed: pd.DataFrame) -> None:
    for column in ("event_type", "sub_event_type", "status", "review_state"):
        counts = passed[column].value_counts()
        st.sidebar.write(", ".join(f"{name} {number:,}" for name, number in counts.items()))
    st.sidebar.write(f"of {len(events):,}")


def _draw_map(passed: pd.DataFrame) -> None:
    counted = (
        passed.dropna(subset=["city"])
        .groupby(["geonameid", "city", "longitude", "latitude"])["event_type"]
        .agg(["count", _commonest])
        .set_axis(["n_events", "top_type"], axis=1)
        .reset_index()
    )
    pdk: Any = pydeck  # it carries no types
    layer = pdk.Layer(
        "ScatterplotLayer",
        counted,
        get_position=["longitude", "latitude"],
        get_radius="n_events",
        radius_max_pixels=24,
        pickable=True,
    )
    st.pydeck_chart(pdk.Deck([layer], map_provider=None))


def _commonest(kinds: "pd.Series[str]") -> str:
    return str(kinds.value_counts().index[0])


def _draw_timeline(dated: pd.DataFrame) -> None:
    months = dated["date_start"].dt.to_period("M").dt.to_timestamp()
    counts = dated.groupby([months, "event_type"]).size().rename("n_events").reset_index()
    chart = (
        alt.Chart(counts).mark_bar().encode(x="date_start:T", y="n_events:Q", color="event_type:N")
    )
    with alt.data_transformers.disable_max_rows():
        st.altair_chart(chart)
