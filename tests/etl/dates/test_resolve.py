"""What the anchor, the tense and the dates told before do to the meaning of an expression."""

import pytest

from etl.dates import (
    DateInterval,
    DatePrecision,
    find_timexes,
    granularity,
    reach,
    resolve_timex,
    resolve_timexes,
)

WEDNESDAY = DateInterval.from_iso("2020-07-15")


def _only(text):
    (timex,) = find_timexes(text)
    return timex


def _story(text, published=WEDNESDAY):
    return [dates.iso() for dates in resolve_timexes(find_timexes(text), published=published)]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("last week", "week"),
        ("the past few days", "week"),
        ("yesterday", "day"),
        ("early July", "week"),
        ("last month", "month"),
        ("this summer", "year"),
        ("the 1980s", "year"),
    ],
)
def test_precision_follows_from_what_the_words_leave_open(text, precision):
    assert resolve_timex(_only(text), published=WEDNESDAY).precision == precision


@pytest.mark.parametrize("text", ["yesterday", "last week", "on Monday", "in May", "the next day"])
def test_relative_dates_stay_unknown_without_publication(text):
    assert resolve_timex(_only(text), published=None) == DateInterval.unknown()


@pytest.mark.parametrize(
    "text", ["15 July 2020", "20 Aug 88 --", "June 2019", "in 1999", "Q2 2019"]
)
def test_absolute_dates_need_no_publication(text):
    assert resolve_timex(_only(text), published=None).start is not None


def test_publication_known_by_month_widens_relative_dates():
    month = DateInterval.month(2020, 7)
    assert resolve_timex(_only("yesterday"), published=month).iso() == "2020-06-30/2020-07-30"
    assert resolve_timex(_only("last month"), published=month).iso() == "2020-06"
    assert resolve_timex(_only("on 3 May 2020"), published=month).iso() == "2020-05-03"


def test_publication_with_an_open_end_anchors_nothing():
    bound = DateInterval.unknown(not_after=WEDNESDAY.end)
    assert resolve_timex(_only("yesterday"), published=bound) == DateInterval.unknown()


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Saturday", "past", "2020-07-11"),
        ("on Saturday", "future", "2020-07-18"),
        ("on Wednesday", "past", "2020-07-15"),
        ("on Wednesday", "future", "2020-07-15"),
        ("in December", "past", "2019-12"),
        ("in December", "future", "2020-12"),
        ("on 1 August", "past", "2019-08-01"),
        ("on 1 August", "future", "2020-08-01"),
        ("at the weekend", "future", "2020-07-18/2020-07-19"),
        ("05/09/2020", "future", "2020-05-09/2020-09-05"),
        ("from Monday to Wednesday", "future", "2020-07-20/2020-07-22"),
    ],
)
def test_the_tense_of_the_verb_decides(text, tense, expected):
    assert resolve_timex(_only(text), published=WEDNESDAY, tense=tense).iso() == expected


def test_days_are_counted_from_the_day_told_last():
    text = "On 9 July 1999 students met. The next day police came. Two days later they left."
    assert _story(text) == ["1999-07-09", "1999-07-10", "1999-07-12"]


def test_the_same_day_and_the_day_of_the_month_look_back():
    assert _story("In March 1999 they met. On the 12th, shots fell.") == ["1999-03", "1999-03-12"]
    assert _story("On 3 May 2019 he left. She died the same day.")[1] == "2019-05-03"


def test_a_longer_stretch_has_no_next_day():
    assert _story("In 1998 he was elected. The next day he resigned.") == ["1998", "../.."]


def test_comparisons_take_the_period_that_is_reported_on():
    text = "In the second quarter sales rose from a year earlier. The year-ago quarter was poor."
    assert _story(text) == [
        "2020-04-01/2020-06-30",
        "2019-04-01/2019-06-30",
        "2019-04-01/2019-06-30",
    ]


def test_a_range_over_new_year_is_not_turned_round():
    january = DateInterval.from_iso("2020-01-10")
    timex = _only("from 30 December to 2 January")
    assert resolve_timex(timex, published=january).iso() == "2019-12-30/2020-01-02"


@pytest.mark.parametrize(
    ("text", "bound", "start", "end"),
    [
        ("since March 2019", "since", "2019-03-01", "None"),
        ("until 3 May 2019", "until", "None", "2019-05-03"),
        ("by Friday", "by", "None", "2020-07-10"),
        ("on 3 May 2019", "", "2019-05-03", "2019-05-03"),
    ],
)
def test_prepositions_open_the_interval(text, bound, start, end):
    timex = _only(text)
    assert timex.bound == bound
    dates = resolve_timex(timex, published=WEDNESDAY)
    assert dates.days is not None
    opened = reach(timex, dates)
    assert (str(opened.start), str(opened.end)) == (start, end)
    assert (opened.precision is DatePrecision.UNKNOWN) == bool(bound)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("yesterday", "day"),
        ("the past few weeks", "week"),
        ("over the weekend", "weekend"),
        ("early July", "month"),
        ("third quarter", "quarter"),
        ("first half of 2019", "half"),
        ("last spring", "season"),
        ("in 1999", "year"),
        ("the 1980s", "decade"),
        ("the 20th century", "century"),
        ("the last 24 hours", "day"),
        ("from Monday to Friday", "day"),
    ],
)
def test_granularity_is_the_unit_of_the_words(text, unit):
    assert granularity(_only(text)) == unit


def test_days_beyond_the_calendar_are_unknown():
    first_day = DateInterval.from_iso("0001-01-01")
    assert resolve_timex(_only("yesterday"), published=first_day) == DateInterval.unknown()
