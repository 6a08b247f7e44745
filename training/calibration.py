"""How often a confidence is right: `python -m training.calibration --corpora DIR --keep FOLDER`.

Four folds that share no outlet (LGL) and no article (GeoVirus): recogniser, resolver and calibration
are trained without the fold and read it, without and with profiles of the outlets. Prints F1 of
places end to end and the expected calibration error; `-o FILE` draws the reliability curve (SVG).
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.config import Config
from etl.places import Gazetteer, PlaceHints, Resolution, resolve_toponyms
from training.choices import Profiles, is_right, rows_at
from training.folds import CORPORA
from training.marked_names import Marked, read_marked
from training.reliability import Bin, bins_of, draw, error_of
from training.resolver import Chance, Models, learn, learned_profiles


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what its names were taken for."""

    article: Marked
    resolutions: tuple[Resolution, ...]


def held_out(articles: Sequence[Marked], gazetteer: Gazetteer) -> Models:
    """For each fold a model that has not learned from it, nor had its context from one that has."""
    folds = sorted({article.fold for article in articles})
    return {f: learn([a for a in articles if a.fold != f], gazetteer) for f in folds}


def read(
    articles: Sequence[Marked], gazetteer: Gazetteer, models: Models, profiles: Profiles
) -> Iterator[Read]:
    """Each article as it is read in use."""
    for article in articles:
        profile = profiles.get((article.corpus, article.article_id))
        hints = PlaceHints(profile=profile, demonyms=article.demonyms)
        model = models[article.fold]
        found = resolve_toponyms(article.toponyms, gazetteer=gazetteer, hints=hints, model=model)
        yield Read(article, found)


def outcomes(reads: Sequence[Read]) -> list[Chance]:
    """Confidence and outcome of each mention that was placed; what a corpus leaves open is not told."""
    found = []
    for one in reads:
        for mention, resolution in enumerate(one.resolutions):
            place = resolution.place
            rows = rows_at(one.article, mention)
            located = [row for row in rows if row["latitude"] is not None]
            if place is not None and (located or not rows):
                right = any(is_right(place, row) for row in located)
                found.append((resolution.confidence, right))
    return found


def f1(reads: Sequence[Read]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the names that have a point: within 161 km or the same entry."""
    right = placed = marked = 0
    for one in reads:
        marked += sum(row["latitude"] is not None for row in one.article.gold)
        chances = outcomes([one])
        placed += len(chances)
        right += sum(is_it for _, is_it in chances)
    precision, recall = right / max(1, placed), right / max(1, marked)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Trains on folds, reads, prints and draws."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--keep", type=Path, required=True, help="for the folds' recognisers")
    parser.add_argument("-o", "--output", type=Path, help="the curve, as SVG")
    options = parser.parse_args()
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    articles = read_marked(options.corpora, gazetteer, keep=options.keep)
    models = held_out(articles, gazetteer)
    tested = [article for article in articles if article.is_whole]
    profiles = learned_profiles(tested, gazetteer, models)
    curves: dict[str, list[Bin]] = {}
    for name, known in (("without profiles", {}), ("with profiles", profiles)):
        reads = list(read(tested, gazetteer, models, known))
        curves[name] = bins_of(outcomes(reads))
        _tell(name, reads, curves)
    _cross(articles, gazetteer)
    if options.output is not None:
        options.output.write_text(draw(curves), encoding="utf-8")


def _tell(name: str, reads: Sequence[Read], curves: Mapping[str, list[Bin]]) -> None:
    for corpus in CORPORA:
        mine = [one for one in reads if one.article.corpus == corpus]
        precision, recall, both = f1(mine)
        error = error_of(bins_of(outcomes(mine)))
        sys.stdout.write(
            f"{name:<17} {corpus:<9} precision {precision:.3f} recall {recall:.3f} "
            f"F1 {both:.3f}; expected calibration error {error:.3f}\n"
        )
    sys.stdout.write(
        f"{name:<17} both      expected calibration error {error_of(curves[name]):.3f}\n"
    )
    for one in curves[name]:
        sys.stdout.write(f"  {one.told:.2f} told, {one.right:.2f} right, {one.count} names\n")


def _cross(articles: Sequence[Marked], gazetteer: Gazetteer) -> None:
    """What is left of it on a corpus of another kind, of which nothing was learned."""
    for corpus in CORPORA:
        others = [one for one in articles if one.corpus != corpus]
        tested = [one for one in articles if one.corpus == corpus]
        models = dict.fromkeys(sorted({a.fold for a in articles}), learn(others, gazetteer))
        profiles = learned_profiles(tested, gazetteer, models)
        for name, known in (("without", {}), ("with", profiles)):
            reads = list(read(tested, gazetteer, models, known))
            precision, recall, both = f1(reads)
            error = error_of(bins_of(outcomes(reads)))
            sys.stdout.write(
                f"fitted without {corpus}, {name} profiles: precision {precision:.3f} "
                f"recall {recall:.3f} F1 {both:.3f}; calibration error {error:.3f}\n"
            )


if __name__ == "__main__":
    main()
