"""The timeline: events by day, week or month, stacked by type, intervals as shares on top."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard import palette
from dashboard.query import BINS, Bin
from dashboard.wording import type_words

PLOT = 118  # pixels of height
_MOST_BINS = 1500  # more bars than that cannot be told apart, nor sent quickly
_DAYS = {"day": 1, "week": 7, "month": 30}
_FREQUENCY = {"day": "D", "week": "W-MON", "month": "MS"}


def bins_offered(first: date | None, last: date | None) -> tuple[Bin, ...]:
    """The bins that a stretch of time can be drawn in; the coarsest always."""
    days = (last - first).days + 1 if first and last else 1
    return tuple(b for b in BINS if days / _DAYS[b] <= _MOST_BINS or b == BINS[-1])


def bin_for(first: date | None, last: date | None) -> Bin:
    """The bin that a stretch of time opens with: about a hundred bars."""
    days = (last - first).days + 1 if first and last else 1
    return "day" if days <= 200 else "week" if days <= 1500 else "month"


def bin_start(day: date, bin_: Bin) -> date:
    """The first day of the bin that a day lies in; weeks start on Monday."""
    if bin_ == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if bin_ == "month" else day


def bin_end(day: date, bin_: Bin) -> date:
    """The last day of the bin that a day lies in."""
    first = bin_start(day, bin_)
    if bin_ == "day":
        return first
    if bin_ == "week":
        return first + timedelta(days=6)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def shares(spread: pd.DataFrame, bin_: Bin) -> pd.DataFrame:
    """Spread events that are known only to an interval evenly over its days, summed by bin.

    Args:
        spread: date_start, date_end (both included), n_events, as `query.intervals` gives them.

    Returns:
        bin (datetime), n_events (a sum of shares, not whole).
    """
    if spread.empty:
        return pd.DataFrame({"bin": pd.Series(dtype="datetime64[us]"), "n_events": []})
    starts = spread["date_start"].to_numpy().astype("datetime64[D]").astype(np.int64)
    ends = spread["date_end"].to_numpy().astype("datetime64[D]").astype(np.int64)
    origin = int(starts.min())
    steps = np.zeros(int(ends.max()) - origin + 2)
    each = spread["n_events"].to_numpy(float) / (ends - starts + 1)
    np.add.at(steps, starts - origin, each)
    np.add.at(steps, ends - origin + 1, -each)
    daily = np.clip(np.cumsum(steps)[:-1], 0, None)
    days = (np.arange(len(daily)) + origin).astype("datetime64[D]")
    frame = pd.DataFrame({"bin": _bins(days, bin_), "n_events": daily})
    summed = frame.groupby("bin", as_index=False)["n_events"].sum()
    return summed[summed["n_events"] > 1e-9].reset_index(drop=True)


def _bins(days: Any, bin_: Bin) -> Any:
    if bin_ == "week":  # 1 January 1970 was a Thursday
        numbers = days.astype(np.int64)
        return (numbers - (numbers + 3) % 7).astype("datetime64[D]").astype("datetime64[us]")
    unit = "datetime64[M]" if bin_ == "month" else "datetime64[D]"
    return days.astype(unit).astype("datetime64[us]")


def stack(known: pd.DataFrame, order: tuple[str, ...]) -> pd.DataFrame:
    """Give each bar its foot and top: the chart mis-stacks bars that have two edges.

    Args:
        known: bin, event_type, n_events. order: types, the first at the bottom.

    Returns:
        The same rows with y0 and y1.
    """
    rank = {event_type: number for number, event_type in enumerate(order)}
    ordered = known.assign(rank=known["event_type"].map(rank).fillna(len(order)))
    ordered = ordered.sort_values(["bin", "rank"], kind="stable").drop(columns="rank")
    tops = ordered.groupby("bin")["n_events"].cumsum()
    return ordered.assign(y0=tops - ordered["n_events"], y1=tops).reset_index(drop=True)


def timeline_chart(
    known: pd.DataFrame,
    spread: pd.DataFrame,
    *,
    bin_: Bin,
    chosen: tuple[date, date] | None,
    labels: dict[str, str],
    theme: str,
) -> alt.LayerChart:
    """Draw the stack with the brush.

    Args:
        known: as `query.by_bin` gives it. spread: as `query.intervals` gives it.
        chosen: the range of the filter, drawn as the brush; what lies outside is faint.
        labels: of the types, in the order of the legend. theme: `light` or `dark`.
    """
    order = tuple(labels)
    bars = stack(known, order)
    bars["What"] = [type_words(event_type, labels) for event_type in bars["event_type"]]
    boxes = shares(spread, bin_)
    feet = bars.groupby("bin")["y1"].max() if len(bars) else pd.Series(dtype=float)
    boxes["y0"] = boxes["bin"].map(feet).fillna(0.0) if len(boxes) else []
    boxes["y1"] = boxes["y0"] + boxes["n_events"].round(2) if len(boxes) else []
    for frame in (bars, boxes):
        frame["to"] = _ends(frame["bin"], bin_)
        frame["inside"] = _inside(frame, chosen)
    named = [type_words(event_type, labels) for event_type in order]
    colours = [palette.type_mark(event_type).hue.of(theme) for event_type in order]
    x = alt.X(
        "bin:T",
        title=None,
        scale=alt.Scale(type="utc", nice=False),
        axis=alt.Axis(
            format="%-d %b" if bin_ == "day" else "%b %Y",
            labelColor=palette.INK2.of(theme),
            labelFontSize=11,
            tickCount=8,
            ticks=False,
            domainColor=palette.INTERVAL.of(theme),
            grid=False,
            labelFlush=True,
            labelOverlap=True,
        ),
    )
    y = alt.Y(
        "y0:Q",
        title=None,
        axis=alt.Axis(
            orient="right",
            tickCount=3,
            ticks=False,
            domain=False,
            labelColor=palette.INK2.of(theme),
            labelFontSize=11,
            gridColor=palette.GRID.of(theme),
        ),
    )
    faint = alt.condition("datum.inside", alt.value(1.0), alt.value(0.28))
    brush = alt.selection_interval(
        name="brush",
        encodings=["x"],
        mark=alt.BrushConfig(
            fill=palette.INK.of(theme),
            fillOpacity=0.06,
            stroke=palette.INTERVAL.of(theme),
            strokeOpacity=1,
        ),
    )
    solid = (
        alt.Chart(bars)
        .mark_bar(strokeWidth=0.5, stroke=palette.PAPER.of(theme))
        .encode(
            x=x,
            x2="to:T",
            y=y,
            y2="y1:Q",
            color=alt.Color("What:N", scale=alt.Scale(domain=named, range=colours), legend=None),
            opacity=faint,
            tooltip=[
                alt.Tooltip("bin:T", title="From", format="%a %-d %b %Y"),
                alt.Tooltip("What:N"),
                alt.Tooltip("n_events:Q", title="Events"),
            ],
        )
        .add_params(brush)
    )
    outlined = (
        alt.Chart(boxes)
        .mark_bar(
            fill=palette.INTERVAL.of(theme),
            fillOpacity=0.1,
            stroke=palette.INTERVAL.of(theme),
            strokeWidth=0.7,
        )
        .encode(
            x="bin:T",
            x2="to:T",
            y="y0:Q",
            y2="y1:Q",
            opacity=faint,
            tooltip=[
                alt.Tooltip("bin:T", title="From", format="%a %-d %b %Y"),
                alt.Tooltip("n_events:Q", title="Share of events", format=".1f"),
            ],
        )
    )
    layers = [solid, outlined, *_range_mark(chosen, theme)]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=PLOT, padding={"left": 2, "right": 2, "top": 4, "bottom": 0})
        .configure_view(strokeWidth=0)
        .configure(background="transparent", font="IBM Plex Sans")
    )
    return chart


def _ends(bins: Any, bin_: Bin) -> Any:
    if not len(bins):
        return bins
    starts = pd.to_datetime(bins)
    return starts + (
        pd.offsets.MonthBegin(1) if bin_ == "month" else pd.Timedelta(days=_DAYS[bin_])
    )


def _inside(frame: pd.DataFrame, chosen: tuple[date, date] | None) -> Any:
    if chosen is None or frame.empty:
        return True
    first, last = (pd.Timestamp(day) for day in chosen)
    return (frame["to"] > first) & (frame["bin"] <= last)


def _range_mark(chosen: tuple[date, date] | None, theme: str) -> list[alt.Chart]:
    if chosen is None:
        return []
    edges = pd.DataFrame(
        {"from": [pd.Timestamp(chosen[0])], "to": [pd.Timestamp(chosen[1] + timedelta(days=1))]}
    )
    mark = alt.Chart(edges).mark_rect(
        color=palette.INK.of(theme), fillOpacity=0.06, stroke=palette.INTERVAL.of(theme)
    )
    return [mark.encode(x="from:T", x2="to:T")]
