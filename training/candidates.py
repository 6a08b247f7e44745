"""Candidates of events from the corpora and from our own sentences, each labelled right or wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.codebook import Codebook, Words
from etl.mentions.candidate import Candidate, find_candidates
from etl.mentions.clause import clauses_of
from etl.mentions.sentences import split_sentences

OWN = ("s1", "s2", "s3", "s4", "s5", "s6")
# The year that our sentences are read as of: those that name a year of long ago tell history.
OWN_YEAR = 2024
# How much more one of our reports counts than one of our non-events: half of our sentences are made to
# mislead, while most of what the press writes with such words is a report.
_PLAIN_REPORT = 1.5
# How much it counts that a note or snippet was given another kind: the event may be real for that.
_OTHER_KIND = 0.4


@dataclass(frozen=True, slots=True)
class Labelled:
    """The candidates of one sentence.

    Attributes:
        corpus: where it is from. group: what folds must not tear apart.
        candidates: all of the sentence. labels: for each whether it is right, None if unknown.
        weights: how much each counts. n_clauses: sentences of the article.
    """

    corpus: str
    group: str
    candidates: tuple[Candidate, ...]
    labels: tuple[bool | None, ...]
    weights: tuple[float, ...]
    n_clauses: int


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of JSON objects."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sentences_of(
    text: str, codebook: Codebook, year: int | None
) -> Iterator[tuple[list[Candidate], int]]:
    """The candidates of each sentence of a text, with the number of its sentences."""
    clauses = clauses_of(split_sentences(text), Words.of(text, compounds=codebook.compounds))
    for clause in clauses:
        found = find_candidates(clause, clauses, codebook=codebook, year=year)
        if found:
            yield found, len(clauses)


def read_own(folder: Path, codebook: Codebook) -> Iterator[Labelled]:
    """Our own sentences: right is a candidate whose kind one of the reported events has."""
    for name in OWN:
        for row in read_jsonl(folder / f"{name}.jsonl"):
            told = [e for e in row["events"] if e["status"] == "reported"]
            kinds = {e["sub_event_type"] for e in told}
            pairs = {(e["event_type"], e["acled_sub_event_type"]) for e in told}
            for found, n_clauses in sentences_of(row["text"], codebook, OWN_YEAR):
                labels = tuple(
                    one.subtype in kinds
                    or (codebook.subtype(one.subtype).event_type, _acled(one)) in pairs
                    for one in found
                )
                weights = tuple(_PLAIN_REPORT if label else 1.0 for label in labels)
                yield Labelled(name, row["id"], tuple(found), labels, weights, n_clauses)


def read_kinds(folder: Path, name: str, codebook: Codebook, weight: float) -> Iterator[Labelled]:
    """Event snippets and coders' notes, of which each has one ACLED kind."""
    gold = {
        row["article_id"]: row["acled_sub_event_type"]
        for row in read_jsonl(folder / name / "gold.jsonl")
    }
    for article in read_jsonl(folder / name / "articles.jsonl"):
        right = gold[article["id"]]
        share = weight if right else 0.3 * weight
        year = int(article["published"][:4]) if article["published"] else None
        for found, n_clauses in sentences_of(article["text"], codebook, year):
            labels = tuple(_acled(one) == right and right is not None for one in found)
            weights = tuple(share * (1.0 if label else _OTHER_KIND) for label in labels)
            yield Labelled(name, article["id"], tuple(found), labels, weights, n_clauses)


def read_police(folder: Path, codebook: Codebook, weight: float) -> Iterator[Labelled]:
    """Sentences that annotators read for what police did; of other kinds nothing is known."""
    marked = defaultdict(list)
    for row in read_jsonl(folder / "police-events" / "gold_sentences.jsonl"):
        marked[row["article_id"]].append(row)
    for article in read_jsonl(folder / "police-events" / "articles.jsonl"):
        for found, n_clauses in sentences_of(article["text"], codebook, 2002):
            at = found[0].clause.sentence.start
            end = found[0].clause.sentence.end
            told = {
                label
                for row in marked[article["id"]]
                if row["start"] < end - 1 and row["end"] > at + 1
                for label in row["labels"]
            }
            labels = tuple(_by_police(one, told) for one in found)
            yield Labelled(
                "police-events",
                article["id"],
                tuple(found),
                labels,
                (weight,) * len(found),
                n_clauses,
            )


def _by_police(candidate: Candidate, told: set[str]) -> bool | None:
    if candidate.subtype == "arrest":
        return "ARREST" in told
    if candidate.subtype == "crackdown":
        return "FORCE" in told
    if candidate.subtype in ("shooting", "killing", "beating") and told & {"KILL", "FORCE"}:
        return True
    return None


def read_incidents(
    folder: Path, part: str, codebook: Codebook, kinds: dict[str, str | None], weight: float
) -> Iterator[Labelled]:
    """Wires with the incidents they report: weak, for it is not told which words report them."""
    gold = defaultdict(set)
    for row in read_jsonl(folder / "muc4" / f"{part}.gold.jsonl"):
        gold[row["article_id"]].update(row["types"])
    for article in read_jsonl(folder / "muc4" / f"{part}.articles.jsonl"):
        year = int(article["published"][:4]) if article["published"] else None
        for found, n_clauses in sentences_of(article["text"], codebook, year):
            labels = tuple(
                None
                if kinds.get(one.subtype) is None
                else kinds[one.subtype] in gold[article["id"]]
                for one in found
            )
            weights = tuple(weight * (0.5 if label else 1.0) for label in labels)
            yield Labelled("muc4", article["id"], tuple(found), labels, weights, n_clauses)


def _acled(candidate: Candidate) -> str | None:
    return candidate.acled[1] if candidate.acled else None


def read_all(shared: Path, own: Path, codebook: Codebook) -> list[Labelled]:
    """Every corpus that teaches what a report is, in a fixed order."""
    corpora = shared / "corpora"
    kinds = json.loads((shared / "eval" / "muc4-types.json").read_text(encoding="utf-8"))[
        "subtypes"
    ]
    return [
        *read_own(own, codebook),
        *read_kinds(corpora, "event-types", codebook, 1.0),
        *read_kinds(corpora, "acled-notes", codebook, 0.5),
        *read_police(corpora, codebook, 0.5),
        *read_incidents(corpora, "dev", codebook, kinds, 0.15),
    ]
