"""People's decisions about what is one event, laid over what the rules made of the reports.

Judgements are applied in the order in which they were made, so that of two that contradict each
other the later one holds.
"""

from collections.abc import Iterable, Mapping, Sequence

from etl.merging.clusters import ALONE
from etl.reports import Report
from etl.review import Bound, Judged, Kind

Group = tuple[tuple[Report, ...], str]

SAID_SAME = "A person said that these reports tell of one event."
SAID_OTHER = "A person took these reports from another event."
SAID_NONE = "A person said that these words tell of no event."
_SHAPING = {
    Kind.SAME_EVENT: SAID_SAME,
    Kind.DIFFERENT_EVENT: SAID_OTHER,
    Kind.NOT_AN_EVENT: SAID_NONE,
}


def rearranged(groups: Sequence[Group], judged: Judged) -> list[Group]:
    """The groups as people want them: joined, split, and stripped of what is no event.

    Args:
        groups: reports with the reason why they are together; each report in one of them. Their
            order changes nothing: it is that in which the store was searched.
        judged: whose reports are all here or all not here.
    """
    shaping = [one for one in judged.bound if one.judgement.kind in _SHAPING]
    if not shaping:
        return list(groups)
    arrangement = _Arrangement(groups)
    for one in shaping:
        why = _SHAPING[one.judgement.kind]
        if one.judgement.kind is Kind.SAME_EVENT:
            arrangement.join(one.all_reports, why)
        elif one.judgement.kind is Kind.DIFFERENT_EVENT:
            arrangement.take_off(one.others, one.reports, why)
        else:
            for report_id in one.reports:
                arrangement.part([report_id], why)
    return arrangement.groups()


def event_meant(bound: Bound, holder: Mapping[str, int]) -> int | None:
    """The group that a judgement about a whole event is about today.

    Args:
        bound: the judgement.
        holder: report id to the number of its group.

    Returns:
        The group that holds most of its reports; None when it holds none of them.
    """
    votes: dict[int, int] = {}
    for report_id in bound.reports:
        if report_id in holder:
            votes[holder[report_id]] = votes.get(holder[report_id], 0) + 1
    return max(votes, key=lambda number: votes[number], default=None)  # of equals the first


class _Arrangement:
    """Groups of reports that can be joined and split."""

    def __init__(self, found: Sequence[Group]) -> None:
        groups = sorted(found, key=lambda group: min(one.report_id for one in group[0]))
        self._reports = {one.report_id: one for members, _ in groups for one in members}
        self._members = [{one.report_id for one in members} for members, _ in groups]
        self._why = [[why] for _, why in groups]
        self._holder = {
            report_id: number
            for number, members in enumerate(self._members)
            for report_id in members
        }

    def join(self, report_ids: Iterable[str], why: str) -> None:
        """Make one group of all that hold one of these reports."""
        numbers = sorted({self._holder[one] for one in report_ids if one in self._holder})
        if len(numbers) < 2:
            return
        reasons = [reason for number in numbers for reason in self._why[number]]
        for number in numbers[1:]:
            self._move(self._members[number], numbers[0])
        self._why[numbers[0]] = []
        for reason in (*reasons, why):
            if reason not in {ALONE, SAID_NONE}:  # neither is true of what was joined
                self._add_reason(numbers[0], reason)

    def take_off(self, report_ids: Iterable[str], from_ids: Iterable[str], why: str) -> None:
        """Part reports from every group that holds one of the others."""
        holders = {self._holder[one] for one in from_ids if one in self._holder}
        self.part([one for one in report_ids if self._holder.get(one) in holders], why)

    def part(self, report_ids: Sequence[str], why: str) -> None:
        """Make these reports, which may be in several groups, a group of their own."""
        known = {one for one in report_ids if one in self._holder}
        if known and self._members[self._holder[min(known)]] != known:
            self._members.append(set())
            self._why.append([])
            self._move(known, len(self._members) - 1)
        if known:
            self._add_reason(self._holder[min(known)], why)

    def groups(self) -> list[Group]:
        """What came of it."""
        return [
            (tuple(self._reports[one] for one in sorted(members)), " ".join(why))
            for members, why in zip(self._members, self._why, strict=True)
            if members
        ]

    def _move(self, report_ids: Iterable[str], number: int) -> None:
        for one in list(report_ids):
            self._members[self._holder[one]].discard(one)
            self._members[number].add(one)
            self._holder[one] = number

    def _add_reason(self, number: int, why: str) -> None:
        if why not in self._why[number]:
            self._why[number].append(why)
