"""Our figures of kinds of events are those of the corpora's own scorer."""

import random
from pathlib import Path

import pytest

from etl.evaluation.types import (
    load_labels,
    police_record,
    score_police,
    score_types,
    type_record,
)
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


# --- what police did ----------------------------------------------------------------------------


def assert_same_police(scorer, gold, rows, ids):
    module = scorer("score_types")
    named = [module._named(dict(row)) for row in rows if row.get("status") in {None, "reported"}]
    theirs = module.score_police(gold, named)
    ours = police_record(
        score_police(
            gold,
            rows,
            labels=load_labels(CROSSWALKS / "case2021.toml"),
            articles=frozenset(ids),
        )
    )
    pairs = [(ours[name], theirs[name]) for name in ("ARREST", "KILL", "FORCE")]
    action = theirs["any_police_action"]
    pairs.append((ours["any_action"], action["vs KILL/ARREST/FORCE"]))
    pairs.append((ours["any_police_action"], action["vs ANY_ACTION"]))
    for mine, wanted in pairs:
        assert (mine["right"], mine["given"], mine["wanted"]) == (
            wanted["tp"],
            wanted["pred"],
            wanted["gold"],
        )
        assert mine["f1"] == pytest.approx(wanted["f1"] or 0, abs=1e-4)


@pytest.mark.parametrize("seed", range(20))
def test_police_by_chance(scorer, seed):
    chance = random.Random(seed)
    classes = ["ARREST", "KILL", "FORCE", "ANY_ACTION"]
    gold = [
        {"article_id": f"a{n}", "labels": chance.sample(classes, chance.randrange(4))}
        for n in range(30)
    ]
    rows = [
        {
            "article_id": f"a{chance.randrange(35)}",
            "event_type": chance.choice(["repression", "attack", "protest"]),
            "sub_event_type": chance.choice(["arrest", "killing", "shooting", "demonstration"]),
            "acled_sub_event_type": chance.choice([None, "Arrests", "Protest with intervention"]),
            "actor": chance.choice([None, "police", "gunmen", "Policemen", "border_police"]),
            "status": chance.choice(["reported", None, "planned"]),
        }
        for _ in range(60)
    ]
    rows.append({"article_id": "a0", "sub_event_type": "arrest", "actor": "police"})
    assert_same_police(scorer, gold, rows, [row["article_id"] for row in gold])


def test_police_of_a_corpus(scorer, corpus):
    found = corpus("police-events/articles.jsonl", "police-events/gold.jsonl", reports_of)
    assert_same_police(scorer, *found)
