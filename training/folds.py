"""Reads LGL and GeoVirus with recognisers that did not learn from them: `python -m training.folds`.

Four folds by outlet (LGL) and by article (GeoVirus), or one corpus left out whole. Writes for each
corpus what `dateline annotate` would say of its places, as JSON Lines for the scorer of places:

    python -m training.folds --corpora ../shared/corpora -o /tmp/folds
    python ../shared/eval/score_places.py --gold ../shared/corpora/geoparsing/lgl.gold.jsonl \
        --pred /tmp/folds/lgl.jsonl
"""

import argparse
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from etl.config import Config
from etl.mentions.recogniser import CASELESS, MIXED, Recogniser
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, PlaceHints, resolve_toponyms
from etl.reports.demonym import find_demonyms
from training.corpora import read_all, read_jsonl
from training.marked_text import MarkedText
from training.recogniser import NamePool, train

CORPORA = ("lgl", "geovirus")
FOLDS = 4
CASES: dict[str, Callable[[str], str]] = {"printed": str, "upper": str.upper, "lower": str.lower}


def fold_of(group: str) -> int:
    """The fold of an outlet or article: the same in each run and on each machine."""
    return zlib.crc32(group.encode()) % FOLDS


def held_out(marked: MarkedText, fold: int, left_out: str | None) -> bool:
    """Whether a text is kept from learning."""
    if left_out is not None:
        return marked.corpus == left_out
    return marked.corpus in CORPORA and fold_of(marked.group) == fold


def read_places(text: str, *, gazetteer: Gazetteer, recogniser: Recogniser) -> list[dict[str, Any]]:
    """The places of a text as `dateline annotate` prints them."""
    toponyms = find_toponyms(text, gazetteer=gazetteer, recogniser=recogniser)
    demonyms = tuple(place.geonameid for _, place in find_demonyms(text, gazetteer=gazetteer))
    resolved = resolve_toponyms(toponyms, gazetteer=gazetteer, hints=PlaceHints(demonyms=demonyms))
    columns = ("geonameid", "name", "country", "admin1", "latitude", "longitude", "kind")
    return [
        {"start": name.start, "end": name.end, "text": name.text}
        | {column: getattr(place, column) for column in columns}
        for name, found in zip(toponyms, resolved, strict=True)
        if (place := found.place or gazetteer.continent(name.text)) is not None
    ]


def _articles(
    folder: Path, fold: int, left_out: str | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    for corpus in CORPORA:
        for article in read_jsonl(folder / "geoparsing" / f"{corpus}.articles.jsonl"):
            group = article["source"] if corpus == "lgl" else article["id"]
            if corpus == left_out or (left_out is None and fold_of(group) == fold):
                yield corpus, article


def main() -> None:
    """Trains on each fold's other texts, reads its own, writes what was read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--case", choices=sorted(CASES), default="printed")
    parser.add_argument("--without", choices=CORPORA, help="leave this corpus out whole")
    parser.add_argument("--again", action="store_true", help="with the models of the last run")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    texts = [] if options.again else read_all(options.corpora, gazetteer)
    pool = NamePool(gazetteer)
    change = CASES[options.case]
    lines: dict[str, list[str]] = {corpus: [] for corpus in CORPORA}
    for fold in range(1 if options.without else FOLDS):
        target = options.output / f"fold{fold}"
        if not options.again:
            learned = [text for text in texts if not held_out(text, fold, options.without)]
            only = MIXED if options.case == "printed" else CASELESS
            train(learned, gazetteer, target, pool=pool, only=only)
        recogniser = Recogniser(gazetteer, target)
        for corpus, article in _articles(options.corpora, fold, options.without):
            text = "".join(
                new if len(new := change(letter)) == 1 else letter for letter in article["text"]
            )
            places = read_places(text, gazetteer=gazetteer, recogniser=recogniser)
            lines[corpus].append(json.dumps({"id": article["id"], "places": places}))
    for corpus, written in lines.items():
        if written:
            path = options.output / f"{corpus}.jsonl"
            path.write_text("\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
