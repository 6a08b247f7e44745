"""An event told over and over is folded in time that grows with the text, not with its square."""

import pytest

from etl.reports import same_event
from tests.etl.reports.marked import marked_reading

UNITS = {
    "one city": "People *marched* in [Lima]. ",
    "three cities": "They *marched* in [Lima]. They *marched* in [Cusco]. They *marched* in [Tacna]. ",
}


@pytest.mark.parametrize("name", UNITS)
def test_four_times_the_text_needs_four_times_the_comparisons(name, reports_of, monkeypatch):
    calls = []
    same = same_event._same

    def counted(one, other):
        calls.append(1)
        return same(one, other)

    monkeypatch.setattr(same_event, "_same", counted)
    reports = reports_of(marked_reading(UNITS[name] * 20))
    few = len(calls)
    calls.clear()
    assert len(reports_of(marked_reading(UNITS[name] * 80))) == len(reports)
    assert few <= len(calls) < 6 * few
