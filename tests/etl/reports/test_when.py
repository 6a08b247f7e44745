"""Which day belongs to a trigger: one claim about English a row.

Everything is published on Wednesday 15 July 2020.
"""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.mentions import Status
from tests.etl.reports.marked import marked_reading

PUBLISHED = "2020-07-15"
UNDATED = "../2020-07-15"  # on or before publication

# (marked text, the dates of each trigger in ISO form)
WHEN = {
    "yesterday": ("Police *arrested* ten men yesterday.", ["2020-07-14"]),
    "today": ("A bomb *exploded* here today.", ["2020-07-15"]),
    "weekday of the past": ("A bomb *exploded* on Friday.", ["2020-07-10"]),
    "weekday of the same day is today": ("A bomb *exploded* on Wednesday.", ["2020-07-15"]),
    "last week": ("Last week, people *marched*.", ["2020-07-06/2020-07-12"]),
    "absolute": ("On 3 July 2020 gunmen *killed* two men.", ["2020-07-03"]),
    "absolute without a year": ("On July 3 gunmen *killed* two men.", ["2020-07-03"]),
    "a day of last year": ("On December 30 gunmen *killed* two men.", ["2019-12-30"]),
    "month": ("Rebels *killed* ten people in June.", ["2020-06"]),
    "two triggers, two dates": (
        "A man was *killed* on Monday and another was *kidnapped* on Tuesday.",
        ["2020-07-13", "2020-07-14"],
    ),
    "dates before their triggers": (
        "On Monday a man was *killed*; on Tuesday a woman was *kidnapped*.",
        ["2020-07-13", "2020-07-14"],
    ),
    "the day of saying is not the event's": (
        "Police said on Tuesday that ten men were *arrested*.",
        [UNDATED],
    ),
    "said after": ("Ten men were *arrested*, the police said on Tuesday.", [UNDATED]),
    "the event's day beside that of saying": (
        "Police said on Tuesday that ten men were *arrested* on Saturday.",
        ["2020-07-11"],
    ),
    "today reported": ("The army today reported that ten men were *killed*.", [UNDATED]),
    "a recalled date is not the event's": (
        "Police *arrested* the man yesterday, who had been freed in 2015.",
        ["2020-07-14"],
    ),
    "counted from the day of saying": (
        "Police said on Tuesday, a day after gunmen *attacked* a bank, that they were ready.",
        ["2020-07-13"],
    ),
    "counted behind the trigger": (
        "Police *arrested* ten men two days after the vote of 5 July.",
        ["2020-07-07"],
    ),
    "hours after": (
        "Gunmen *killed* ten men hours after a truce began on Sunday night.",
        ["2020-07-12/2020-07-13"],
    ),
    "nights after what was told": (
        "Police *arrested* him on 5 July. Two nights after his arrest cars were *burned*.",
        ["2020-07-05", "2020-07-07"],
    ),
    "since then": (
        "A bomb *exploded* on Friday. Nine men have been *arrested* since then.",
        ["2020-07-10", "2020-07-10/2020-07-15"],
    ),
    "since a day, until it was said": (
        "Police said on Tuesday that ten men had been *arrested* since Friday.",
        ["2020-07-10/2020-07-14"],
    ),
    "what is reported has happened": (
        "Ten men were *killed* this week.",
        ["2020-07-13/2020-07-15"],
    ),
    "earlier this month": (
        "Ten men were *killed* earlier this month.",
        ["2020-07-01/2020-07-15"],
    ),
    "a clause of its own": (
        "Last week, after prices rose on Friday, people *marched*.",
        ["2020-07-06/2020-07-12"],
    ),
    "a clause between commas": (
        "On Tuesday, before the shops had opened, small bombs *exploded*.",
        ["2020-07-14"],
    ),
    "each verb its own day": (
        "Gunmen *attacked* a bank in the old town on Friday and *killed* ten men the following day.",
        ["2020-07-10", "2020-07-11"],
    ),
    "the past of a person": (
        "Police *arrested* a man for the blast, one of those who had been freed in 2015.",
        [UNDATED],
    ),
    "the night of a day": (
        "On the night of 3 July police and gunmen *killed* two men.",
        ["2020-07-03"],
    ),
    "on the eve": ("Two men were *killed* on the eve of Sunday's vote.", ["2020-07-11"]),
    "when it took place": (
        "Gunmen *attacked* a bank. The attack took place on 3 July.",
        ["2020-07-03"],
    ),
    "another day told between": (
        "A bomb *exploded* on Friday. Crowds gathered on Sunday. Police *arrested* two men.",
        ["2020-07-10", "2020-07-12"],
    ),
    "counted from a day, what follows is of that day": (
        "Crowds came on Tuesday, a day after gunmen *attacked* a bank. People *marched* in town.",
        ["2020-07-13", "2020-07-14"],
    ),
    "the day before a source": (
        "Ten men were *arrested* on Monday, according to police.",
        ["2020-07-13"],
    ),
    "undated": ("Police *arrested* ten men.", [UNDATED]),
    "the story goes on": (
        "A bomb *exploded* on Monday. Police *arrested* two men.",
        ["2020-07-13", "2020-07-13"],
    ),
    "fresh news goes on over paragraphs": (
        "A bomb *exploded* on Monday.\n\nIt is hot.\n\nPolice *arrested* two men.",
        ["2020-07-13", "2020-07-13"],
    ),
    "a day of the lead that dates no event of its own": (
        "Towns were struck on Monday.\n\nIt is hot.\n\nPolice *arrested* two men.",
        ["2020-07-13"],
    ),
    "a headline has the day of its lead": (
        "Police *arrest* two\n\nTowns were calm on Monday.",
        ["2020-07-13"],
    ),
    "two days beside the event are none": (
        "Towns were struck on Monday and on Friday. Police *arrested* two men.",
        [UNDATED],
    ),
    "a day of saying is no day of the story": (
        "Police said on Monday that it was hot. Police *arrested* two men.",
        [UNDATED],
    ),
    "an older date does not": (
        "A bomb *exploded* on July 3.\n\nIt is hot.\n\nPolice *arrested* two men.",
        ["2020-07-03", UNDATED],
    ),
    "days after": (
        "Crowds *marched* on Friday, two days after police *killed* a man.",
        ["2020-07-10", "2020-07-08"],
    ),
    "days before": (
        "The man was *shot* on Friday, a day before crowds *marched*.",
        ["2020-07-10", "2020-07-11"],
    ),
    "what people act upon has its own day": (
        "Hundreds *marched* after the *killing* of a student on Tuesday.",
        [UNDATED, "2020-07-14"],
    ),
    "what is done about an event does not date it": (
        "Police *arrested* ten men on Friday over the *killing* of a student on Tuesday.",
        ["2020-07-10", "2020-07-14"],
    ),
    "nor does it where no other day is told": (
        "Police *arrested* ten men on Friday over the *killing* of a student.",
        ["2020-07-10", UNDATED],
    ),
    "a protest and what follows it are of one day": (
        "Police *arrested* ten men after a *protest* on Friday.",
        ["2020-07-10", "2020-07-10"],
    ),
    "after, no matter how long": (
        "Streets were calm on Friday after crowds *burned* some cars.",
        [UNDATED],
    ),
    "a date of another trigger": (
        "He was *arrested* on July 3 and *sentenced* in court on July 9.",
        ["2020-07-03", "2020-07-09"],
    ),
    "a date that describes a noun": (
        "Crowds *marched* and spoke of the 1999 elections.",
        [UNDATED],
    ),
    "possessive with when": (
        "Monday's rally, when police *shot* a man, was large.",
        ["2020-07-13"],
    ),
    "the next day": (
        "A bomb *exploded* on July 3. The next day, police *arrested* two men.",
        ["2020-07-03", "2020-07-04"],
    ),
    "two days earlier": (
        "A bomb *exploded* on July 3. Two days earlier, rebels *kidnapped* a man.",
        ["2020-07-03", "2020-07-01"],
    ),
    "since": ("Since Friday police *arrested* ten men.", ["2020-07-10/2020-07-15"]),
    "not the day before which": (
        "Before Friday's march, police on Thursday *arrested* ten men.",
        ["2020-07-09"],
    ),
    "past few days": (
        "In the past few days courts *sentenced* ten men.",
        ["2020-07-09/2020-07-15"],
    ),
}


