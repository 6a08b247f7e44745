"""What the words beside a name say of its kind, and where it lies."""

import pytest

from etl.config import Config
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, resolve_toponyms

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


def kinds(text: str) -> dict[str, str]:
    toponyms = find_toponyms(text, gazetteer=GAZETTEER)
    resolved = resolve_toponyms(toponyms, gazetteer=GAZETTEER)
    return {
        name.text: one.place.kind
        for name, one in zip(toponyms, resolved, strict=True)
        if one.place is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post in Herat province on Monday.", {"Herat": "admin1"}),
        ("Raids went on in Idlib and Aleppo provinces.", {"Idlib": "admin1", "Aleppo": "admin1"}),
        ("Shells fell in the Poltava region of Ukraine.", {"Poltava": "admin1", "Ukraine": "country"}),
        ("Two died in the state of Zacatecas.", {"Zacatecas": "admin1"}),
        ("Marches were held in the cities of Qom and Rasht.", {"Qom": "city", "Rasht": "city"}),
        ("A bomb hit the city of Kandahar on Monday.", {"Kandahar": "city"}),
        ("Police closed roads in the Toulouse region.", {"Toulouse": "city"}),  # no subdivision
        ("Thieves robbed a Dallas department store.", {"Dallas": "city"}),
        ("Deputies from Bibb and Twiggs counties in Georgia came.",
         {"Bibb": "admin2", "Twiggs": "admin2", "Georgia": "admin1"}),
    ],
)  # fmt: skip
def test_a_word_beside_a_name_tells_its_kind(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "admin1", "country"),
    [
        ("Floods in Mozambique's Gaza province killed ten.", "Gaza", "Gaza", "MZ"),
        ("Police clubbed marchers in Lebanon's Tripoli on Friday.", "Tripoli", "North", "LB"),
        ("Two died in Hasakah province, Syria said.", "Hasakah", "Al-Hasakah", "SY"),
        ("He was shot in the city of Nara, and Japan mourned.", "Nara", "Nara", "JP"),
        ("Shots were heard in Indian-administered Kashmir.", "Indian-administered Kashmir",
         "Jammu and Kashmir", "IN"),
    ],
)  # fmt: skip
def test_the_text_is_believed(text: str, name: str, admin1: str, country: str) -> None:
    toponyms = find_toponyms(text, gazetteer=GAZETTEER)
    resolved = resolve_toponyms(toponyms, gazetteer=GAZETTEER)
    places = {one.text: found.place for one, found in zip(toponyms, resolved, strict=True)}
    assert places[name] is not None
    assert (places[name].admin1, places[name].country) == (admin1, country)


def test_a_province_and_its_city_are_two_places_of_one_article() -> None:
    text = "A mine killed two in Kandahar province; in the city of Kandahar the shops were shut."
    toponyms = find_toponyms(text, gazetteer=GAZETTEER)
    found = [one.place for one in resolve_toponyms(toponyms, gazetteer=GAZETTEER)]
    assert [place.kind for place in found if place is not None] == ["admin1", "city"]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Rioters burned a bank in Tripoli, northern Lebanon, on Monday.", "Tripoli", "Lebanon"),
        ("He was held in Hyderabad in southern Pakistan.", "Hyderabad", "Pakistan"),
        ("Police clubbed marchers in Lebanon's northern city of Tripoli.", "Tripoli", "Lebanon"),
        ("Two men were shot in Springfield, Sangamon County, Illinois.", "Sangamon County", "Illinois"),
    ],
)  # fmt: skip
def test_words_between_two_names_say_where_one_lies(text: str, inner: str, outer: str) -> None:
    found = find_toponyms(text, gazetteer=GAZETTEER)
    links = {one.text: found[one.container].text for one in found if one.container is not None}
    assert links[inner] == outer


@pytest.mark.parametrize(
    "text",
    ["Troops from Israel in Lebanon fired.", "Envoys of Turkey's and Syria's armies met."],
)
def test_other_words_between_two_names_link_nothing(text: str) -> None:
    assert all(one.container is None for one in find_toponyms(text, gazetteer=GAZETTEER))
