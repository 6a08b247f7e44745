from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.query import BINS
from dashboard.views.stretch import (
    Stretch,
    bin_end,
    bin_for,
    bin_start,
    bins_offered,
    drawn_stretch,
)
from dashboard.views.timeline import TimelineLook, shares, stack, timeline_chart

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
OCTOBER = Stretch(date(2022, 10, 1), date(2022, 10, 31))
LABELS = {"protest": "Protest", "attack": "Attack"}


def intervals(*rows):
    return pd.DataFrame(
        {
            "date_start": pd.to_datetime([row[0] for row in rows]),
            "date_end": pd.to_datetime([row[1] for row in rows]),
            "n_events": [row[2] for row in rows],
        }
    )


def bars(*rows):
    return pd.DataFrame(
        {
            "bin": pd.to_datetime([row[0] for row in rows]),
            "event_type": [row[1] for row in rows],
            "n_events": pd.Series([row[2] for row in rows], dtype="int64"),
        }
    )


@given(days, st.sampled_from(BINS))
def test_bins_cover_every_day_once(day, bin_):
    first, last = bin_start(day, bin_), bin_end(day, bin_)
    assert first <= day <= last
    assert bin_start(last, bin_) == first
    assert bin_start(last + timedelta(days=1), bin_) == last + timedelta(days=1)


@given(
    st.lists(st.tuples(days, st.integers(0, 90), st.integers(1, 9)), min_size=1, max_size=8),
    st.sampled_from(BINS),
)
def test_shares_add_up_to_the_events_and_stay_inside_their_intervals(told, bin_):
    rows = [(first, first + timedelta(days=length), n) for first, length, n in told]
    spread = shares(intervals(*rows), bin_)
    assert spread["n_events"].sum() == pytest.approx(sum(row[2] for row in rows), rel=1e-4)
    starts = {
        bin_start(row[0] + timedelta(days=at), bin_)
        for row in rows
        for at in range((row[1] - row[0]).days + 1)
    }
    assert {stamp.date() for stamp in spread["bin"]} <= starts


def test_a_week_is_spread_evenly_over_its_days():
    spread = shares(intervals(("2022-10-03", "2022-10-09", 7)), "day")
    assert spread["n_events"].tolist() == pytest.approx([1.0] * 7)


def test_bars_stand_upon_each_other_in_the_order_of_the_legend():
    drawn = stack(
        bars(
            ("2022-10-03", "attack", 2), ("2022-10-03", "protest", 5), ("2022-10-04", "attack", 1)
        ),
        ("protest", "attack"),
    )
    assert drawn[["event_type", "y0", "y1"]].to_numpy().tolist() == [
        ["protest", 0, 5],
        ["attack", 5, 7],
        ["attack", 0, 1],
    ]


def test_interval_events_lie_on_top_and_outside_of_the_range_is_faint():
    chart = timeline_chart(
        bars(("2022-10-03", "protest", 3), ("2022-10-10", "protest", 1)),
        intervals(("2022-10-03", "2022-10-04", 1)),
        TimelineLook("day", OCTOBER, LABELS, "light", (date(2022, 10, 3), date(2022, 10, 3))),
    )
    solid, boxes = chart["datasets"]["bars"], chart["datasets"]["boxes"]
    assert boxes["y0"].tolist() == [3, 0]
    assert boxes["y1"].tolist() == pytest.approx([3.5, 0.5])
    assert solid["inside"].tolist() == [True, False]
    assert boxes["inside"].tolist() == [True, False]
    assert any(layer.get("params") for layer in chart["layer"])


def test_nothing_with_a_date_is_no_chart():
    with pytest.raises(ValueError, match="no event with a date"):
        timeline_chart(bars(), intervals(), TimelineLook("day", OCTOBER, LABELS, "light"))


def test_bars_are_never_more_than_can_be_drawn():
    def years(first, last):
        return Stretch(date(first, 1, 1), date(last, 1, 1))

    assert bins_offered(OCTOBER) == ("day", "week", "month", "year")
    assert bins_offered(years(2015, 2024)) == ("week", "month", "year")
    assert bins_offered(years(1800, 2024)) == ("year",)
    assert bin_for(OCTOBER) == "day"
    assert bin_for(years(2015, 2024)) == "month"
    assert bin_for(years(1970, 2024)) == "year"


def test_one_event_of_long_ago_does_not_crush_the_rest():
    known = bars(
        ("1980-04-01", "protest", 1), *((f"2022-{m:02}-01", "riot", 20) for m in range(1, 13))
    )
    stretch = drawn_stretch(known, intervals(), None)
    assert stretch == Stretch(date(2022, 1, 1), date(2022, 12, 31), 1.0)
    wide = drawn_stretch(known, intervals(), (date(1979, 1, 1), date(2022, 1, 1)))
    assert wide is not None
    assert (wide.first, wide.n_before) == (date(1979, 1, 1), 0)
    chart = timeline_chart(known, intervals(), TimelineLook("month", stretch, LABELS, "light"))
    assert chart["datasets"]["bars"]["n_events"].sum() == 240


@settings(deadline=None)  # a machine at work is no failure
@given(st.lists(st.tuples(days, st.integers(1, 30)), min_size=1, max_size=40))
def test_events_are_drawn_or_said_to_be_earlier(told):
    months = sorted({day.replace(day=1) for day, _ in told})
    known = bars(
        *(
            (month, "protest", sum(n for day, n in told if day.replace(day=1) == month))
            for month in months
        )
    )
    stretch = drawn_stretch(known, intervals(), None)
    assert stretch is not None
    inside = known[known["bin"] >= pd.Timestamp(stretch.first)]
    assert inside["n_events"].sum() + stretch.n_before == known["n_events"].sum()
    assert stretch.n_before <= 0.01 * known["n_events"].sum()


def test_without_dates_there_is_no_stretch():
    assert drawn_stretch(bars(), intervals(), None) is None
