from datetime import date

import pytest

from dashboard.wording import (
    long_date,
    long_place,
    published_words,
    short_date,
    short_place,
    subtype_words,
)

NAMES = {"IR": "Iran"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "long", "short"),
    [
        ((2022, 10, 8), (2022, 10, 8), "day", "Saturday 8 October 2022", "Sat 8 Oct 2022"),
        (
            (2020, 7, 5),
            (2020, 7, 14),
            "week",
            "some day between 5 and 14 July 2020",
            "between 5 and 14 Jul 2020",
        ),
        ((2020, 7, 1), (2020, 7, 31), "month", "some day in July 2020", "in Jul 2020"),
        ((2020, 1, 1), (2020, 12, 31), "year", "some day in 2020", "in 2020"),
        (
            (2019, 12, 30),
            (2020, 1, 5),
            "week",
            "some day between 30 December 2019 and 5 January 2020",
            "30 Dec 2019 to 5 Jan 2020",
        ),
        (None, (2020, 7, 15), "unknown", "date not named", "not named"),
        (None, (2020, 7, 15), "year", "on or before 15 July 2020", "by 15 Jul 2020"),
    ],
)
def test_dates_keep_their_precision(start, end, precision, long, short):
    ends = (date(*start) if start else None, date(*end) if end else None)
    assert long_date(*ends, precision) == long
    assert short_date(*ends, precision) == short


def test_a_day_of_publication_always_says_so():
    assert published_words("2022-10-09") == "published Sun 9 Oct 2022"
    assert published_words("2013-06") == "published in June 2013"
    assert published_words("2013") == "published 2013"
    assert published_words(None) == "day of publication not known"


def test_places_say_what_is_not_named():
    assert long_place("Qom", "Qom", "IR", NAMES) == "Qom, Iran"
    assert long_place("Sanandaj", "Kurdistan", "IR", NAMES) == "Sanandaj, Kurdistan, Iran"
    assert long_place(None, "Kurdistan", "IR", NAMES) == "Kurdistan, Iran, city not named"
    assert long_place(None, None, "IR", NAMES) == "Iran, place not named"
    assert long_place(None, None, None, NAMES) == "place not named"
    assert short_place(None, "Kurdistan", "XX", NAMES) == "Kurdistan, XX (no city)"


def test_a_finer_kind_that_repeats_the_type_is_not_said():
    assert subtype_words("abduction", "abduction") == ""
    assert subtype_words("protest", "sit_in") == "sit in"
