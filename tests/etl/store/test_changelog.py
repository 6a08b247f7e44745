"""A diff is told in words that can be cited."""

from datetime import date
from typing import Any

import pytest

from etl.store.changelog import lines
from etl.store.changes import ADDED, CHANGED, FIELDS, MERGED_INTO, Change
from etl.store.schema import TABLES

ROW: dict[str, Any] = {
    **dict.fromkeys(TABLES["events"].names),
    "event_type": "protest",
    "sub_event_type": "violent_demonstration",
    "date_start": date(2020, 7, 14),
    "date_end": date(2020, 7, 14),
    "date_precision": "day",
    "city": "Cusco",
    "admin1": "Cuzco",
    "country": "PE",
    "geonameid": 3941584,
    "place_precision": "city",
    "n_reports": 1,
    "sources": ["Post"],
}


def told(**after: Any) -> str:
    """The line of an event that changed so."""
    row = {**ROW, **after}
    fields = tuple(name for name in FIELDS if ROW[name] != row[name])
    (line,) = lines([Change(CHANGED, "e1", None, ROW, row, fields, "1 new article")])
    return line.removesuffix(" (1 new article)").partition(": ")[2]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ({"fatalities": 3}, "fatalities nothing -> 3"),
        ({"n_reports": 2, "n_sources": 2}, "reports 1 -> 2; independent sources nothing -> 2"),
        ({"sources": ["Herald", "Post"]}, "outlets [Post] -> [Herald, Post]"),
        (
            {
                "date_start": date(2020, 7, 1),
                "date_end": date(2020, 7, 31),
                "date_precision": "month",
            },
            "dates 2020-07-14 -> 2020-07-01/2020-07-31",
        ),
        (
            {"date_start": None, "date_end": date(2020, 7, 15), "date_precision": "unknown"},
            "dates 2020-07-14 -> undated, 2020-07-15 at the latest",
        ),
        (
            {"city": None, "admin1": None, "geonameid": 3932488, "place_precision": "country"},
            "place Cusco, Cuzco, PE (GeoNames 3941584) -> PE (GeoNames 3932488)",
        ),
        (
            {"event_type": "riot"},
            "kind protest / violent demonstration -> riot / violent demonstration",
        ),
        ({"date_precision": "week"}, "date_precision day -> week"),
    ],
)
def test_what_belongs_together_is_told_as_one(after, line):
    assert told(**after) == line


def test_a_line_names_the_event_as_it_is_now_and_why():
    gone = Change(MERGED_INTO, "e2", "e1", ROW, None, (), "1 judgement")
    come = Change(
        ADDED, "e3", None, None, {**ROW, "city": None, "country": None}, (), "1 new article"
    )
    assert list(lines([gone, come])) == [
        "added e3 violent demonstration, unplaced, 2020-07-14 (1 new article)",
        "merged e2 into e1 violent demonstration, Cusco, PE, 2020-07-14 (1 judgement)",
    ]


def added(name: str, **fields: Any) -> Change:
    return Change(ADDED, name, None, None, {**ROW, **fields}, (), "1 new article")


def test_they_are_in_the_order_of_the_days_and_then_of_the_places():
    later = date(2020, 7, 15)
    told = lines(
        [
            added("e1", date_start=None, date_end=None, date_precision="unknown"),
            added("e2", date_start=later, date_end=later),
            added("e3"),
            added("e4", city="Arequipa"),
        ]
    )
    assert [line.split()[1] for line in told] == ["e4", "e3", "e2", "e1"]


def test_what_is_new_is_told_with_its_status_and_what_was_printed():
    words = "The union\n said that it would march again " + "and again " * 20
    (line,) = lines([added("e1", status="planned", sentence=words)])
    head, _, receipt = line.partition(": ")
    assert head == "added e1 violent demonstration, Cusco, PE, 2020-07-14, planned"
    assert receipt.startswith('Post: "The union said that it would march again and again')
    assert receipt.endswith(' ..." (1 new article)')
    assert len(receipt) < 160


def moved(name: str, by: float, **fields: Any) -> Change:
    row, after = ({**ROW, "confidence": value} for value in (0.5, 0.5 + by))
    after |= fields
    differing = tuple(one for one in FIELDS if row[one] != after[one])
    return Change(CHANGED, name, None, row, after, differing, "1 article read again")


def test_confidences_that_move_a_little_are_told_in_sum():
    changes = [
        moved("e1", 0.01),
        moved("e2", -0.04),
        moved("e3", -0.06),
        moved("e4", 0.01, n_reports=2),
    ]
    *singly, summed = lines(changes)
    assert [line.split()[1] for line in singly] == ["e3", "e4"]
    assert summed == (
        "2 events stay as before but for the confidence: 1 up, 1 down, by 0.040 at most"
    )
    assert len(list(lines(changes, every=True))) == 4
    assert list(lines([moved("e1", 0.01)])) == [
        "1 event stays as before but for the confidence: 1 up, 0 down, by 0.010 at most"
    ]
