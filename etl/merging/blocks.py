"""Which reports are compared at all."""

from typing import NamedTuple

from etl.dates import DateInterval, DatePrecision
from etl.merging.kinds import family_of
from etl.merging.wording import wording_of
from etl.places.place import Place
from etl.reports import Report

# A longer interval holds more than one happening of a kind more often than not.
LONGEST_DAYS = 62
_CLOSED = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})


class Block(NamedTuple):
    """Reports with a day or a short interval and a city or province are compared within it."""

    family: str
    status: str
    geonameid: int


class Claim(NamedTuple):
    """All other reports are the same event only when they are the same sentence.

    `key` is the sentence's wording, else the report's own id: then it stands for itself.
    """

    sub_event_type: str
    status: str
    geonameid: int | None
    dates: str
    key: str


def is_firm(place: Place | None, dates: DateInterval) -> bool:
    """Whether a place and dates are narrow enough to tell one happening from the next."""
    if place is None or place.kind == "country" or dates.precision not in _CLOSED:
        return False
    days = dates.days
    return days is not None and days <= LONGEST_DAYS


def block_of(event_type: str, status: str, place: Place | None) -> Block:
    """The block of a firm report or event."""
    return Block(family_of(event_type), status, 0 if place is None else place.geonameid)


def claim_of(report: Report) -> Claim:
    """The claim that a report makes which is not firm."""
    dates = report.dates
    # An open start is bounded by the day of publication, which a reprint does not share.
    told = dates.iso() if dates.start is not None else str(dates.precision)
    return Claim(
        report.sub_event_type,
        report.status,
        None if report.place is None else report.place.geonameid,
        told,
        wording_of(report.sentence.text) or report.report_id,
    )
