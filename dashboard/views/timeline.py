"""The timeline: events by day, week or month, stacked by type, intervals as shares on top."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from dashboard import palette
from dashboard.query import Bin
from dashboard.views.stretch import DAYS, Stretch
from dashboard.wording import type_words

PLOT = 118  # pixels of height
_OUTSIDE = 0.28  # opacity of what lies outside of the chosen range
_AS_DAY = "utc:'%Y-%m-%d'"
_LEAST_BINS = 24  # a few bars are not drawn as broad as a wall


def shares(spread: pd.DataFrame, bin_: Bin) -> pd.DataFrame:
    """Spread events that are known only to an interval evenly over its days, summed by bin.

    Args:
        spread: date_start, date_end (both included), n_events, as `query.intervals` gives them.
        bin_: of the bars.

    Returns:
        bin (datetime), n_events (a sum of shares, not whole).
    """
    if spread.empty:
        none = pd.Series(dtype="datetime64[us]")
        return pd.DataFrame({"bin": none, "n_events": pd.Series(dtype="float32")})
    starts = spread["date_start"].to_numpy().astype("datetime64[D]").astype(np.int64)
    ends = spread["date_end"].to_numpy().astype("datetime64[D]").astype(np.int64)
    origin = int(starts.min())
    steps = np.zeros(int(ends.max()) - origin + 2)
    each = spread["n_events"].to_numpy(float) / (ends - starts + 1)
    np.add.at(steps, starts - origin, each)
    np.add.at(steps, ends - origin + 1, -each)
    daily = np.clip(np.cumsum(steps)[:-1], 0, None)
    days = (np.arange(len(daily)) + origin).astype("datetime64[D]")
    frame = pd.DataFrame({"bin": _bins(days, bin_), "n_events": daily.astype("float32")})
    summed = frame.groupby("bin", as_index=False)["n_events"].sum()
    spread_over: pd.DataFrame = summed[summed["n_events"] > 1e-9].reset_index(drop=True)
    return spread_over


def _bins(days: Any, bin_: Bin) -> Any:
    if bin_ == "week":  # 1 January 1970 was a Thursday
        numbers = days.astype(np.int64)
        return (numbers - (numbers + 3) % 7).astype("datetime64[D]").astype("datetime64[us]")
    unit = {"month": "datetime64[M]", "year": "datetime64[Y]"}.get(bin_, "datetime64[D]")
    return days.astype(unit).astype("datetime64[us]")


def stack(known: pd.DataFrame, order: tuple[str, ...]) -> pd.DataFrame:
    """Give each bar its foot and top: the chart mis-stacks bars that have two edges.

    Args:
        known: bin, event_type, n_events.
        order: types, the first at the bottom.

    Returns:
        The same rows with y0 and y1.
    """
    rank = {event_type: number for number, event_type in enumerate(order)}
    ordered = known.assign(rank=known["event_type"].map(rank).fillna(len(order)))
    ordered = ordered.sort_values(["bin", "rank"], kind="stable").drop(columns="rank")
    tops = ordered.groupby("bin")["n_events"].cumsum()
    feet = (tops - ordered["n_events"]).astype("int32")
    return ordered.assign(y0=feet, y1=tops.astype("int32")).reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class TimelineLook:
    """How the timeline is drawn.

    Attributes:
        bin_: of the bars. stretch: of time that is drawn.
        labels: of the types, in the order of the legend. theme: `light` or `dark`.
        chosen: the range of the filter, drawn as the brush; what lies outside is faint.
        is_passed_over: the filter asks for events without a date: all bars are faint.
    """

    bin_: Bin
    stretch: Stretch
    labels: Mapping[str, str]
    theme: str
    chosen: tuple[date, date] | None = None
    is_passed_over: bool = False


def timeline_chart(known: pd.DataFrame, spread: pd.DataFrame, look: TimelineLook) -> dict[str, Any]:
    """Draw the stack with its brush, as a Vega-Lite description with two named frames.

    Written out, not built with Altair: its validation takes longer than all our queries.

    Args:
        known: as `query.by_bin` gives it.
        spread: as `query.intervals` gives it.
        look: bin, labels, theme and choice.

    Raises:
        ValueError: if there is nothing to draw: both frames are empty.
    """
    bars, boxes = _frames(known, spread, look)
    if bars.empty and boxes.empty:
        raise ValueError("no event with a date: there is no timeline to draw")
    labels, theme, bin_ = look.labels, look.theme, look.bin_
    named = [type_words(event_type, labels) for event_type in labels]
    colours = [palette.type_mark(event_type).hue.of(theme) for event_type in labels]
    paper, line = palette.PAPER.of(theme), palette.INTERVAL.of(theme)
    axes = _axes(bin_, theme)
    faint = {"condition": {"test": "datum.inside", "value": 1}, "value": _OUTSIDE}
    day = {"field": "bin", "type": "temporal", "title": "From", "format": "%a %-d %b %Y"}
    solid: dict[str, Any] = {
        "data": {"name": "bars"},
        "mark": {"type": "bar", "stroke": paper, "strokeWidth": 0.5},
        "encoding": {
            **axes,
            "opacity": faint,
            "color": {
                "field": "What",
                "type": "nominal",
                "scale": {"domain": named, "range": colours},
                "legend": None,
            },
            "tooltip": [
                day,
                {"field": "What", "type": "nominal"},
                {"field": "n_events", "type": "quantitative", "title": "Events"},
            ],
        },
    }
    outlined: dict[str, Any] = {
        "data": {"name": "boxes"},
        "mark": {
            "type": "bar",
            "fill": line,
            "fillOpacity": 0.1,
            "stroke": line,
            "strokeWidth": 0.7,
        },
        "encoding": {
            **axes,
            "opacity": faint,
            "tooltip": [
                day,
                {
                    "field": "n_events",
                    "type": "quantitative",
                    "title": "Share of events",
                    "format": ".1f",
                },
            ],
        },
    }
    layers = [*([solid] if len(bars) else []), *([outlined] if len(boxes) else [])]
    layers[0]["params"] = [_brush(theme)]
    return {
        "datasets": {"bars": bars, "boxes": boxes},
        "layer": [_room(bars, boxes, look), *layers, *_range_mark(look.chosen, theme)],
        "height": PLOT,
        "padding": {"left": 2, "right": 2, "top": 4, "bottom": 0},
        "background": "transparent",
        "config": {"font": "IBM Plex Sans", "view": {"stroke": None}},
    }


def _frames(
    known: pd.DataFrame, spread: pd.DataFrame, look: TimelineLook
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Bars of what is known, and on top of each the box of its shares."""
    bars, boxes = stack(known, tuple(look.labels)), shares(spread, look.bin_)
    feet = bars.groupby("bin")["y1"].max()
    boxes["y0"] = boxes["bin"].map(feet).fillna(0.0).astype("float32")
    boxes["y1"] = (boxes["y0"] + boxes["n_events"]).astype("float32").round(2)
    bars["What"] = pd.Categorical(
        [type_words(event_type, look.labels) for event_type in bars["event_type"]]
    )
    bars = bars.drop(columns="event_type")
    drawn = []
    for frame in (bars, boxes):
        ends = _ends(frame["bin"], look.bin_)
        within = (ends > pd.Timestamp(look.stretch.first)) & (
            frame["bin"] <= pd.Timestamp(look.stretch.last)
        )
        kept = frame.assign(to=ends)[within]
        inside = not look.is_passed_over and _inside(kept, look.chosen)
        drawn.append(kept.assign(inside=inside).reset_index(drop=True))
    return drawn[0], drawn[1]


