"""Fits the ranker's trees: gradient boosting of a choice among candidates and "none of these".

Every tree asks the same few questions of every candidate (an oblivious tree). Nothing is drawn by
chance: the same rows give the same trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.places.evidence import FEATURES
from etl.places.model import Tree

Numbers = np.ndarray[Any, Any]
START = -3.0  # of a candidate beside "none of these", before any tree
_QUANTILES = 24  # thresholds tried for a feature
_HELD = 8.0  # how much the leaves are held back: worth so many doubtful candidates


@dataclass(frozen=True, slots=True)
class Choice:
    """One name of one article, with what its candidates show.

    Attributes:
        rows: `FEATURES` by candidate. right: index of the right one, -1 for none of them.
        weight: how much it counts.
    """

    rows: Numbers
    right: int
    weight: float


@dataclass(frozen=True, slots=True)
class Growth:
    """How many trees are grown, how deep, and how much of each is believed."""

    trees: int = 160
    depth: int = 4
    rate: float = 0.1


@dataclass(frozen=True, slots=True)
class _Table:
    rows: Numbers
    first: Numbers  # of each choice
    owner: Numbers  # of each row
    goal: Numbers  # 1 for the right candidates
    weight: Numbers  # by row


def fit_trees(choices: Sequence[Choice], growth: Growth = Growth()) -> tuple[Tree, ...]:
    """Trees that make the right choices likely, each fitted on what those before it left open."""
    table = _table(choices)
    limits = [_limits(column) for column in table.rows.T]
    bins = [
        np.searchsorted(limit, column, side="left")
        for limit, column in zip(limits, table.rows.T, strict=True)
    ]
    scores = np.full(len(table.rows), START)
    trees = []
    for _ in range(growth.trees):
        slope, bend = _derivatives(table, scores)
        tree, leaf = _grow(bins, limits, slope, bend, growth=growth)
        scores += np.array(tree.leaves)[leaf]
        trees.append(tree)
    return tuple(trees)


def _table(choices: Sequence[Choice]) -> _Table:
    sizes = np.array([len(choice.rows) for choice in choices])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    goal = np.zeros(int(sizes.sum()))
    for at, choice in zip(first, choices, strict=True):
        if choice.right >= 0:
            goal[at + choice.right] = 1.0
    owner = np.repeat(np.arange(len(choices)), sizes)
    weight = np.array([choice.weight for choice in choices])[owner]
    return _Table(np.concatenate([c.rows for c in choices]), first, owner, goal, weight)


def _derivatives(table: _Table, scores: Numbers) -> tuple[Numbers, Numbers]:
    """Of the likelihood of the right choices, by score: the first and, turned round, the second."""
    top = np.maximum(np.maximum.reduceat(scores, table.first), 0.0)
    odds = np.exp(scores - top[table.owner])
    chances = odds / (np.add.reduceat(odds, table.first) + np.exp(-top))[table.owner]
    return (table.goal - chances) * table.weight, chances * (1.0 - chances) * table.weight + 1e-6


def _limits(column: Numbers) -> Numbers:
    """Thresholds between the values of a feature, rounded as they will be stored."""
    told = column[column != 0.0]
    shares = np.linspace(0, 1, _QUANTILES + 1)[1:-1]
    found = np.quantile(column, shares)
    if len(told):
        found = np.concatenate([found, np.quantile(told, shares)])
    return np.unique(np.round(found, 4))


def _grow(
    bins: list[Numbers], limits: list[Numbers], slope: Numbers, bend: Numbers, *, growth: Growth
) -> tuple[Tree, Numbers]:
    """One tree, and the leaf of each row; a question is taken that gains most over all leaves."""
    leaf = np.zeros(len(slope), dtype=np.intp)
    questions: list[tuple[str, float]] = []
    for depth in range(growth.depth):
        leaves = 1 << depth
        best, chosen = 1e-9, (-1, -1)
        slopes, bends = np.bincount(leaf, slope, leaves), np.bincount(leaf, bend, leaves)
        before = slopes**2 / (bends + _HELD)
        for column, limit in enumerate(limits):
            if not len(limit):
                continue
            width = len(limit) + 1
            key = leaf * width + bins[column]
            shape = (leaves, width)
            low = np.bincount(key, slope, leaves * width).reshape(shape).cumsum(1)[:, :-1]
            low_bend = np.bincount(key, bend, leaves * width).reshape(shape).cumsum(1)[:, :-1]
            high, high_bend = slopes[:, None] - low, bends[:, None] - low_bend
            gain = low**2 / (low_bend + _HELD) + high**2 / (high_bend + _HELD) - before[:, None]
            gains = gain.sum(0)
            at = int(np.argmax(gains))
            if gains[at] > best:
                best, chosen = float(gains[at]), (column, at)
        if chosen[0] < 0:
            break
        column, at = chosen
        questions.append((FEATURES[column], float(limits[column][at])))
        leaf = leaf * 2 + (bins[column] > at)
    leaves = 1 << len(questions)
    values = np.bincount(leaf, slope, leaves) / (np.bincount(leaf, bend, leaves) + _HELD)
    told = tuple(round(float(value), 4) for value in growth.rate * values)
    return Tree(tuple(questions), told), leaf
