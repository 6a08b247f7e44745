"""Makes weakly marked articles of world news: the notes teach the resolver (`training.marked_names`).

    python training/weak_places.py conll03.train.tsv OUT        (writes OUT.articles.jsonl, OUT.gold.jsonl)
    python training/weak_places.py NOTES.articles.jsonl NOTES.gold.jsonl OUT

Text tagged with names but no points (CoNLL-2003, re3d): a tagged location is taken for the best
known place of its name where that place is a country, a subdivision, a capital or a large city
and clearly ahead of its namesakes; other tagged names are left open, persons are marked as no
place. Notes coded with one city each: that city's name is marked, all others are left open.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from etl.config import Config
from etl.places import Gazetteer

LARGE = 300_000
AHEAD = 0.5
_NO_SPACE = {",", ".", ")", "'s", ":", ";", "?", "!", "%", "'"}

Named = tuple[int, int, str]
"""Start, end, tag."""


def read_documents(path: Path) -> Iterator[tuple[str, list[Named]]]:
    """Texts with their tagged names; tokens are joined as a newspaper would print them."""
    text, names, glued = "", list[Named](), False
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split()
        if len(cells) < 2:
            text += "\n" if text else ""
            continue
        token, tag = cells[-2], cells[-1]
        if token == "-DOCSTART-":  # noqa: S105 - a mark of the format
            if names:
                yield text, names
            text, names = "", []
            continue
        blank = text and text[-1] not in "\n(" and token not in _NO_SPACE and not glued
        text += " " if blank else ""
        glued = token in ("(", "$")
        start = len(text)
        text += token
        kind = tag.split("-")[-1][:3].upper()
        if tag.startswith("I-") and names and names[-1][2] == kind and start - names[-1][1] <= 1:
            names[-1] = (names[-1][0], len(text), kind)
        elif tag != "O":
            names.append((start, len(text), kind))
    if names:
        yield text, names


def mark(text: str, names: list[Named], gazetteer: Gazetteer) -> list[dict]:
    """A row for each name that is not a person."""
    rows = []
    for start, end, kind in names:
        if kind == "PER":
            continue
        row = {"start": start, "end": end, "text": text[start:end], "latitude": None}
        best = next(iter(gazetteer.candidates(text[start:end])), None)
        if kind == "LOC" and best is not None and best.score >= AHEAD:
            place = best.place
            if place.kind != "city" or best.is_capital or place.population >= LARGE:
                row |= {"latitude": place.latitude, "longitude": place.longitude}
                row["geonameid"] = place.geonameid
        rows.append(row)
    return rows


def mark_notes(articles: Path, gold: Path) -> Iterator[tuple[dict, list[dict]]]:
    """Notes with the name of their coded city marked, where the note has it."""
    coded = {}
    for line in gold.read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        coded[row["article_id"]] = row
    for line in articles.read_text(encoding="utf-8").split("\n")[:-1]:
        article = json.loads(line)
        row = coded[article["id"]]
        city = row["city"].split(" - ")[0]
        found = re.search(rf"\b{re.escape(city)}\b", article["text"])
        if found:
            point = {"latitude": row["latitude"], "longitude": row["longitude"]}
            marked = {"start": found.start(), "end": found.end(), **point}
            yield {**article, "partial": True, "source": None}, [marked]


def write(pairs: Iterator[tuple[dict, list[dict]]], out: str) -> None:
    """Writes the articles and, beside them, their rows."""
    articles, gold = Path(f"{out}.articles.jsonl"), Path(f"{out}.gold.jsonl")
    with articles.open("w", encoding="utf-8") as texts, gold.open("w", encoding="utf-8") as marks:
        for article, rows in pairs:
            texts.write(json.dumps(article) + "\n")
            for row in rows:
                marks.write(json.dumps({"article_id": article["id"], **row}) + "\n")


def main(paths: list[str]) -> None:
    """Tagged text when there are two arguments, coded notes when there are three."""
    if len(paths) == 3:
        write(mark_notes(Path(paths[0]), Path(paths[1])), paths[2])
        return
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    documents = read_documents(Path(paths[0]))
    write(
        (
            ({"id": f"{paths[0]}:{at}", "text": text, "source": None}, mark(text, names, gazetteer))
            for at, (text, names) in enumerate(documents)
        ),
        paths[1],
    )


if __name__ == "__main__":
    main(sys.argv[1:])
