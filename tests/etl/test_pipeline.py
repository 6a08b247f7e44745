from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.articles import Article
from etl.config import Config
from etl.errors import GazetteerMissing
from etl.issues import Issue
from etl.pipeline import RunSummary, run
from etl.store import open_snapshot
from etl.store.manifest import read_versions
from tests import factory
from tests.etl.readers import one_report

Item = Article | Issue


@pytest.fixture
def run_on(tmp_path: Path) -> Callable[..., RunSummary]:
    def given(items: Iterable[Item], **options: Any) -> RunSummary:
        config = replace(Config.default(store=tmp_path, workers=0, batch=2), **options)
        return run([], config, read=lambda _: iter(items), reader=one_report)

    return given


def article(number: int, text: str = "2020-07-14 marched", **fields: Any) -> Article:
    return factory.article(text, id=f"a{number}", origin=f"file{number}.txt", **fields)


def stored(store: Path, name: str) -> list[dict[str, Any]]:
    return open_snapshot(store).table(name).to_pylist()


def test_the_same_again_changes_nothing_and_says_so(run_on, tmp_path):
    articles = [article(n) for n in range(5)]
    first = run_on(articles)
    assert (first.articles, first.known, first.reports, first.events) == (5, 0, 5, 1)
    again = run_on(articles)
    assert not again.changed
    assert (again.known, again.version) == (5, first.version)
    assert again.lines()[0].startswith("Nothing new: 5 articles read")
    assert len(read_versions(tmp_path)) == first.version


def test_more_adds_only_what_is_new(run_on, tmp_path):
    articles = [article(n, f"2020-07-{10 + n % 3} marched") for n in range(7)]
    run_on(articles[:3])
    summary = run_on(articles)
    assert (summary.articles, summary.known, summary.new_events) == (4, 3, 0)
    events = stored(tmp_path, "events")
    assert sorted(event["n_reports"] for event in events) == [2, 2, 3]
    assert len(stored(tmp_path, "articles")) == 7


def test_batches_give_what_one_batch_gives(run_on, tmp_path):
    articles = [article(n, f"2020-07-{10 + n % 4} marched", source=f"S{n % 3}") for n in range(12)]
    run_on(articles, batch=3)
    run_on(reversed(articles), store=tmp_path / "whole", batch=100)

    def events(store: Path) -> list[dict[str, Any]]:
        # An id tells what an event was called first, which depends on what came first.
        rows = [{**row, "event_id": ""} for row in stored(store, "events")]
        return sorted(rows, key=lambda row: row["report_ids"])

    assert events(tmp_path) == events(tmp_path / "whole")


def test_an_article_given_twice_in_one_run_is_stored_once(run_on, tmp_path):
    summary = run_on([article(1), article(2), article(1), article(3), article(1)])
    assert (summary.articles, summary.known) == (3, 2)
    assert len(stored(tmp_path, "articles")) == 3


def test_another_text_under_a_stored_id_is_an_issue_and_not_a_loss(run_on, tmp_path):
    run_on([article(1)])
    summary = run_on([article(1, "2020-08-01 marched again")])
    (issue,) = summary.issues
    assert (issue.stage, issue.origin) == ("store", "file1.txt")
    assert [row["text"] for row in stored(tmp_path, "articles")] == ["2020-07-14 marched"]


def test_the_same_text_of_another_outlet_or_day_is_told_and_stays_as_it_was(run_on, tmp_path):
    run_on([article(1), article(2)])
    summary = run_on([article(1, source="Other Post"), article(2)])
    assert (summary.articles, summary.known) == (0, 2)
    (issue,) = summary.issues
    assert "another title, outlet or day" in issue.reason
    assert {row["source"] for row in stored(tmp_path, "articles")} == {"Example Post"}


