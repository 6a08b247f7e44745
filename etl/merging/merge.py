"""Reports in, events out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from etl.merging.blocks import Block, Claim, block_of, claim_of, is_firm
from etl.merging.clusters import cluster, same_words
from etl.merging.consensus import consensus
from etl.merging.event import ArticleFacts, Event
from etl.reports import Report


def merge(reports: Iterable[Report], *, articles: Mapping[str, ArticleFacts]) -> tuple[Event, ...]:
    """Make one event of the reports that tell of the same happening.

    A function of the set of reports: their order, and a report given twice, change nothing.
    Reports in cities and provinces are compared by kind and day (`clusters`), all others only
    by their wording.

    Args:
        reports: of any number of articles.
        articles: facts by article id, for the outlets and their reprints.

    Returns:
        The events, sorted by id; each report is in exactly one.
    """
    blocks: defaultdict[Block, list[Report]] = defaultdict(list)
    claims: defaultdict[Claim, list[Report]] = defaultdict(list)
    once = {report.report_id: report for report in sorted(reports, key=repr)}
    for report in once.values():
        if is_firm(report.place, report.dates):
            blocks[block_of(report.event_type, report.status, report.place)].append(report)
        else:
            claims[claim_of(report)].append(report)
    groups = [found for block in blocks.values() for found in cluster(block)]
    for claim in claims.values():
        members = tuple(sorted(claim, key=lambda report: report.report_id))
        groups.append((members, same_words(members)))
    events = (consensus(members, articles=articles, detail=detail) for members, detail in groups)
    return tuple(sorted(events, key=lambda event: event.event_id))
