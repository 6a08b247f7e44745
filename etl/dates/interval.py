"""A date as it was reported: an interval of days with an honest precision."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DatePrecision(StrEnum):
    """How narrowly the words place a day (after UCDP GED's `date_prec`)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """First and last possible day, both included, and how precise the words were.

    `start` None means "on or before `end`"; `end` None means "on or after `start`"; both None:
    nothing is known, which only `UNKNOWN` may say. `DAY` always has `start == end`. `WEEK`
    covers 2 to 14 days, `MONTH` up to 62, `YEAR` more (quarters, seasons and decades too).
    """

    start: date | None
    end: date | None
    precision: DatePrecision

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"interval ends before it starts: {self.start} > {self.end}")
        if self.precision is DatePrecision.DAY and (self.start is None or self.start != self.end):
            raise ValueError(f"day precision needs one day: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> "DateInterval":
        """The interval of exactly one day."""
        return cls(day, day, DatePrecision.DAY)

    @classmethod
    def span(cls, start: date, end: date) -> "DateInterval":
        """The interval from `start` to `end`; its precision follows from its length in days."""
        days = (end - start).days + 1
        if days == 1:
            precision = DatePrecision.DAY
        elif days <= 14:
            precision = DatePrecision.WEEK
        elif days <= 62:
            precision = DatePrecision.MONTH
        else:
            precision = DatePrecision.YEAR
        return cls(start, end, precision)

    @classmethod
    def month(cls, year: int, month: int) -> "DateInterval":
        """A whole calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)

    @classmethod
    def year(cls, year: int) -> "DateInterval":
        """A whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)

    @classmethod
    def unknown(cls, not_after: date | None = None) -> "DateInterval":
        """No day is named; `not_after` is the day of publication, a bound and not a date."""
        return cls(None, not_after, DatePrecision.UNKNOWN)

    @classmethod
    def from_iso(cls, text: str) -> "DateInterval":
        """Read `2020`, `2020-07`, `2020-07-15` or a longer ISO timestamp.

        Raises:
            ValueError: if the text is none of these, or names a day that does not exist.
        """
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", text.strip())
        if match is None:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = match.groups()
        if month is None:
            return cls.year(int(year))
        if day is None:
            return cls.month(int(year), int(month))
        return cls.day(date(int(year), int(month), int(day)))

    @property
    def days(self) -> int | None:
        """How many days it covers, or None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def iso(self) -> str:
        """The shortest ISO form: `2020-07-15`, `2020-07`, `2020`, or `start/end`."""
        start, end = self.start, self.end
        if start is not None and start == end:
            return start.isoformat()
        if start is not None and end is not None:
            if self == DateInterval.month(start.year, start.month):
                return f"{start.year:04d}-{start.month:02d}"
            if self == DateInterval.year(start.year):
                return f"{start.year:04d}"
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"

    def overlaps(self, other: "DateInterval") -> bool:
        """Whether the two can share a day; open ends reach without limit."""
        if self.start is not None and other.end is not None and self.start > other.end:
            return False
        return not (self.end is not None and other.start is not None and other.start > self.end)

    def shift(self, days: int) -> "DateInterval":
        """The same interval moved by a number of days (negative: earlier)."""
        move = timedelta(days=days)
        return DateInterval(
            None if self.start is None else self.start + move,
            None if self.end is None else self.end + move,
            self.precision,
        )
