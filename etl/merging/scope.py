"""What new reports can change: so that a batch is merged with its neighbours, not with all.

Within a block, a report of one day decides which intervals around that day still fit a single
day, and an interval that joins or leaves changes the event of another day that it covers. So
what changes lies within one longest interval of the new report, and what decides about it
within two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl.dates import DateInterval
from etl.merging.agreed_dates import dates_of
from etl.merging.blocks import LONGEST_DAYS, Block, Claim, block_of, claim_of, is_firm
from etl.reports import Report

_REACH = timedelta(days=LONGEST_DAYS - 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """The neighbourhood of new reports.

    Attributes:
        windows: the intervals of the new firm reports, by block.
        claims: what the other new reports claim. starts: the first possible days of those, with
            None where one has none.
    """

    windows: dict[Block, tuple[tuple[date, date], ...]]
    claims: frozenset[Claim]
    starts: frozenset[date | None]

    @classmethod
    def around(cls, reports: Iterable[Report]) -> "Scope":
        """The neighbourhood of these reports."""
        windows: defaultdict[Block, set[tuple[date, date]]] = defaultdict(set)
        claims, starts = set(), set()
        for report in reports:
            start, end = report.dates.start, report.dates.end
            if is_firm(report.place, report.dates) and start is not None and end is not None:
                block = block_of(report.event_type, report.status, report.place)
                windows[block].add((start, end))
            else:
                claims.add(claim_of(report))
                starts.add(start)
        blocks = {block: tuple(sorted(found)) for block, found in windows.items()}
        return cls(blocks, frozenset(claims), frozenset(starts))

    def months(self) -> frozenset[date]:
        """First days of the months in which the firm reports begin that decide."""
        found: set[date] = set()
        for windows in self.windows.values():
            for start, end in windows:
                found.update(_months(moved(start, -2 * _REACH), moved(end, 2 * _REACH)))
        return frozenset(found)

    def reaches(self) -> Iterable[tuple[Block, date, date]]:
        """For each block the stretches in which a firm report decides, overlapping ones as one."""
        for block, windows in self.windows.items():
            first = last = None
            for start, end in windows:
                low, high = moved(start, -2 * _REACH), moved(end, 2 * _REACH)
                if first is not None and last is not None and low <= last:
                    last = max(last, high)
                    continue
                if first is not None and last is not None:
                    yield block, first, last
                first, last = low, high
            if first is not None and last is not None:
                yield block, first, last

    def needs(self, report: Report) -> bool:
        """Whether a stored report decides about something that can change."""
        if not is_firm(report.place, report.dates):
            return claim_of(report) in self.claims
        block = block_of(report.event_type, report.status, report.place)
        return self._touches(block, report.dates, 2 * _REACH)

    def covers(self, members: Sequence[Report]) -> bool:
        """Whether an event of these reports is known whole from those that `needs` lets through.

        Of a firm event outside, some reports may be missing; but nothing new can change it.
        Claims are known whole whenever one of their reports is.
        """
        report, dates = members[0], dates_of(members)
        if not is_firm(report.place, dates):
            return True
        start, end = dates.start, dates.end
        if start is None or end is None:
            return False
        block = block_of(report.event_type, report.status, report.place)
        return any(
            moved(first, -_REACH) <= start and end <= moved(last, _REACH)
            for first, last in self.windows.get(block, ())
        )

    def _touches(self, block: Block, dates: DateInterval, reach: timedelta) -> bool:
        start, end = dates.start, dates.end
        if start is None or end is None:
            return False
        return any(
            moved(first, -reach) <= end and start <= moved(last, reach)
            for first, last in self.windows.get(block, ())
        )


def moved(day: date, by: timedelta) -> date:
    """The day so much later or earlier; the calendar's first or last day where it ends before."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max


def _months(first: date, last: date) -> Iterable[date]:
    """First days of the months from that of the first day to that of the last."""
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield date(number // 12, number % 12 + 1, 1)
