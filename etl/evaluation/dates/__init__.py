"""Expressions of time against TimeML."""

from etl.evaluation.dates.scores import DateScores, score_dates
from etl.evaluation.dates.told import date_record, told_date_errors, told_dates

__all__ = ["DateScores", "date_record", "score_dates", "told_date_errors", "told_dates"]
