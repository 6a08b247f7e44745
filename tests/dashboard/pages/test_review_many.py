"""Deciding on thousands of events at once, in reasonable time."""

import time
from pathlib import Path

from etl import reviewing
from etl.review import Kind, active
from etl.store import open_snapshot
from etl.store.ledger import Ledger
from tests.invented import invent, write_store


def test_thousands_are_decided_and_undone_at_once(tmp_path: Path):
    many = 2_000
    store = tmp_path / "store"
    write_store(store, [invent(n, review_state="unreviewed", n_reports=1) for n in range(many)])
    snapshot = open_snapshot(store)
    names = [str(row["event_id"]) for row in snapshot.rows("events", "true", {})]
    began = time.process_time()
    made = reviewing.decide_all(snapshot, names, Kind.ACCEPT, who="Ada", batch="b")
    assert time.process_time() - began < 5  # 0.5 s; one by one it is 10
    alone = reviewing.accept(snapshot, names[7], who="Ada", batch="b")
    assert (made[7].anchors, made[7].value, made[7].seen) == (
        alone.anchors,
        alone.value,
        alone.seen,
    )
    assert reviewing.record_judgements(store, made).n == many
    assert {row["review_state"] for row in open_snapshot(store).rows("events", "true", {})} == {
        "accepted"
    }
    undone = reviewing.withdraw_all(active(Ledger(store).read()), who="Ada", batch="c")
    assert reviewing.record_judgements(store, undone).n == many
    assert {row["review_state"] for row in open_snapshot(store).rows("events", "true", {})} == {
        "unreviewed"
    }