@pytest.mark.parametrize("name", WHEN)
def test_dates_of_a_trigger(name, reports_of):
    marked, expected = WHEN[name]
    found = {r.trigger.start: r.dates.iso() for r in reports_of(marked_reading(marked))}
    assert [found[start] for start in sorted(found)] == expected


def test_nothing_is_known_without_publication_and_date(reports_of):
    (report,) = reports_of(marked_reading("Police *arrested* ten men on Friday.", published=None))
    assert report.dates.start is None
    assert report.dates.end is None
    assert report.dates.precision == "unknown"


def test_a_carried_day_stays_nearly_as_sure_however_many_events_it_dates(reports_of):
    marked = "A bomb *exploded* on Monday. " + "Police *arrested* ten men. Crowds *marched*. " * 2
    surest, *carried = [report.confidence for report in reports_of(marked_reading(marked))]
    assert min(carried) > 0.5 * surest


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Crowds *marched* on Sunday. On 2 April 1980 police *shot* a man.", "historical"),
        ("Crowds *marched* on 3 May 2019. On 2 April 1980 police *shot* a man.", "historical"),
        ("On 2 April 1980 police *shot* a man. It was hot.", "reported"),
        ("Crowds met on 3 May 2019. On 2 April 1980 police *shot* a man.", "reported"),
    ],
)
def test_history_without_a_day_of_publication(marked, status, reports_of):
    *_, last = reports_of(marked_reading(marked, published=None))
    assert last.status == status


