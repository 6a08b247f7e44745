"""Draw wrong reports at random over the corpora, each with what is wrong in it, to be read.

    python -m bench.wrong_reports [--number 60] [--seed 1] [--shared ../shared]

The wires (`muc4` dev), the notes and the sample give a third each. Prints, never stores: the texts
are not ours. `docs/errors.md` tells what was found.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from geopy.distance import great_circle

from etl.config import Config
from etl.evaluation import evaluate
from etl.reports import Report

ROOT = pathlib.Path(__file__).resolve().parents[1]
NEAR_KM = 25
Wrong = tuple[str, str, str, str]
"""Corpus, article, what is wrong, and the sentence with what was claimed."""


def _told(row: dict[str, Any]) -> str:
    words = " ".join(row["sentence"]["text"].split())
    claim = f"{row['sub_event_type']} | {row['city'] or row['country']} | {row['date_start']} {row['date_end']}"
    return f"[{row['trigger']['text']}] {claim} | {words}"


def _rows(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def wires(shared: pathlib.Path, folder: pathlib.Path) -> Iterator[Wrong]:
    """Wrong reports of the wires that hold an incident."""
    base, predictions, details = shared / "corpora/muc4", folder / "muc.jsonl", folder / "det.jsonl"
    articles = base / "dev.articles.jsonl"
    reading = [sys.executable, "-m", "etl", "extract", str(articles), "-o", str(predictions)]
    subprocess.run(reading, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    scoring = [sys.executable, str(shared / "eval/score_events.py"), "--articles", str(articles)]
    scoring += ["--gold", str(base / "dev.gold.jsonl"), "--pred", str(predictions)]
    scoring += ["--types", str(shared / "eval/muc4-types.json"), "--details", str(details)]
    subprocess.run(scoring, check=True, capture_output=True)
    for row in _rows(details):
        for pair in row["pairs"]:
            wrong = [n for n in ("type", "place", "date>=p") if pair["credit"][n] < 1]
            if wrong:
                gold = f" | gold {pair['gold']['types']} {pair['gold']['city']} {pair['gold']['dates']}"
                yield "wires", row["article_id"], " ".join(wrong), _told(pair["pred"]) + gold
        if row["pairs"]:
            for spurious in row["spurious"]:
                yield "wires", row["article_id"], "no such incident", _told(spurious)


def notes(shared: pathlib.Path, folder: pathlib.Path) -> Iterator[Wrong]:
    """Notes whose surest report is wrong."""
    base, predictions = shared / "corpora/acled-notes", folder / "notes.jsonl"
    reading = [sys.executable, "-m", "etl", "extract", str(base / "articles.jsonl")]
    subprocess.run(
        [*reading, "-o", str(predictions)], check=True, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    best: dict[str, dict[str, Any]] = {}
    for row in _rows(predictions):
        known = best.get(row["article_id"])
        if row["status"] == "reported" and (
            known is None or row["confidence"] > known["confidence"]
        ):
            best[row["article_id"]] = row
    for gold in _rows(base / "gold.jsonl"):
        found = best.get(gold["article_id"])
        if found is None:
            continue
        wrong = []
        if found["acled_sub_event_type"] != gold["acled_sub_event_type"]:
            wrong.append("type")
        if not _is_there(found, gold):
            wrong.append("place")
        if found["date_start"] != gold["date"]:
            wrong.append("date")
        if wrong:
            keys = ("acled_sub_event_type", "city", "date")
            told = f" | gold {' '.join(str(gold[key]) for key in keys)}"
            yield "notes", gold["article_id"], " ".join(wrong), _told(found) + told


def _is_there(found: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether a city is the gold's by its name or by lying near, as the notes' scorer says."""
    if found["city"] is None:
        return False
    if found["city"] in gold["city"].split(" - "):
        return True
    here, there = ((row["latitude"], row["longitude"]) for row in (found, gold))
    apart = great_circle(here, there)  # type: ignore[no-untyped-call]
    return float(apart.km) <= NEAR_KM


def sample() -> Iterator[Wrong]:
    """Wrong reports of the sample."""
    result = evaluate(ROOT / "data/sample/articles", ROOT / "data/gold", config=Config.default())

    def told(report: Report) -> str:
        return _told(report.to_record())

    for verdict in result.verdicts:
        wrong = [n for n in ("kind", "place", "near", "status") if not getattr(verdict, n)]
        if wrong:
            yield "sample", verdict.gold.article, " ".join(wrong), told(verdict.report)
    for report in result.spurious:
        yield "sample", report.article_id, "no such event", told(report)


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        groups = [
            list(wires(options.shared, folder)),
            list(notes(options.shared, folder)),
            list(sample()),
        ]
    for wrong in groups:
        classes = Counter(one[2] for one in wrong)
        print(f"# {wrong[0][0]}: {len(wrong)} wrong: {dict(classes.most_common())}")
        for corpus, article, what, words in chance.sample(wrong, options.number // len(groups)):
            print(f"{corpus}\t{article}\t{what}\t{words}")


if __name__ == "__main__":
    main()
