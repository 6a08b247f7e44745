"""Our figures of kinds of events are those of the corpora's own scorer."""

import random
from pathlib import Path

import pytest

from etl.evaluation.types import load_labels, score_types, type_record
from etl.extraction import reports_of

CROSSWALKS = Path(__file__).parents[3] / "data" / "crosswalks"


def assert_same_types(scorer, gold, rows, ids, subtask):
    theirs = scorer("score_types").score_types(
        gold, [row for row in rows if row.get("status") in {None, "reported"}], None, subtask
    )
    ours = score_types(
        gold,
        rows,
        labels=load_labels(CROSSWALKS / "case2021.toml"),
        subtask=subtask,
        articles=frozenset(ids),
    )
    record = type_record(ours)
    for part, wanted in (("fine", theirs), ("coarse", theirs["coarse6"])):
        for figure in ("accuracy", "macro_f1", "weighted_f1"):
            assert record[part][figure] == pytest.approx(wanted[figure] or 0, abs=1e-4), part
        assert record[part]["number"] == wanted["n"]
        for label, row in wanted["per_class"].items():
            assert record[part]["per_label"][label]["f1"] == pytest.approx(row["f1"], abs=1e-4)
    assert record["silent"] == theirs["without_labelled_event"]
    assert record["among"] == pytest.approx(theirs["gold_among_predicted_events"] or 0, abs=1e-4)
    assert record["events_per_snippet"] == pytest.approx(theirs["events_per_snippet"], abs=0.006)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("subtask", [1, 2, 3])
def test_types_by_chance(scorer, seed, subtask):
    chance = random.Random(seed)
    labels = load_labels(CROSSWALKS / "case2021.toml")
    codes = labels.of_subtask(3)
    names = [*labels.names, "Air/drone strike", "picnic", None]
    gold = [{"article_id": f"s{n}", "acled": chance.choice(codes)} for n in range(60)]
    rows = [
        {
            "article_id": f"s{chance.randrange(60)}",
            "acled_sub_event_type": chance.choice(names),
            "confidence": chance.choice([None, 0.2, 0.5, "?"]),
            "status": chance.choice(["reported", "reported", None, "denied"]),
        }
        for _ in range(120)
    ]
    assert_same_types(scorer, gold, rows, [row["article_id"] for row in gold], subtask)


def test_types_of_a_corpus(scorer, corpus):
    found = corpus("event-types/articles.jsonl", "event-types/gold.jsonl", reports_of)
    assert_same_types(scorer, *found, 1)
