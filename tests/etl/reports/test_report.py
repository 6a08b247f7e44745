"""The record keeps its documented order; ids rest on few raw fields."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import DateInterval
from etl.places.place import Place
from etl.reports import report_id
from tests.factory import LIMA, PERU, report

FIELDS = [
    "report_id",
    "article_id",
    "event_type",
    "sub_event_type",
    "acled_event_type",
    "acled_sub_event_type",
    "date_start",
    "date_end",
    "date_precision",
    "city",
    "admin1",
    "country",
    "geonameid",
    "latitude",
    "longitude",
    "place_precision",
    "status",
    "confidence",
    "participants",
    "fatalities",
    "injured",
    "detained",
    "actor",
    "trigger",
    "sentence",
    "place_span",
    "date_span",
]


def test_fields_in_documented_order():
    assert list(report().to_record()) == FIELDS


def test_a_country_names_no_city():
    record = report(place=PERU).to_record()
    assert record["city"] is None
    assert (record["country"], record["place_precision"]) == ("PE", "country")


def test_a_province_names_no_city():
    record = report(place=Place(1, "Cusco", "admin1", "PE", "Cusco", -13.5, -72.0, 0)).to_record()
    assert (record["city"], record["admin1"], record["place_precision"]) == (
        None,
        "Cusco",
        "admin1",
    )


def test_what_nothing_supports_is_null_and_unknown():
    bare = report(place=None, place_span=None, date_span=None, dates=DateInterval.unknown())
    record = bare.to_record()
    for name in (
        "city",
        "country",
        "geonameid",
        "latitude",
        "date_start",
        "date_end",
        "place_span",
    ):
        assert record[name] is None, name
    assert record["place_precision"] == record["date_precision"] == "unknown"


def test_ids_outlive_other_wording_and_other_confidence():
    one = report(detail="", confidence=0.1)
    other = report(detail="reworded", confidence=0.9, status="denied")
    assert one.report_id == other.report_id


@pytest.mark.parametrize(
    "change", [{"article_id": "a2"}, {"sub_event_type": "rally"}, {"place": None}, {"place": PERU}]
)
def test_ids_differ_where_the_claim_differs(change):
    assert report(**change).report_id != report().report_id


@given(
    article=st.text(min_size=1),
    kind=st.sampled_from(["arrest", "rally"]),
    start=st.integers(0, 10**6),
)
def test_ids_are_sixteen_hexadecimal_digits(article, kind, start):
    made = report_id(article, kind, start, LIMA.geonameid)
    assert len(made) == 16
    assert int(made, 16) >= 0


def test_reports_are_values():
    assert report() == report()
    assert hash(replace(report(), status="denied")) != hash(report())
