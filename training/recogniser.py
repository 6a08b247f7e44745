"""Trains the recogniser of place names: `python -m training.recogniser --corpora DIR -o DIR`.

The same corpora, gazetteer and code give the same bytes: chance is seeded, features keep their
order, the optimiser runs in one thread.
"""

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from etl.config import Config
from etl.mentions.recogniser import CASELESS, MIXED, ORDINARY
from etl.mentions.surroundings import Article
from etl.mentions.token_features import describe_words
from etl.mentions.word_features import Item, Knowledge
from etl.mentions.words import CaseProfile, find_words
from etl.places import Gazetteer, normalise
from etl.places.names import is_latin
from training.corpora import read_all
from training.marked_text import MarkedText, change_case, swap_names, swap_persons

SEED = 20
CARD = "recogniser.md"
_LEAST_TEXTS = 4  # an ordinary word stands in so many texts
# Corpora that call a town's club or council an organisation where the others name the town. Their
# ways are learned as features of their own, that no article has.
OWN_WAYS = frozenset({"conll03", "wikigold", "re3d"})
_HABIT = re.compile(r"bias|g|k=|s=|d:|start|run|person|[<>]\||[<>]k=|[<>]g=|>x|>X")
# The optimiser, and how much weights are held back.
_OPTIONS: dict[str, object] = {
    "c1": 0.3,
    "c2": 0.3,
    "max_iterations": 80,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
Example = tuple[list[Item], list[str]]


class NamePool:
    """Names of places by kind and size, of all countries alike."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Reads all places of the gazetteer."""
        self.gazetteer = gazetteer
        self.pools: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in range(len(gazetteer.records)):
            place = gazetteer.at_row(row)
            if place.kind == "region":
                continue
            if not is_latin(place.name) or not place.name[0].isupper() or len(place.name) > 25:
                continue
            kind = place.kind if place.kind != "city" else _size(place.population)
            self.pools[kind][place.country].append(place.name)
            if " " not in place.name and place.kind == "city":
                self.pools["town"][place.country].append(place.name)
        self.countries = {kind: sorted(pool) for kind, pool in self.pools.items()}

    def draw(self, kind: str, chance: random.Random) -> str:
        """A name of the kind: a country first, then one of its names."""
        country = chance.choice(self.countries[kind])
        return chance.choice(self.pools[kind][country])

    def other(self, name: str, chance: random.Random) -> str:
        """Another name of the same kind and size, in the same case."""
        key = normalise(name)
        candidates = self.gazetteer.candidates(key)
        if key in self.gazetteer.lexicon["region"] or "." in name:
            return name
        kind = "small"
        if candidates:
            best = candidates[0].place
            kind = best.kind if best.kind != "city" else _size(best.population)
        new = self.draw(kind, chance)
        return new.upper() if name.isupper() else new


def _size(population: int) -> str:
    return "large" if population > 300_000 else "middle" if population > 20_000 else "small"


def ordinary_words(texts: Iterable[MarkedText]) -> list[str]:
    """Words that are written small far more often than with a capital, in several texts."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for marked in texts:
        words = find_words(marked.text)
        if sum(word[2].isupper() for word in words) * 2 > len(words):
            continue
        small.update({normalise(w) for _, _, w in words if w.islower()})
        capital.update({normalise(w) for _, _, w in words if w[0].isupper()})
    return sorted(
        word
        for word, count in small.items()
        if count >= _LEAST_TEXTS and count > capital[word] and len(word) > 1
    )


def sequences(marked: MarkedText, known: Knowledge) -> Iterator[Example]:
    """What the model is shown of one text: features and labels, without what is doubtful."""
    article = Article(marked.text, known.gazetteer)
    labels = ["O"] * len(article.words)
    unclear = [False] * len(article.words)
    for at, (start, end, _) in enumerate(article.words):
        for first, last in marked.places:
            if start < last and first < end:
                labels[at] = (
                    "B" if first >= start or at == 0 or article.words[at - 1][0] < first else "I"
                )
        unclear[at] = any(start < last and first < end for first, last in marked.doubtful)
    for stretch in describe_words(article, known):
        if not any(unclear[word] for word in stretch.words):
            items = stretch.items
            if marked.corpus in OWN_WAYS:
                items = [
                    item + [f"ner {one}" for one in item if _HABIT.match(one)] for item in items
                ]
            yield items, [labels[word] for word in stretch.words]


def copies(marked: MarkedText, pool: NamePool) -> Iterator[tuple[MarkedText, bool]]:
    """The text and its copies; whether each is for the model of texts with capitals."""
    chance = random.Random(f"{SEED} {marked.group} {marked.text[:40]}")
    is_upper = Article(marked.text, pool.gazetteer).profile is not CaseProfile.MIXED
    swapped = swap_persons(
        swap_names(marked, pool.other, chance), lambda draw: pool.draw("town", draw), chance
    )
    if not is_upper:
        yield marked, True
        yield swapped, True
    yield change_case(marked, str.upper), False
    yield change_case(swapped, str.upper), False


def train(
    texts: Sequence[MarkedText],
    gazetteer: Gazetteer,
    target: Path,
    *,
    pool: NamePool,
    only: str | None = None,
) -> None:
    """Writes the two models and the ordinary words into a directory.

    With `only` a model's file name the other file is a copy of it: for measuring one of them.
    """
    target.mkdir(parents=True, exist_ok=True)
    words = ordinary_words(texts)
    (target / ORDINARY).write_text("\n".join(words) + "\n", encoding="utf-8")
    known = Knowledge(gazetteer, frozenset(words))
    wanted = {MIXED: True, CASELESS: False} if only is None else {only: only == MIXED}
    trainers = {}
    for mixed in wanted.values():
        trainers[mixed] = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainers[mixed].set_params(_OPTIONS)
    for marked in texts:
        for copy, mixed in copies(marked, pool):
            if mixed in trainers:
                for items, labels in sequences(copy, known):
                    trainers[mixed].append(items, labels)
    for name, mixed in wanted.items():
        trainers[mixed].train(str(target / name))
        trainers[mixed].clear()
    if only is not None:
        other = CASELESS if only == MIXED else MIXED
        (target / other).write_bytes((target / only).read_bytes())


def main() -> None:
    """Trains on all corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    texts = read_all(options.corpora, gazetteer)
    train(texts, gazetteer, options.output, pool=NamePool(gazetteer))
    _write_hashes(options.output)


def _write_hashes(target: Path) -> None:
    """Sets the hashes of the files in the card beside them."""
    card = target / CARD
    if not card.exists():
        return
    text = card.read_text(encoding="utf-8")
    for file in (MIXED, CASELESS, ORDINARY):
        told = hashlib.sha256((target / file).read_bytes()).hexdigest()
        text = re.sub(rf"(\| `{re.escape(file)}` \|.*\| )`[^`]*`( \|)", rf"\1`{told}`\2", text)
    card.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