def test_days_after_an_old_year_are_of_that_year(reports_of):
    marked = "In 1989 all changed. On 21 December crowds *marched*.\n\nOn 5 July men were *shot*."
    days = [report.dates.iso() for report in reports_of(marked_reading(marked))]
    assert days == ["1989-12-21", "2020-07-05"]


def test_a_plan_of_long_ago_is_history(reports_of):
    marked = "He called for a *rally* on 3 May 1989."
    (report,) = reports_of(marked_reading(marked, status=Status.PLANNED))
    assert report.status == "historical"


def test_a_plan_without_a_date_has_no_bound(reports_of):
    (report,) = reports_of(marked_reading("Workers will *march* in [Lima].", status=Status.PLANNED))
    assert report.dates.end is None
    assert report.status == "planned"


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Rebels *killed* a man in 1999.", "historical"),
        ("Rebels *killed* a man on May 3, 2019.", "historical"),
        ("Rebels *killed* a man on February 3.", "reported"),
        ("Rebels *killed* a man on February 3. Rebels *kidnapped* a man on Monday.", "historical"),
        ("Rebels *killed* a man on June 3. Rebels *kidnapped* a man on Monday.", "reported"),
    ],
)
def test_history_is_what_lies_too_far_back(marked, status, reports_of):
    first = reports_of(marked_reading(marked))[0]
    assert first.status == status


_CALENDAR_BOUND = re.compile(r"\d|June|July|December|month|this week")
_RELATIVE = [text for text, _ in WHEN.values() if not _CALENDAR_BOUND.search(text)]
_WEEKS = st.integers(-2000, 300).map(lambda weeks: timedelta(weeks=weeks))


@settings(max_examples=60, deadline=None)
@given(marked=st.sampled_from(_RELATIVE), move=_WEEKS)
def test_moving_publication_by_weeks_moves_relative_dates_as_far(marked, move, reports_of):
    published = date.fromisoformat(PUBLISHED)
    here = reports_of(marked_reading(marked, published=published.isoformat()))
    there = reports_of(marked_reading(marked, published=(published + move).isoformat()))
    assert [r.dates for r in there] == [r.dates.shift(move.days) for r in here]


_PURELY_COUNTED = [
    text for text in _RELATIVE if not re.search(r"\w+day\b(?<!yesterday)(?<!today)|week", text)
]


@settings(max_examples=60, deadline=None)
@given(marked=st.sampled_from(_PURELY_COUNTED), days=st.integers(-9000, 2000))
def test_moving_publication_by_days_moves_counted_dates_as_far(marked, days, reports_of):
    published = date.fromisoformat(PUBLISHED)
    here = reports_of(marked_reading(marked))
    there = reports_of(marked_reading(marked, published=str(published + timedelta(days=days))))
    assert [r.dates for r in there] == [r.dates.shift(days) for r in here]
