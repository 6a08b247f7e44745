"""The regression: it finds what parts the examples, and nothing where there is nothing to find."""

import numpy as np

from training.logistic import Rows, fit


def _fit(rows: list[list[int]], labels: list[float], *, ridge: float = 0.1) -> np.ndarray:
    n_columns = 1 + max(max(row) for row in rows)
    held = np.full(n_columns, ridge)
    held[0] = 0.0
    return fit(Rows.of(rows, n_columns), np.array(labels), np.ones(len(rows)), ridge=held)


def test_a_telling_trait_gets_its_sign() -> None:
    weights = _fit([[0, 1], [0, 1], [0, 2], [0, 2], [0, 3], [0, 3]], [1, 1, 0, 0, 1, 0])
    assert weights[1] > 1
    assert abs(weights[3]) < 0.2
    assert weights[2] < -1


def test_the_bias_alone_finds_the_share() -> None:
    weights = _fit([[0]] * 4, [1, 1, 1, 0])
    assert abs(1 / (1 + np.exp(-weights[0])) - 0.75) < 1e-3


def test_a_ridge_holds_back() -> None:
    rows, labels = [[0, 1], [0, 1], [0, 2], [0, 2]], [1.0, 1.0, 0.0, 0.0]
    assert _fit(rows, labels, ridge=10.0)[1] < _fit(rows, labels, ridge=0.01)[1]


def test_it_is_the_same_each_time() -> None:
    rows = [[0, 1 + number % 7, 8 + number % 3] for number in range(50)]
    labels = [float(number % 2) for number in range(50)]
    assert (_fit(rows, labels) == _fit(rows, labels)).all()
