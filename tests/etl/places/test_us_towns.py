"""Small towns of the United States from the list of postal codes."""

import pytest

from assets.us_towns import is_name, is_new, new_towns
from etl.config import Config
from etl.errors import GazetteerError
from etl.places import Gazetteer
from etl.places.entry import Entry
from etl.places.place import FIRST_TOWN
from etl.places.us_towns import COLUMNS, read_us_towns

GAZETTEER = Gazetteer.open(Config.default().gazetteer)
NONE: frozenset[str] = frozenset()


def test_a_town_of_the_list_is_a_city_whose_people_are_unknown() -> None:
    place = GAZETTEER.candidates("Anaktuvuk Pass")[0].place
    assert (place.kind, place.country, place.admin1, place.population) == (
        "city",
        "US",
        "Alaska",
        0,
    )
    assert place.geonameid == FIRST_TOWN + 99721
    assert (place.latitude, place.longitude) == pytest.approx((68.14, -151.74), abs=0.05)


def test_no_town_of_the_list_shares_its_name_with_another_city() -> None:
    rows = {
        GAZETTEER.at_row(row).name
        for row in range(len(GAZETTEER.records))
        if GAZETTEER.records["geonameid"][row] > FIRST_TOWN
    }
    assert len(rows) > 5_000
    assert all(is_new(GAZETTEER.normalise(name), GAZETTEER) for name in rows)


@pytest.mark.parametrize(
    ("key", "expected"),
    [("arctic village", True), ("hunter", False), ("zzyzx falls", True), ("ute", False)],
)
def test_a_town_must_be_called_otherwise_than_words_and_persons(
    key: str, *, expected: bool
) -> None:
    assert is_name(key, GAZETTEER, frozenset({"falls"})) is expected


def test_the_lowest_code_and_the_mean_point_stand_for_a_town() -> None:
    rows = [
        {"zip": "99999", "city": "Zzyzxville", "state": "AK", "latitude": "60", "longitude": "-150"},
        {"zip": "99998", "city": "ZZYZXVILLE", "state": "AK", "latitude": "61", "longitude": "-151"},
        {"zip": "09001", "city": "Apo", "state": "AE", "latitude": "0", "longitude": "0"},
    ]  # fmt: skip
    assert list(new_towns(rows, GAZETTEER, NONE)) == [("99998", "Zzyzxville", "AK", 60.5, -150.5)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("99998\tTown\tZZ\t60\t-150", "state 'ZZ' is no subdivision"),
        ("9999x\tTown\tAK\t60\t-150", "invalid literal"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row: str, reason: str) -> None:
    (tmp_path / "us_towns.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    state = Entry(1, "Alaska", "admin1", "US", 1, 60.0, -150.0, 1)
    with pytest.raises(GazetteerError, match=f"line 2: {reason}"):
        list(read_us_towns({"US.AK": ("US-AK", state)}, tmp_path))
