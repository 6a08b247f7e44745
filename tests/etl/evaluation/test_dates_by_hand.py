"""The interval of the calendar that a TimeML value names."""

from datetime import date

import pytest

from etl.evaluation.dates.values import value_intervals


@pytest.mark.parametrize(
    ("value", "level", "first", "last"),
    [
        ("1998-03-07", "day", "1998-03-07", "1998-03-07"),
        ("1998-03-07TNI", "day", "1998-03-07", "1998-03-07"),
        ("1998-W10-6", "day", "1998-03-07", "1998-03-07"),
        ("1998-W10", "week", "1998-03-02", "1998-03-08"),
        ("1998-W10-WE", "week", "1998-03-07", "1998-03-08"),
        ("2000-02", "month", "2000-02-01", "2000-02-29"),
        ("1998-12-XX", "month", "1998-12-01", "1998-12-31"),
        ("1998-Q4", "quarter", "1998-10-01", "1998-12-31"),
        ("1998-H1", "quarter", "1998-01-01", "1998-06-30"),
        ("1998-SU", "season", "1998-06-01", "1998-08-31"),
        ("1998-XX-XX", "year", "1998-01-01", "1998-12-31"),
        ("199X", "decade+", "1990-01-01", "1999-12-31"),
        ("19", "decade+", "1900-01-01", "1999-12-31"),
    ],
)
def test_values_that_name_an_interval(value, level, first, last):
    found = value_intervals(value)
    assert found == (level, ((date.fromisoformat(first), date.fromisoformat(last)),))


def test_a_winter_begins_or_ends_in_its_year():
    assert value_intervals("1998-WI") == (
        "season",
        ((date(1998, 12, 1), date(1999, 2, 28)), (date(1997, 12, 1), date(1998, 2, 28))),
    )


@pytest.mark.parametrize(
    "value", [None, "", "P1W", "PRESENT_REF", "1998-WXX", "XXXX-05-01", "1998-13", "1998-W60", "00"]
)
def test_values_that_name_none(value):
    assert value_intervals(value) is None
