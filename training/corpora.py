"""Reads the corpora that the recogniser learns from, each with its own habits, as marked texts.

What counts as a place is decided here once: names of populated places, subdivisions, countries
and regions. Demonyms, and names inside those of organisations where the corpus tells them apart,
are not marked; of what a corpus leaves open the stretch is doubtful, and nothing is learned there.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.mentions.toponyms import find_by_rules
from etl.places import Gazetteer, normalise
from training.marked_text import MarkedText, Span

PARAGRAPHS = Path(__file__).resolve().parents[1] / "data" / "training" / "paragraphs.jsonl"
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]]|'s|n't|'|''|'re|'ve|'ll|'d|'m)$")
_NO_SPACE_AFTER = frozenset({"(", "[", "$"})
_SENTENCES_A_TEXT = 12  # where a corpus does not part its sentences into texts
_ADMINISTRATIVE = re.compile(
    r"^(?:the |a )?(?:(?:city|town|village|province|governorate|district|region|state|capital) of )?",
    re.IGNORECASE,
)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of JSON objects."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_geoparsing(folder: Path, name: str) -> Iterator[MarkedText]:
    """LGL and GeoVirus; a group is an outlet where there is more than one, else an article."""
    marked = defaultdict(list)
    for row in read_jsonl(folder / "geoparsing" / f"{name}.gold.jsonl"):
        marked[row["article_id"]].append(row)
    for article in read_jsonl(folder / "geoparsing" / f"{name}.articles.jsonl"):
        rows = [row for row in marked[article["id"]] if row["form"] != "adjective"]
        places = tuple((row["start"], row["end"]) for row in rows if row["latitude"] is not None)
        doubtful = tuple((row["start"], row["end"]) for row in rows if row["latitude"] is None)
        group = article["source"] if name == "lgl" else article["id"]
        yield MarkedText(name, group, article["text"], _apart(places), doubtful=doubtful)


def read_columns(path: Path, corpus: str, gazetteer: Gazetteer) -> Iterator[MarkedText]:
    """CoNLL-03, WikiGold and re3d: a token and its tag a line, sentences parted by blank lines."""
    sentences: list[list[tuple[str, str]]] = [[]]
    number = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.rsplit(" ", 1) if corpus == "wikigold" else line.split("\t")[-2:]
        if "-DOCSTART-" in line or (corpus == "re3d" and len(sentences) > _SENTENCES_A_TEXT):
            yield from _from_sentences(sentences, f"{path.name}-{number}", corpus, gazetteer)
            sentences, number = [[]], number + 1
        elif not line.strip():
            sentences.append([])
        elif len(cells) == 2:
            sentences[-1].append((cells[0], cells[1]))
    yield from _from_sentences(sentences, f"{path.name}-{number}", corpus, gazetteer)


def _from_sentences(
    sentences: list[list[tuple[str, str]]], group: str, corpus: str, gazetteer: Gazetteer
) -> Iterator[MarkedText]:
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    for sentence in filter(None, sentences):
        if parts:
            parts.append("\n\n")
            length += 2
        before, last = "", "O"
        for token, tag in sentence:
            if before and before not in _NO_SPACE_AFTER and not _NO_SPACE_BEFORE.match(token):
                parts.append(" ")
                length += 1
            kind = tag.partition("-")[2]
            if kind and not tag.startswith("B-") and kind == last:
                spans[-1] = (spans[-1][0], length + len(token), kind)
            elif kind:
                spans.append((length, length + len(token), kind))
            parts.append(token)
            length += len(token)
            before, last = token, kind
    text = "".join(parts)
    if not text:
        return
    located = [(a, b) for a, b, kind in spans if kind in ("LOC", "Location")]
    persons = tuple(
        (a, b) for a, b, kind in spans if kind in ("PER", "Person") and text[a].isupper()
    )
    doubtful = [span for span in located if _is_facility(text[slice(*span)], gazetteer)]
    located = [span for span in located if span not in doubtful]
    if corpus == "re3d":
        located, doubtful = _names_inside(text, located, gazetteer)
    yield MarkedText(corpus, group, text, tuple(located), persons, tuple(doubtful))


def _is_facility(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a marked name is a street's or a building's, of which not all corpora think alike."""
    kinds = gazetteer.kinds.get(normalise(name.rsplit(" ", maxsplit=1)[-1]), frozenset())
    return " " in name and not kinds.isdisjoint(("street", "org_tail", "local_tail"))


