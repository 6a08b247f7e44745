"""Fits the weights of the place resolver on corpora of marked place names.

    python training/fit_resolver.py CORPUS.articles.jsonl CORPUS.gold.jsonl WEIGHT [...triples]

Prints the weights for `etl/places/evidence.py`, and how well they chose on articles that they did
not learn from (five folds by outlet). Each name of an article is one choice among its candidates
and "none of these"; the likelihood of the right choices is maximised with a small ridge.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from geopy.distance import great_circle

from etl.config import Config
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, Place, PlaceHints, Toponym, evidence, resolver
from etl.places.evidence import FEATURES, Setting, context_features
from etl.reports.demonym import find_demonyms

RIDGE = 2.0
RADIUS_KM = 161.0
PASSES = 2  # the context's votes follow the weights, so both are taken in turns

Choice = tuple[np.ndarray, int, int, float]
"""Features by candidate, index of the right one (-1: none of them), the fold, the weight."""


def read_pairs(paths: list[str]) -> Iterator[tuple[dict, list[dict], float]]:
    """Articles with their marked names and the weight of their corpus."""
    for articles, gold, weight in zip(paths[::3], paths[1::3], paths[2::3], strict=True):
        marked = defaultdict(list)
        for line in Path(gold).read_text(encoding="utf-8").split("\n")[:-1]:
            row = json.loads(line)
            marked[row["article_id"]].append(row)
        for line in Path(articles).read_text(encoding="utf-8").split("\n")[:-1]:
            article = json.loads(line)
            yield article, marked[article["id"]], float(weight)


def is_right(place: Place, row: dict) -> bool:
    """Whether the place is the marked one: the same entry, or within 161 km."""
    if str(row.get("geonameid")) == str(place.geonameid):
        return True
    point = (row["latitude"], row["longitude"])
    return great_circle(point, (place.latitude, place.longitude)).km <= RADIUS_KM


def label(
    name: evidence.Name, toponyms: tuple[Toponym, ...], marked: list[dict], *, partial: bool
) -> int | None:
    """Index of the right candidate, -1 for none of them, None when the corpus does not say."""
    rows = [
        row
        for mention in name.mentions
        for row in marked
        if row["start"] < toponyms[mention].end and toponyms[mention].start < row["end"]
    ]
    if not rows:
        return None if partial else -1
    located = [row for row in rows if row.get("latitude") is not None]
    if not located:
        return None
    right = [at for at, c in enumerate(name.candidates) if is_right(c.place, located[0])]
    same = [
        at
        for at in right
        if str(located[0].get("geonameid")) == str(name.candidates[at].place.geonameid)
    ]
    return (same or right or [-1])[0]


def read_choices(paths: list[str], gazetteer: Gazetteer) -> list[Choice]:
    """One choice for each different name of each article, in the context of today's weights."""
    choices: list[Choice] = []
    outlets: dict[str, int] = {}
    for article, marked, corpus_weight in read_pairs(paths):
        text = article["text"]
        toponyms = find_toponyms(text, gazetteer=gazetteer)
        demonyms = tuple(place.geonameid for _, place in find_demonyms(text, gazetteer=gazetteer))
        shares = resolver.demonym_shares(PlaceHints(demonyms=demonyms), gazetteer)
        setting = Setting(None, shares)
        names = resolver.group_names(toponyms, gazetteer)
        votes = resolver.read_names(names, setting)
        by_mention = {mention: name for name in names for mention in name.mentions}
        outlet = article.get("source")
        if outlet is None or "wiki" in outlet:
            outlet = article["id"]  # one world-wide source: its articles are parted
        fold = outlets.setdefault(outlet, len(outlets)) % 5
        for number, name in enumerate(names):
            right = label(name, toponyms, marked, partial=bool(article.get("partial")))
            if right is None:
                continue
            outer = [by_mention[at] for at in name.containers if at in by_mention]
            rows = []
            for candidate, own in zip(name.candidates, name.own, strict=True):
                row = own | context_features(
                    candidate.place, number, votes=votes, outer=outer, setting=setting
                )
                rows.append([row.get(feature, 0.0) for feature in FEATURES])
            weight = corpus_weight * math.sqrt(min(4, len(name.mentions)))
            choices.append((np.array(rows), right, fold, weight))
    return choices


def fit(choices: list[Choice], start: np.ndarray) -> np.ndarray:
    """Weights that make the right choices likeliest: Adam on the whole set, 400 steps."""
    weights = start.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    rows = np.concatenate([rows for rows, *_ in choices])
    sizes = np.array([len(rows) for rows, *_ in choices])
    offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(choices)), sizes)
    counts = np.array([weight for *_, weight in choices])
    right = np.array(
        [o + r if r >= 0 else -1 for o, (_, r, *_) in zip(offsets, choices, strict=True)]
    )
    goal = np.zeros(len(rows))
    goal[right[right >= 0]] = 1.0
    for step in range(1, 601):
        scores = rows @ weights
        top = np.maximum(np.maximum.reduceat(scores, offsets), 0.0)
        odds = np.exp(scores - top[owner])
        total = np.add.reduceat(odds, offsets) + np.exp(-top)
        chances = odds / total[owner]
        gradient = rows.T @ ((goal - chances) * counts[owner]) - RIDGE * (weights - start)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = 0.05 if step < 400 else 0.01
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def right_share(choices: list[Choice], weights: np.ndarray) -> tuple[float, float]:
    """Share of the choices made right, and the mean log likelihood."""
    hits, likelihood = 0, 0.0
    for rows, right, *_ in choices:
        scores = np.append(rows @ weights, 0.0)
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        hits += int(np.argmax(chances)) == (right if right >= 0 else len(rows))
        likelihood += math.log(chances[right] + 1e-9)
    return hits / len(choices), likelihood / len(choices)


def main(paths: list[str]) -> None:
    """Fits, checks by folds, prints."""
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    weights = np.array([evidence.WEIGHTS[feature] for feature in FEATURES])
    start = weights.copy()
    for turn in range(PASSES):
        choices = read_choices(paths, gazetteer)
        before = right_share(choices, weights)
        fitted = fit(choices, start)
        sys.stderr.write(f"turn {turn}: {len(choices)} names; before {before}\n")
        weights = fitted
        evidence.WEIGHTS.update(
            {f: round(float(w), 2) for f, w in zip(FEATURES, weights, strict=True)}
        )
    folds = []
    for fold in range(5):
        learn = [c for c in choices if c[2] != fold]
        test = [c for c in choices if c[2] == fold]
        folds.append(right_share(test, fit(learn, start)))
    held = np.mean(np.array(folds), axis=0)
    sys.stderr.write(f"held out: {held[0]:.3f} right, log likelihood {held[1]:.3f}\n")
    for feature, weight in zip(FEATURES, weights, strict=True):
        sys.stdout.write(f'    "{feature}": {weight:.2f},\n')


if __name__ == "__main__":
    main(sys.argv[1:])
