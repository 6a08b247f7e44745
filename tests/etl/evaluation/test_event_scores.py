"""Our figures of events are those of the corpora's own scorer."""

import json
import random
from pathlib import Path

import pytest

from etl.evaluation.events import load_crosswalk, score_events
from etl.evaluation.events.scores import triple_interval
from etl.evaluation.events.told import articles_found
from etl.extraction import reports_of

CROSSWALKS = Path(__file__).parents[3] / "data" / "crosswalks"


def assert_same_events(scorer, gold, rows, ids):
    theirs_module = scorer("score_events")
    shared = Path(theirs_module.__file__).parent
    tmap = theirs_module.TypeMap.load(shared / "muc4-types.json")
    named = [theirs_module._named(dict(row)) for row in rows]
    theirs, _ = theirs_module.score(gold, named, tmap, set(ids))
    ours = score_events(
        gold, rows, crosswalk=load_crosswalk(CROSSWALKS / "muc4.toml"), articles=frozenset(ids)
    )
    for name, slot in theirs["slots"].items():
        mine = ours.slots[name]
        assert (mine.gold, mine.given) == (slot["gold"], slot["pred"]), name
        for figure in ("recall", "precision", "f1", "f2", "precision_relevant"):
            assert getattr(mine, figure) == pytest.approx(slot[figure]), (name, figure)
        assert mine.accuracy == pytest.approx(slot["accuracy_matched"])
    found = articles_found(ours)
    for figure in ("recall", "precision", "f1"):
        assert getattr(found, figure) == pytest.approx(theirs["articles"][figure])
    left_out = theirs["counts"]["predictions_dropped"]
    assert {k: n for k, n in ours.dropped.items() if n and k != "other_article"} == {
        k: n for k, n in left_out.items() if k != "other_article"
    }


def chance_events(chance: random.Random):
    cities = [None, "Lima", "LIMA", "San Vicente", "San Vicente de Cañete", "Nueva Lima",
              "Huancayo", "Guancayo", "Ayacucho", "Ayacuchu"]  # fmt: skip
    days = [None, "1989-11-20", "1989-11-21", "1989-10-01", "1989-12-31"]
    kinds = ["killing", "bombing", "arson", "abduction", "demonstration", "robbery"]
    types = ["ATTACK", "BOMBING", "ARSON", "KIDNAPPING", "ROBBERY"]

    def interval() -> list:
        return sorted((chance.choice(days), chance.choice(days)), key=lambda day: day or "")

    def location() -> dict:
        return {"iso": [chance.choice(["PE", "CO", None])], "city": [chance.choice(cities)]}

    gold, rows = [], []
    for number in range(8):
        for _ in range(chance.randrange(5)):
            places = [location() for _ in range(chance.choice([1, 1, 2]))]
            gold.append({
                "article_id": f"a{number}", "types": chance.sample(types, chance.choice([1, 1, 2])),
                "optional": chance.random() < 0.2,
                "stages": chance.choice([["ACCOMPLISHED"], ["THREATENED"], []]),
                "dates": [interval() for _ in range(chance.choice([1, 2]))], "locations": places,
                "countries": [code for one in places for code in one["iso"]],
                "city": [name for one in places for name in one["city"]],
            })  # fmt: skip
        for _ in range(chance.randrange(6)):
            first, last = interval()
            rows.append({
                "article_id": f"a{number + 1}", "event_type": "attack",
                "sub_event_type": chance.choice(kinds), "date_start": first, "date_end": last,
                "city": chance.choice(cities), "country": chance.choice(["PE", "CO", None]),
                "status": chance.choice(["reported", "reported", "planned", None]),
            })  # fmt: skip
    return gold, rows, [f"a{number}" for number in range(8)]


@pytest.mark.parametrize("seed", range(60))
def test_events_by_chance(scorer, seed):
    assert_same_events(scorer, *chance_events(random.Random(seed)))


def test_the_interval_of_events_is_near_the_scorers(scorer):
    chance = random.Random(3)
    ids = [f"a{number}" for number in range(40)]
    place = {"iso": ["PE"], "city": ["Lima"]}
    day = "1989-11-20"
    gold = [
        {"article_id": one, "types": ["ATTACK"], "dates": [[day, day]], "locations": [place],
         "countries": ["PE"], "city": ["Lima"]}
        for one in ids
    ]  # fmt: skip
    rows = [
        {"article_id": one, "sub_event_type": "killing", "date_start": day, "date_end": day,
         "country": "PE", "city": chance.choice(["Lima", "Cusco"])}
        for one in ids
    ]  # fmt: skip
    module = scorer("score_events")
    tmap = module.TypeMap.load(Path(module.__file__).parent / "muc4-types.json")
    named = [module._named(dict(row)) for row in rows]
    theirs, _ = module.score(gold, named, tmap, set(ids), bootstrap=2000)
    crosswalk = load_crosswalk(CROSSWALKS / "muc4.toml")
    ours = score_events(gold, rows, crosswalk=crosswalk, articles=frozenset(ids))
    interval = triple_interval(ours, 2000)
    assert interval == pytest.approx(theirs["slots"]["TRIPLE"]["f1_ci95"], abs=0.03)
    assert interval[0] < interval[1]


def test_events_of_a_corpus(scorer, corpus):
    assert_same_events(
        scorer, *corpus("muc4/tst2.articles.jsonl", "muc4/tst2.gold.jsonl", reports_of)
    )


def test_our_crosswalk_is_the_scorers_own(scorer):
    shared = Path(scorer("score_events").__file__).parent
    theirs = json.loads((shared / "muc4-types.json").read_text("utf-8"))
    ours = load_crosswalk(CROSSWALKS / "muc4.toml")
    assert ours.kinds == {kind: name for kind, name in theirs["subtypes"].items() if name}
    assert ours.half == {frozenset(pair) for pair in theirs["half_credit"]}
