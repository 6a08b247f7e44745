from hypothesis import given
from hypothesis import strategies as st

from etl.merging import merge
from etl.merging.scope import Scope
from etl.store.schema import month_of
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
