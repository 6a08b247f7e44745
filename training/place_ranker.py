"""Trains the ranker of places: `python -m training.place_ranker --muc4 DIR -o DIR`.

Learns from the paragraphs of `data/training` and the development part of MUC-4, prints what it
chose right on the folds that it did not learn from, and writes the weights. The same texts,
gazetteer and code give the same bytes: nothing is left to chance, and weights are rounded.
"""

import argparse
import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from etl.config import Config
from etl.extraction import open_tools
from etl.reports.place_ranker import MODEL, Ranker
from training.place_examples import (
    Example,
    Told,
    bind,
    examples_of,
    read_incidents,
    read_paragraphs,
)

# Events in several places; events that people elsewhere speak of.
PARAGRAPHS = (
    Path("data/training/paragraphs.jsonl"),
    Path("data/training/paragraphs_abroad.jsonl"),
)
FOLDS = 5
PASSES = 2  # what an event carries to the next follows the weights, so both are taken in turns
LEAST = 12  # a feature that fewer witnesses have is not learned
RIDGE = 12.0
_STEPS, _RATES, _SLOW = 240, (0.1, 0.01), 0.6  # of the optimiser; the share of fast steps
# Where the first pass starts: the nearest name after the trigger, else the country.
START = Ranker(
    {"own at after": 1.5, "own at before": 1.0, "own city": 1.0, "home": 0.8, "nowhere": -2.0},
    slope=1.0,
    offset=0.0,
)


# What English says whether or not examples show it often enough: where the weights are held.
PRIOR = {
    "ahead, and takes up a word": 2.5,  # "a bomb in a hotel today. The hotel, in Lima, ..."
    "dateline, no other place": 0.5,  # "LIMA, 20 Aug -- A bomb exploded today."
    "carried 1 back, nothing": 0.5,  # "Workers rallied in Cusco. Police arrested ten of them."
}


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as numbers, witness by witness.

    Attributes:
        names: of the features.
        rows: witnesses x features. right: 1 where a witness names the right place.
        starts: first row of each example. folds: fold of each example.
    """

    names: Sequence[str]
    rows: np.ndarray
    right: np.ndarray
    starts: np.ndarray
    folds: np.ndarray


def fold_of(article_id: str) -> int:
    """The fold that an article falls into."""
    return zlib.crc32(article_id.encode()) % FOLDS


def features_of(examples: Iterable[Example]) -> tuple[str, ...]:
    """The features that enough witnesses have or that are known, in alphabetical order."""
    counts = Counter(
        name for example in examples for witness in example.witnesses for name in witness.features
    )
    enough = {name for name, count in counts.items() if count >= LEAST}
    return tuple(sorted(enough | PRIOR.keys()))


def tabulate(examples: Sequence[Example], names: Sequence[str]) -> Table:
    """The examples as numbers."""
    column = {name: number for number, name in enumerate(names)}
    sizes = [len(example.witnesses) for example in examples]
    rows = np.zeros((sum(sizes), len(names)))
    at = 0
    for example in examples:
        for witness in example.witnesses:
            for name, value in witness.features.items():
                if name in column:
                    rows[at, column[name]] = value
            at += 1
    right = np.array([float(mark) for example in examples for mark in example.right])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    folds = np.array([fold_of(example.id) for example in examples])
    return Table(names, rows, right, starts, folds)


def fit(table: Table, *, without: int | None = None) -> np.ndarray:
    """The weights that make the right places likeliest, held near the prior ones by a ridge.

    Adam on the whole set.

    Args:
        table: the examples.
        without: the fold that is left out.
    """
    sizes = np.diff(np.append(table.starts, len(table.rows)))
    kept = np.ones(len(sizes), bool) if without is None else table.folds != without
    inside = np.repeat(kept, sizes)
    rows, right, sizes = table.rows[inside], table.right[inside], sizes[kept]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    prior = np.array([PRIOR.get(name, 0.0) for name in table.names])
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chances = odds / np.add.reduceat(odds, starts)[owner]
        goal = odds * right
        goal /= np.maximum(np.add.reduceat(goal, starts), 1e-12)[owner]
        gradient = rows.T @ (goal - chances) - RIDGE * (weights - prior)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = _RATES[step > _STEPS * _SLOW]
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def ranker_of(names: Sequence[str], weights: np.ndarray) -> Ranker:
    """A ranker whose chances are not yet calibrated; weights are rounded to three digits."""
    rounded = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return Ranker({name: weight for name, weight in rounded.items() if weight}, 1.0, 0.0)


def calibrate(chances: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset on the log odds, by Newton's method, from what was not learned from."""
    odds = np.array([math.log(max(c, 1e-4) / max(1 - c, 1e-4)) for c in chances])
    rows = np.stack([odds, np.ones_like(odds)], axis=1)
    goal, line = np.array(right, float), np.array([1.0, 0.0])
    for _ in range(25):
        told = 1 / (1 + np.exp(-rows @ line))
        slope = rows.T @ (goal - told)
        bend = (rows * (told * (1 - told))[:, None]).T @ rows + 1e-6 * np.eye(2)
        line = line + np.linalg.solve(bend, slope)
    return round(float(line[0]), 3), round(float(line[1]), 3)


