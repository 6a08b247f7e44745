"""Trains the resolver: `python -m training.resolver --corpora DIR -o DIR --keep FOLDER`.

The same corpora, gazetteer, recogniser and code give the same bytes. What it learns from is read
with recognisers that have not learned from it (`training.marked_names`), with the profile of the outlet
and without. Figures on folds: `python -m training.calibration`.
"""

import argparse
import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from etl.config import Config
from etl.places import Gazetteer
from etl.places.evidence import FEATURES, Name
from etl.places.model import RESOLVER, Calibration, ResolverModel, Tree
from etl.places.profile import Sure
from etl.places.resolver import double_chance
from training.choices import (
    Profiles,
    choices_of,
    is_right,
    places_of,
    profiles_of,
    read_article,
    rows_at,
)
from training.invented import CORPUS, invent
from training.marked_names import NOTES, Marked, read_marked
from training.trees import START, Choice, Growth, fit_trees

CARD = "resolver.md"
_PLAIN = Calibration(1.0, 0.0)
# Before anything is learned the better known place of a name is the likelier one.
_FIRST = ResolverModel(
    [Tree((("share", limit),), (-0.5, 1.0)) for limit in (-2.0, -1.0, -0.5, -0.2, -0.05)],
    start=-1.0,
    calibration=_PLAIN,
)
_QUICK = Growth(trees=80)  # for models that only make the context that the last one learns from
_INVENTED = 150  # outlets of six short articles each; enough for every large country
# How much a name of a corpus counts: what is invented or coded says less than what was printed.
_WEIGHTS = {CORPUS: 0.4, NOTES: 0.6}
_LEAST_TOLD = 0.02  # chances below it are left out of the calibration

Chance = tuple[float, bool]
"""How surely a place was chosen, and whether it was right."""
Models = Mapping[int, ResolverModel]
"""By the fold that the model has not learned from."""


def learn(marked: Sequence[Marked], gazetteer: Gazetteer) -> ResolverModel:
    """The model that articles teach, with invented ones of the same folds beside them.

    In turns: the context that a candidate is judged in, and the profiles of the outlets, are made
    by models of the turn before that have not learned from the article.
    """
    folds = sorted({article.fold for article in marked})
    invented = [one for one in invent(gazetteer, _INVENTED) if one.fold in folds]
    articles = [*marked, *invented]
    models: Models = dict.fromkeys(folds, _FIRST)
    for growth in (_QUICK, Growth()):
        choices = _choices(articles, gazetteer, models)
        models = {fold: grown([c for kept, c in choices if kept != fold], growth) for fold in folds}
    profiles = learned_profiles(articles, gazetteer, models)
    chances = [
        one
        for known in ({}, profiles)
        for article, names in read_all(marked, gazetteer, models, known)
        for one in chances_of(article, names)
    ]
    trees = grown([choice for _, choice in choices], Growth()).trees
    return ResolverModel(trees, start=START, calibration=fit_calibration(chances))


def grown(choices: Sequence[Choice], growth: Growth) -> ResolverModel:
    """A model that is not calibrated."""
    return ResolverModel(fit_trees(choices, growth), start=START, calibration=_PLAIN)


def _choices(
    articles: Sequence[Marked], gazetteer: Gazetteer, models: Models
) -> list[tuple[int, Choice]]:
    """What the models make of the articles with and without profiles, by fold."""
    profiles = learned_profiles(articles, gazetteer, models, of_all_ages=True)
    return [
        (article.fold, choice)
        for known in ({}, profiles)
        for article, names in read_all(articles, gazetteer, models, known)
        for choice in choices_of(names, article, weight=0.5 * _WEIGHTS.get(article.corpus, 1.0))
    ]


def read_all(
    articles: Sequence[Marked], gazetteer: Gazetteer, models: Models, profiles: Profiles
) -> Iterable[tuple[Marked, list[Name]]]:
    """Each article as the model of its fold reads it."""
    for article in articles:
        profile = profiles.get((article.corpus, article.article_id))
        model = models[article.fold]
        yield article, read_article(article, gazetteer, model=model, profile=profile)


def learned_profiles(
    articles: Sequence[Marked], gazetteer: Gazetteer, models: Models, *, of_all_ages: bool = False
) -> Profiles:
    """The profiles as they are learned in use: in two passes, the second with those of the first."""
    profiles: Profiles = {}
    for _ in range(2):
        places: list[list[Sure]] = [
            places_of(names) for _, names in read_all(articles, gazetteer, models, profiles)
        ]
        profiles = profiles_of(articles, places, of_all_ages=of_all_ages)
    return profiles


def chances_of(article: Marked, names: Sequence[Name]) -> list[Chance]:
    """How surely each mention was placed and whether it was right; what is left open is left out."""
    found = []
    for name in names:
        shares = [share + double_chance(at, name) for at, share in enumerate(name.chances)]
        best = max(range(len(shares)), key=lambda at: shares[at])
        for mention in name.mentions:
            rows = rows_at(article, mention)
            located = [row for row in rows if row["latitude"] is not None]
            if not located and (rows or not article.is_whole):
                continue
            place = name.candidates[best].place
            found.append((shares[best], any(is_right(place, row) for row in located)))
    return found


def fit_calibration(chances: Sequence[Chance]) -> Calibration:
    """Slope and offset of the log odds that make the outcomes likeliest: Newton's steps."""
    told = [(share, right) for share, right in chances if share >= _LEAST_TOLD]
    odds = np.array([_log_odds(share) for share, _ in told])
    right = np.array([float(right) for _, right in told])
    columns = np.stack([odds, np.ones_like(odds)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(25):
        chance = 1.0 / (1.0 + np.exp(-columns @ weights))
        bend = columns.T @ (columns * (chance * (1.0 - chance))[:, None])
        weights += np.linalg.solve(bend, columns.T @ (right - chance))
    return Calibration(round(float(weights[0]), 4), round(float(weights[1]), 4))


def _log_odds(share: float) -> float:
    share = min(max(share, 1e-4), 1.0 - 1e-4)
    return math.log(share / (1.0 - share))


def write(model: ResolverModel, target: Path) -> None:
    """Writes the weights, and their hash into the card beside them."""
    trees = [
        json.dumps({"asks": tree.questions, "leaves": tree.leaves}, separators=(",", ":"))
        for tree in model.trees
    ]
    calibration = {"slope": model.calibration.slope, "offset": model.calibration.offset}
    head = json.dumps({"start": model.start, "calibration": calibration, "features": FEATURES})
    lines = f'{head[:-1]}, "trees": [\n' + ",\n".join(trees) + "\n]}\n"
    target.mkdir(parents=True, exist_ok=True)
    (target / RESOLVER).write_text(lines, encoding="utf-8")
    card = target / CARD
    if card.exists():
        told = hashlib.sha256(lines.encode()).hexdigest()
        text = card.read_text(encoding="utf-8")
        row = rf"(\| `{re.escape(RESOLVER)}` \|.*\| )`[^`]*`( \|)"
        card.write_text(re.sub(row, rf"\1`{told}`\2", text), encoding="utf-8")


def main() -> None:
    """Trains on all folds and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--keep", type=Path, required=True, help="for the folds' recognisers")
    options = parser.parse_args()
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    articles = read_marked(options.corpora, gazetteer, keep=options.keep)
    write(learn(articles, gazetteer), options.output)


if __name__ == "__main__":
    main()
