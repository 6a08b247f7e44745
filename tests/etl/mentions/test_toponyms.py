"""Which words of an article are place names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.config import Config
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


def names(text: str) -> list[str]:
    return [toponym.text for toponym in find_toponyms(text, gazetteer=GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Activities were seen in Tehran, Shiraz, Shahr-e Rey and Qom.",
         ["Tehran", "Shiraz", "Shahr-e Rey", "Qom"]),
        ("Iran's capital and Tehran-based officials", ["Iran", "Tehran"]),
        ("Troops left Port-au-Prince for St. Louis.", ["Port-au-Prince", "St. Louis"]),
        ("The U.S.-led force and Canada-U.S. talks", ["U.S.", "Canada", "U.S."]),
        ("Police in Baghdad Monday closed roads.", ["Baghdad"]),
        ("Greater Manchester and downtown Cairo", ["Manchester", "Cairo"]),
        ("He left St. John's for Côte d'Ivoire's coast.", ["St. John's", "Côte d'Ivoire"]),
        ("Rep. Ann Lee, D-Columbus, and James Smith of Charleston",
         ["Columbus", "Charleston"]),
        ("Florida Gov. Charlie Crist met Chicago Mayor Daley.", ["Florida", "Chicago"]),
    ],
)  # fmt: skip
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sydney Sweeney spoke. Michael Jordan played. Later Jordan rested.",
        "President Carter met Mr. London and Gen. Paris.",
        "The MEK, UNITA, ETA, OPEC and the AP sent notes.",
        "Nice weather came. Reading is fun. Mobile phones rang. Of course.",
        "The University of Texas, the Boston Globe and the Bank of Baroda reported it.",
        "He stood on Baghdad Street and drove down Lincoln Avenue.",
        "On Monday in March the Iranian and the Georgian left for home.",
        "Hamas and Hezbollah met before Christmas.",
        "It cost US$1 million.",
        "I’ve said it: Donna Houston, 34, won. Houston said so.",
    ],
)
def test_namesakes_are_kept_out(text: str) -> None:
    assert names(text) == []


def test_containers_point_to_the_place_around() -> None:
    text = "In Mobile, Ala., and Paris, Texas, and in Lima, Peru; Ghana, Togo and Iraq, Iran."
    found = find_toponyms(text, gazetteer=GAZETTEER)
    pairs = [(t.text, found[t.container].text) for t in found if t.container is not None]
    assert pairs == [("Mobile", "Ala."), ("Paris", "Texas"), ("Lima", "Peru")]


def test_states_in_a_row_are_a_list() -> None:
    text = "Cases in Washington, Pennsylvania and California, and in Oklahoma, Georgia and Florida."
    found = find_toponyms(text, gazetteer=GAZETTEER)
    assert [toponym.container for toponym in found] == [None] * 6


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BAGHDAD (AP) -- A bomb exploded in Mosul.", "BAGHDAD"),
        ("Strike spreads.\nMEXICO CITY — Teachers marched in Oaxaca.", "MEXICO CITY"),
        ("   SAN SALVADOR, 3 JAN 90 -- [REPORT] THE ARMY SAID IN SOYAPANGO", "SAN SALVADOR"),
        ("Paris (Reuters) - Ministers met in Lyon.", "Paris"),
    ],
)
def test_the_dateline_is_marked(text: str, place: str) -> None:
    found = find_toponyms(text, gazetteer=GAZETTEER)
    assert [t.text for t in found if t.is_dateline] == [place]


def test_a_dash_inside_the_text_makes_no_dateline() -> None:
    found = find_toponyms("Police said Cairo — the capital — was calm.", gazetteer=GAZETTEER)
    assert not any(toponym.is_dateline for toponym in found)


def test_a_wire_in_capitals_is_read_with_care() -> None:
    text = (
        "   BOGOTA, 9 JAN 90 (EFE) -- POLICE REPORTED IN MEDELLIN THAT COLONEL JOSE CORDOBA, IN "
        "HIS CAR OR ON A BUS, WAS TELLING US THE MEK ACT WAS OVER. THE U.S. EMBASSY IN PERU CLOSED."
    )
    assert names(text) == ["BOGOTA", "MEDELLIN", "U.S.", "PERU"]


def test_text_without_capitals_needs_a_locative_word() -> None:
    text = (
        "protests were held in tehran and near gorgan on friday, residents of the town said; the "
        "nice man was reading about paris hilton on his mobile while others split the orange."
    )
    assert names(text)[:2] == ["tehran", "gorgan"]
    assert not {"nice", "reading", "mobile", "split", "orange"} & set(names(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("در تهران و شیراز تظاهرات شد.", ["تهران", "شیراز"]),
        ("東京と大阪で抗議デモがあった。", ["東京", "大阪"]),
        ("Новосибирск протестует.", ["Новосибирск"]),
        ("تظاهر مئات في القاهرة", ["القاهرة"]),
    ],
)
def test_other_scripts_are_looked_up(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_cues_are_kept() -> None:
    found = find_toponyms("In the town of Kandahar and near Herat", gazetteer=GAZETTEER)
    assert [toponym.cue for toponym in found] == ["town of", "near"]


PIECES = ["Tehran", "Paris, Texas", " in ", "Mr. ", "St. ", "U.S.", "\n", "—", "(AP) -- ", "قم",
          "東京", "New ", "York", "’s", "-", ". ", "Ala.", "BAGHDAD", "é", "\u200c"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_spans_hold_and_do_not_overlap(text: str) -> None:
    found = find_toponyms(text, gazetteer=GAZETTEER)
    end = 0
    for at, toponym in enumerate(found):
        assert text[toponym.start : toponym.end] == toponym.text
        assert toponym.start >= end
        assert toponym.container in (None, at + 1)
        end = toponym.end
