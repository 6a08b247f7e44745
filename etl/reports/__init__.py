"""Gives each mention its place and its dates: what one article claims."""

from etl.reports.report import Report, RunnerUp, report_id

__all__ = ["Report", "RunnerUp", "report_id"]
