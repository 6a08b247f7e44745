"""The article that Dateline was made for, read from beside the checkout; its words stay there."""

import json
from datetime import date

import pytest

from tests.golden.read_seed import ARTICLE, GOLDEN, outline, read_seed

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the seed article lies outside the project and is not here"
)


@pytest.fixture(scope="module")
def reports():
    return read_seed()


def test_exact_output(reports):
    assert [outline(report) for report in reports] == json.loads(GOLDEN.read_text("utf-8"))


def test_seven_cities_in_the_week_before(reports):
    cities = {
        report.place.geonameid: report
        for report in reports
        if report.place is not None and report.place.kind == "city"
    }
    names = {report.place.name for report in cities.values()}
    assert names == {"Tehran", "Shiraz", "Gorgan", "Rasht", "Shahr-e Rey", "Abadan", "Qom"}
    for report in cities.values():
        assert report.place.country == "IR"
        assert report.status == "reported"
        assert date(2020, 7, 5) <= report.dates.start <= report.dates.end <= date(2020, 7, 14)
        assert report.dates.precision == "week"


def test_nothing_lies_abroad(reports):
    assert {report.place.country for report in reports} == {"IR"}


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "status"),
    [
        ("symbolic_act", "graffiti", "reported"),
        ("property_destruction", "arson", "reported"),
        ("repression", "sentence", "reported"),
    ],
)
def test_what_is_known_to_the_country_only(event_type, sub_event_type, status, reports):
    (report,) = [report for report in reports if report.sub_event_type == sub_event_type]
    assert (report.event_type, report.status) == (event_type, status)
    assert report.place_precision == "country"


def test_the_uprising_is_history_and_the_gathering_a_plan(reports):
    by_status = {}
    for report in reports:
        by_status.setdefault(report.status, []).append(report)
    assert {report.dates.iso() for report in by_status["historical"]} == {"1999"}
    assert [report.event_type for report in by_status["planned"]] == ["protest"]
    assert set(by_status) == {"reported", "historical", "planned"}


def test_no_person_is_an_actor(reports):
    for report in reports:
        assert report.actor is None or report.actor.islower() or "Units" in report.actor
