"""Steps through time: the range of days after the present one, whole bins only."""

from datetime import date, timedelta

from dashboard.query import Bin
from dashboard.views.stretch import Stretch, bin_end, bin_start

Range = tuple[date, date]
_DAY = timedelta(days=1)


def first_range(stretch: Stretch, step: Bin) -> Range:
    """Where play begins when no range is chosen: the first step of what is drawn."""
    return bin_start(stretch.first, step), bin_end(stretch.first, step)


def step_back(chosen: Range, step: Bin) -> Range:
    """The range moved a step back; its width stays the same number of steps."""
    first, last = chosen
    back = bin_start(first - _DAY, step), bin_start(last, step) - _DAY
    return back[0], max(back)


def step_on(chosen: Range, step: Bin) -> Range:
    """The range moved a step on."""
    first, last = chosen
    onward = bin_end(first, step) + _DAY, bin_end(last + _DAY, step)
    return min(onward), onward[1]


def grown(chosen: Range, step: Bin) -> Range:
    """The range with a step more at its end."""
    return chosen[0], bin_end(chosen[1] + _DAY, step)


def is_over(chosen: Range, stretch: Stretch) -> bool:
    """Whether nothing drawn lies after the range."""
    return chosen[1] >= stretch.last
