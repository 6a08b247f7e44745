"""The trees that score candidates, and the confidence that they give."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import ModelError
from etl.places.evidence import FEATURES
from etl.places.model import MODELS, RESOLVER, Calibration, ResolverModel, Tree, open_model

PLAIN = Calibration(1.0, 0.0)
_ROW = st.lists(st.floats(-3, 3, width=32), min_size=len(FEATURES), max_size=len(FEATURES))


def by_hand(trees: list[Tree], row: list[float]) -> float:
    """The score as the docstring of `Tree` says it."""
    total = 0.0
    for tree in trees:
        leaf = 0
        for feature, limit in tree.questions:
            leaf = leaf * 2 + (row[FEATURES.index(feature)] > limit)
        total += tree.leaves[leaf]
    return total


TREES = [
    Tree((("city_size", 0.5), ("near", 0.0)), (0.0, 1.0, 2.0, 4.0)),
    Tree((("country", 0.5),), (-1.0, 1.5)),
    Tree((), (0.25,)),
]


@given(st.lists(_ROW, min_size=1, max_size=5))
def test_scores_are_what_the_questions_say(rows: list[list[float]]) -> None:
    model = ResolverModel(TREES, start=-3.0, calibration=PLAIN)
    told = model.scores(np.array(rows))
    assert told == pytest.approx([by_hand(TREES, row) - 3.0 for row in rows])


def test_without_trees_or_rows_there_is_only_the_start() -> None:
    empty = ResolverModel([], start=-3.0, calibration=PLAIN)
    assert empty.scores(np.zeros((2, len(FEATURES)))).tolist() == [-3.0, -3.0]
    some = ResolverModel(TREES, start=-3.0, calibration=PLAIN)
    assert some.scores(np.zeros((0, len(FEATURES)))).tolist() == []


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_rises_with_the_chance(one: float, other: float) -> None:
    calibration = Calibration(0.8, 0.1)
    low, high = sorted((one, other))
    assert 0.0 < calibration.confidence(low) <= calibration.confidence(high) < 1.0


def test_the_shipped_model_opens_and_knows_the_features() -> None:
    model = open_model()
    assert model.trees
    assert model.calibration.slope > 0
    told = {feature for tree in model.trees for feature, _ in tree.questions}
    assert told <= set(FEATURES)
    assert {"near", "home_near", "inside", "city_size"} <= told


@pytest.mark.parametrize("change", ["gone", "cut", "other"])
def test_weights_that_do_not_fit_are_refused(tmp_path: Path, change: str) -> None:
    path = tmp_path / RESOLVER
    text = (MODELS / RESOLVER).read_text(encoding="utf-8")
    if change == "cut":
        path.write_text(text[:1000], encoding="utf-8")
    if change == "other":
        told = json.loads(text)
        told["features"] = told["features"][:-1]
        path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ModelError, match=RESOLVER):
        open_model(path)


def test_a_shallow_tree_beside_a_deep_one_asks_nothing_more() -> None:
    deep = Tree((("near", 0.5), ("inside", 0.5), ("cue", 0.5)), tuple(map(float, range(8))))
    model = ResolverModel([TREES[1], deep], start=0.0, calibration=PLAIN)
    row = [0.0] * len(FEATURES)
    for near, inside, cue in itertools.product((0.0, 1.0), repeat=3):
        for name, value in (("near", near), ("inside", inside), ("cue", cue)):
            row[FEATURES.index(name)] = value
        assert model.scores(np.array([row]))[0] == -1.0 + 4 * near + 2 * inside + cue
