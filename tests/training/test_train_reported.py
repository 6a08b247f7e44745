"""Training the judgement of what is a report, from the sentences that come with the project."""

import json
from pathlib import Path

from etl.codebook import load_codebook
from training.candidates import OWN, read_jsonl, read_own
from training.reported import FOLDS, fold_of, learn, ordinary_words, write

DATA = Path(__file__).parents[2] / "data"


def test_the_same_examples_give_the_same_bytes(tmp_path) -> None:
    codebook = load_codebook(DATA / "codebook.toml")
    examples = list(read_own(DATA / "training", codebook))[:150]
    ordinary = ordinary_words(DATA / "training")
    for name in ("a", "b"):
        write(learn(examples, ordinary=ordinary, codebook=codebook), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    held = json.loads((tmp_path / "a").read_text(encoding="utf-8"))
    assert set(held) == {"bias", "scale", "kinds", "words", "weights"}
    assert held["weights"]["own"]


def test_folds_are_fifths() -> None:
    folds = [fold_of(f"sentence-{number}") for number in range(1000)]
    assert set(folds) == set(range(FOLDS))
    assert max(folds.count(fold) for fold in range(FOLDS)) < 300


def test_our_sentences_are_well_formed() -> None:
    codebook = load_codebook(DATA / "codebook.toml")
    kinds = {sub.id: kind.id for kind in codebook.types for sub in kind.subtypes}
    rows = [row for name in OWN for row in read_jsonl(DATA / "training" / f"{name}.jsonl")]
    assert len(rows) >= 3000
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        assert bool(row["events"]) != bool(row["non_event"]), row["id"]
        for event in row["events"]:
            assert kinds[event["sub_event_type"]] == event["event_type"], row["id"]
            assert event["trigger"] in row["text"], row["id"]
