"""Our figures of notes are those of the corpora's own scorer."""

import random
from pathlib import Path

import pytest

from etl.evaluation.notes import note_record, score_notes, told_note_errors
from etl.evaluation.types import load_labels
from etl.extraction import reports_of

LABELS = load_labels(Path(__file__).parents[3] / "data" / "crosswalks" / "case2021.toml")


def assert_same_notes(scorer, gold, rows, ids):
    theirs, wrong = scorer("score_notes").score(gold, rows)
    scores = score_notes(gold, rows, labels=LABELS, articles=frozenset(ids))
    ours = note_record(scores)
    for slot, figure in theirs["top"].items():
        assert ours["counts"][slot] == figure["n"]
        assert ours["right"][slot] == pytest.approx(figure["acc"], abs=1e-4), slot
        assert ours["some"][slot] == pytest.approx(theirs["any"][slot], abs=1e-4), slot
    assert ours["weighted_f1"] == pytest.approx(theirs["type_weighted_f1"], abs=1e-4)
    assert ours["macro_f1"] == pytest.approx(theirs["type_macro_f1"], abs=1e-4)
    assert ours["silent"] == theirs["without_event"]
    assert ours["events_per_note"] == pytest.approx(theirs["events_per_note"], abs=0.006)
    listed = {
        line.split(": ")[0].split()[-1]
        for line in told_note_errors(scores, number=10_000)
        if line.startswith(("silent", "wrong"))
    }
    assert listed == {one["article_id"] for one in wrong}


@pytest.mark.parametrize("seed", range(30))
def test_notes_by_chance(scorer, seed):
    chance = random.Random(seed)
    kinds = [("Attack", "Violence against civilians"), ("Arrests", "Strategic developments"),
             ("Peaceful protest", "Protests")]  # fmt: skip
    days = [None, "2021-03-01", "2021-03-02", "2021-04-20", "soon"]
    gold = []
    for number in range(40):
        kind, group = chance.choice(kinds)
        gold.append({
            "article_id": f"n{number}", "acled_sub_event_type": kind, "acled_event_type": group,
            "date": chance.choice(days[1:3]), "country": chance.choice(["IQ", "IR"]),
            "city": chance.choice(["Mosul", "Mosul - Old City", "Al-Ḥamdāniyya"]),
            "latitude": 36.3, "longitude": 43.1, "date_in_text": chance.random() < 0.7,
            "place_in_text": chance.random() < 0.7,
        })  # fmt: skip
    rows = [
        {
            "article_id": f"n{chance.randrange(40)}",
            "acled_sub_event_type": chance.choice(["Attack", "arrests", "Peaceful protest", None]),
            "confidence": chance.choice([None, 0.3, 0.6, 0.6]),
            "date_start": chance.choice(days), "date_end": chance.choice(days),
            "city": chance.choice([None, "Mosul", "Al Hamdaniyya", "Erbil"]),
            "country": chance.choice([None, "iq", "IR"]),
            "latitude": chance.choice([None, 36.3, 36.4, 37.0]), "longitude": 43.1,
            "status": chance.choice(["reported", None, "denied"]),
        }
        for _ in range(70)
    ]  # fmt: skip
    assert_same_notes(scorer, gold, rows, [row["article_id"] for row in gold])


def test_notes_of_a_corpus(scorer, corpus):
    found = corpus("acled-notes/articles.jsonl", "acled-notes/gold.jsonl", reports_of)
    assert_same_notes(scorer, *found)