def _names_inside(
    text: str, spans: list[Span], gazetteer: Gazetteer
) -> tuple[list[Span], list[Span]]:
    """The names in spans that describe ("the city of Fallujah"), and the spans that stay unclear."""
    places: list[Span] = []
    doubtful: list[Span] = []
    for start, end in spans:
        begin = start + _ADMINISTRATIVE.match(text[start:end]).end()  # type: ignore[union-attr]
        name = text[begin:end]
        if name[:1].isupper() and gazetteer.has_key(normalise(name)):
            places.append((begin, end))
        elif any(letter.isupper() for letter in text[start:end]):
            doubtful.append((start, end))
    return places, doubtful


def read_by_agreement(folder: Path, corpus: str, gazetteer: Gazetteer) -> Iterator[MarkedText]:
    """MUC-4 and notes: names are marked where the finder by rules and the corpus's records agree.

    A name that only the records have is marked where it stands; one that only the finder has
    is doubtful, unless it is a country.
    """
    path = {"muc4": "muc4/dev", "acled-notes": "acled-notes/"}[corpus]
    join = "." if corpus == "muc4" else ""
    recorded = [_recorded(row) for row in read_jsonl(folder / f"{path}{join}gold.jsonl")]
    articles = read_jsonl(folder / f"{path}{join}articles.jsonl")
    yield from _agreed(corpus, articles, set().union(*recorded), gazetteer)


def read_paragraphs(path: Path, gazetteer: Gazetteer) -> Iterator[MarkedText]:
    """Our own paragraphs, in the same way: what their events name as place is agreed."""
    articles = read_jsonl(path)
    recorded = {
        normalise(event[key])
        for article in articles
        for event in article["events"]
        for key in ("place_text", "city", "admin1")
        if event[key]
    }
    yield from _agreed("paragraphs", articles, recorded, gazetteer)


def _agreed(
    corpus: str, articles: list[dict[str, Any]], recorded: set[str], gazetteer: Gazetteer
) -> Iterator[MarkedText]:
    for article in articles:
        text = article["text"]
        places: list[Span] = []
        doubtful: list[Span] = []
        for toponym in find_by_rules(text, gazetteer=gazetteer):
            best = gazetteer.candidates(toponym.text)[:1]
            agreed = normalise(toponym.text) in recorded or (
                best and best[0].place.kind == "country"
            )
            (places if agreed else doubtful).append((toponym.start, toponym.end))
        yield MarkedText(corpus, article["id"], text, tuple(places), doubtful=tuple(doubtful))


def _recorded(row: dict[str, Any]) -> set[str]:
    if "locations" in row:
        return {normalise(part["name"]) for place in row["locations"] for part in place["chain"]}
    return {normalise(row[key]) for key in ("city", "admin1") if row[key]}


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order without those inside another."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def read_all(folder: Path, gazetteer: Gazetteer) -> list[MarkedText]:
    """Every corpus that the recogniser learns from, in one order, and our own paragraphs."""
    texts = [*read_geoparsing(folder, "lgl"), *read_geoparsing(folder, "geovirus")]
    for part in ("train", "val", "test"):
        texts += read_columns(folder / "ner" / f"conll03.{part}.tsv", "conll03", gazetteer)
    texts += read_columns(folder / "ner" / "wikigold.tsv", "wikigold", gazetteer)
    for part in ("train", "test"):
        texts += read_columns(folder / "ner" / f"re3d.{part}.tsv", "re3d", gazetteer)
    for corpus in ("muc4", "acled-notes"):
        texts += read_by_agreement(folder, corpus, gazetteer)
    return [*texts, *read_paragraphs(PARAGRAPHS, gazetteer)]
