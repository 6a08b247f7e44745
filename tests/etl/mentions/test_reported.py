"""The trained judgement: what it is told, what it answers, and what it must not know."""

import hashlib
import json
import re

import pytest

from etl.codebook import Words
from etl.codebook.load import parse_codebook
from etl.errors import ModelError
from etl.mentions.candidate import find_candidates
from etl.mentions.clause import clauses_of
from etl.mentions.evidence import gather_mentions
from etl.mentions.reported import MODEL, open_reported
from etl.mentions.sentences import split_sentences


def _clauses(text: str, codebook):
    return clauses_of(split_sentences(text), Words.of(text, compounds=codebook.compounds))


@pytest.fixture
def chance(codebook):
    """The best chance of a text's first sentence."""

    def best(text: str) -> float:
        clauses = _clauses(text, codebook)
        found = find_candidates(clauses[0], clauses, codebook=codebook, year=2021)
        model = open_reported()
        setting = model.setting(clauses[0], 1, codebook=codebook)
        return max(model.chances(found, setting), default=0.0)

    return best


@pytest.mark.parametrize(
    ("report", "talk"),
    [
        (
            "Gunmen kidnapped four engineers near the dam on Friday.",
            "Kidnapping is a trade with its own prices and its own lawyers.",
        ),
        (
            "A bomb exploded in front of the town hall, wounding six people.",
            "The report exploded like a bomb among the party's accountants.",
        ),
        (
            "Police arrested nine students after a march in Lahore.",
            "Police may arrest anybody who marches without a permit.",
        ),
        (
            "Rebels attacked the village and burned eleven houses.",
            "In the film rebels attack the village and the hero burns his house.",
        ),
        (
            "Workers went on strike at the harbour on Tuesday.",
            "The striker struck twice in the second half of the match.",
        ),
    ],
)
def test_a_report_is_likelier_than_talk(chance, report: str, talk: str) -> None:
    assert chance(report) > chance(talk)


def test_names_and_numbers_do_not_matter(chance) -> None:
    one = chance("Gunmen attacked a market in Zorvakt on Monday and killed 14 traders.")
    other = chance("Gunmen attacked a market in Quirdal on Friday and killed 31 traders.")
    assert one == other > 0


def test_the_same_text_has_the_same_chances(codebook) -> None:
    text = "Troops shelled the town for hours, and rebels fired rockets at their camp."
    first = gather_mentions(text, _clauses(text, codebook), codebook=codebook, year=2020)
    again = gather_mentions(text, _clauses(text, codebook), codebook=codebook, year=2020)
    assert first == again != ()
    assert all(0 <= mention.confidence <= 1 for mention in first)


def test_it_says_why(read) -> None:
    (mention,) = read("Gunmen kidnapped four engineers near the dam on Friday.")
    assert "for a report:" in mention.detail


def test_a_kind_that_it_never_saw_is_left_to_the_codebook() -> None:
    codebook = parse_codebook(
        """
[[type]]
id = "disaster"
label = "Disaster"
code = "Di"
definition = "Nature does harm."
[[subtype]]
id = "flooding"
type = "disaster"
label = "Flooding"
definition = "Water where it should not be."
triggers = ["flooded"]
"""
    )
    text = "The river flooded two villages on Monday."
    mentions = gather_mentions(text, _clauses(text, codebook), codebook=codebook, year=2020)
    assert [(m.trigger.sub_event_type, m.confidence) for m in mentions] == [("flooding", 0.8)]


@pytest.mark.parametrize("held", ["", "[]", "{}", '{"scale": 1, "bias": 0, "weights": []}'])
def test_a_file_that_is_no_model_is_an_error(tmp_path, held: str) -> None:
    path = tmp_path / "reported.json"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(ModelError, match=re.escape(str(path))):
        open_reported(path)


def test_a_missing_model_is_an_error(tmp_path) -> None:
    with pytest.raises(ModelError):
        open_reported(tmp_path / "none.json")


def test_the_card_is_of_this_model() -> None:
    card = MODEL.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in card


def test_it_holds_single_words_and_short_traits_only() -> None:
    held = json.loads(MODEL.read_text(encoding="utf-8"))
    assert all(" " not in word for word in held["words"])
    assert max(len(trait.split()) for table in held["weights"].values() for trait in table) < 16
