"""Trains the judgement of what is a report: `python -m training.reported --shared DIR -o DIR`.

The same corpora, sentences, codebook and code give the same bytes. `--without CORPUS` and
`--fold K` leave a corpus or a fifth of every one out, for figures on what was not learned from.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from etl.codebook import Codebook, load_codebook
from etl.mentions.candidate import Candidate
from etl.mentions.recogniser import MODELS, ORDINARY
from etl.mentions.reported import MODEL, groups_of
from etl.mentions.traits import setting_of, traits_of
from training.candidates import OWN, Labelled, read_all, read_jsonl
from training.logistic import Rows, fit
from training.stances import learn_stances, read_posed

FOLDS = 5
_RIDGE = 4.0  # by folds: 1 is too free, 8 too shy
_LEAST_TIMES = 3  # a trait must have been seen in so many examples
_SCALE = 0.01  # weights are whole numbers of it
_WORD = re.compile(r"[A-Za-z][a-z']*")
_DATA = Path(__file__).resolve().parents[1] / "data"


def fold_of(group: str) -> int:
    """The fifth that an article or a sentence is in."""
    return zlib.crc32(group.encode()) % FOLDS


def ordinary_words(own: Path) -> frozenset[str]:
    """The words that the recogniser of places found ordinary, and those that our sentences use."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for name in OWN:
        for row in read_jsonl(own / f"{name}.jsonl"):
            if row["text"].isupper():
                continue
            for place, word in enumerate(_WORD.findall(row["text"])):
                if word.islower():
                    small[word] += 1
                elif place:
                    capital[word.lower()] += 1
    known = (MODELS / ORDINARY).read_text(encoding="utf-8").split()
    mine = (word for word, count in small.items() if count > max(capital[word], 1))
    return frozenset(known).union(mine)


def describe(
    labelled: Labelled, *, ordinary: Collection[str], codebook: Codebook
) -> list[list[tuple[str, str]]]:
    """For each candidate its traits, each with the group of weights it belongs to."""
    setting = setting_of(
        labelled.candidates[0].clause,
        n_clauses=labelled.n_clauses,
        ordinary=ordinary,
        codebook=codebook,
    )
    shared = [("sentence", trait) for trait in setting.traits]
    shared += [("words", word) for word in setting.bag]

    def own(candidate: Candidate) -> list[tuple[str, str]]:
        traits = [("own", trait) for trait in traits_of(candidate, setting)]
        traits += [(group, word) for group in groups_of(candidate) for word in setting.bag]
        return shared + traits

    return [own(candidate) for candidate in labelled.candidates]


def learn(
    examples: Sequence[Labelled], *, ordinary: Collection[str], codebook: Codebook
) -> dict[str, object]:
    """The model that these examples teach, as it is written."""
    rows: list[list[tuple[str, str]]] = []
    labels: list[bool] = []
    weights: list[float] = []
    kinds: set[str] = set()
    for labelled in examples:
        told = describe(labelled, ordinary=ordinary, codebook=codebook)
        for candidate, traits, label, weight in zip(
            labelled.candidates, told, labelled.labels, labelled.weights, strict=True
        ):
            if label is None:
                continue
            kinds.add(candidate.subtype)
            rows.append(traits)
            labels.append(label)
            weights.append(weight)
    times = Counter(trait for traits in rows for trait in set(traits))
    names = sorted(trait for trait, count in times.items() if count >= _LEAST_TIMES)
    columns = {trait: place for place, trait in enumerate(names, start=1)}
    packed = Rows.of(
        [[0, *sorted({columns[t] for t in traits if t in columns})] for traits in rows],
        len(columns) + 1,
    )
    ridge = np.full(len(columns) + 1, _RIDGE)
    ridge[0] = 0.0
    found = fit(packed, np.array(labels, dtype=np.float64), np.array(weights), ridge=ridge)
    tables: dict[str, dict[str, int]] = {}
    for (group, trait), column in columns.items():
        weight = round(float(found[column]) / _SCALE)
        if weight:
            tables.setdefault(group, {})[trait] = weight
    return {
        "bias": round(float(found[0]), 3),
        "scale": _SCALE,
        "kinds": sorted(kinds),
        "words": sorted(ordinary),
        "weights": tables,
    }


def write(model: dict[str, object], path: Path) -> None:
    """Write a model: a line for each of its parts, so that changes can be compared."""
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in model.items()]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="holds corpora/ and eval/")
    parser.add_argument("-o", type=Path, default=MODEL.parent, help="folder of the model")
    parser.add_argument("--fold", type=int, help="leave this fifth out")
    parser.add_argument("--without", action="append", default=[], help="leave this corpus out")
    options = parser.parse_args()
    codebook = load_codebook(_DATA / "codebook.toml")
    examples = [
        labelled
        for labelled in read_all(options.shared, _DATA / "training", codebook)
        if labelled.corpus not in options.without
        and (options.fold is None or fold_of(labelled.group) != options.fold)
    ]
    posed = [
        one
        for one in read_posed(_DATA / "training", codebook, examples)
        if options.fold is None or fold_of(one.group) != options.fold
    ]
    ordinary = ordinary_words(_DATA / "training")
    model = learn(examples, ordinary=ordinary, codebook=codebook)
    model["stances"] = learn_stances(posed, ordinary=ordinary, codebook=codebook)
    write(model, options.o / MODEL.name)


if __name__ == "__main__":
    main()
