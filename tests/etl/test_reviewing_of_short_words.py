"""A judgement on an event whose sentence is too short to be told from others by its wording."""

from pathlib import Path

import pytest

from etl import reviewing
from etl.merging.wording import wording_of
from etl.store import open_snapshot
from tests.invented import invent, write_store


@pytest.mark.parametrize("verb", [reviewing.accept, reviewing.reject])
def test_it_is_applied_where_only_a_country_is_named(tmp_path: Path, verb):
    assert not wording_of("Shots fell.")
    place = {"city": None, "admin1": None, "country": "AF", "geonameid": 1149361}
    one = invent(
        5,
        **place,
        place_precision="country",
        status="reported",
        sentence="Shots fell.",
        review_state="unreviewed",
        n_reports=1,
    )
    write_store(tmp_path / "store", [one])
    event_id = one.event["event_id"]
    judged = verb(open_snapshot(tmp_path / "store"), event_id, who="Ada")
    assert reviewing.record_judgements(tmp_path / "store", [judged]).applied
    (row,) = open_snapshot(tmp_path / "store").rows("events", "event_id = $e", {"e": event_id})
    assert row["review_state"] == judged.kind.value + "ed"
    assert row["judgement_ids"] == [judged.judgement_id]
