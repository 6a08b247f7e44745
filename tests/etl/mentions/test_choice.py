"""Which candidates of a sentence are told, given how likely each is."""

from dataclasses import replace

import pytest

from etl.codebook import Words
from etl.mentions.candidate import Candidate, find_candidates
from etl.mentions.choice import LEAST, LEAST_COUNTED, LEAST_OF_BEST, SURE, choose
from etl.mentions.clause import clauses_of
from etl.mentions.mention import Status
from etl.mentions.sentences import split_sentences


@pytest.fixture
def find(codebook):
    def candidates_of(text: str) -> list[Candidate]:
        words = Words.of(text, compounds=codebook.compounds)
        clauses = clauses_of(split_sentences(text), words)
        return find_candidates(clauses[0], clauses, codebook=codebook, year=2021)

    return candidates_of


ATTACK = "Militants attacked an army convoy near the town on Monday."


def test_the_same_words_can_mean_several_kinds(find) -> None:
    found = find(ATTACK)
    kinds = {one.subtype for one in found if one.overlaps(found[0])}
    assert {"armed_clash", "armed_attack"} <= kinds
    assert sum(one.is_first for one in found if one.overlaps(found[0])) >= 1


def test_the_likeliest_of_those_on_the_same_words_is_told(find) -> None:
    found = find(ATTACK)
    for wanted in ("armed_clash", "armed_attack"):
        chances = [0.9 if one.subtype == wanted else 0.5 for one in found]
        told = choose(found, chances)
        assert next(one.subtype for one in told if one.overlaps(found[0])) == wanted
        assert all(not a.overlaps(b) for a in told for b in told if a is not b)


def test_a_kind_that_the_model_does_not_know_comes_first(find) -> None:
    found = find(ATTACK)
    for added in ("armed_clash", "armed_attack"):
        chances = [LEAST if one.subtype == added else 0.99 for one in found]
        judged = {one.subtype for one in found} - {added}
        told = choose(found, chances, judged=judged)
        assert next(one.subtype for one in told if one.overlaps(found[0])) == added


def test_what_is_unlikely_is_not_told(find) -> None:
    found = find(ATTACK)
    assert choose(found, [LEAST_COUNTED / 2] * len(found)) == []


def test_only_the_kind_in_doubt_is_no_reason_to_drop_it(find) -> None:
    found = find(ATTACK)
    chance = (LEAST + LEAST_OF_BEST) / 2
    assert len(choose(found * 2, [chance] * len(found) * 2)) >= 1
    assert choose(found[:1], [chance]) == []


def test_who_counts_the_dead_needs_less(find) -> None:
    chance = LEAST_COUNTED + 0.01
    plain, counted = find("Militants attacked a bus."), find("Militants attacked a bus: 9 dead.")
    assert choose(plain[:1], [chance]) == []
    assert len(choose(counted[:1], [chance])) == 1


def test_who_goes_on_about_an_event_needs_less(find) -> None:
    before = [replace(one, chance=0.9) for one in find(ATTACK)[:1]]
    (found, *_) = find("They torched two lorries.")
    assert choose([found], [LEAST_OF_BEST]) == []
    assert len(choose([found], [LEAST_OF_BEST], previous=before)) == 1


def test_a_plan_stays_one_unless_the_model_is_sure(find) -> None:
    found = find("The union will hold a protest in Lusaka next week.")
    assert found
    told = choose(found, [0.5] * len(found))
    assert {one.factuality.status for one in told} == {Status.PLANNED}
    told = choose(found, [SURE] * len(found))
    assert {one.factuality.status for one in told} == {Status.REPORTED}
    assert all(one.factuality.words == "" for one in told)


def test_talk_without_any_status_is_dropped(find) -> None:
    found = find("No protest was held in Lusaka.")
    assert found
    assert choose(found, [0.3] * len(found)) == []
