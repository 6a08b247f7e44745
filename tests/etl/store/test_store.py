import os
from datetime import date
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from etl.dates import DateInterval
from etl.errors import StoreError, StoreLocked, StoreSchemaError
from etl.merging import merge
from etl.store import Changes, open_snapshot, open_writer
from etl.store.manifest import read_versions
from etl.store.rows import event_row, table_of
from etl.store.tables import data_files, make_tables, open_table
from tests import factory


def events(*days: str):
    """A table with one event a day."""
    reports = [factory.report(day=day, report_id=f"{n:016x}") for n, day in enumerate(days)]
    return table_of("events", [event_row(event) for event in merge(reports, articles={})])


def commit(store: Path, *days: str, **changes) -> int:
    with open_writer(store) as writer:
        return writer.commit(Changes(events=events(*days), **changes)).number


def days_in(store: Path, version: int | None = None) -> list[str]:
    rows = open_snapshot(store, version=version).table("events").to_pylist()
    return sorted(row["date_start"].isoformat() for row in rows)


def test_each_commit_is_a_version_that_stays_readable(tmp_path):
    assert commit(tmp_path, "2020-07-14") == 1
    assert commit(tmp_path, "2020-07-14", "2020-08-02") == 2
    assert days_in(tmp_path, 0) == []
    assert days_in(tmp_path, 1) == ["2020-07-14"]
    assert len(days_in(tmp_path)) == 3
    assert [version.rows["events"] for version in read_versions(tmp_path)] == [1, 3]


def test_nothing_to_change_makes_no_version(tmp_path):
    commit(tmp_path, "2020-07-14")
    assert commit(tmp_path) == 1
    assert [version.number for version in read_versions(tmp_path)] == [1]


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path):
    commit(tmp_path, "2020-07-14")
    snapshot = open_snapshot(tmp_path)
    commit(tmp_path, "2020-08-02")
    assert snapshot.table("events").num_rows == 1


def test_a_retracted_event_goes_even_when_it_comes_back_in_another_month(tmp_path):
    commit(tmp_path, "2020-07-14", "2020-07-15")
    (moved, _) = open_snapshot(tmp_path).table("events").to_pylist()
    again = {**moved, "date_start": date(2020, 8, 1), "month": "2020-08"}
    with open_writer(tmp_path) as writer:
        writer.commit(
            Changes(
                events=table_of("events", [again]),
                retracted={"2020-07": frozenset({moved["event_id"]})},
            )
        )
    rows = open_snapshot(tmp_path).table("events").to_pylist()
    assert len(rows) == 2
    assert len({row["event_id"] for row in rows}) == 2
    assert days_in(tmp_path, 1) == ["2020-07-14", "2020-07-15"]


def test_what_was_never_committed_is_unseen_and_rolled_back(tmp_path):
    commit(tmp_path, "2020-07-14")
    write_deltalake(tmp_path / "events", events("2020-09-09"), mode="append")
    assert days_in(tmp_path) == ["2020-07-14"]
    commit(tmp_path, "2020-08-02")
    assert days_in(tmp_path) == ["2020-07-14", "2020-08-02"]
    assert DeltaTable(tmp_path / "events").count() == 2
    assert days_in(tmp_path, 1) == ["2020-07-14"]


def test_opening_again_after_a_roll_back_changes_nothing(tmp_path):
    commit(tmp_path, "2020-07-14")
    write_deltalake(tmp_path / "events", events("2020-09-09"), mode="append")
    for _ in range(3):
        with open_writer(tmp_path):
            pass
    assert DeltaTable(tmp_path / "events").version() == 3  # made, committed, left over, restored


def test_a_store_that_was_left_half_made_is_finished(tmp_path):
    make_tables(tmp_path)
    (tmp_path / "versions").rename(tmp_path / "gone")
    with pytest.raises(StoreError, match="dateline run"):
        open_snapshot(tmp_path)
    assert commit(tmp_path, "2020-07-14") == 1


def test_two_writers_exclude_each_other(tmp_path):
    commit(tmp_path, "2020-07-14")
    with open_writer(tmp_path):
        mine = f"Process {os.getpid()} is writing.*--store"
        with pytest.raises(StoreLocked, match=mine), open_writer(tmp_path):
            pass
        assert days_in(tmp_path) == ["2020-07-14"]
    assert commit(tmp_path, "2020-08-02") == 2


