"""One event of the store, by its id or by one that led to it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from etl.merging import ArticleFacts
from etl.merging.blocks import LONGEST_DAYS
from etl.merging.identity import MERGED
from etl.merging.scope import moved
from etl.reports import Report
from etl.review import Judgement, active
from etl.review.fields import KIND
from etl.store.by_id import rows_by_id
from etl.store.ledger import Ledger
from etl.store.reader import Snapshot
from etl.store.rows import facts_of, place_of_event, report_of
from etl.store.schema import month_of

Row = Mapping[str, Any]


def resolve(snapshot: Snapshot, event_id: str) -> str | None:
    """The event that an id means in this version: itself, or what it was merged into; None."""
    row = stored_event(snapshot, event_id)
    return None if row is None else str(row["event_id"])


def stored_event(snapshot: Snapshot, event_id: str) -> Row | None:
    """The row of the event that an id means in this version; see `resolve`."""
    seen: set[str] = set()
    name = event_id
    while name not in seen:
        seen.add(name)
        for row in rows_by_id(snapshot, "events", [name]):
            return row
        condition = "old_id = $id AND kind = $kind ORDER BY version DESC LIMIT 1"
        values = {"id": name, "kind": MERGED}
        found = snapshot.rows("redirects", condition, values, columns=("new_id",))
        if not found:
            return None
        name = str(found[0]["new_id"])
    return None


def event_with_reports(
    snapshot: Snapshot, event_id: str
) -> tuple[Row, tuple[Report, ...], dict[str, ArticleFacts]] | None:
    """The row of the event that an id means, its reports, sorted, and the facts of their articles."""
    event = stored_event(snapshot, event_id)
    if event is None:
        return None
    ids = event["report_ids"]
    rows = rows_by_id(snapshot, "reports", ids, months=_months_near(event["date_start"]))
    if len(rows) < len(ids):  # a person may have joined what lies years apart
        rows = rows_by_id(snapshot, "reports", ids)
    rows.sort(key=lambda row: str(row["report_id"]))
    reports = tuple(report_of(row) for row in rows)
    return event, reports, {row["article_id"]: facts_of(row) for row in rows}


def events_with_reports(
    snapshot: Snapshot, event_ids: Sequence[str]
) -> dict[str, tuple[Row, tuple[Report, ...], dict[str, ArticleFacts]]]:
    """`event_with_reports` for many ids at once, each file read once; ids without a row are left out."""
    events = {str(row["event_id"]): row for row in rows_by_id(snapshot, "events", event_ids)}
    ids = [one for row in events.values() for one in row["report_ids"]]
    rows = {str(row["report_id"]): row for row in rows_by_id(snapshot, "reports", ids)}
    found = {}
    for event_id in event_ids:
        row = events.get(event_id)
        if row is None:
            one = event_with_reports(snapshot, event_id)
            if one is not None:
                found[event_id] = one
            continue
        told = [rows[name] for name in sorted(row["report_ids"]) if name in rows]
        facts = {one["article_id"]: facts_of(one) for one in told}
        found[event_id] = (row, tuple(report_of(one) for one in told), facts)
    return found


def _months_near(start: date | None) -> frozenset[str]:
    """The months in which the reports of an event begin, but for what people joined or dated."""
    if start is None:
        return frozenset({month_of(None)})
    by = (-LONGEST_DAYS, -LONGEST_DAYS // 2, 0, LONGEST_DAYS // 2, LONGEST_DAYS)
    return frozenset(month_of(moved(start, timedelta(days))) for days in by)


def shown_values(row: Row) -> dict[str, Any]:
    """What a row of `events` shows of what, where, when and status, as the ledger writes it."""
    return {
        "kind": {name: row[name] for name in KIND},
        "dates": {
            "date_start": None if row["date_start"] is None else row["date_start"].isoformat(),
            "date_end": None if row["date_end"] is None else row["date_end"].isoformat(),
            "date_precision": row["date_precision"],
        },
        "status": row["status"],
        "place": place_of_event(row),
    }


def judgements_on(snapshot: Snapshot, event_id: str) -> tuple[tuple[Judgement, bool], ...]:
    """What was decided about an event, oldest first, and whether it still holds.

    Withdrawals are told by what they withdraw. Judgements that wait to be applied are among them
    when they name the event or one that led to it.
    """
    columns = ("report_ids", "judgement_ids")
    rows = snapshot.rows("events", "event_id = $id", {"id": event_id}, columns=columns)
    reports = set(rows[0]["report_ids"]) if rows else set()
    shaping = set(rows[0]["judgement_ids"]) if rows else set()
    judgements = Ledger(snapshot.store).read()
    holding = {one.judgement_id for one in active(judgements)}
    return tuple(
        (one, one.judgement_id in holding)
        for one in judgements
        if event_id in one.event_ids
        or one.judgement_id in shaping
        or reports & {anchor.report_id for anchor in (*one.anchors, *one.others)}
    )
