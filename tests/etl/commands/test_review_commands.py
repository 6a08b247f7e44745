"""`dateline judge`, `judgements`, `versions`, `diff`, `history`, `vacuum`, `migrate`."""

import json

import pytest
from click.testing import CliRunner

from etl.cli import main
from tests.etl.judging import ARTICLES, NEWCOMER, event_id, events, run_with


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DATELINE_WHO", "Ada")
    run_with("A", ARTICLES, tmp_path / "store")
    return tmp_path / "store"


def call(*arguments: object, expect: int = 0, given: str | None = None) -> str:
    made = CliRunner().invoke(main, [str(one) for one in arguments], input=given)
    assert made.exit_code == expect, made.output
    return made.output


def test_the_ways_to_judge(store):
    one, other = event_id(store, "a1", "a2"), event_id(store, "a3")
    assert "1 judgement recorded (version 2)" in call("judge", "accept", one, "--why", "seen it")
    assert "2 judgements recorded" in call("judge", "reject", one, other)
    call("judge", "correct", one, "fatalities", "4")
    call("judge", "correct", one, "actor", "")
    call("judge", "correct", one, "kind", "strike")
    row = events(store)["a1", "a2"]
    assert (row["fatalities"], row["sub_event_type"]) == (4, "strike")
    report = row["report_ids"][0]
    call("judge", "different", one, report)
    assert len(events(store)) == 3
    call("judge", "same", one, other)
    assert len(events(store)) == 2
    call("judge", "not-an-event", one, report, expect=2)
    call("judge", "place", one, "", "--who", "Ben")
    (placed,) = [row for row in events(store).values() if row["event_id"] == one]
    assert placed["city"] is None
    listed = call("judgements", "list")
    assert len(listed.splitlines()) == 10
    last = listed.splitlines()[-1].split("\t")
    assert (last[2], last[3], last[7]) == ("Ben", "place_is", "yes")
    call("judge", "withdraw", last[0])
    told = call("judgements", "list", "--event", one).splitlines()
    assert {line.split("\t")[7] for line in told if line.startswith(last[0])} == {"no"}


def test_wrong_calls_end_with_one_line(store, monkeypatch):
    one = event_id(store, "a1", "a2")
    assert "no event" in call("judge", "accept", "f" * 16, expect=1)
    assert "cannot be" in call("judge", "correct", one, "dates", "soon", expect=2)
    assert "cannot be set" in call("judge", "correct", one, "n_reports", "9", expect=2)
    assert "no finer kind" in call("judge", "correct", one, "kind", "nonsense", expect=2)
    assert "has no version 9" in call("diff", 1, 9, expect=1)
    assert "earlier version comes first" in call("diff", 1, 0, expect=2)
    assert "No kept version" in call("history", "f" * 16, expect=1)
    monkeypatch.delenv("DATELINE_WHO")
    assert "--who" in call("judge", "accept", one, expect=2)


def test_the_ledger_travels_between_stores(store, tmp_path):
    call("judge", "reject", event_id(store, "a1", "a2"))
    file = tmp_path / "ledger.jsonl"
    call("judgements", "export", "-o", file)
    other = tmp_path / "other"
    run_with("A", ARTICLES[1:], other)  # it lacks an article, and waits for it
    assert "1 judgement recorded" in call("judgements", "import", file, "--store", other)
    assert events(other)["a2",]["review_state"] == "rejected"
    assert "Nothing new" in call(
        "judgements", "import", "-", "--store", other, given=file.read_text(encoding="utf-8")
    )
    run_with("A", ARTICLES, other)
    assert events(other)["a1", "a2"]["review_state"] == "rejected"
    file.write_text('{"kind": "reject"}\n', encoding="utf-8")
    assert "Line 1: This is no judgement" in call("judgements", "import", file, expect=2)


def test_rejected_events_are_left_out_unless_asked_for(store):
    call("judge", "reject", event_id(store, "a1", "a2"))
    assert "1 event" in call("export")
    assert "1 event" in call("export", "--review", "rejected")
    assert "2 events" in call("export", "--review", "rejected", "--review", "unreviewed")
    assert "2 events" in call("export", "--version", 1)
    assert "There is no state" in call("export", "--review", "good", expect=2)


def test_versions_diff_history_and_vacuum(store):
    run_with("A", [NEWCOMER], store)
    call("judge", "correct", event_id(store, "a1", "a2", "a4"), "injured", 7)
    assert [line.split("\t")[::2][:2] for line in call("versions").splitlines()[1:]] == [
        ["1", "run"], ["2", "run"], ["3", "judgement"],
    ]  # fmt: skip
    assert "reports 2 -> 3; articles 2 -> 3" in call("diff", 1, 2)
    changes = [json.loads(line) for line in call("diff", 2, "--json").splitlines()[:-1]]
    assert [(one["kind"], one["after"]["injured"]) for one in changes] == [("changed", 7)]
    told = call("history", event_id(store, "a1", "a2", "a4"))
    assert "version 1" in told
    assert "injured nothing -> 7" in told
    assert "Ada: correct injured" in told
    assert "will be forgotten" in call("vacuum", "--keep", 1, given="n\n", expect=1)
    assert "reports 2 -> 3" in call("diff", 1, 2)
    assert "Done." in call("vacuum", "--keep", 1, "--yes")
    assert "has been vacuumed" in call("diff", 1, 2, expect=1)
    assert "up to date already" in call("migrate")
    assert "show all judgements" in call("judgements", "apply")
