"""What an apposition adds to the chances of a name."""

import pytest

from etl.places import Gazetteer, Toponym, resolve_toponyms
from etl.places.model import open_model
from etl.places.resolver import Setting, group_names, read_names, respelled_chance
from etl.places.told_in import weigh_appositions


def toponyms(*, told: bool) -> tuple[Toponym, ...]:
    return (
        Toponym(0, 8, "Hamilton", cue="in", told_in=1 if told else None),
        Toponym(25, 32, "Bermuda", cue="capital of"),
    )


def test_the_city_lies_where_the_text_says(gazetteer: Gazetteer) -> None:
    told, _ = resolve_toponyms(toponyms(told=True), gazetteer=gazetteer)
    assert told.place is not None
    assert (told.place.country, told.place.kind) == ("BM", "city")
    assert "the text says that it lies there" in told.detail
    untold, _ = resolve_toponyms(toponyms(told=False), gazetteer=gazetteer)
    assert untold.place is None or untold.place.country != "BM"


def test_the_chances_of_a_name_still_sum_to_one(gazetteer: Gazetteer) -> None:
    names = group_names(toponyms(told=True), gazetteer)
    read_names(names, Setting({}), open_model())
    before = names[0].chances
    weigh_appositions(names, toponyms(told=True))
    assert names[0].chances != before
    assert sum(names[0].chances) + names[0].none == pytest.approx(1.0)


def test_what_lies_nowhere_there_stays_as_it_was(gazetteer: Gazetteer) -> None:
    pair = (Toponym(0, 6, "Tehran", told_in=1), Toponym(20, 27, "Bermuda"))
    names = group_names(pair, gazetteer)
    read_names(names, Setting({}), open_model())
    before = [name.chances for name in names]
    weigh_appositions(names, pair)
    assert [name.chances for name in names] == before


def test_a_city_in_another_spelling_takes_the_chance_of_its_district(gazetteer: Gazetteer) -> None:
    pair = (Toponym(0, 7, "Misrata"), Toponym(12, 20, "Benghazi"))
    names = group_names(pair, gazetteer)
    read_names(names, Setting({}), open_model())
    misrata = names[0]
    gains = [respelled_chance(at, misrata) for at in range(len(misrata.candidates))]
    places = [candidate.place for candidate in misrata.candidates]
    assert [place.name for place, gain in zip(places, gains, strict=True) if gain] == ["Misratah"]


def test_the_city_of_gaza_takes_nothing_from_the_strip(gazetteer: Gazetteer) -> None:
    pair = (Toponym(0, 4, "Gaza"), Toponym(10, 18, "Ashkelon"))
    names = group_names(pair, gazetteer)
    read_names(names, Setting({}), open_model())
    assert not any(respelled_chance(at, names[0]) for at in range(len(names[0].candidates)))


def test_the_city_of_nara_takes_the_chance_of_its_prefecture(gazetteer: Gazetteer) -> None:
    pair = (Toponym(0, 4, "Nara"), Toponym(10, 15, "Osaka"))
    nara, _ = resolve_toponyms(pair, gazetteer=gazetteer)
    assert nara.place is not None
    assert (nara.place.kind, nara.place.country) == ("city", "JP")
