"""The trained recogniser: what it takes for a place, and that its weights are those of the card."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.config import Config
from etl.errors import ModelError
from etl.mentions.recogniser import CASELESS, MIXED, MODELS, ORDINARY, Recogniser, open_recogniser
from etl.mentions.surroundings import Article
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)
ALPHABET = st.sampled_from("aAbÉz .,'’-\n(1US) İß ش京 Paris Texas County the of")


def names(text: str) -> list[str]:
    return [toponym.text for toponym in find_toponyms(text, gazetteer=GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Actress Sydney Sweeney landed in Sydney on Friday.", ["Sydney"]),
        ("Michael Jordan scored 30 points. Jordan left the court early.", []),
        ("Thousands marched in Jordan against the price of bread.", ["Jordan"]),
        ("Chad Miller was fined. His brother said Chad was sorry.", []),
        ("Troops from Chad crossed the border into Niger.", ["Chad", "Niger"]),
        ("Nice weather drew crowds.", []),
        ("Riot police were sent to Nice, France, at dawn.", ["Nice", "France"]),
        ("Mobile phones were cut. Police in Mobile, Alabama, arrested four.",
         ["Mobile", "Alabama"]),
        ("Reading the verdict took an hour.", []),
        ("A man was stabbed in Reading, England, on Monday.", ["Reading", "England"]),
        ("Of the 20 held, six came from Santa Cruz de la Sierra.", ["Santa Cruz de la Sierra"]),
        ("Georgia and Russia traded fire; voters queued in Atlanta, Georgia.",
         ["Georgia", "Russia", "Atlanta", "Georgia"]),
        ("Clashes spread from Deir ez-Zor to Hasakah.", ["Deir ez-Zor", "Hasakah"]),
        ("He ran for sheriff of Orange County.", ["Orange County"]),
        ("The wounded were taken to Clark County Hospital in Ohio.", ["Clark County", "Ohio"]),
        ("He told The Moscow Times that the University of Texas had no comment.", []),
        ("The Paris-Henry County Rescue Squad was called.", ["Paris", "Henry County"]),
        ("Rain fell in all Indiana counties.", ["Indiana"]),
        ("Rain fell in Clay and Grant counties.", ["Clay", "Grant"]),
    ],
)  # fmt: skip
def test_the_words_around_a_name_decide(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_names_are_found_without_the_help_of_capitals(change) -> None:
    text = (
        "Police fired on marchers in Tehran and Shiraz on Friday, the agency said. Two students "
        "were wounded near Isfahan, and shops stayed closed in the city of Tabriz."
    )
    expected = [change(name) for name in ("Tehran", "Shiraz", "Isfahan", "Tabriz")]
    assert names(change(text)) == expected


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_names_stand_where_they_say(text: str) -> None:
    end = 0
    for toponym in find_toponyms(text, gazetteer=GAZETTEER):
        assert end <= toponym.start < toponym.end
        assert text[toponym.start : toponym.end] == toponym.text
        end = toponym.end


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_chances_are_chances_and_names_do_not_overlap(text: str) -> None:
    article = Article(text, GAZETTEER)
    end = 0
    for name in open_recogniser(GAZETTEER).recognise(article, least=0.01):
        assert end <= name.at < name.end <= len(article.words)
        assert 0.01 <= name.chance <= 1.0 + 1e-9
        end = name.end


@pytest.mark.parametrize("file", [MIXED, CASELESS, ORDINARY])
def test_card_names_the_weights_that_are_there(file: str) -> None:
    card = (MODELS / "recogniser.md").read_text(encoding="utf-8")
    told = re.search(rf"`{re.escape(file)}`.*?`([0-9a-f]{{64}})`", card)
    assert told is not None
    assert told[1] == hashlib.sha256((MODELS / file).read_bytes()).hexdigest()


def test_weights_that_are_not_there_are_named(tmp_path) -> None:
    with pytest.raises(ModelError, match=re.escape(str(tmp_path))):
        Recogniser(GAZETTEER, tmp_path)
    for file in (MIXED, CASELESS, ORDINARY):
        (tmp_path / file).write_text("no weights\n")
    with pytest.raises(ModelError, match=re.escape(str(tmp_path))):
        Recogniser(GAZETTEER, tmp_path)
