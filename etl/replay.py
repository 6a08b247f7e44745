"""The ledger against the reports of today: which judgement means which report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from etl.reports import Report
from etl.review import NOTHING, Bound, Judged, Judgement, Kind, active, bind
from etl.review.anchors import find_reports
from etl.review.fields import dates_of
from etl.store import Snapshot
from etl.store.ledger import Standing
from etl.store.neighbours import stored_reports
from etl.store.rows import report_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Replay:
    """What the ledger means for one commit.

    Attributes:
        judged: the judgements that hold, with their reports, for `merge`.
        today: the reports of the judged articles as they are after the commit, by id.
        touched: those about which something was decided since the last commit, and those that a
            judgement meant before and means no longer, or the other way round.
        kept: rows of reports that the extractor no longer finds and that a judgement holds.
        released: rows of such reports that no judgement holds any more.
        every: all judgements but withdrawals with their reports, whether they hold or not.
    """

    judged: Judged = NOTHING
    today: dict[str, Report] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    kept: dict[str, Row] = field(default_factory=dict)
    released: dict[str, Row] = field(default_factory=dict)
    every: tuple[Bound, ...] = ()

    def days(self, report_ids: Iterable[str]) -> frozenset[date | None]:
        """First days that judgements about these reports give or gave their events."""
        ids = set(report_ids)
        values = (one.judgement for one in self.every if ids & one.all_reports)
        return frozenset(day for judgement in values for day in _days(judgement))


def replay(
    standing: Standing, snapshot: Snapshot, *, rows: Mapping[str, Row], old: Mapping[str, Row]
) -> Replay:
    """Find the reports of all judgements.

    Args:
        standing: the ledger.
        snapshot: the last version of the store.
        rows: the reports of the articles of this commit, by id.
        old: those that are stored of the same articles.
    """
    if not standing.judgements:
        return Replay()
    names = {a.article_id for one in standing.judgements for a in (*one.anchors, *one.others)}
    read_again = {row["article_id"] for row in old.values()}
    stored = {
        row["report_id"]: row
        for row in stored_reports(snapshot, names)
        if row["article_id"] not in read_again
    }
    holding = active(standing.judgements)
    today = {name: report_of(row) for name, row in stored.items()}
    today |= {n: report_of(r) for n, r in rows.items() if r["article_id"] in names}
    kept = _kept(holding, today, old)
    today |= {name: report_of(row) for name, row in kept.items()}
    bound = bind(holding, today.values())
    decided = [one for one in standing.judgements if one.kind is not Kind.WITHDRAW]
    every = bind(decided, today.values())
    before = bind(decided, [*map(report_of, old.values()), *map(report_of, stored.values())])
    meant = {name for one in bound for name in one.all_reports}
    released: dict[str, Row] = {
        n: row for n, row in stored.items() if row["held"] and n not in meant
    }
    lost = {n for n, row in {**stored, **kept}.items() if row["held"]} - released.keys()
    return Replay(
        judged=Judged(bound, frozenset(lost)),
        today={name: one for name, one in today.items() if name not in released},
        touched=(_touched(standing, every) | moved(before, every)) & today.keys() - released.keys(),
        kept=kept,
        released=released,
        every=every,
    )


def _kept(
    holding: Iterable[Judgement], today: Mapping[str, Report], old: Mapping[str, Row]
) -> dict[str, Row]:
    """The stored reports that judgements hold and that their articles no longer claim."""
    if not old:
        return {}
    lost = {anchor for one in bind(tuple(holding), today.values()) for anchor in one.lost}
    of_article: dict[str, list[Report]] = {}
    for name in sorted(old):
        report = report_of(old[name])
        of_article.setdefault(report.article_id, []).append(report)
    found = set(find_reports(lost, of_article).values())
    return {name: {**old[name], "held": True} for name in sorted(found)}


def moved(before: Iterable[Bound], after: Iterable[Bound]) -> frozenset[str]:
    """The reports of judgements that mean other reports than before, in the same order."""
    return frozenset(
        report_id
        for one, other in zip(before, after, strict=True)
        if one.all_reports != other.all_reports
        for report_id in one.all_reports | other.all_reports
    )


def _touched(standing: Standing, every: Iterable[Bound]) -> frozenset[str]:
    """The reports of what was decided, or withdrawn, since the last commit."""
    pending = {one.judgement_id for one in standing.pending}
    ended = {str(one.value) for one in standing.pending if one.kind is Kind.WITHDRAW}
    # A withdrawal that is withdrawn brings back what it had ended.
    before = {one.judgement_id: one for one in standing.judgements}
    while (
        again := {
            str(before[name].value)
            for name in ended
            if name in before and before[name].kind is Kind.WITHDRAW
        }
        - ended
    ):
        ended |= again
    names = pending | ended
    return frozenset(
        report for one in every if one.judgement.judgement_id in names for report in one.all_reports
    )


def _days(judgement: Judgement) -> list[date | None]:
    value = judgement.value
    if judgement.kind is Kind.ACCEPT:
        return [dates_of(value["dates"]).start]
    if judgement.kind is Kind.CORRECT and judgement.field == "dates":
        return [dates_of(value).start]
    return []
