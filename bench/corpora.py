"""Score the reading of articles on the development corpora: `make evaluate`.

    python -m bench.corpora [--shared ../shared] [--only muc4-tst2] [--keep DIR]
    python -m bench.corpora --pin [--lower --reason "why"]

Runs `dateline extract` or `dateline annotate` over each corpus that is there, then the corpus's own
scorer, and prints one line of figures for each. A corpus that is missing is named and skipped. A
figure below its floor in `data/gold/floors.json` is told, and the exit is 1; `--pin` writes the
floors anew, and lowering one takes a reason, which is kept there.

The weights that ship have learned from some of these corpora, so that the figures guard what was
reached and do not tell how other text is read; the models' cards do.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from etl.errors import ConfigError
from etl.evaluation import below_corpus_floors, pin_corpus_floors

ROOT = pathlib.Path(__file__).resolve().parents[1]
GOLD = ROOT / "data" / "gold"
# Read within seconds: what the tests hold against the floors; `make evaluate` does all.
FAST = ("muc4-tst2", "event-types", "geovirus", "timebank")


@dataclass(frozen=True)
class Corpus:
    """One corpus: its folder and files, the command that reads it and the scorer's call."""

    name: str
    articles: str
    gold: str
    command: str
    scorer: tuple[str, ...]
    figures: Callable[[Any], dict[str, float | None]]


def event_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_events.py: F1 of the slots that matter, and precision where it is fair."""
    slots = result["slots"]
    triple = slots["TRIPLE"]
    return {
        "TRIPLE F1": triple["f1"],
        "recall": triple["recall"],
        "P(rel)": triple["precision_relevant"],
        "event F1": slots["event"]["f1"],
        "place F1": slots["place"]["f1"],
        "date>=p F1": slots["date>=p"]["f1"],
    }


def type_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_types.py types."""
    coarse = result["coarse6"]["weighted_f1"]
    return {"weighted F1": result["weighted_f1"], "macro F1": result["macro_f1"], "6 types": coarse}


def police_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_types.py police."""
    kinds = ("ARREST", "KILL", "FORCE")
    return {f"{kind} F1": result[kind]["f1"] for kind in kinds if isinstance(result[kind], dict)}


def note_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_notes.py."""
    top = {
        key: result["top"][key]["acc"] for key in ("type6", "date", "place", "country", "triple")
    }
    return {"type weighted F1": result["type_weighted_f1"], **top}


def place_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_places.py: end to end, all names and populated places."""
    views = result["views"]
    return {
        "all or id F1": views["all"]["e2e_or_id"]["f1"],
        "populated F1": views["populated"]["e2e"]["f1"],
        "names or id F1": views["names"]["e2e_or_id"]["f1"],
        "found F1": views["names"]["recognition_overlap"]["f1"],
    }


def date_figures(result: Any) -> dict[str, float | None]:
    """Figures of score_dates.py."""
    return {"value F1": result["value_f1"], "span F1": result["span"]["f1"]}


CORPORA = [
    *[
        Corpus(
            f"muc4-{part}",
            f"muc4/{part}.articles.jsonl",
            f"muc4/{part}.gold.jsonl",
            "extract",
            ("score_events.py", "--json"),
            event_figures,
        )
        for part in ("dev", "tst1", "tst2")
    ],
    Corpus(
        "event-types",
        "event-types/articles.jsonl",
        "event-types/gold.jsonl",
        "extract",
        ("score_types.py", "types"),
        type_figures,
    ),
    Corpus(
        "acled-notes",
        "acled-notes/articles.jsonl",
        "acled-notes/gold.jsonl",
        "extract",
        ("score_notes.py",),
        note_figures,
    ),
    Corpus(
        "police-events",
        "police-events/articles.jsonl",
        "police-events/gold.jsonl",
        "extract",
        ("score_types.py", "police"),
        police_figures,
    ),
    Corpus(
        "lgl",
        "geoparsing/lgl.articles.jsonl",
        "geoparsing/lgl.gold.jsonl",
        "annotate",
        ("score_places.py", "--json"),
        place_figures,
    ),
    Corpus(
        "geovirus",
        "geoparsing/geovirus.articles.jsonl",
        "geoparsing/geovirus.gold.jsonl",
        "annotate",
        ("score_places.py", "--json"),
        place_figures,
    ),
    Corpus(
        "timebank",
        "dates/articles.jsonl",
        "dates/gold.jsonl",
        "annotate",
        ("score_dates.py",),
        date_figures,
    ),
]


def figures_of(
    corpus: Corpus, shared: pathlib.Path, folder: pathlib.Path
) -> dict[str, float | None]:
    """Read and score one corpus."""
    articles, gold = (shared / "corpora" / path for path in (corpus.articles, corpus.gold))
    predictions = folder / f"{corpus.name}.jsonl"
    reading = [sys.executable, "-m", "etl", corpus.command, str(articles), "-o", str(predictions)]
    subprocess.run(reading, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    scoring = [sys.executable, str(shared / "eval" / corpus.scorer[0]), *corpus.scorer[1:]]
    scoring += ["--gold", str(gold), "--pred", str(predictions)]
    if corpus.name.startswith("muc4"):
        types = shared / "eval" / "muc4-types.json"
        scoring += ["--articles", str(articles), "--types", str(types)]
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(scoring, check=True, capture_output=True, text=True, env=quiet)
    return corpus.figures(json.loads(done.stdout))


def told(corpus: Corpus, figures: dict[str, float | None], seconds: float) -> str:
    """The line that tells the figures."""
    values = "  ".join(f"{name} {100 * v:.1f}" for name, v in figures.items() if v is not None)
    return f"{corpus.name:<14} {values}  ({seconds:.0f} s)"


def main() -> int:
    """Score every corpus that is there; 1 when a figure is below its floor."""
    options = _options()
    worse: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for corpus in CORPORA:
            if options.only and corpus.name not in options.only:
                continue
            if not (options.shared / "corpora" / corpus.articles).exists():
                print(f"{corpus.name:<14} is not there: {corpus.articles}")
                continue
            start = time.perf_counter()
            figures = figures_of(corpus, options.shared, folder)
            print(told(corpus, figures, time.perf_counter() - start), flush=True)
            if options.pin:
                pin_corpus_floors(
                    corpus.name, figures, GOLD, lower=options.lower, reason=options.reason
                )
            worse += below_corpus_floors(corpus.name, figures, GOLD)
    for line in worse:
        print(f"below its floor: {line}")
    return 1 if worse else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared",
        type=pathlib.Path,
        default=ROOT.parent / "shared",
        help="folder with corpora/ and eval/",
    )
    parser.add_argument("--only", action="append", help="name of a corpus; repeatable")
    parser.add_argument("--keep", type=pathlib.Path, help="folder in which the predictions stay")
    parser.add_argument("--pin", action="store_true", help="keep the figures as floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: allow lower figures")
    parser.add_argument("--reason", default="", help="with --lower: why, kept beside the floors")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ConfigError as error:
        sys.exit(str(error))