@pytest.mark.parametrize("name", ["with space", "ü中é", "a*b?c#d", "it's"])
def test_folders_of_any_name_hold_a_store(tmp_path, name):
    commit(tmp_path / name, "2020-07-14")
    assert days_in(tmp_path / name) == ["2020-07-14"]


def test_a_folder_that_cannot_hold_a_store_is_refused_with_a_reason(tmp_path):
    with pytest.raises(StoreError, match=r"holds \["), open_writer(tmp_path / "a[1"):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"), open_writer(tmp_path / "file" / "x"):
        pass


@pytest.mark.parametrize(
    ("schema", "advice"),
    [(1, "run PATHS --store"), (2, "dateline migrate"), (99, "a newer Dateline")],
)
def test_another_schema_is_refused_with_the_command_to_run(tmp_path, monkeypatch, schema, advice):
    monkeypatch.setattr("etl.store.tables.MARK", f"schema_version={schema}")
    make_tables(tmp_path)
    monkeypatch.undo()
    with pytest.raises(StoreSchemaError, match=f"schema {schema}.*{advice}"):
        open_snapshot(tmp_path)
    with pytest.raises(StoreSchemaError, match=advice), open_writer(tmp_path):
        pass


def test_a_version_that_never_was(tmp_path):
    commit(tmp_path, "2020-07-14")
    with pytest.raises(StoreError, match="no version 7; its last is 1"):
        open_snapshot(tmp_path, version=7)


def test_many_small_commits_leave_few_files_and_all_versions(tmp_path):
    for day in range(1, 13):
        commit(tmp_path, f"2020-07-{day:02}")
    assert len(data_files(open_table(tmp_path, "events"))) == 3
    for version in range(13):
        assert len(days_in(tmp_path, version)) == version


def test_only_the_months_asked_for_are_read(tmp_path):
    commit(tmp_path, "2020-07-14", "2020-08-02", "2021-01-01")
    files = open_snapshot(tmp_path).files("events", months=frozenset({"2020-08", "1999-01"}))
    assert [Path(file).parent.name for file in files] == ["month=2020-08"]
    assert open_snapshot(tmp_path).files("events", months=frozenset()) == []


def test_undated_events_have_a_partition_of_their_own(tmp_path):
    (event,) = merge([factory.report(dates=DateInterval.unknown())], articles={})
    with open_writer(tmp_path) as writer:
        writer.commit(Changes(events=table_of("events", [event_row(event)])))
    (row,) = open_snapshot(tmp_path).table("events").to_pylist()
    assert row == event_row(event)


def test_a_table_that_is_gone_is_missed_and_not_made_again(tmp_path):
    commit(tmp_path, "2020-07-14")
    (tmp_path / "reports").rename(tmp_path / "gone")
    with pytest.raises(StoreError, match=r"its table reports is missing.*--store"):
        commit(tmp_path, "2020-08-02")
    assert not (tmp_path / "reports").exists()
    with pytest.raises(StoreError, match="cannot be read"):
        open_snapshot(tmp_path).table("reports")


def test_a_file_that_is_gone_is_told_in_one_line(tmp_path):
    commit(tmp_path, "2020-07-14")
    snapshot = open_snapshot(tmp_path)
    for file in snapshot.files("events"):
        Path(file).unlink()
    with pytest.raises(StoreError, match=r"cannot be read: .*--store") as caught:
        snapshot.table("events")
    assert "\n" not in str(caught.value)


def test_a_manifest_that_cannot_be_parsed_is_told_too(tmp_path):
    commit(tmp_path, "2020-07-14")
    for file in (tmp_path / "versions" / "_delta_log").glob("*.json"):
        file.write_text("no JSON")
    with pytest.raises(StoreError, match="cannot be read"):
        open_snapshot(tmp_path)
    with pytest.raises(StoreError, match="cannot be written"):
        commit(tmp_path, "2020-08-02")


def test_a_lock_that_cannot_be_made_is_told_too(tmp_path):
    (tmp_path / ".lock").mkdir()
    with pytest.raises(StoreError, match="cannot be written: Is a directory"):
        commit(tmp_path, "2020-07-14")
