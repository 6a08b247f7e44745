"""Names in marked articles as a recogniser finds them that has not learned from those articles.

Four folds that share no outlet of LGL and no article of GeoVirus, as in `training.folds`. For each a
recogniser is trained on everything but the fold; it finds the names of the fold. The resolver learns
from these names and is measured on them, so that it meets the mistakes that it will meet in use.

Notes coded with one city each (ACLED's) are read as well, for countries and names that the two
corpora lack: of them only what the coded city's name means is learned.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.mentions.recogniser import MIXED, Recogniser
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, Toponym
from etl.reports.demonym import find_demonyms
from training.corpora import read_all, read_jsonl
from training.folds import CORPORA, FOLDS, fold_of, held_out
from training.recogniser import NamePool, train
from training.weak_places import mark_notes

NOTES = "acled-notes"


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with the names found in it and those that are marked.

    Attributes:
        corpus, article_id, source: which it is; the source is None where it is no outlet.
        fold: 0..3, of its outlet or of itself.
        toponyms: found. demonyms: geonameids. gold: rows of the corpus, as it prints them.
        is_whole: whether what is not marked is no place.
    """

    corpus: str
    article_id: str
    source: str | None
    fold: int
    toponyms: tuple[Toponym, ...]
    demonyms: tuple[int, ...]
    gold: tuple[dict[str, Any], ...]
    is_whole: bool = True


def read_marked(corpora: Path, gazetteer: Gazetteer, *, keep: Path) -> list[Marked]:
    """The articles of LGL and GeoVirus, then the notes, in order.

    Args:
        corpora: folder of the corpora.
        gazetteer: that the names are looked up in.
        keep: folder for recognisers (as `training.folds` leaves them) and names. What lies there is
            taken as it is: empty it when the recogniser has changed.
    """
    path = keep / "names.pickle"
    if not path.exists():
        _train(corpora, gazetteer, keep)
        found = [one for fold in range(FOLDS) for one in _find(corpora, gazetteer, keep, fold)]
        path.write_bytes(pickle.dumps({(one.corpus, one.article_id): one for one in found}))
    named: dict[tuple[str, str], Marked] = pickle.loads(path.read_bytes())  # noqa: S301 - own file
    return [
        named[corpus, row["id"]]
        for corpus in (*CORPORA, NOTES)
        for row, _ in _articles(corpora, corpus)
        if (corpus, row["id"]) in named
    ]


def _articles(corpora: Path, corpus: str) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Articles with their marks."""
    if corpus == NOTES:
        folder = corpora / NOTES
        yield from mark_notes(folder / "articles.jsonl", folder / "gold.jsonl")
        return
    gold = defaultdict(list)
    for row in read_jsonl(corpora / "geoparsing" / f"{corpus}.gold.jsonl"):
        gold[row["article_id"]].append(row)
    for article in read_jsonl(corpora / "geoparsing" / f"{corpus}.articles.jsonl"):
        yield article, gold[article["id"]]


def _train(corpora: Path, gazetteer: Gazetteer, keep: Path) -> None:
    missing = [fold for fold in range(FOLDS) if not (_folder(keep, fold) / MIXED).exists()]
    if not missing:
        return
    texts, pool = read_all(corpora, gazetteer), NamePool(gazetteer)
    for fold in missing:
        others = [text for text in texts if not held_out(text, fold, None)]
        train(others, gazetteer, _folder(keep, fold), pool=pool, only=MIXED)


def _folder(keep: Path, fold: int) -> Path:
    return keep / f"fold{fold}"


def _find(corpora: Path, gazetteer: Gazetteer, keep: Path, fold: int) -> Iterator[Marked]:
    recogniser = Recogniser(gazetteer, _folder(keep, fold))
    for corpus in (*CORPORA, NOTES):
        for article, gold in _articles(corpora, corpus):
            group = article["source"] if corpus == "lgl" else article["id"]
            if fold_of(group) != fold:
                continue
            text = article["text"]
            toponyms = find_toponyms(text, gazetteer=gazetteer, recogniser=recogniser)
            demonyms = tuple(p.geonameid for _, p in find_demonyms(text, gazetteer=gazetteer))
            yield Marked(
                corpus=corpus,
                article_id=article["id"],
                source=article["source"],
                fold=fold,
                toponyms=toponyms,
                demonyms=demonyms,
                gold=tuple(gold),
                is_whole=corpus != NOTES,
            )
