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
        "merged e2 into e1 violent demonstration, Cusco, PE, 2020-07-14 (1 judgement)",
        "added e3 violent demonstration, unplaced, 2020-07-14 (1 new article)",
    ]
