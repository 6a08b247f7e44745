"""Which names of an article an online geocoder is asked for, and which never."""

from collections.abc import Iterable

import pytest

from etl.config import Config
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer


class Asking(Gazetteer):
    """A gazetteer that notes what would be asked elsewhere, and answers all of it."""

    asks_elsewhere = True
    asked: tuple[str, ...] = ()

    def ask(self, names: Iterable[str]) -> frozenset[str]:
        self.asked = tuple(names)
        return frozenset(self.asked)


@pytest.fixture(scope="module")
def gazetteer() -> Asking:
    return Asking.open(Config.default().gazetteer)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Gunmen raided the village of Qarabolaq on Monday.", ("Qarabolaq",)),
        ("Gunmen raided Mosul in Iraq on Monday.", ()),  # the gazetteer knows them
        ("He spoke to Qarabolaq on Monday.", ()),  # no word of place
        ("Mr. Qaraman was shot near his home. Qaraman died in Mosul.", ()),
        ("The statement of Jamal Qaraman was read in Mosul on Monday.", ()),
        ("Nothing happened.", ()),
    ],
)
def test_only_names_after_a_word_of_place_are_asked_for(text, asked, gazetteer):
    found = find_toponyms(text, gazetteer=gazetteer)
    assert gazetteer.asked == asked
    assert {name.text for name in found} >= set(asked)
    for name in found:
        assert text[name.start : name.end] == name.text


def test_a_name_that_is_answered_counts_wherever_it_stands(gazetteer):
    text = "Gunmen raided the village of Qarabolaq on Monday. Qarabolaq lies near Mosul, Iraq."
    found = find_toponyms(text, gazetteer=gazetteer)
    assert gazetteer.asked == ("Qarabolaq",)
    assert [name.text for name in found] == ["Qarabolaq", "Qarabolaq", "Mosul", "Iraq"]


def test_no_article_asks_for_more_than_thirty_names(gazetteer):
    ends = [f"{one}{two}" for one in "bdfgklmn" for two in ("ab", "eb", "ob", "ub", "ib")]
    text = " ".join(f"Shells hit the village of Qara{end} on Monday." for end in ends)
    find_toponyms(text, gazetteer=gazetteer)
    assert 20 < len(gazetteer.asked) <= 30
