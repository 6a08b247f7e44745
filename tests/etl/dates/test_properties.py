"""What holds for any text and any day of publication."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import (
    DateInterval,
    find_timexes,
    granularity,
    iranian,
    islamic,
    reach,
    resolve_timex,
    resolve_timexes,
)
from etl.dates.grammar import CUES
from etl.dates.holidays import HOLIDAYS, easter
from etl.dates.phrases import Page
from etl.dates.words import WEEKDAYS
from tests.etl.dates.examples import MATCHING, NO_DATES

_SENTENCES = [e if isinstance(e, str) else e[0] for e in MATCHING] + NO_DATES
_WORDS = st.sampled_from(
    sorted({word for sentence in _SENTENCES for word in sentence.split()} | {*CUES})
)
_NUMBERS = st.integers(0, 10**9).map(str)
_ODD = st.sampled_from(
    ["\u0130", "\u0661\u0662", "２０２０", "\u2019s", "\u00a0", "\n\n", "\t", "ß", "\U0001f4a5"]
)
_GAPS = st.sampled_from([" ", " ", " ", "-", "/", ", ", "\n", ""])
_PIECES = st.one_of(_WORDS, _WORDS, _NUMBERS, _ODD, st.text(max_size=4))
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(_PIECES, _GAPS).map("".join), max_size=14).map("".join),
)
DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
TENSES = st.sampled_from(["past", "future", None])


@given(TEXTS, st.one_of(st.none(), st.dates().map(DateInterval.day)), TENSES)
def test_any_text_is_read_with_exact_offsets_and_ordered_ends(text, published, tense):
    timexes = find_timexes(text)
    done = 0
    told = None
    for timex in timexes:
        assert text[timex.start : timex.end] == timex.text
        assert done <= timex.start < timex.end
        done = timex.end
        dates = resolve_timex(timex, published=published, told=told, tense=tense)
        reach(timex, dates)
        assert granularity(timex)
        if dates.start and dates.end:
            assert dates.start <= dates.end
            told = dates
    assert len(resolve_timexes(timexes, published=published)) == len(timexes)


@given(st.text(max_size=80))
def test_folding_keeps_every_offset(text):
    assert len(Page.of(text).folded) == len(text)


@given(
    DAYS,
    st.integers(-3000, 3000),
    st.sampled_from(
        [
            "today",
            "yesterday",
            "tomorrow",
            "two days ago",
            "a few days ago",
            "last night",
            "the day before yesterday",
            "the past few days",
            "the last 24 hours",
            "overnight",
            "the coming days",
            "the past two weeks",
            "ten days ago",
            "36 hours ago",
        ]
    ),
)
def test_days_move_with_publication(day, shift, text):
    (timex,) = find_timexes(text)
    here = resolve_timex(timex, published=DateInterval.day(day))
    there = resolve_timex(timex, published=DateInterval.day(day + timedelta(shift)))
    assert there == here.shift(shift)


@given(DAYS, st.integers(-400, 400), st.sampled_from(["last week", "on Monday", "next Friday"]))
def test_weeks_and_weekdays_move_by_whole_weeks(day, weeks, text):
    (timex,) = find_timexes(text)
    here = resolve_timex(timex, published=DateInterval.day(day))
    there = resolve_timex(timex, published=DateInterval.day(day + timedelta(7 * weeks)))
    assert there == here.shift(7 * weeks)


@given(DAYS, st.sampled_from(sorted(WEEKDAYS)))
def test_a_past_weekday_is_the_last_such_day_up_to_publication(day, name):
    (timex,) = find_timexes(name.title())
    dates = resolve_timex(timex, published=DateInterval.day(day), tense="past")
    assert dates.end is not None
    assert 0 <= (day - dates.end).days < 7
    assert dates.end.weekday() == WEEKDAYS[name]


@given(DAYS, DAYS, st.sampled_from(_SENTENCES), TENSES)
def test_an_uncertain_publication_covers_each_of_its_days(first, second, text, tense):
    start, end = min(first, second), max(first, second)
    end = min(end, start + timedelta(40))
    anchor = DateInterval.span(start, end)
    for timex in find_timexes(text):
        if timex.kind in {"date", "holiday", "range", "season", "quarter", "part"}:
            continue  # the nearest year can change inside the span and come back
        wide = resolve_timex(timex, published=anchor, tense=tense)
        for day in (start, end):
            narrow = resolve_timex(timex, published=DateInterval.day(day), tense=tense)
            assert wide.overlaps(narrow) or narrow.days is None


@given(st.integers(1583, 4099))
def test_holidays_fall_where_they_must(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    for days_in in HOLIDAYS.values():
        days = days_in(year)
        assert days is None or days[0] <= days[1]
        # a feast of the moon is a day either way of the computed one
        assert days is None or year in (days[0].year, (days[0] + timedelta(1)).year)


@given(st.integers(iranian.FIRST, iranian.LAST - 1), st.integers(1, 12))
def test_iranian_months_follow_each_other(year, month):
    first, last = iranian.days_of_month(year, month)
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    assert iranian.days_of_month(*following)[0] == last + timedelta(1)
    assert 29 <= (last - first).days + 1 <= 31
    assert date(iranian.nowruz(year).year, 3, 19) <= iranian.nowruz(year)
    assert iranian.nowruz(year) <= date(iranian.nowruz(year).year, 3, 22)


@given(st.integers(islamic.FIRST, islamic.LAST - 1), st.integers(1, 12))
def test_islamic_months_follow_each_other(year, month):
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    length = islamic.first_day(*following) - islamic.first_day(year, month)
    assert 29 <= length.days <= 30


@pytest.mark.parametrize(
    ("year", "diwali", "new_year"),
    [(2001, 14, 24), (2009, 17, 26), (2019, 27, 5), (2020, 14, 25), (2023, 12, 22)],
)
def test_feasts_of_the_moon(year, diwali, new_year):
    assert diwali in {day.day for day in HOLIDAYS["diwali"](year)}
    assert HOLIDAYS["lunar new year"](year)[0].day == new_year


@pytest.mark.parametrize("word", ["early", "late", "noon", "first week of", "from Monday to", "1"])
def test_repeated_openings_neither_nest_without_end_nor_take_long(word):
    started = time.perf_counter()
    find_timexes(f"{word} " * 2000 + "July 1999")
    assert time.perf_counter() - started < 5
