"""Our figures of dates are those of the corpora's own scorer."""

import random

import pytest

from etl.evaluation.dates import date_record, score_dates
from etl.extraction import recognise


def assert_same_dates(scorer, gold, rows, ids):
    theirs, errors = scorer("score_dates").score(gold, rows, sorted(ids))
    ours = score_dates(gold, rows, articles=frozenset(ids))
    record = date_record(ours)
    assert record["value"]["f1"] == pytest.approx(theirs["value_f1"] or 0, abs=1e-4)
    assert record["boundaries"]["f1"] == pytest.approx(
        theirs["span"]["exact_boundary_f1"] or 0, abs=1e-4
    )
    for figure in ("precision", "recall", "f1"):
        assert record["spans"][figure] == pytest.approx(theirs["span"][figure] or 0, abs=1e-4)
    parts = {"": (record["values"], theirs["values_on_matched"])}
    parts |= {name: (record["by_level"][name], row) for name, row in theirs["by_level"].items()}
    parts |= {name: (record["by_wording"][name], row) for name, row in theirs["by_wording"].items()}
    for name, (mine, wanted) in parts.items():
        assert mine["number"] == wanted["n"], name
        for figure in ("exact", "near", "contained", "overlap"):
            assert mine[figure] == pytest.approx(wanted[figure], abs=1e-4), (name, figure)
    assert (len(ours.missed), len(ours.invented)) == (
        len(errors["missed"]),
        len(errors["spurious"]),
    )


@pytest.mark.parametrize("seed", range(40))
def test_dates_by_chance(scorer, seed):
    chance = random.Random(seed)
    values = ["1998-03-07", "1998-03-07TMO", "1998-W10", "1998-W10-WE", "1998-W10-6", "1998-03",
              "1998-Q1", "1998-H1", "1998-SU", "1998-WI", "1998", "199", "19", "1998-13", "1998-W60",
              "XXXX-05-01", "P1W", "PRESENT_REF", None, "1998-XX-XX", "0000"]  # fmt: skip
    days = [None, "1998-03-07", "1998-03-06", "1998-03-31", "1998-12-31", "1998-01-01", "soon"]

    def span() -> dict:
        start = chance.randrange(0, 40)
        text = chance.choice(["March 1998", "Saturday", "the year"])
        return {"start": start, "end": start + chance.randrange(1, 6), "text": text}

    gold = [
        {"article_id": f"a{n}", **span(), "type": chance.choice(["DATE", "TIME", "DURATION"]),
         "value": chance.choice(values), "mod": chance.choice([None, None, "START"])}
        for n in range(6)
        for _ in range(chance.randrange(8))
    ]  # fmt: skip
    rows = [
        {"id": f"a{n}", "dates": [
            {**span(), "earliest": chance.choice(days), "latest": chance.choice(days)}
            for _ in range(chance.randrange(8))
        ]}
        for n in range(1, 7)
    ]  # fmt: skip
    assert_same_dates(scorer, gold, rows, [f"a{n}" for n in range(7)])


def test_dates_of_a_corpus(scorer, corpus):
    assert_same_dates(scorer, *corpus("dates/articles.jsonl", "dates/gold.jsonl", recognise))
