import duckdb
import pytest

from bench.synthetic import fill
from etl.merging.blocks import is_firm
from etl.store import open_snapshot
from etl.store.rows import report_of


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic")
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        fill(folder / name, events=600, seed=seed, gazetteer=folder / "none")
    return folder


def events(store):
    return open_snapshot(store).table("events").sort_by("event_id")


def test_the_same_seed_gives_the_same_events(stores):
    assert events(stores / "one") == events(stores / "again")
    assert events(stores / "one") != events(stores / "other")
    assert len(set(events(stores / "one")["event_id"].to_pylist())) == 600


def test_spans_point_at_their_words_and_events_at_their_reports(stores):
    snapshot = open_snapshot(stores / "one")
    with duckdb.connect() as connection:
        for name in ("articles", "reports", "events"):
            snapshot.relation(connection, name).create_view(name)
        wrong = connection.execute(
            """
            SELECT count(*) FILTER (text[trigger_start + 1 : trigger_end] <> trigger
                OR text[sentence_start + 1 : sentence_end] <> sentence
                OR text[place_span_start + 1 : place_span_end] <> place_span
                OR text[date_span_start + 1 : date_span_end] <> date_span)
            FROM reports JOIN articles USING (article_id)
            """
        ).fetchall()
        members = connection.execute(
            """
            SELECT count(*) FROM (SELECT unnest(report_ids) AS report_id, n_reports FROM events)
            JOIN reports USING (report_id)
            """
        ).fetchall()
    assert wrong == [(0,)]
    assert members == [(snapshot.version.rows["reports"],)]


def test_reports_are_such_as_the_real_reading_makes(stores):
    reports = [report_of(row) for row in open_snapshot(stores / "one").table("reports").to_pylist()]
    assert 0.7 < sum(is_firm(r.place, r.dates) for r in reports) / len(reports) < 1
    assert {report.status for report in reports} >= {"reported", "planned"}