def _room(bars: pd.DataFrame, boxes: pd.DataFrame, look: TimelineLook) -> dict[str, Any]:
    """Two unseen points at the ends of what is drawn: never fewer than `_LEAST_BINS` bars.

    A domain of the scale would say the same, were it not a conflict with the second edge.
    """
    chosen = look.chosen or (date.max, date.min)
    first = min(*(frame["bin"].min().date() for frame in (bars, boxes) if len(frame)), chosen[0])
    last = max(*(frame["to"].max().date() for frame in (bars, boxes) if len(frame)), chosen[1])
    lacking = _LEAST_BINS - (last - first).days / DAYS[look.bin_]
    if lacking > 0:
        room = timedelta(days=round(lacking / 2) * DAYS[look.bin_])
        first, last = first - room, last + room
    ends = [{"bin": first.isoformat()}, {"bin": last.isoformat()}]
    return {
        "data": {"values": ends, "format": {"parse": {"bin": _AS_DAY}}},
        "mark": {"type": "point", "opacity": 0},
        "encoding": {"x": {"field": "bin", "type": "temporal"}},
    }


def _axes(bin_: Bin, theme: str) -> dict[str, Any]:
    quiet = {"ticks": False, "labelColor": palette.INK2.of(theme), "labelFontSize": 11}
    return {
        "x": {
            "field": "bin",
            "type": "temporal",
            "title": None,
            "scale": {"type": "utc"},
            "axis": {
                **quiet,
                "format": {"day": "%-d %b", "year": "%Y"}.get(bin_, "%b %Y"),
                "tickCount": 8,
                "domainColor": palette.INTERVAL.of(theme),
                "grid": False,
                "labelFlush": True,
                "labelOverlap": True,
            },
        },
        "x2": {"field": "to"},
        "y": {
            "field": "y0",
            "type": "quantitative",
            "title": None,
            "axis": {
                **quiet,
                "orient": "right",
                "tickCount": 3,
                "tickMinStep": 1,
                "domain": False,
                "gridColor": palette.GRID.of(theme),
            },
        },
        "y2": {"field": "y1"},
    }


def _brush(theme: str) -> dict[str, Any]:
    mark = {"fill": palette.INK.of(theme), "fillOpacity": 0.06}
    mark |= {"stroke": palette.INTERVAL.of(theme), "strokeOpacity": 1}
    return {
        "name": "brush",
        "select": {"type": "interval", "encodings": ["x"], "mark": mark},
    }


def _ends(bins: pd.Series, bin_: Bin) -> pd.Series:
    if bin_ == "month":
        return bins + pd.offsets.MonthBegin(1)
    if bin_ == "year":
        return bins + pd.offsets.YearBegin(1)
    return bins + pd.Timedelta(days=DAYS[bin_])


def _inside(frame: pd.DataFrame, chosen: tuple[date, date] | None) -> pd.Series | bool:
    if chosen is None:
        return True
    first, last = (pd.Timestamp(day) for day in chosen)
    return (frame["to"] > first) & (frame["bin"] <= last)


def _range_mark(chosen: tuple[date, date] | None, theme: str) -> list[dict[str, Any]]:
    """The range of the filter as the brush would draw it."""
    if chosen is None:
        return []
    edges = {"from": chosen[0].isoformat(), "to": (chosen[1] + timedelta(days=1)).isoformat()}
    return [
        {
            "data": {
                "values": [edges],
                "format": {"parse": {"from": _AS_DAY, "to": _AS_DAY}},
            },
            "mark": {
                "type": "rect",
                "color": palette.INK.of(theme),
                "fillOpacity": 0.06,
                "stroke": palette.INTERVAL.of(theme),
            },
            "encoding": {
                "x": {"field": "from", "type": "temporal"},
                "x2": {"field": "to"},
            },
        }
    ]