def test_an_article_that_no_table_can_hold_is_skipped_and_the_others_go_on(run_on, tmp_path):
    summary = run_on([article(1), article(2, "2020-07-14 overflows"), article(3)], batch=10)
    assert summary.articles == 2
    (issue,) = summary.issues
    assert "it cannot be stored (OverflowError" in issue.reason
    assert [row["reason"] for row in stored(tmp_path, "issues")] == [issue.reason]


def test_input_that_is_all_bad_is_stored_in_batches_and_told_in_few_words(run_on, tmp_path):
    broken = [Issue("read", f"no. {n % 3}.", "wire.jsonl", f"line {n}") for n in range(100)]
    summary = run_on(broken, batch=25)
    assert summary.version == 4
    assert len(summary.issues) == 20
    assert summary.lines()[1] == "  34 skipped: no. 0."
    assert len(stored(tmp_path, "issues")) == 100
    assert run_on(broken, batch=40).version == 4


def test_what_cannot_be_read_is_listed_once_however_often_it_is_met(run_on, tmp_path):
    broken = Issue("read", "the line is no JSON object.", "wire.jsonl", "line 3")
    for _ in range(2):
        summary = run_on([article(1), broken, article(2, "2020-07-14 raises")])
        assert len(summary.issues) == 2
    rows = stored(tmp_path, "issues")
    assert {row["where"] for row in rows} == {"line 3", ""}
    assert len(rows) == 2
    assert any("RuntimeError: no such thing" in row["reason"] for row in rows)


def test_an_article_that_takes_too_long_is_skipped_and_the_others_go_on(run_on):
    summary = run_on([article(1, "2020-07-14 stalls"), article(2)], patience=0.2)
    assert summary.articles == 1
    (issue,) = summary.issues
    assert issue.origin == "a1"
    assert "longer than 0.2 seconds" in issue.reason


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_kills_its_process_is_skipped_and_the_others_go_on(
    run_on, tmp_path, workers
):
    texts = {20: "2020-07-14 dies", 30: "2020-07-14 raises"}
    articles = [article(n, texts.get(n, "2020-07-14 marched")) for n in range(40)]
    summary = run_on(articles, workers=workers, batch=100)
    assert summary.articles == 38
    reasons = {issue.origin: issue.reason for issue in summary.issues}
    assert "process" in reasons["a20"]
    assert "RuntimeError" in reasons["a30"]
    assert {row["article_id"] for row in stored(tmp_path, "articles")} == {
        f"a{n}" for n in range(40) if n not in texts
    }


def test_what_killed_a_process_is_not_tried_in_the_one_that_stores(run_on):
    last = 16  # the only one of its chunk
    articles = [article(n, f"2020-07-14 {'dies' if n == last else 'marched'}") for n in range(17)]
    summary = run_on(articles, workers=2)
    assert summary.articles == 16
    (issue,) = summary.issues
    assert issue.reason == "the process that read it died."


@pytest.mark.parametrize("workers", [1, 2])
def test_the_only_article_that_kills_its_process_does_not_end_the_run(run_on, tmp_path, workers):
    summary = run_on([article(1, "2020-07-14 dies")], workers=workers)
    (issue,) = summary.issues
    assert (issue.origin, issue.reason) == ("a1", "the process that read it died.")
    assert stored(tmp_path, "issues")


def test_no_worker_is_this_process(run_on, monkeypatch):
    monkeypatch.setattr("etl.workers.WorkerProcess", None)
    assert run_on([article(n) for n in range(40)], workers=0).articles == 40


def test_a_missing_gazetteer_stops_the_run_before_anything_is_stored(run_on, tmp_path):
    with pytest.raises(GazetteerMissing):
        run_on([article(1)], gazetteer=tmp_path / "none", store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_progress_counts_every_article(tmp_path):
    done: list[int] = []
    items = [article(1), article(1), Issue("read", "broken.", "x"), article(2, "2020-07-14 raises")]
    config = Config.default(store=tmp_path, workers=0)
    run([], config, done.append, read=lambda _: iter(items), reader=one_report)
    assert sum(done) == 4
