"""Which stretch of time is drawn, in which bins, and where a bin starts and ends."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.query import BINS, Bin

DAYS: dict[Bin, int] = {"day": 1, "week": 7, "month": 30, "year": 365}  # near enough, to count bars
_MOST_BINS = 1500  # more bars than that cannot be told apart, nor sent quickly
_LONG = 12_000  # days from which months are too many to see
_FAR = 0.01  # share of the events that may lie far before the rest
_WORTH_IT = 0.5  # of the stretch: a shorter one leaves far events out only when it gains as much


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the timeline draws.

    Attributes:
        first, last: days, both included. n_before: events that lie wholly before it.
    """

    first: date
    last: date
    n_before: float = 0.0


def drawn_stretch(
    known: pd.DataFrame, spread: pd.DataFrame, chosen: tuple[date, date] | None
) -> Stretch | None:
    """The time in which events lie, without the few that lie far before all others.

    One recalled event of forty years ago would else press the year that matters into a corner.

    Args:
        known: as `query.by_bin` gives it, by month.
        spread: as `query.intervals` gives it, by month.
        chosen: the range of the filter, which is always within.

    Returns:
        None when no event has a date.
    """
    ends = pd.concat(
        [
            known.set_index("bin")["n_events"].rename(_month_end),
            spread.set_index("date_end")["n_events"],
        ]
    )
    if ends.empty:
        return None
    starts = pd.concat([known["bin"], spread["date_start"]])
    first, last = starts.min().date(), ends.index.max().date()
    ends = ends.groupby(level=0).sum().sort_index()
    passed = ends.cumsum()
    near = passed[passed > _FAR * ends.sum()].index[0].date().replace(day=1)
    if chosen is not None:
        near, last = min(near, chosen[0]), max(last, chosen[1])
    if (last - near).days > _WORTH_IT * (last - first).days:
        return Stretch(min(first, near), last)
    return Stretch(near, last, float(ends[ends.index < pd.Timestamp(near)].sum()))


def _month_end(first: pd.Timestamp) -> pd.Timestamp:
    return first + pd.offsets.MonthEnd(1)


def bins_offered(stretch: Stretch) -> tuple[Bin, ...]:
    """The bins that a stretch can be drawn in; the coarsest always."""
    days = (stretch.last - stretch.first).days + 1
    return tuple(b for b in BINS if days / DAYS[b] <= _MOST_BINS or b == BINS[-1])


def bin_for(stretch: Stretch) -> Bin:
    """The bin that a stretch opens with: about a hundred bars."""
    days = (stretch.last - stretch.first).days + 1
    return (
        "day" if days <= 200 else "week" if days <= 1500 else "month" if days <= _LONG else "year"
    )


def bin_start(day: date, bin_: Bin) -> date:
    """The first day of the bin that a day lies in; weeks start on Monday."""
    if bin_ == "week":
        return day - timedelta(days=day.weekday())
    if bin_ == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if bin_ == "month" else day


def bin_end(day: date, bin_: Bin) -> date:
    """The last day of the bin that a day lies in."""
    first = bin_start(day, bin_)
    if bin_ == "day":
        return first
    if bin_ == "week":
        return first + timedelta(days=6)
    if bin_ == "year":
        return first.replace(month=12, day=31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
