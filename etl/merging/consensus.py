"""What the reports of one event agree on."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from etl.dates import DateInterval, DatePrecision
from etl.merging.agreed_dates import dates_of
from etl.merging.disagreement import disagreement
from etl.merging.event import ArticleFacts, Event
from etl.merging.kinds import group_of
from etl.merging.reprints import witnesses
from etl.places.place import Place
from etl.reports import Report

_Value = TypeVar("_Value", bound=Hashable)
# However many outlets agree, they may all rest on one statement.
_SUREST = 0.99


def consensus(
    members: Sequence[Report], *, articles: Mapping[str, ArticleFacts], detail: str
) -> Event:
    """One event from its reports.

    Args:
        members: one report or more, sorted by id; of one status and place, unless a person said
            that they are one event.
        articles: facts by article id; an article that is missing is one without facts.
        detail: why the members are one event.
    """
    facts = {
        report.article_id: articles.get(report.article_id) or ArticleFacts(report.article_id)
        for report in members
    }
    outlets = _Outlets(members, facts)
    first = min(members, key=lambda report: (facts[report.article_id].order, report.report_id))
    surest = min(members, key=_receipt_order)
    kind = outlets.kind()
    of_kind = [r for r in members if (r.event_type, r.sub_event_type) == kind]
    acled = outlets.vote(lambda r: (r.acled_event_type, r.acled_sub_event_type), among=of_kind)
    event = Event(
        event_id=hashlib.sha256(first.report_id.encode()).hexdigest()[:16],
        event_type=kind[0],
        sub_event_type=kind[1],
        acled_event_type=acled[0] if acled else None,
        acled_sub_event_type=acled[1] if acled else None,
        dates=outlets.dates(),
        place=outlets.place(),
        status=outlets.status(),
        confidence=outlets.confidence(),
        participants=outlets.vote(lambda report: report.participants),
        fatalities=outlets.vote(lambda report: report.fatalities),
        injured=outlets.vote(lambda report: report.injured),
        detained=outlets.vote(lambda report: report.detained),
        actor=outlets.vote(lambda report: report.actor),
        n_reports=len(members),
        n_articles=len(facts),
        n_sources=outlets.number,
        sources=tuple(sorted({one.source for one in facts.values() if one.source})),
        first_published=_first_published(facts),
        sentence=surest.sentence.text,
        report_ids=tuple(report.report_id for report in members),
        detail=detail,
    )
    if len(members) == 1:
        return event
    return replace(event, disagreement=disagreement(event, members, articles=facts))


class _Outlets:
    """The members by independent outlet, each of which has one vote."""

    def __init__(self, members: Sequence[Report], facts: Mapping[str, ArticleFacts]) -> None:
        self._members = members
        self._outlet = {
            one.article_id: index
            for index, group in enumerate(witnesses(facts.values()))
            for one in group
        }
        self.number = len(set(self._outlet.values()))

    def vote(
        self, value: Callable[[Report], _Value | None], among: Sequence[Report] | None = None
    ) -> _Value | None:
        """The value that most outlets give, of equals the lowest; None where none gives one."""
        outlets: defaultdict[_Value, set[int]] = defaultdict(set)
        for report in self._members if among is None else among:
            said = value(report)
            if said is not None:
                outlets[said].add(self._outlet[report.article_id])
        return min(outlets, key=lambda said: (-len(outlets[said]), _sortable(said)), default=None)

    def kind(self) -> tuple[str, str]:
        """Type and finer kind: a particular kind before a general one, then by votes."""
        particular = [r for r in self._members if group_of(r.sub_event_type) is not None]
        kind = self.vote(lambda r: (r.event_type, r.sub_event_type), among=particular or None)
        if kind is None:
            raise ValueError("an event has no reports")
        return kind

    def dates(self) -> DateInterval:
        """The day that most outlets name, else what the reports say in common."""
        days = [r for r in self._members if r.dates.precision is DatePrecision.DAY]
        if len({report.dates for report in days}) > 1:
            return self.vote(lambda report: report.dates, among=days) or days[0].dates
        return dates_of(self._members)

    def place(self) -> Place | None:
        """The place that most outlets name, a city before what is wider."""
        if len({report.place for report in self._members}) == 1:
            return self._members[0].place
        cities = [report for report in self._members if report.city is not None]
        return self.vote(lambda report: report.place, among=cities or None)

    def status(self) -> str:
        """The status that most outlets give."""
        if len({report.status for report in self._members}) == 1:
            return self._members[0].status
        return self.vote(lambda report: report.status) or self._members[0].status

    def confidence(self) -> float:
        """The chance that not every outlet is wrong, each as sure as its surest report."""
        best: defaultdict[int, float] = defaultdict(float)
        for report in self._members:
            outlet = self._outlet[report.article_id]
            best[outlet] = max(best[outlet], report.confidence)
        if len(best) == 1:
            return round(min(best.values()), 3)
        wrong = 1.0
        for outlet in sorted(best):
            wrong *= 1 - best[outlet]
        return round(max(min(1 - wrong, _SUREST), *best.values()), 3)


def _sortable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, repr(value))


def _receipt_order(report: Report) -> tuple[bool, bool, float, str]:
    """The receipt to show first: with a day, with words for its place, the surest."""
    vague = report.dates.precision is not DatePrecision.DAY
    return (vague, report.place_span is None, -report.confidence, report.report_id)


def _first_published(facts: Mapping[str, ArticleFacts]) -> date | None:
    days = [
        one.published.start
        for one in facts.values()
        if one.published is not None
        and one.published.precision is DatePrecision.DAY
        and one.published.start is not None
    ]
    return min(days, default=None)
