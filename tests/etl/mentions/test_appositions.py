"""Cities of which the text says where they lie."""

import pytest

from etl.config import Config
from etl.mentions.reading import _outside
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Dockers marched in Hamilton, the capital of Bermuda.", "Bermuda"),
        ("Dockers marched in Hamilton, capital of Bermuda.", "Bermuda"),
        ("Dockers marched in Hamilton — the capital of Bermuda.", "Bermuda"),
        ("Dockers marched in Trujillo, the third largest city in northern Peru.", "Peru"),
        ("Dockers marched in Trujillo, a port in the state of Colima.", "Colima"),
        ("Dockers left Trujillo, fled to the city of Lima and slept.", None),
        ("Dockers met in Trujillo, a man from the city of Lima said.", None),
        ("Dockers marched in Hamilton and in the capital of Bermuda.", None),
    ],
)
def test_an_apposition_says_where_a_city_lies(text: str, holder: str | None) -> None:
    found = find_toponyms(text, gazetteer=GAZETTEER)
    told = found[0].told_in
    assert (None if told is None else found[told].text) == holder


def test_a_name_in_arabic_letters_ends_before_its_comma() -> None:
    text = "تظاهر المئات في حلب وحمص، واعتقلت الشرطة عشرة."
    assert [name.text for name in find_toponyms(text, gazetteer=GAZETTEER)] == ["حلب", "حمص"]
    for name in find_toponyms(text, gazetteer=GAZETTEER):
        assert text[name.start : name.end] == name.text


def test_the_holder_is_still_the_holder_when_a_name_before_it_is_left_out() -> None:
    text = "LONDON wire. Dockers marched in Hamilton, the capital of Bermuda, on Monday."
    whole = find_toponyms(text, gazetteer=GAZETTEER)
    assert [name.text for name in whole] == ["LONDON", "Hamilton", "Bermuda"]
    assert [name.told_in for name in whole] == [None, 2, None]
    kept = _outside(((0, 12),), whole)
    assert [(name.text, name.told_in) for name in kept] == [("Hamilton", 1), ("Bermuda", None)]


def test_a_holder_that_is_the_first_of_the_article_is_kept() -> None:
    text = "Lebanon's northern city of Tripoli saw protests on Monday. Sent from Beirut."
    found = find_toponyms(text, gazetteer=GAZETTEER)
    assert [name.container for name in found] == [None, 0, None]
    kept = _outside(((59, len(text)),), found)
    assert [(name.text, name.container) for name in kept] == [("Lebanon", None), ("Tripoli", 0)]
