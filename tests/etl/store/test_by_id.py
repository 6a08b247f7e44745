"""Rows by id are those that a search through the whole table finds."""

import shutil

from etl import reviewing
from etl.store import open_snapshot
from etl.store.by_id import rows_by_id
from etl.store.lookup import event_with_reports, stored_event
from etl.store.migrate import migrate
from tests.etl.judging import ARTICLES, NEWCOMER, run_with
from tests.etl.store.aged import aged


def in_order(rows, key):
    return sorted(rows, key=lambda row: row[key])


def test_each_row_is_the_one_that_a_search_finds(tmp_path):
    run_with("A", [*ARTICLES, NEWCOMER], tmp_path)
    snapshot = open_snapshot(tmp_path)
    for name, key in (("events", "event_id"), ("reports", "report_id")):
        every = in_order(snapshot.rows(name, "true", {}), key)
        assert len(every) > 1
        assert in_order(rows_by_id(snapshot, name, [row[key] for row in every]), key) == every
        for row in every:
            assert rows_by_id(snapshot, name, [row[key]]) == [row]


def test_what_is_no_id_has_no_row(tmp_path):
    run_with("A", ARTICLES, tmp_path)
    snapshot = open_snapshot(tmp_path)
    known = snapshot.rows("events", "true", {})[0]["event_id"]
    for other in ("", "x" * 16, "0" * 16, known[:-1], known + "0", f" {known[1:]}"):
        assert rows_by_id(snapshot, "events", [other]) == []
        assert stored_event(snapshot, other) is None


def test_only_the_months_that_are_asked_for(tmp_path):
    run_with("A", ARTICLES, tmp_path)
    snapshot = open_snapshot(tmp_path)
    row = snapshot.rows("events", "true", {})[0]
    ids = [row["event_id"]]
    assert rows_by_id(snapshot, "events", ids, months=frozenset({row["month"]})) == [row]
    assert rows_by_id(snapshot, "events", ids, months=frozenset({"1901-01"})) == []


def test_another_store_in_the_same_folder_is_another(tmp_path):
    store = tmp_path / "store"
    run_with("A", ARTICLES, store)
    first = open_snapshot(store).rows("events", "true", {})
    shutil.rmtree(store)
    run_with("A", [NEWCOMER], store)
    snapshot = open_snapshot(store)
    second = snapshot.rows("events", "true", {})
    assert second
    assert {row["event_id"] for row in second} != {row["event_id"] for row in first}
    assert rows_by_id(snapshot, "events", [row["event_id"] for row in second]) == second


def test_a_version_of_an_older_schema_has_the_columns_of_today(tmp_path):
    new, old = tmp_path / "new", tmp_path / "old"
    run_with("A", ARTICLES, new)
    aged(new, old)
    row = open_snapshot(new).rows("events", "true", {})[0]
    migrate(old)
    for version in (1, None):
        snapshot = open_snapshot(old, version=version)
        (found,) = rows_by_id(snapshot, "events", [row["event_id"]])
        assert found == row


def test_an_event_whose_reports_lie_years_apart_has_them_all(tmp_path):
    run_with("A", ARTICLES, tmp_path)
    snapshot = open_snapshot(tmp_path)
    one, other = [row["event_id"] for row in snapshot.rows("events", "true", {})][:2]
    reviewing.record_judgements(tmp_path, [reviewing.same_event(snapshot, one, other, who="Ada")])
    snapshot = open_snapshot(tmp_path)
    dated = reviewing.correct(snapshot, one, field="dates", value="1999-07-08", who="Ada")
    reviewing.record_judgements(tmp_path, [dated])
    snapshot = open_snapshot(tmp_path)
    found = event_with_reports(snapshot, other)
    assert found is not None
    row, reports, facts = found
    assert row["date_start"].year == 1999
    assert [report.report_id for report in reports] == sorted(row["report_ids"])
    assert set(facts) == {report.article_id for report in reports}
