"""The stages of reading, timed: every article in every turn, and a line that says so."""

import json
from pathlib import Path

from bench.stages import lines_of, quickest


def test_every_item_is_done_in_every_turn() -> None:
    done: list[int] = []
    seconds = quickest(done.append, range(20), repeat=3)
    assert sorted(done) == sorted([*range(20)] * 3)
    assert 0 <= seconds < 1


def test_the_stages_of_a_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    texts = ("Hundreds marched in Lyon on Monday.", "The fair at Urbana was quiet.")
    rows = [json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    told, places, reading = lines_of(path, repeat=1)
    assert all(stage in told for stage in ("names", "resolving", "attaching", "reading"))
    assert int(places.removesuffix(" articles/s").rsplit(" ", 1)[1]) > 0
    assert int(reading.removesuffix(" articles/s").rsplit(" ", 1)[1]) > 0
