"""Cases of Russian and Ukrainian names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.places import Gazetteer, normalise
from etl.places.inflection import nominatives


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Москвой", "Moscow"),
        ("Казани", "Kazan"),
        ("Миколаєві", "Mykolayiv"),
        ("Мариуполе", "Mariupol"),
        ("Сумах", "Sumy"),
        ("Украине", "Ukraine"),
        ("Риге", "Riga"),
    ],
)
def test_a_case_leads_to_its_place(gazetteer: Gazetteer, printed: str, name: str) -> None:
    assert gazetteer.candidates(printed)[0].place.name == name


@pytest.mark.parametrize("word", ["маме", "правами", "делу", "народа"])
def test_ordinary_words_and_small_places_are_no_case(gazetteer: Gazetteer, word: str) -> None:
    best = [c for c in gazetteer.candidates(word) if c.place.population >= 50_000]
    assert best == []


@given(st.text(max_size=12))
def test_only_cyrillic_is_inflected_and_never_to_nothing(word: str) -> None:
    key = normalise(word)
    forms = list(nominatives(key))
    assert all(len(form) >= 2 for form in forms)
    if key.isascii():
        assert forms == []
