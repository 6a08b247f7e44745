"""Training the ranker of places: it learns what is there to learn, and the same each time."""

import numpy as np
import pytest

from training.place_ranker import PRIOR, Table, calibrate, fit, ranker_of


def table(seed=1, examples=200):
    """Two witnesses each; the first feature marks the right one, the second is noise."""
    chance = np.random.default_rng(seed)
    rows, right = [], []
    for _ in range(examples):
        at = chance.integers(2)
        for number in range(2):
            rows.append([float(number == at), chance.normal()])
            right.append(float(number == at))
    starts = np.arange(0, 2 * examples, 2)
    folds = np.arange(examples) % 5
    return Table(("told", "noise"), np.array(rows), np.array(right), starts, folds)


def test_it_learns_what_marks_the_right_one():
    weights = fit(table())
    assert weights[0] > 1.0
    assert abs(weights[1]) < 0.5


def test_a_fold_that_is_left_out_changes_nothing_in_training():
    whole = table()
    spoilt = np.where(np.repeat(whole.folds, 2) == 3, 1.0 - whole.right, whole.right)
    other = Table(whole.names, whole.rows, spoilt, whole.starts, whole.folds)
    assert np.array_equal(fit(whole, without=3), fit(other, without=3))
    assert not np.array_equal(fit(whole), fit(other))


def test_the_same_numbers_each_time():
    first, second = (
        ranker_of(("told", "noise"), fit(table())),
        ranker_of(("told", "noise"), fit(table())),
    )
    assert first == second


def test_what_is_known_holds_where_no_example_speaks():
    name, weight = next(iter(PRIOR.items()))
    empty = Table(
        (name,), np.zeros((4, 1)), np.array([1.0, 0, 1, 0]), np.array([0, 2]), np.zeros(2)
    )
    assert fit(empty)[0] == pytest.approx(weight)


def test_confidence_follows_how_often_it_was_right():
    chances = [0.9] * 100
    slope, offset = calibrate(chances + [0.2] * 100, [True] * 60 + [False] * 40 + [False] * 100)
    odds = np.log(0.9 / 0.1)
    assert 1 / (1 + np.exp(-slope * odds - offset)) == pytest.approx(0.6, abs=0.02)
