from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.query import BINS
from dashboard.views.steps import first_range, grown, is_over, step_back, step_on
from dashboard.views.stretch import Stretch, bin_end, bin_start

days = st.dates(date(1980, 1, 1), date(2030, 1, 1))
bins = st.sampled_from(BINS)


@given(days, bins)
def test_a_step_on_of_one_bin_is_the_next_bin_and_back_returns(day: date, step: str):
    chosen = bin_start(day, step), bin_end(day, step)
    onward = step_on(chosen, step)
    assert onward[0] == chosen[1] + timedelta(days=1)
    assert onward == (bin_start(onward[0], step), bin_end(onward[0], step))
    assert step_back(onward, step) == chosen


@given(days, bins)
def test_a_growing_range_keeps_its_beginning(day: date, step: str):
    chosen = bin_start(day, step), bin_end(day, step)
    assert grown(chosen, step) == (chosen[0], step_on(chosen, step)[1])


@given(days, st.integers(0, 400), bins)
def test_play_comes_to_an_end(first: date, length: int, step: str):
    stretch = Stretch(first, first + timedelta(days=length))
    chosen, steps = first_range(stretch, step), 0
    while not is_over(chosen, stretch):
        chosen, steps = step_on(chosen, step), steps + 1
        assert steps <= length + 1
    assert chosen[1] >= stretch.last
