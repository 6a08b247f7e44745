"""Dates: intervals with a precision, and the grammar that finds them in text."""

from etl.dates.interval import DateInterval, DatePrecision

__all__ = ["DateInterval", "DatePrecision"]
