"""Reported, planned, threatened, denied, historical, or no event at all."""

import pytest

from etl.mentions import Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police arrested nine students on Monday.", "reported"),
        ("Nine students have been arrested.", "reported"),
        ("The union plans to hold a strike of bus drivers next week.", "planned"),
        ("Unions called for a general strike on Thursday.", "planned"),
        ("Teachers will march in protest on Sunday.", "planned"),
        ("A protest march is scheduled for Friday.", "planned"),
        ("The rebels threatened to kidnap the mayor.", "threatened"),
        ("Drivers threatened to go on strike.", "threatened"),
        ("The army denied that it bombed the village with its aircraft.", "denied"),
        ("The rally was called off by the opposition.", "denied"),
        ("The town marked the anniversary of the massacre.", "historical"),
        ("Rebels kidnapped him in 1994.", "historical"),
        ("The massacre happened twenty years ago.", "historical"),
        ("A student uprising shook the capital in 1999.", "historical"),
    ],
)
def test_status(read, text, status):
    found = read(text)
    assert {str(mention.status) for mention in found} == {status}
    if status != "reported":
        assert all(mention.status_detail for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "If police arrest the leaders, talks will end.",
        "Nobody was arrested at the fair.",
        "They had no proof that the attacks on the villages were linked.",
        "The law should prevent kidnapping.",
        "They could be arrested.",
        "Was the mayor kidnapped?",
        "The right to protest is in the constitution.",
        "He ordered his men to arrest the editor.",
        "There is a risk of bombings.",
        "They are bandits who attack villages.",
        "In the last three years 1,300 policemen have been killed by gunmen.",
        "Bandits often rob travellers on this road.",
        "The group trains activists and they organize protests.",
        "Over the past few years there have been several strikes and protests.",
    ],
)
def test_talk_of_such_things_is_no_mention(read, text):
    assert [m for m in read(text) if m.status is Status.REPORTED] == []


def test_what_did_not_happen_is_not_even_denied(read):
    assert read("Nobody has been arrested.") == ()
    assert read("The men were led away without a shot being fired at the crowd.") == ()


def test_force_that_was_used_is_no_mere_purpose(read):
    found = read("Police fired tear gas to disperse the crowd.")
    assert [mention.status for mention in found] == [Status.REPORTED]


def test_this_after_history_is_history(read):
    found = read(
        "The film marks the anniversary of the 1979 uprising. This uprising was suppressed by troops."
        .replace("1979 uprising", "1979 student uprising")
    )  # fmt: skip
    assert {mention.status for mention in found} == {Status.HISTORICAL}


def test_tense(read):
    assert read("Police arrested nine students.")[0].tense == "past"
    assert read("Teachers will strike on Monday, the union said.")[0].tense == "future"


def test_what_is_told_in_passing_is_less_sure(read):
    (news,) = read("Gunmen murdered a priest.")
    (passing,) = read("Judges opened an investigation into the murder of a priest.")
    assert passing.confidence < news.confidence
    assert "in passing" in passing.detail
