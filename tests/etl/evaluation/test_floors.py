"""The sample is read at least as well as it once was."""

import json
import shutil
from pathlib import Path

import pytest

from bench.corpora import CORPORA, FAST, figures_of
from etl.config import Config
from etl.errors import ConfigError
from etl.evaluation import (
    below_corpus_floors,
    below_floors,
    evaluate,
    pin_corpus_floors,
    pin_floors,
)
from etl.evaluation.scores import Scores

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "data" / "gold"


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate(ROOT / "data" / "sample" / "articles", GOLD, config=Config.default()).scores


def test_no_figure_is_below_its_floor(scores):
    assert below_floors(scores, GOLD) == []


@pytest.mark.parametrize("name", FAST)
def test_no_figure_of_a_corpus_is_below_its_floor(name, tmp_path):
    (corpus,) = [one for one in CORPORA if one.name == name]
    shared = ROOT.parent / "shared"
    if not (shared / "corpora" / corpus.articles).exists():
        pytest.skip("the corpora are not beside the checkout")
    assert below_corpus_floors(name, figures_of(corpus, shared, tmp_path), GOLD) == []


@pytest.fixture
def copy(tmp_path) -> Path:
    gold = tmp_path / "gold"
    shutil.copytree(GOLD, gold)
    return gold


def raise_a_floor(gold: Path) -> None:
    path = gold / "floors.json"
    pinned = json.loads(path.read_text())
    pinned["floors"]["f1"] = 0.999
    path.write_text(json.dumps(pinned))


def test_a_figure_below_its_floor_is_told_and_not_pinned_unasked(scores, copy):
    raise_a_floor(copy)
    assert any("it was 0.999" in line for line in below_floors(scores, copy))
    with pytest.raises(ConfigError, match="--lower"):
        pin_floors(scores, copy)
    with pytest.raises(ConfigError, match="--reason"):
        pin_floors(scores, copy, lower=True)
    pin_floors(scores, copy, lower=True, reason="a stricter codebook")
    assert below_floors(scores, copy) == []
    lowered = json.loads((copy / "floors.json").read_text())["lowered"]
    (kept,) = [one for one in lowered if one["figure"] == "f1" and one["from"] == 0.999]
    assert kept["reason"] == "a stricter codebook"


def test_floors_of_a_corpus_stand_beside_those_of_the_sample(copy):
    before = json.loads((copy / "floors.json").read_text())
    pin_corpus_floors("wires", {"F1": 0.5678, "recall": None}, copy)
    assert below_corpus_floors("wires", {"F1": 0.567}, copy) == []
    assert below_corpus_floors("wires", {"F1": 0.56}, copy) == ["wires: F1 is 0.560, it was 0.567"]
    assert below_corpus_floors("wires", {}, copy) == ["wires: F1 is not there, it was 0.567"]
    assert below_corpus_floors("others", {"F1": 0.0}, copy) == []
    with pytest.raises(ConfigError, match="wires: F1 is"):
        pin_corpus_floors("wires", {"F1": 0.5}, copy)
    pin_corpus_floors("wires", {"F1": 0.5}, copy, lower=True, reason="other articles")
    after = json.loads((copy / "floors.json").read_text())
    assert after["floors"] == before["floors"]
    assert after["lowered"][-1]["figure"] == "wires: F1"


def test_floors_of_other_gold_are_compared_with_nothing(scores, copy):
    with (copy / "part_a.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(ConfigError, match="other gold"):
        below_floors(scores, copy)
