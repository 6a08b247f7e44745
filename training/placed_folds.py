"""What the whole program would say of the folds' places: `python -m training.placed_folds`.

Recogniser, resolver and profiles of outlets have not learned from the fold that they read. Writes
`CORPUS.jsonl` without and `CORPUS.profiles.jsonl` with profiles, for the scorer of places:

    python -m training.placed_folds --corpora ../shared/corpora --keep /tmp/folds
    python ../shared/eval/score_places.py --gold ../shared/corpora/geoparsing/lgl.gold.jsonl \
        --pred /tmp/folds/lgl.jsonl
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from etl.config import Config
from etl.places import Gazetteer
from training.calibration import Read, held_out, read
from training.folds import CORPORA
from training.marked_names import read_marked
from training.resolver import learned_profiles

_COLUMNS = ("geonameid", "name", "country", "admin1", "latitude", "longitude", "kind")


def places_of(one: Read, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """The places of an article as `dateline annotate` prints them, continents among them."""
    return [
        {"start": name.start, "end": name.end, "text": name.text}
        | {column: getattr(place, column) for column in _COLUMNS}
        | {"confidence": found.confidence}
        for name, found in zip(one.article.toponyms, one.resolutions, strict=True)
        if (place := found.place or gazetteer.continent(name.text)) is not None
    ]


def main() -> None:
    """Reads the folds and writes what was read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--keep", type=Path, required=True, help="for recognisers and results")
    options = parser.parse_args()
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    articles = read_marked(options.corpora, gazetteer, keep=options.keep)
    models = held_out(articles, gazetteer)
    tested = [article for article in articles if article.corpus in CORPORA]
    for ending, profiles in (("", {}), (".profiles", learned_profiles(tested, gazetteer, models))):
        lines = defaultdict(list)
        for one in read(tested, gazetteer, models, profiles):
            row = {"id": one.article.article_id, "places": places_of(one, gazetteer)}
            lines[one.article.corpus].append(json.dumps(row))
        for corpus, written in lines.items():
            path = options.keep / f"{corpus}{ending}.jsonl"
            path.write_text("\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
