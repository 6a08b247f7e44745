from hypothesis import given
from hypothesis import strategies as st

from etl.merging import Event, merge
from etl.merging.identity import keep_ids
from tests import factory
from tests.etl.merging.strategies import facts, reports


def told(number: int, day: str = "2020-07-14"):
    return factory.report(report_id=f"{number:016x}", article_id=f"a{number}", day=day)


def named(*groups: tuple[str, ...], old: dict[str, list[str]], **more: object):
    """Events of these groups of reports, each with the id that it would get by itself."""
    events = []
    for number, group in enumerate(groups):
        (event,) = merge([told(number)], articles={})
        fields = {name: getattr(event, name) for name in Event.__slots__}
        events.append(Event(**{**fields, "event_id": f"new{number}", "report_ids": group}))
    options = {"successors": {}, "taken": frozenset(), "salt": "1", **more}
    kept, redirects = keep_ids(events, old, **options)
    return [event.event_id for event in kept], [
        (one.old_id, one.new_id, one.kind) for one in redirects
    ]


def test_an_event_that_grows_keeps_its_id():
    assert named(("r1", "r2", "r3"), old={"e1": ["r1", "r2"]}) == (["e1"], [])


def test_of_two_that_merge_the_larger_gives_the_id_and_the_other_leads_there():
    ids, redirects = named(("r1", "r2", "r3"), old={"e2": ["r1"], "e1": ["r2", "r3"]})
    assert (ids, redirects) == (["e1"], [("e2", "e1", "merged")])


def test_of_two_that_come_of_one_the_larger_keeps_the_id():
    ids, redirects = named(("r1",), ("r2", "r3"), old={"e1": ["r1", "r2", "r3"]})
    assert (ids, redirects) == (["new0", "e1"], [("e1", "new0", "split")])


def test_the_id_stays_with_what_a_person_left_in_the_event():
    off = frozenset({"r1", "r2"})
    ids, redirects = named(("r1", "r2"), ("r3",), old={"e1": ["r1", "r2", "r3"]}, taken_off=off)
    assert (ids, redirects) == (["new0", "e1"], [("e1", "new0", "split")])
    assert named(("r1", "r2"), ("r3",), old={"e1": ["r1", "r2"]}, taken_off=off)[0][0] == "e1"


def test_an_event_whose_reports_are_gone_is_removed():
    assert named(("r2",), old={"e1": ["r1"]}) == (["new0"], [("e1", None, "removed")])


def test_a_report_that_is_read_otherwise_stands_for_the_one_before():
    assert named(("r9",), old={"e1": ["r1"]}, successors={"r1": "r9"}) == (["e1"], [])


def test_an_id_is_never_given_twice():
    ids, _ = named(("r1",), ("r2",), old={"new1": ["r1"]}, taken=frozenset({"new0"}))
    assert ids[0] == "new1"
    assert len(set(ids)) == 2
    ids, _ = named(("r1",), old={}, taken=frozenset({"new0"}))
    assert ids[0] not in {"new0", ""}


@given(reports(), reports(), facts())
def test_whatever_comes_ids_are_unique_and_every_old_one_is_told_of(before, after, articles):
    old = {event.event_id: event.report_ids for event in merge(before, articles=articles)}
    events = merge(after, articles=articles)
    kept, redirects = keep_ids(events, old, successors={}, taken=frozenset(), salt="1")
    ids = [event.event_id for event in kept]
    assert len(set(ids)) == len(ids)
    assert [event.report_ids for event in kept] == [event.report_ids for event in events]
    gone = {one.old_id for one in redirects if one.kind != "split"}
    assert set(old) == gone | (set(old) & set(ids))
    assert {one.new_id for one in redirects} - {None} <= set(ids)


@given(reports(), facts(), st.integers(0, 3))
def test_read_again_nothing_is_renamed(some, articles, salt):
    events = merge(some, articles=articles)
    old = {f"{number:x}": event.report_ids for number, event in enumerate(events)}
    kept, redirects = keep_ids(events, old, successors={}, taken=frozenset(), salt=str(salt))
    assert [event.event_id for event in kept] == list(old)
    assert redirects == []
