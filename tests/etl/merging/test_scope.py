from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.merging import merge
from etl.merging.scope import Scope
from etl.store.schema import month_of
from tests import factory
from tests.etl.merging.strategies import crowded, facts, reports


@given(reports(most=20) | crowded(), facts(), st.lists(st.integers(1, 5), min_size=20, max_size=20))
def test_batches_merged_with_their_neighbours_give_what_all_give_at_once(some, articles, sizes):
    stored, events = [], {}
    rest = list(some)
    for size in sizes:
        batch, rest = rest[:size], rest[size:]
        scope = Scope.around(batch)
        months = {month_of(day) for day in scope.months()}
        starts = {month_of(day) for day in scope.starts}
        near = [r for r in stored if month_of(r.dates.start) in months | starts and scope.needs(r)]
        found = merge([*near, *batch], articles=articles, scope=scope)
        touched = {one for event in found for one in event.report_ids}
        events = {i: e for i, e in events.items() if not touched & set(e.report_ids)}
        events |= {event.event_id: event for event in found}
        stored += batch
    whole = merge(some, articles=articles)
    assert events == {event.event_id: event for event in whole}


@given(reports(most=20) | crowded(), facts(), st.randoms(use_true_random=False))
def test_reports_withdrawn_and_added_with_their_neighbours_give_what_is_left_at_once(
    some, articles, chance
):
    fates = [chance.choice(["stays", "stays", "goes", "comes"]) for _ in some]
    fate = dict(zip((report.report_id for report in some), fates, strict=True))
    stored = [report for report in some if fate[report.report_id] != "comes"]
    gone = {name for name, how in fate.items() if how == "goes"}
    new = [report for report in some if fate[report.report_id] == "comes"]
    scope = Scope.around([report for report in some if fate[report.report_id] != "stays"])
    months = {month_of(day) for day in scope.months() | scope.starts}
    before = {event.event_id: event for event in merge(stored, articles=articles)}
    near = [r for r in stored if month_of(r.dates.start) in months and scope.needs(r)]
    staying = [r for r in near if r.report_id not in gone]
    found = merge([*staying, *new], articles=articles, scope=scope)
    touched = gone | {one for event in found for one in event.report_ids}
    hit = {i for i, e in before.items() if touched & set(e.report_ids)}
    assert {month_of(before[i].dates.start) for i in hit} <= months
    events = {i: e for i, e in before.items() if i not in hit}
    events |= {event.event_id: event for event in found}
    left = [report for report in some if report.report_id not in gone]
    assert events == {event.event_id: event for event in merge(left, articles=articles)}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_ends_of_the_calendar_the_neighbourhood_ends_too(day):
    report = factory.report(day=day.isoformat())
    scope = Scope.around([report])
    assert day.replace(day=1) in scope.months()
    assert len(scope.months()) <= 6
    assert scope.needs(report)
    assert scope.covers([report])
