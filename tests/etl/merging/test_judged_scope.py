"""Batches and judgements in any order, merged with their neighbours, give what all give at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.merging import Event, merge
from etl.merging.clusters import SAME_DAY
from etl.merging.judged import SAID_SAME
from etl.merging.scope import Scope
from etl.replay import moved
from etl.reports import Report
from etl.review import Judged, Judgement, Kind, active, bind
from etl.review.fields import dates_value
from etl.review.judgement import anchor_of, judgement
from etl.store.schema import month_of
from tests import factory
from tests.etl.merging.strategies import crowded, facts, reports

_START = datetime(2026, 1, 1, tzinfo=UTC)
_WEEK = dates_value(factory.DateInterval.from_iso("2031-05"))


@st.composite
def judgements(draw: st.DrawFn, some: list[Report]) -> list[Judgement]:
    """Decisions about chosen reports, one minute after the other."""
    made: list[Judgement] = []
    for minute in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(list(Kind)))
        about = draw(st.lists(st.sampled_from(some), min_size=1, max_size=3))
        others = draw(st.lists(st.sampled_from(some), min_size=1, max_size=2))
        told: dict[str, Any] = {}
        if kind is Kind.WITHDRAW:
            if not made:
                continue
            told["value"] = draw(st.sampled_from(made)).judgement_id
        elif kind is Kind.CORRECT:
            told |= {"field": "dates", "value": _WEEK}
        elif kind is Kind.ACCEPT:
            kind = Kind.REJECT
        elif kind in {Kind.SAME_EVENT, Kind.DIFFERENT_EVENT}:
            told["others"] = {anchor_of(one) for one in others}
        made.append(
            judgement(
                kind,
                tuple({anchor_of(one) for one in about}),
                who=draw(st.sampled_from(["Ada", "Ben"])),
                at=_START + timedelta(minutes=minute),
                **told,
            )
        )
    return made


class Store:
    """What the store does with a batch, in memory."""

    def __init__(self, articles: Any) -> None:
        self.articles = articles
        self.reports: list[Report] = []
        self.ledger: list[Judgement] = []
        self.events: dict[tuple[str, ...], Event] = {}

    def commit(self, batch: list[Report], pending: list[Judgement]) -> None:
        self.ledger += pending
        today = {one.report_id: one for one in (*self.reports, *batch)}
        judged = Judged(bind(active(self.ledger), today.values()))
        withdrawals = [one for one in self.ledger if one.kind is Kind.WITHDRAW]
        ended = {one.value for one in pending if one.kind is Kind.WITHDRAW}
        for one in reversed(withdrawals):  # each can only end an earlier one
            ended |= {one.value} if one.judgement_id in ended else set()
        names = {one.judgement_id for one in pending} | ended
        told = [one for one in self.ledger if one.kind is not Kind.WITHDRAW]
        every = bind(told, today.values())
        decided = [one for one in every if one.judgement.judgement_id in names]
        touched = {one.report_id for one in batch}
        touched |= {name for one in decided for name in one.all_reports}
        touched |= moved(bind(told, self.reports), every)
        while True:
            scope = Scope.around(today[name] for name in touched)
            months = {month_of(day) for day in scope.months() | scope.starts}
            near = [
                one
                for one in self.reports
                if month_of(one.dates.start) in months and scope.needs(one)
            ]
            tied = judged.touching(one.report_id for one in (*near, *batch))
            if tied <= touched:
                break
            touched |= tied
        found = merge((*near, *batch), articles=self.articles, scope=scope, judged=judged)
        members = {one for event in found for one in event.report_ids}
        self.events = {ids: e for ids, e in self.events.items() if not members & set(ids)}
        self.events |= {event.report_ids: event for event in found}
        self.reports += batch


@settings(suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large])
@given(st.data(), facts(), st.randoms(use_true_random=False))
def test_batches_and_judgements_in_any_order_give_what_all_give_at_once(data, articles, chance):
    some = data.draw(reports(most=10) | crowded())
    decided = data.draw(judgements(some))
    steps: list[tuple[list[Report], list[Judgement]]] = []
    rest, later = chance.sample(some, len(some)), list(decided)
    while rest or later:
        size, number = chance.randint(0, 5), chance.randint(0, 2)
        steps.append((rest[:size], later[:number]))
        rest, later = rest[size:], later[number:]
    store = Store(articles)
    for batch, pending in steps:
        store.commit(batch, pending)
    judged = Judged(bind(active(decided), some))
    whole = merge(some, articles=articles, judged=judged)
    assert store.events == {event.report_ids: event for event in whole}


@given(st.data(), facts(), st.randoms())
def test_the_ledger_may_be_read_in_any_order(data, articles, chance):
    some = data.draw(reports(most=8))
    decided = data.draw(judgements(some))
    shuffled = [*decided, *decided[:1]]
    chance.shuffle(shuffled)
    one, other = (
        merge(some, articles=articles, judged=Judged(bind(active(ledger), some)))
        for ledger in (decided, shuffled)
    )
    assert one == other


@given(st.data(), facts())
def test_what_is_withdrawn_leaves_no_trace(data, articles):
    some = data.draw(reports(most=8))
    decided = data.draw(judgements(some))
    undone = [
        judgement(
            Kind.WITHDRAW,
            one.anchors,
            who="Ada",
            at=_START + timedelta(days=1, minutes=number),
            value=one.judgement_id,
        )
        for number, one in enumerate(decided)
        if one.kind is not Kind.WITHDRAW
    ]
    judged = Judged(bind(active([*decided, *undone]), some))
    assert judged.bound == ()
    assert merge(some, articles=articles, judged=judged) == merge(some, articles=articles)


def test_a_judgement_waits_for_its_reports():
    one, other = factory.report(), factory.report(article_id="a2", day="2020-08-02")
    said = judgement(Kind.SAME_EVENT, (anchor_of(one),), who="Ada", others=(anchor_of(other),))
    store = Store({})
    store.commit([one], [said])
    store.commit([other], [])
    (event,) = store.events.values()
    assert event.n_reports == 2
    assert replace(event, review_state="corrected") == event


@pytest.mark.parametrize("first", [0, 1])
def test_why_a_person_s_event_is_one_does_not_depend_on_the_order_of_the_search(first):
    """Of what was joined neither "one report" nor "no event" is true any more."""
    pair = [factory.report(report_id="1" * 16), factory.report(report_id="3" * 16)]
    alone = factory.report(report_id="2" * 16, article_id="a2", place=factory.CUSCO)
    said = [
        judgement(Kind.NOT_AN_EVENT, (anchor_of(alone),), who="Ada", at=_START),
        judgement(
            Kind.SAME_EVENT,
            (anchor_of(pair[0]),),
            who="Ada",
            at=_START + timedelta(minutes=1),
            others=(anchor_of(alone),),
        ),
    ]
    some = [[*pair, alone], [alone, *pair]][first]
    (event,) = merge(some, articles={}, judged=Judged(bind(active(said), some)))
    assert event.detail.startswith(f"{SAME_DAY} {SAID_SAME} Joined by Ada")
    assert event.review_state == "corrected"
    assert event.judgement_ids == (said[1].judgement_id,)
