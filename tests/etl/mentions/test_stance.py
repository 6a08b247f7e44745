"""The judgement of an event's status: from cues and how far off they stand, with a chance."""

import json

import pytest

from etl.codebook import Words
from etl.mentions.candidate import find_candidates
from etl.mentions.clause import clauses_of
from etl.mentions.cues import find_cues
from etl.mentions.mention import Status
from etl.mentions.reported import MODEL, open_reported
from etl.mentions.sentences import split_sentences
from etl.mentions.stance import ANSWERS, UNTRAINED
from etl.mentions.stance_traits import stance_traits


@pytest.fixture
def posed(codebook):
    """A sentence's first candidate of a kind, with what holds for its sentence."""

    def find(text: str, kind: str):
        words = Words.of(text, compounds=codebook.compounds)
        clauses = clauses_of(split_sentences(text), words)
        found = find_candidates(clauses[0], clauses, codebook=codebook, year=2021)
        setting = open_reported().setting(clauses[0], len(clauses), codebook=codebook)
        return next(one for one in found if one.subtype == kind), setting

    return find


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Dockers will strike on Monday.", "strike", Status.PLANNED),
        ("The gang threatened to kill the judge.", "killing", Status.THREATENED),
        ("The army denied that it had shelled the village.", "shelling", Status.DENIED),
        ("In 1931 miners marched through this street.", "demonstration", Status.HISTORICAL),
        ("Anyone who loots may be shot.", "looting", None),
    ],
)
def test_a_plain_one_is_told(posed, text: str, kind: str, status: Status | None) -> None:
    stance = open_reported().stances.judge(*posed(text, kind))
    assert stance is not None
    assert stance.status == status
    assert stance.chance > stance.reported


def test_the_chances_sum_to_one(posed) -> None:
    candidate, setting = posed("Dockers struck on Monday.", "strike")
    chances = open_reported().stances.chances(stance_traits(candidate, setting))
    assert set(chances) == set(ANSWERS)
    assert sum(chances.values()) == pytest.approx(1.0)
    assert max(chances, key=lambda one: chances[one]) == Status.REPORTED


def test_an_untrained_one_says_nothing(posed) -> None:
    assert UNTRAINED.judge(*posed("Dockers will strike on Monday.", "strike")) is None


def test_it_is_told_how_far_off_and_behind_what_a_cue_stands(posed) -> None:
    candidate, setting = posed("The rebels, who had threatened him, killed a chief.", "killing")
    traits = {trait for trait, _ in stance_traits(candidate, setting)}
    assert {"cue_threatened - told before", "cue_threatened - cut"} <= traits
    assert "cue_threatened -near" in traits


def test_every_cue_is_found_with_its_words(codebook) -> None:
    words = ("they", "will", "not", "strike", "unless", "talks", "fail")
    found = {(cue.name, words[cue.at : cue.stop]) for cue in find_cues(words, codebook)}
    assert ("cue_planned", ("will",)) in found
    assert ("cue_absent", ("not",)) in found
    assert ("stance_threat", ("unless",)) in found


def test_status_says_its_words_and_is_as_sure_as_the_judgement(read) -> None:
    (mention,) = read("Dockers in Santos will strike on Monday.")
    assert mention.status is Status.PLANNED
    assert mention.status_detail
    assert repr(mention.status_detail) in mention.detail
    assert 0 < mention.confidence < 1


def test_it_holds_short_traits_only() -> None:
    held = json.loads(MODEL.read_text(encoding="utf-8"))["stances"]
    assert max(len(trait.split()) for table in held["weights"].values() for trait in table) < 16
