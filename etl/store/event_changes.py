"""What merged events change in the store: rows, ids that stay, and what became of the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, NamedTuple

from etl.merging import Event
from etl.merging.identity import keep_ids
from etl.merging.scope import Scope
from etl.review.anchors import find_reports
from etl.review.judgement import anchor_of
from etl.store.neighbours import months_around, stored_events, taken_ids
from etl.store.reader import Snapshot
from etl.store.rows import event_row, report_of

Row = Mapping[str, Any]


class EventChanges(NamedTuple):
    """What a commit does to events.

    Attributes:
        rows: new or changed events. redirects: rows of what became of others.
        retracted: month to ids of the stored events that no longer hold as they stand.
    """

    rows: list[dict[str, Any]]
    redirects: list[dict[str, Any]]
    retracted: dict[str, frozenset[str]]


def changed_events(
    snapshot: Snapshot,
    events: Sequence[Event],
    *,
    scope: Scope,
    withdrawn: Mapping[str, Row],
    added: Mapping[str, Row],
    days: Iterable[date | None],
    taken_off: AbstractSet[str],
) -> EventChanges:
    """What the store lacks of these events, and what of it they replace.

    Args:
        snapshot: the last version of the store.
        events: known whole, with all stored reports that belong to them.
        scope: of the reports that come and go.
        withdrawn: rows of stored reports that no longer hold, by id.
        added: rows of new reports, by id.
        days: first days that people gave such events, which can lie anywhere.
        taken_off: reports that people took from their events.
    """
    members = {report_id for event in events for report_id in event.report_ids}
    months = months_around(scope, days)
    places = {block.geonameid for block in scope.windows}
    places |= {claim.geonameid for claim in scope.claims if claim.geonameid is not None}
    names = members | withdrawn.keys()
    old = stored_events(snapshot, names, months=months, places=places)
    # Only a report that was stored before can have given its id to another event.
    known = {event.event_id for event in events if not added.keys() >= set(event.report_ids)}
    kept, redirects = keep_ids(
        events,
        {name: row["report_ids"] for name, row in old.items()},
        successors=_successors(withdrawn, added),
        taken=taken_ids(snapshot, known - old.keys()),
        salt=str(snapshot.version.number + 1),
        taken_off=taken_off,
    )
    rows = {event.event_id: event_row(event) for event in kept}
    retracted: defaultdict[str, set[str]] = defaultdict(set)
    for name, row in old.items():
        if rows.get(name) != row:
            retracted[row["month"]].add(name)
    return EventChanges(
        rows=[row for name, row in rows.items() if old.get(name) != row],
        redirects=[
            {
                "old_id": one.old_id,
                "new_id": one.new_id,
                "kind": one.kind,
                "version": snapshot.version.number + 1,
            }
            for one in redirects
        ],
        retracted={month: frozenset(names) for month, names in retracted.items()},
    )


def _successors(withdrawn: Mapping[str, Row], added: Mapping[str, Row]) -> dict[str, str]:
    """Reports that go, each with the one that comes in its place, by the words of both."""
    gone = [report_of(row) for name, row in withdrawn.items() if name not in added]
    if not gone:
        return {}
    articles = {report.article_id for report in gone}
    coming = defaultdict(list)
    for name in sorted(added):
        if name not in withdrawn and added[name]["article_id"] in articles:
            report = report_of(added[name])
            coming[report.article_id].append(report)
    found = find_reports([anchor_of(one) for one in gone], coming)
    return {anchor.report_id: report_id for anchor, report_id in found.items()}
