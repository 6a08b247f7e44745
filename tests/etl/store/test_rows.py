from datetime import date

import pytest

from etl.dates import DateInterval
from etl.merging import ArticleFacts, merge
from etl.reports import RunnerUp
from etl.store.rows import article_row, event_row, facts_of, report_of, report_row, table_of
from etl.store.schema import TABLES, month_of
from tests import factory

REPORTS = [
    factory.report(fatalities=3, actor="police", place_alternatives=(RunnerUp(1, "Lima, Ohio", 0.2),)),
    factory.report(place=factory.PERU, dates=DateInterval.month(2020, 7), report_id="1" * 16),
    factory.report(
        place=None,
        place_span=None,
        date_span=None,
        dates=DateInterval.unknown(date(2020, 7, 15)),
        report_id="2" * 16,
    ),
]  # fmt: skip
FACTS = ArticleFacts("a1", "Example Post", DateInterval.month(2020, 7), b"1234")


@pytest.mark.parametrize("report", REPORTS, ids=["city", "country", "nowhere"])
def test_a_report_comes_back_from_its_row(report):
    (row,) = table_of("reports", [report_row(report, facts=FACTS)]).to_pylist()
    assert report_of(row) == report
    assert facts_of(row) == FACTS


@pytest.mark.parametrize("iso", ["2020-07-15", "2020-07", "2020"])
def test_published_keeps_its_precision(iso):
    facts = ArticleFacts("a1", None, DateInterval.from_iso(iso))
    assert facts_of(report_row(REPORTS[0], facts=facts)).published == facts.published


def test_an_interval_between_two_days_comes_back_too():
    facts = ArticleFacts("a1", None, DateInterval.span(date(2020, 7, 1), date(2020, 7, 5)))
    assert facts_of(report_row(REPORTS[0], facts=facts)).published == facts.published


def test_a_month_of_publication_is_no_day():
    article = factory.article(published=DateInterval.month(2020, 7))
    row = article_row(article, digest="0", sketch=b"")
    assert (row["published"], row["published_date"]) == ("2020-07", None)


def test_months_sort_as_text_however_early_the_year():
    assert month_of(date(79, 8, 24)) == "0079-08"


def test_rows_have_the_columns_of_the_schema():
    events = merge(REPORTS, articles={"a1": FACTS})
    assert list(report_row(REPORTS[0], facts=FACTS)) == TABLES["reports"].names
    assert {event_row(event)["month"] for event in events} == {"2020-07", "undated"}
    for event in events:
        assert list(event_row(event)) == TABLES["events"].names
