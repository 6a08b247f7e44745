"""The trained recogniser: which words of an article are the name of a place, and how surely.

A linear-chain CRF over the words that may be part of a name; one model for texts with capitals,
one for wires in capitals and texts without. Its weights are numbers in `data/models`, made by
`python -m training.recogniser`; the card beside them says from what. The features are what the
weights are about: whoever changes the features trains again.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from etl.errors import ModelError
from etl.mentions.gazetteer_match import is_joined
from etl.mentions.surroundings import Article
from etl.mentions.token_features import describe_words
from etl.mentions.word_features import Knowledge
from etl.mentions.words import CaseProfile
from etl.places import Gazetteer

MODELS = Path(__file__).resolve().parents[2] / "data" / "models"
MIXED = "recogniser_mixed.crfsuite"
CASELESS = "recogniser_caseless.crfsuite"
ORDINARY = "ordinary_words.txt"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name: index of its first word and of the word after it, and the chance of a place, 0..1."""

    at: int
    end: int
    chance: float


class Recogniser:
    """The opened models. Cheap to keep; not to be shared by threads."""

    def __init__(self, gazetteer: Gazetteer, directory: Path) -> None:
        """Use `open_recogniser`."""
        try:
            words = (directory / ORDINARY).read_text(encoding="utf-8").split("\n")
            self._mixed = _open(directory / MIXED)
            self._caseless = _open(directory / CASELESS)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"the recogniser in {directory} cannot be opened: check the file out again"
            ) from error
        self.known = Knowledge(gazetteer, frozenset(words))

    def recognise(
        self, article: Article, *, least: float, everywhere: bool = False
    ) -> list[Recognised]:
        """The names in an article whose every word is in one with at least that chance, in order.

        Stretches without any name of the gazetteer are not looked at, unless `everywhere`.
        """
        tagger = self._mixed if article.profile is CaseProfile.MIXED else self._caseless
        found: list[Recognised] = []
        for stretch in describe_words(article, self.known, only_known=not everywhere):
            tagger.set(stretch.items)
            found += _names(tagger, article, stretch.words, least)
        return found


def _names(
    tagger: pycrfsuite.Tagger, article: Article, words: tuple[int, ...], least: float
) -> list[Recognised]:
    """Words whose chance of being in a name is enough, joined where the model joins them."""
    found: list[Recognised] = []
    for number, word in enumerate(words):
        begins, goes_on = tagger.marginal("B", number), tagger.marginal("I", number)
        chance = begins + goes_on
        if chance < least:
            continue
        last = found[-1] if found else None
        joins = goes_on > begins and word > 0 and is_joined(article, word - 1)
        if last is not None and last.end == word and joins:
            found[-1] = Recognised(last.at, word + 1, min(last.chance, chance))
        else:
            found.append(Recognised(word, word + 1, chance))
    return found


def _open(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


@lru_cache(maxsize=4)
def open_recogniser(gazetteer: Gazetteer, directory: Path = MODELS) -> Recogniser:
    """The recogniser of a directory, opened once in each process.

    Raises:
        ModelError: if the model files are not there or are no models.
    """
    return Recogniser(gazetteer, directory)
