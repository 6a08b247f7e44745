"""Which judgements hold, and which of the reports of today they mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from etl.reports import Report
from etl.review.anchors import find_reports
from etl.review.judgement import Anchor, Judgement, Kind


@dataclass(frozen=True, slots=True)
class Bound:
    """A judgement with the ids of the reports that its anchors are today.

    Attributes:
        judgement: what was decided. reports: of its anchors. others: of its other anchors.
        lost: anchors that are no report of today.
    """

    judgement: Judgement
    reports: tuple[str, ...]
    others: tuple[str, ...]
    lost: tuple[Anchor, ...] = ()

    @property
    def all_reports(self) -> frozenset[str]:
        """Every report that it is about."""
        return frozenset(self.reports) | frozenset(self.others)


@dataclass(frozen=True, slots=True)
class Judged:
    """What merging must know of people's decisions.

    Attributes:
        bound: the judgements that hold, oldest first.
        held: ids of reports that the extractor no longer finds, kept because a person judged
            them.
    """

    bound: tuple[Bound, ...] = ()
    held: frozenset[str] = frozenset()

    @property
    def taken_off(self) -> frozenset[str]:
        """The reports that a person took from an event."""
        return frozenset(
            report_id
            for one in self.bound
            for report_id in {
                Kind.DIFFERENT_EVENT: one.others,
                Kind.NOT_AN_EVENT: one.reports,
            }.get(one.judgement.kind, ())
        )

    def touching(self, report_ids: Iterable[str]) -> frozenset[str]:
        """The reports that judgements tie to these, directly or through others.

        An event of one of them can be known only with all of them.
        """
        linked: defaultdict[str, list[Bound]] = defaultdict(list)
        for one in self.bound:
            for report_id in one.all_reports:
                linked[report_id].append(one)
        found: set[str] = set()
        waiting = [report_id for report_id in report_ids if report_id in linked]
        while waiting:
            report_id = waiting.pop()
            if report_id in found:
                continue
            found.add(report_id)
            waiting += [other for one in linked[report_id] for other in one.all_reports]
        return frozenset(found)


NOTHING = Judged()


def active(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold: neither withdrawn nor withdrawals, oldest first.

    A withdrawal can be withdrawn itself. It ends only what was decided before it.
    """
    ordered = sorted({one.judgement_id: one for one in judgements}.values(), key=_order)
    ended: set[str] = set()
    for one in reversed(ordered):
        if one.kind is Kind.WITHDRAW and one.judgement_id not in ended:
            ended.add(str(one.value))
    return tuple(
        one for one in ordered if one.judgement_id not in ended and one.kind is not Kind.WITHDRAW
    )


def bind(judgements: Sequence[Judgement], reports: Iterable[Report]) -> tuple[Bound, ...]:
    """The judgements with the reports that they mean, in the same order.

    Args:
        judgements: any.
        reports: all reports of the articles that they are about; others do no harm.
    """
    of_article: defaultdict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.report_id):
        of_article[report.article_id].append(report)
    every = {anchor for one in judgements for anchor in (*one.anchors, *one.others)}
    found = find_reports(every, of_article)
    return tuple(
        Bound(
            judgement=one,
            reports=_ids(one.anchors, found),
            others=_ids(one.others, found),
            lost=tuple(a for a in (*one.anchors, *one.others) if a not in found),
        )
        for one in judgements
    )


def _ids(anchors: Iterable[Anchor], found: Mapping[Anchor, str]) -> tuple[str, ...]:
    return tuple(sorted({found[anchor] for anchor in anchors if anchor in found}))


def _order(judgement: Judgement) -> tuple[datetime, str]:
    return judgement.order