def held_out(told: Sequence[Told], rankers: Sequence[Ranker]) -> list[Example]:
    """The examples, each article claimed by the ranker that did not learn from it."""
    return [example for one in told for example in examples_of(one, rankers[fold_of(one.id)])]


def figures(examples: Sequence[Example]) -> str:
    """What was chosen right, by corpus, in words."""
    lines = []
    for corpus in sorted({example.corpus for example in examples}):
        of_it = [example for example in examples if example.corpus == corpus]
        claims = [(e.is_right, claim) for e in of_it for claim in e.claims]
        cities = [(f, c) for f, c in claims if c.place is not None and c.place.kind == "city"]
        first = sum(e.is_right(e.claims[0].place) for e in of_it) / len(of_it)
        precise = sum(f(c.place) for f, c in cities) / max(1, len(cities))
        surer = [(f, c) for f, c in cities if c.confidence >= 0.6]
        sure = sum(f(c.place) for f, c in surer) / max(1, len(surer))
        lines.append(
            f"{corpus}: {len(of_it)} events, {first:.3f} right; of {len(cities)} cities "
            f"{precise:.3f} right, of {len(surer)} sure ones {sure:.3f}"
        )
    gaps = [abs(gap) * size for gap, size in _gaps(examples)]
    lines.append(f"expected calibration error {sum(gaps) / len(examples):.3f}")
    return "\n".join(lines)


def _gaps(examples: Sequence[Example]) -> list[tuple[float, int]]:
    """(confidence less share of right ones, number) in ten steps of confidence."""
    steps: dict[int, list[tuple[float, bool]]] = {}
    for example in examples:
        claim = example.claims[0]
        pair = claim.confidence, example.is_right(claim.place)
        steps.setdefault(int(claim.confidence * 10), []).append(pair)
    return [(sum(c - r for c, r in pairs) / len(pairs), len(pairs)) for pairs in steps.values()]


def train(told: Sequence[Told]) -> tuple[Ranker, str]:
    """The ranker, and what it chose right where it did not learn."""
    ranker, rankers = START, [START] * FOLDS
    for _ in range(PASSES):
        bound = [bind(one, ranker) if one.incidents else one for one in told]
        examples = held_out(bound, rankers)
        names = features_of(examples)
        table = tabulate(examples, names)
        ranker = ranker_of(names, fit(table))
        rankers = [ranker_of(names, fit(table, without=fold)) for fold in range(FOLDS)]
    examples = held_out(bound, rankers)
    line = calibrate(
        [example.claims[0].confidence for example in examples],
        [example.is_right(example.claims[0].place) for example in examples],
    )
    final = [Ranker(one.weights, *line) for one in rankers]
    return Ranker(ranker.weights, *line), figures(held_out(bound, final))


def write(ranker: Ranker, directory: Path) -> None:
    """The model as a file of numbers."""
    record = {
        "slope": ranker.slope,
        "offset": ranker.offset,
        "weights": dict(sorted(ranker.weights.items())),
    }
    path = directory / MODEL
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Reads, trains, writes, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muc4", type=Path, required=True, help="folder of the MUC-4 corpus")
    parser.add_argument("--paragraphs", type=Path, nargs="+", default=PARAGRAPHS)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    config = Config.default()
    tools = open_tools(config.gazetteer, config.codebook)
    own = [told for path in options.paragraphs for told in read_paragraphs(path, tools)]
    told = [*own, *read_incidents(options.muc4, tools)]
    ranker, measured = train(told)
    write(ranker, options.output)
    sys.stdout.write(measured + "\n")


if __name__ == "__main__":
    main()
