"""When the reports of one event say that it was."""

from collections.abc import Sequence

from etl.dates import DateInterval, DatePrecision
from etl.reports import Report


def dates_of(members: Sequence[Report]) -> DateInterval:
    """The day, where a report names it; else the interval that all share, or the latest bound."""
    for report in members:
        if report.dates.precision is DatePrecision.DAY:
            return report.dates
    dates = members[0].dates
    if dates.start is not None:
        return dates
    # "On or before publication": true of the earliest of the days of publication.
    ends = [report.dates.end for report in members if report.dates.end is not None]
    return DateInterval(None, min(ends, default=None), dates.precision)
