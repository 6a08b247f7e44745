"""Which reports of one block tell of the same happening.

No chains: two days are two happenings, however many intervals lie over both, and a week of
marches stays seven. Every rule looks at the set of reports and never at their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.dates import DatePrecision
from etl.merging.kinds import group_of
from etl.merging.wording import wording_of
from etl.reports import Report

ALONE = "One report."
SAME_DAY = "The reports name the same day and place."
SAME_WORDS = "The same sentence was printed more than once."
ONLY_FIT = "Only this day's event lies within the interval of the less precise reports."


@dataclass(slots=True)
class Cluster:
    """Reports of one happening: a day's own reports and the intervals that can mean only it.

    Attributes:
        day: the day that its reports name. group: see `kinds.group_of`; None while general.
        reports: those that name the day. joined: those with an interval around it.
    """

    day: date
    group: str | None
    reports: list[Report]
    joined: list[Report] = field(default_factory=list)

    def admits(self, report: Report) -> bool:
        """Whether the interval of a report lies around this day, of a kind that can be this.

        An article that tells of this day apart from the interval means something else by it.
        """
        dates = report.dates
        if dates.start is None or dates.end is None or not dates.start <= self.day <= dates.end:
            return False
        group = group_of(report.sub_event_type)
        if group is not None and self.group is not None and group != self.group:
            return False
        return all(own.article_id != report.article_id for own in self.reports)


def cluster(reports: Iterable[Report]) -> list[tuple[tuple[Report, ...], str]]:
    """Split the reports of one block into happenings.

    Returns:
        The members of each, sorted by id, and in words why they belong together.
    """
    by_day: defaultdict[date, list[Report]] = defaultdict(list)
    loose: list[Report] = []
    for report in sorted(reports, key=lambda report: report.report_id):
        if report.dates.precision is DatePrecision.DAY and report.dates.start is not None:
            by_day[report.dates.start].append(report)
        else:
            loose.append(report)
    clusters = [one for day, told in by_day.items() for one in _of_one_day(day, told)]
    alone = []
    for report in loose:
        fitting = [one for one in _around(clusters, report) if one.admits(report)]
        if len(fitting) == 1:
            fitting[0].joined.append(report)
        else:
            alone.append(report)
    found = [(_sorted(one.reports + one.joined), _reason(one)) for one in clusters]
    return found + _same_words(alone)


def _of_one_day(day: date, reports: Sequence[Report]) -> list[Cluster]:
    """One cluster a group; general kinds go with the only group, else by themselves."""
    groups: defaultdict[str | None, list[Report]] = defaultdict(list)
    for report in reports:
        groups[group_of(report.sub_event_type)].append(report)
    general = groups.pop(None, [])
    clusters = [Cluster(day, group, members) for group, members in groups.items()]
    if general and len(clusters) == 1:
        clusters[0].reports.extend(general)
    elif general:
        clusters.append(Cluster(day, None, general))
    return clusters


def _around(clusters: Sequence[Cluster], report: Report) -> Iterable[Cluster]:
    start, end = report.dates.start, report.dates.end
    if start is None or end is None:
        return ()
    return [one for one in clusters if start <= one.day <= end]


def _same_words(alone: Sequence[Report]) -> list[tuple[tuple[Report, ...], str]]:
    """Intervals that fit no single day: one event each, printed once or more often."""
    groups: defaultdict[tuple[str, ...], list[Report]] = defaultdict(list)
    for report in alone:
        words = wording_of(report.sentence.text) or report.report_id
        groups[report.sub_event_type, report.dates.iso(), words].append(report)
    return [(_sorted(members), same_words(members)) for members in groups.values()]


def same_words(members: Sequence[Report]) -> str:
    """Why reports of one wording are one event."""
    return SAME_WORDS if len(members) > 1 else ALONE


def _reason(one: Cluster) -> str:
    reasons = [SAME_DAY] if len(one.reports) > 1 else []
    if one.joined:
        reasons.append(ONLY_FIT)
    return " ".join(reasons) or ALONE


def _sorted(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda report: report.report_id))
