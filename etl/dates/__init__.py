"""Dates: intervals with a precision, and the grammar that finds them in text."""

from etl.dates.interval import DateInterval, DatePrecision
from etl.dates.resolve import reach, resolve_timex, resolve_timexes
from etl.dates.story import in_story
from etl.dates.timex import Timex, find_timexes, granularity

__all__ = [
    "DateInterval",
    "DatePrecision",
    "Timex",
    "find_timexes",
    "granularity",
    "in_story",
    "reach",
    "resolve_timex",
    "resolve_timexes",
]
