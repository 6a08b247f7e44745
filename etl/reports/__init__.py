"""Gives each mention its place and its dates: what one article claims."""

from etl.reports.annotation import annotate
from etl.reports.locate import locate
from etl.reports.report import Report, RunnerUp, report_id
from etl.reports.resolving import resolve_reading

__all__ = ["Report", "RunnerUp", "annotate", "locate", "report_id", "resolve_reading"]
