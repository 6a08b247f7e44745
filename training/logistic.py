"""Logistic regression over sparse traits, in numpy: the same examples give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Loss = Callable[[Floats], tuple[float, Floats]]
_MEMORY = 8  # steps that L-BFGS remembers


@dataclass(frozen=True, slots=True)
class Rows:
    """Examples by their traits, all of value 1: `columns[starts[i]:starts[i + 1]]` are the i-th's."""

    columns: NDArray[np.int64]
    starts: NDArray[np.int64]
    n_columns: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], n_columns: int) -> Rows:
        """Pack lists of column numbers."""
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        columns = np.fromiter((one for row in rows for one in row), np.int64, int(starts[-1]))
        return cls(columns, starts, n_columns)

    @property
    def owners(self) -> NDArray[np.int64]:
        """The example that each column number belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def fit(rows: Rows, labels: Floats, weights: Floats, *, ridge: Floats, steps: int = 120) -> Floats:
    """The weights of the columns that make the labels likeliest, with a ridge.

    Args:
        rows: the examples.
        labels: of each, 0 or 1.
        weights: how much each counts.
        ridge: of each column; 0 for the bias.
        steps: of L-BFGS at most.
    """
    owners, columns = rows.owners, rows.columns
    n_rows = len(rows.starts) - 1

    def loss(point: Floats) -> tuple[float, Floats]:
        scores = np.bincount(owners, weights=point[columns], minlength=n_rows)
        value = float(np.sum(weights * (np.logaddexp(0.0, scores) - labels * scores)))
        pull = weights * (1.0 / (1.0 + np.exp(-scores)) - labels)
        slope = np.bincount(columns, weights=pull[owners], minlength=rows.n_columns)
        return value + 0.5 * float(np.sum(ridge * point * point)), slope + ridge * point

    return _descend(loss, np.zeros(rows.n_columns), steps)


def _descend(loss: Loss, point: Floats, steps: int) -> Floats:
    """L-BFGS with halved steps."""
    moves: list[tuple[Floats, Floats, float]] = []
    value, slope = loss(point)
    for _ in range(steps):
        way = slope.copy()
        shares = []
        for move, turn, inverse in reversed(moves):
            share = inverse * float(move @ way)
            shares.append(share)
            way -= share * turn
        if moves:
            move, turn, inverse = moves[-1]
            way *= 1.0 / (inverse * float(turn @ turn))
        else:
            way *= 1.0 / max(float(np.linalg.norm(slope)), 1e-9)
        for (move, turn, inverse), share in zip(moves, reversed(shares), strict=True):
            way += (share - inverse * float(turn @ way)) * move
        length, down = 1.0, float(slope @ way)
        while True:
            there = point - length * way
            new_value, new_slope = loss(there)
            if new_value <= value - 1e-4 * length * down or length < 1e-6:
                break
            length *= 0.5
        move, turn = there - point, new_slope - slope
        bend = float(move @ turn)
        if bend > 1e-12:
            moves = [*moves[-_MEMORY + 1 :], (move, turn, 1.0 / bend)]
        done = abs(value - new_value) < 1e-6 * max(abs(value), 1.0)
        point, value, slope = there, new_value, new_slope
        if done:
            break
    return point
