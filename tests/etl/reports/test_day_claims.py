"""Days and figures of whole articles: the hard sentences of `day_claims`."""

from datetime import date

import pytest

from etl.articles import Article
from etl.dates import DateInterval
from etl.mentions import find_mentions
from etl.reports import locate
from tests.etl.reports.day_claims import CLAIMS, NOT_YET

FIGURES = ("participants", "fatalities", "injured", "detained")


def _told(report):
    values = {name: getattr(report, name) for name in FIGURES}
    figures = " ".join(f"{name}={n}" for name, n in values.items() if n is not None)
    return "" if report.dates.days is None else report.dates.iso(), figures


@pytest.fixture(scope="module")
def read_article(gazetteer, codebook):
    """The reports of a text of Wednesday 15 July 2020."""

    def of(text):
        article = Article(id="a", text=text, published=DateInterval.day(date(2020, 7, 15)))
        reading = find_mentions(article, codebook=codebook, gazetteer=gazetteer)
        return locate(reading, gazetteer=gazetteer, codebook=codebook)

    return of


@pytest.mark.parametrize(("text", "event_type", "day", "figures"), CLAIMS)
def test_day_and_figures(text, event_type, day, figures, read_article):
    told = [_told(report) for report in read_article(text) if report.event_type == event_type]
    assert (day, figures) in told


@pytest.mark.parametrize(("text", "event_type", "day", "figures"), NOT_YET)
@pytest.mark.xfail(strict=True, reason="not read as a person would")
def test_what_is_not_read_yet(text, event_type, day, figures, read_article):
    told = [_told(report) for report in read_article(text) if report.event_type == event_type]
    assert (day, figures) in told


def test_at_most_one_claim_in_twenty_is_not_read():
    assert len(NOT_YET) <= 0.05 * (len(CLAIMS) + len(NOT_YET))


def test_each_place_of_a_list_has_its_own_number(read_article):
    reports = read_article(
        "On Monday three people were killed in Mosul and at least five in Basra."
    )
    assert {report.city: report.fatalities for report in reports} == {"Mosul": 3, "Basra": 5}


def test_what_is_counted_in_all_places_together_is_no_figure_of_one(read_article):
    reports = read_article("On Monday 300 people were arrested in Lima, Cusco and Puno.")
    assert {report.city: report.detained for report in reports} == dict.fromkeys(
        ("Lima", "Cusco", "Puno")
    )
    assert all("detained 300 in 3 places together" in report.detail for report in reports)


@pytest.mark.parametrize(
    ("text", "fatalities"),
    [
        ("A bomb killed six people in Lima on Monday. The toll rose to eight on Tuesday.", 8),
        ("A bomb killed 31 people in Lima on Monday. The bomb killed three guards there.", 31),
        ("A bomb killed 31 people in Lima. The bombing killed 45 people, police said later.", 45),
        ("A bomb killed 31 people in Lima. The bombing killed 28, according to revised data.", 28),
    ],
)
def test_a_toll_ends_at_its_last_word(text, fatalities, read_article):
    (report,) = read_article(text)
    assert report.fatalities == fatalities
    assert "fatalities told as" in report.detail
