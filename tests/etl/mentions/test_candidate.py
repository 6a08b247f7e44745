"""What may be an event, and what happened beside it."""

import pytest

from etl.codebook import Words
from etl.mentions.candidate import find_candidates
from etl.mentions.clause import clauses_of
from etl.mentions.sentences import split_sentences


@pytest.fixture
def find(codebook):
    def candidates_of(text: str):
        words = Words.of(text, compounds=codebook.compounds)
        clauses = clauses_of(split_sentences(text), words)
        return find_candidates(clauses[0], clauses, codebook=codebook, year=2021)

    return candidates_of


def test_a_question_has_none(find) -> None:
    assert find("Who killed the mayor of the town?") == []


def test_a_month_is_no_march(find) -> None:
    assert not any(one.clause.words[one.at] == "march" for one in find("On 3 March nothing moved."))


def test_a_protest_may_have_been_met_by_police(find) -> None:
    found = find("Police fired tear gas at students who protested in Dakar.")
    kinds = {(one.subtype, one.acled[1]) for one in found if one.acled}
    assert ("demonstration", "Peaceful protest") in kinds
    assert ("demonstration", "Protest with intervention") in kinds


def test_what_the_codebook_alone_would_choose_is_marked(find, codebook) -> None:
    text = "Militants attacked an army convoy near the town on Monday."
    found = find(text)
    words = Words.of(text, compounds=codebook.compounds).words
    first = {(hit.at, hit.sense.subtype) for hit in codebook.hits(words)}
    assert {(one.at, one.subtype) for one in found if one.is_first and not one.notes} == first


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Police shot two men in Bhuj.", "police"),
        ("Police said that they shot two men in Bhuj.", "police"),
        ("Police say that a landlord shot two men in Bhuj.", None),
        ("Police are investigating the massacre of nine villagers.", None),
    ],
)
def test_who_only_speaks_of_it_did_not_do_it(find, text: str, actor: str | None) -> None:
    found = [one for one in find(text) if one.clause.words[one.at] in ("shot", "massacre")]
    assert found
    for one in found:
        words = one.actor and " ".join(one.clause.words[slice(*one.actor)])
        assert words == actor
