"""Reports in, events out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from etl.merging.blocks import Block, Claim, block_of, claim_of, is_firm
from etl.merging.clusters import cluster, same_words
from etl.merging.consensus import consensus
from etl.merging.edits import edited
from etl.merging.event import ArticleFacts, Event
from etl.merging.judged import rearranged
from etl.merging.scope import Scope
from etl.reports import Report
from etl.review import NOTHING, Judged


def merge(
    reports: Iterable[Report],
    *,
    articles: Mapping[str, ArticleFacts],
    scope: Scope | None = None,
    judged: Judged = NOTHING,
) -> tuple[Event, ...]:
    """Make one event of the reports that tell of the same happening.

    A function of the set of reports: their order, and a report given twice, change nothing.
    Reports in cities and provinces are compared by kind and day (`clusters`), all others only
    by their wording. What people decided comes last and holds (`judged`, `edits`).

    Args:
        reports: of any number of articles.
        articles: facts by article id, for the outlets and their reprints.
        scope: leave out the events of which it does not cover all reports; it covers all or none
            of the reports that judgements tie together.
        judged: what people decided.

    Returns:
        The events, sorted by id; each report is in exactly one, or in one that was left out.
    """
    blocks: defaultdict[Block, list[Report]] = defaultdict(list)
    claims: defaultdict[Claim, list[Report]] = defaultdict(list)
    for report in _once(reports):
        if is_firm(report.place, report.dates):
            blocks[block_of(report.event_type, report.status, report.place)].append(report)
        else:
            claims[claim_of(report)].append(report)
    groups = [found for block in blocks.values() for found in cluster(block)]
    for claim in claims.values():
        members = tuple(sorted(claim, key=lambda report: report.report_id))
        groups.append((members, same_words(members)))
    covered = [one for one in groups if scope is None or scope.covers(one[0])]
    told = [
        (consensus(members, articles=articles, detail=detail), members)
        for members, detail in rearranged(covered, judged)
    ]
    events = edited(told, judged, articles=articles)
    return tuple(sorted(events, key=lambda event: event.event_id))


def _once(reports: Iterable[Report]) -> Iterable[Report]:
    """Each report once; of two that differ under one id always the same one."""
    once: dict[str, Report] = {}
    for report in reports:
        other = once.setdefault(report.report_id, report)
        if other != report:
            once[report.report_id] = min(report, other, key=repr)
    return once.values()
