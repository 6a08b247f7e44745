"""Our figures of place names are those of the corpora's own scorer."""

import random

import pytest

from etl.evaluation.places import score_places
from etl.evaluation.places.scores import VIEWS, View, end_to_end_interval
from etl.evaluation.ratios import Tally, share
from etl.extraction import recognise


def prf(tally: Tally) -> dict:
    return {
        "precision": tally.precision, "recall": tally.recall, "f1": tally.f1,
        "tp": tally.right, "predicted": tally.given, "gold": tally.wanted,
    }  # fmt: skip


def in_scorers_words(view: View) -> dict:
    n = view.overlap.right
    return {
        "gold": view.overlap.wanted,
        "recognition_overlap": prf(view.overlap),
        "recognition_exact": prf(view.exact),
        "resolution": {
            "at161": share(view.end_to_end.right, n) if n else None,
            "at161_or_id": share(view.end_to_end_or_id.right, n) if n else None,
            "exact_id": None if view.id is None else view.id / view.n_id,
            "exact_id_n": view.n_id,
            "country": view.country / view.n_country if view.n_country else None,
            "country_n": view.n_country,
            "median_km": view.median_km,
        },
        "e2e": prf(view.end_to_end),
        "e2e_or_id": prf(view.end_to_end_or_id),
    }


def assert_same_places(scorer, gold, rows, ids, roles="literal"):
    articles = [{"id": one, "text": None} for one in ids]
    rows = [{**row, "places": [{**place, "text": None} for place in row["places"]]} for row in rows]
    theirs = scorer("score_places").score(gold, rows, articles, roles=roles)
    ours = score_places(gold, rows, articles=frozenset(ids), roles=roles)
    for name, view in theirs["views"].items():
        mine = in_scorers_words(ours.views[name])
        for part, value in mine.items():
            wanted = view[part]
            if isinstance(value, dict):
                wanted = {key: wanted[key] for key in value}
            assert value == pytest.approx(wanted), (name, part)
    assert ours.notes == theirs["notes"]


def chance_places(chance: random.Random):
    def span() -> dict:
        start = chance.randrange(0, 40)
        return {"start": start, "end": start + chance.randrange(1, 6), "text": "x"}

    def point() -> dict:
        return {
            "latitude": chance.choice([None, 1.0, 2.0, 40.0]),
            "longitude": chance.choice([1.0, 2.0, 40.0]),
            "geonameid": chance.choice([None, 1, 2, 3]),
            "country": chance.choice([None, "GE", "US"]),
        }

    ids = [f"a{n}" for n in range(6)]
    gold = [
        {"article_id": one, **span(), **point(), "kind": chance.choice(["ppl", "country", None]),
         "role": chance.choice(["literal", "associative", "unspecified", None]),
         "form": chance.choice(["name", "adjective"]), "reachable": chance.choice([True, False]),
         "geonameid_derived": chance.choice([True, False])}
        for one in ids[:-1]
        for _ in range(chance.randrange(0, 8))
    ]  # fmt: skip
    kinds = ["city", "country", None, "PPLC"]
    rows = [
        {"id": one, "places": [
            {**span(), **point(), "kind": chance.choice(kinds)} for _ in range(chance.randrange(8))
        ]}
        for one in [*ids[1:], "unknown", ids[1]]
    ]  # fmt: skip
    rows[0]["places"].append({"start": 5, "end": 5})
    return gold, rows, ids


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("roles", ["literal", "all"])
def test_places_by_chance(scorer, seed, roles):
    assert_same_places(scorer, *chance_places(random.Random(seed)), roles)


def test_places_of_a_corpus(scorer, corpus):
    assert_same_places(
        scorer, *corpus("geoparsing/lgl.articles.jsonl", "geoparsing/lgl.gold.jsonl", recognise)
    )


def test_the_interval_of_places_is_that_of_the_scorer(scorer):
    gold, rows, ids = chance_places(random.Random(5))
    rows = [{**row, "places": [p | {"text": None} for p in row["places"]]} for row in rows]
    articles = [{"id": one, "text": None} for one in ids]
    theirs = scorer("score_places").score(gold, rows, articles, bootstrap=2000)
    ours = score_places(gold, rows, articles=frozenset(ids))
    for name, keep in VIEWS.items():
        interval = end_to_end_interval(
            ours.articles, keep, populated_only=name == "populated", draws=2000
        )
        assert interval == pytest.approx(theirs["views"][name]["e2e"]["f1_95"])
