from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import DateInterval
from etl.mentions import Span
from etl.merging import ArticleFacts, Event, merge
from etl.reports import Report
from tests import factory
from tests.etl.merging.strategies import facts, reports

WEEK = DateInterval.span(date(2020, 7, 6), date(2020, 7, 12))
LONG = "Thousands of people marched through the old town against the new tax."


def told(number: int, **fields: Any) -> Report:
    fields.setdefault("article_id", f"a{number}")
    return factory.report(report_id=f"{number:016x}", **fields)


def members(events: tuple[Event, ...]) -> set[tuple[int, ...]]:
    return {tuple(int(one, 16) for one in event.report_ids) for event in events}


def merged(*given_reports: Report) -> set[tuple[int, ...]]:
    return members(merge(given_reports, articles={}))


@given(reports(), facts(), st.randoms())
def test_the_order_of_reports_changes_nothing(some, articles, chance):
    shuffled = [*some, *some[:2]]
    chance.shuffle(shuffled)
    assert merge(shuffled, articles=articles) == merge(some, articles=articles)


@given(reports(), facts())
def test_each_report_is_in_exactly_one_event(some, articles):
    events = merge(some, articles=articles)
    held = [one for event in events for one in event.report_ids]
    assert sorted(held) == sorted(report.report_id for report in some)
    assert len({event.event_id for event in events}) == len(events)


@given(reports(), facts())
def test_counts_never_exceed_one_another_and_dates_are_never_invented(some, articles):
    by_id = {report.report_id: report for report in some}
    for event in merge(some, articles=articles):
        assert 1 <= event.n_sources <= event.n_articles <= event.n_reports
        told_dates = [by_id[one].dates for one in event.report_ids]
        assert event.dates in told_dates
        assert {by_id[one].place for one in event.report_ids} == {event.place}
        assert {by_id[one].status for one in event.report_ids} == {event.status}


def test_one_day_one_city_one_kind_is_one_event():
    assert merged(told(1), told(2)) == {(1, 2)}


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2020-07-15"},
        {"place": factory.CUSCO},
        {"status": "planned"},
        {"event_type": "repression", "sub_event_type": "arrest"},
        {"place": factory.PERU},
        {"place": None},
    ],
)
def test_another_day_place_status_or_type_is_another_event(other):
    assert merged(told(1), told(2, **other)) == {(1,), (2,)}


def test_a_general_kind_goes_with_the_only_particular_one():
    riot = {"event_type": "riot", "sub_event_type": "violent_demonstration"}
    assert merged(told(1), told(2, **riot)) == {(1, 2)}
    (event,) = merge((told(1), told(2, **riot), told(3)), articles={})
    assert (event.event_type, event.sub_event_type) == ("riot", "violent_demonstration")


def test_a_general_kind_stands_for_itself_between_two_particular_ones():
    strike, sit_in = {"sub_event_type": "strike"}, {"sub_event_type": "sit_in"}
    assert merged(told(1), told(2, **strike), told(3, **sit_in)) == {(1,), (2,), (3,)}


def test_an_interval_joins_the_only_day_within_it():
    day, week = told(1, day="2020-07-08"), told(2, dates=WEEK)
    assert merged(day, week) == {(1, 2)}
    (event,) = merge((day, week), articles={})
    assert event.dates == day.dates


def test_an_interval_over_two_days_chains_nothing():
    days = [told(n, day=f"2020-07-{6 + n:02}") for n in range(1, 6)]
    assert merged(*days, told(9, dates=WEEK)) == {(1,), (2,), (3,), (4,), (5,), (9,)}


def test_a_week_of_marches_stays_seven_however_many_outlets_tell_of_it():
    marches = [
        told(10 * day + n, day=f"2020-07-{5 + day:02}") for day in range(1, 8) for n in range(3)
    ]
    whole = [told(90 + n, dates=WEEK) for n in range(3)]
    found = merged(*marches, *whole)
    assert {one for one in found if len(one) > 1} == {
        tuple(10 * day + n for n in range(3)) for day in range(1, 8)
    }
    assert {one for one in found if len(one) == 1} == {(90,), (91,), (92,)}


def test_one_march_of_that_week_is_one_event_however_vaguely_most_outlets_tell_of_it():
    march = [told(n, day="2020-07-08") for n in range(1, 4)]
    vague = [told(90 + n, dates=WEEK) for n in range(3)]
    assert merged(*march, *vague) == {(1, 2, 3, 90, 91, 92)}


def test_an_interval_stays_apart_from_a_day_that_its_own_article_tells_of():
    day, week = told(1, day="2020-07-08"), told(2, dates=WEEK, article_id="a1")
    assert merged(day, week) == {(1,), (2,)}


def test_two_weeks_alike_are_not_one_event_unless_printed_in_the_same_words():
    assert merged(told(1, dates=WEEK), told(2, dates=WEEK)) == {(1,), (2,)}
    same = {"dates": WEEK, "sentence": Span(0, len(LONG), LONG)}
    again = {**same, "sentence": Span(9, 9 + len(LONG), LONG.upper())}
    assert merged(told(1, **same), told(2, **again)) == {(1, 2)}


def test_a_country_is_too_wide_for_a_day_to_tell_events_apart():
    wide = {"place": factory.PERU}
    assert merged(told(1, **wide), told(2, **wide)) == {(1,), (2,)}
    same = {**wide, "sentence": Span(0, len(LONG), LONG)}
    assert merged(told(1, **same), told(2, **same)) == {(1, 2)}


def test_undated_copies_are_one_event_known_to_be_before_the_earlier_publication():
    sentence = Span(0, len(LONG), LONG)
    first = told(1, dates=DateInterval.unknown(date(2020, 7, 15)), sentence=sentence)
    copy = told(2, dates=DateInterval.unknown(date(2020, 7, 18)), sentence=sentence)
    (event,) = merge((first, copy), articles={})
    assert event.dates == first.dates


def test_the_figure_of_most_outlets_wins_and_of_equals_the_lowest():
    articles = {
        f"a{n}": ArticleFacts(f"a{n}", source) for n, source in enumerate(["X", "X", "Y", "Z"])
    }
    dead = [7, 7, 5, 5]
    (event,) = merge(
        [told(n, article_id=f"a{n}", fatalities=dead[n]) for n in range(4)], articles=articles
    )
    assert event.fatalities == 5  # two articles of X are one outlet
    (event,) = merge([told(n, fatalities=dead[n]) for n in (0, 3)], articles=articles)
    assert event.fatalities == 5


def test_the_id_follows_the_report_published_first():
    early = ArticleFacts("a2", "Y", DateInterval.day(date(2020, 7, 15)))
    late = ArticleFacts("a1", "X", DateInterval.day(date(2020, 7, 16)))
    (event,) = merge((told(1), told(2)), articles={"a1": late, "a2": early})
    (alone,) = merge((told(2),), articles={"a2": early})
    assert event.event_id == alone.event_id
    assert event.first_published == date(2020, 7, 15)
