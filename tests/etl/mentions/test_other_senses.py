"""Recognised names that the rest of the article says are something else."""

import pytest

from etl.config import Config
from etl.mentions.other_senses import BEFORE_UNKNOWN, NEVER, WRITTEN_SMALL, Senses
from etl.mentions.recogniser import open_recogniser
from etl.mentions.surroundings import Article
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


def least(text: str, word: str, *, nth: int = 0) -> float:
    """What the rules demand for the nth time that a word stands in a text."""
    article = Article(text, GAZETTEER)
    at = [n for n, (_, _, one) in enumerate(article.words) if one == word][nth]
    senses = Senses(article, open_recogniser(GAZETTEER))
    return senses.least(at, at + 1, cue=article.cue(at, at + 1))


@pytest.mark.parametrize(
    ("text", "word", "nth", "expected"),
    [
        ("Chad Miller, 34, was held; officers said Chad had a knife.", "Chad", 0, NEVER),
        ("Chad Miller, 34, was held; officers said Chad had a knife.", "Chad", 1, NEVER),
        ("Chad Miller, 34, was held in Chad, officers said.", "Chad", 1, 0.0),
        ("Chad Miller was held; officers said Chad had a knife.", "Chad", 1, NEVER),
        ("Cuba Gooding was jeered by pickets.", "Cuba", 0, NEVER),
        (
            "Chad Miller flew in from N'Djamena; rebels in Chad held him. Chad had paid.",
            "Chad",
            2,
            0.0,
        ),
        ("Jordan Peterson spoke in Amman, Jordan. Jordan was calm.", "Jordan", 2, 0.0),
        ("Denzel Washington came, and Washington paid.", "Washington", 1, NEVER),
        ("India Thomas, a student, was hurt; India had only watched.", "India", 1, NEVER),
        ("India Gate was shut; India had asked for it.", "India", 1, 0.0),
        ("Georgia Power cut the lines, and Georgia was dark.", "Georgia", 1, 0.0),
        ("They kept Guinea pigs in a shed.", "Guinea", 0, NEVER),
        ("They read the Minsk agreements aloud.", "Minsk", 0, NEVER),
        ("The Denver convention hall burned.", "Denver", 0, 0.0),
        ("Sierra Leone, 21, was first; Sierra is a word.", "Sierra", 1, 0.0),
        ("Fans of Real Madrid sang in the rain.", "Madrid", 0, NEVER),
        ("Fans of AS Roma sang in the rain.", "Roma", 0, NEVER),
        ("Fans of Red Star Belgrade sang.", "Belgrade", 0, NEVER),
        ("The real Madrid is another, he said.", "Madrid", 0, 0.0),
        ("The red Belgrade trams stood still.", "Belgrade", 0, 0.0),
        ("It was NAMED AS ENGLAND went home, he wrote on Monday.", "ENGLAND", 0, 0.0),
        ("A turkey farm burned. Turkey prices rose.", "Turkey", 0, WRITTEN_SMALL),
        ("A turkey farm burned. Prices in Turkey rose.", "Turkey", 0, 0.0),
        ("A turkey farm burned near a camp in Turkey. Turkey was calm.", "Turkey", 1, 0.0),
        ("They told us so. US troops left.", "US", 0, 0.0),
        ("Paris Hilton met strikers.", "Paris", 0, BEFORE_UNKNOWN),
        ("Paris Hilton was heckled by strikers.", "Paris", 0, NEVER),
        ("Paris residents were heckled by strikers.", "Paris", 0, 0.0),
        ("Paris Police were heckled by strikers.", "Paris", 0, 0.0),
        ("Dallas Twins were heckled by strikers.", "Dallas", 0, 0.0),
        ("PARIS HILTON WAS HECKLED BY STRIKERS", "PARIS", 0, 0.0),
    ],
)
def test_a_name_needs_more_where_it_may_be_no_place(
    text: str, word: str, nth: int, expected: float
) -> None:
    assert least(text, word, nth=nth) == expected
