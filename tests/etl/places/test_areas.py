"""Islands and regions that are made of several subdivisions."""

import pytest

from etl.config import Config
from etl.errors import GazetteerError
from etl.places import Gazetteer
from etl.places.areas import COLUMNS, read_areas
from etl.places.entry import Entry
from etl.places.place import FIRST_AREA, PlacePrecision, kind_of

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


@pytest.mark.parametrize(
    ("name", "country", "inside", "outside"),
    [
        ("Java", "ID", "Surabaya", "Medan"),
        ("Luzon", "PH", "Manila", "Cebu City"),
        ("Darfur", "SD", "Nyala", "Khartoum"),
        ("the Donbas", "UA", "Donetsk", "Kyiv"),
        ("Iraqi Kurdistan", "IQ", "Erbil", "Baghdad"),
        ("Sinai", "EG", "El Arish", "Suez"),
    ],
)
def test_an_area_holds_what_lies_in_its_parts(
    name: str, country: str, inside: str, outside: str
) -> None:
    area = GAZETTEER.candidates(name.removeprefix("the "))[0].place
    assert (area.kind, area.country, area.precision) == ("area", country, PlacePrecision.ADMIN1)
    assert area.geonameid > FIRST_AREA
    assert area.holds(GAZETTEER.candidates(inside)[0].place)
    assert not area.holds(GAZETTEER.candidates(outside)[0].place)
    assert GAZETTEER.country(country).holds(area)


def test_a_part_that_is_no_subdivision_is_named(tmp_path) -> None:
    row = "1\tNowhere\tXX\tXX-1\t\tisland"
    (tmp_path / "areas.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    city = Entry(1, "Town", "city", "XX", None, 1.0, 2.0, 10)
    with pytest.raises(GazetteerError, match=r"areas\.tsv, line 2: part 'XX-1' is no subdivision"):
        list(read_areas({}, {1: "XX.7"}, {1: city}, tmp_path))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Java", "area"), ("Kentucky", "admin1"), ("Orange County", "admin2"), ("Qom", "city"),
     ("Peru", "country")],
)  # fmt: skip
def test_what_a_store_keeps_of_a_place_tells_its_kind(name: str, kind: str) -> None:
    place = next(one.place for one in GAZETTEER.candidates(name) if one.place.kind == kind)
    kept = kind_of(
        str(place.precision), name=place.name, admin1=place.admin1, geonameid=place.geonameid
    )
    assert kept == kind


def test_what_an_online_geocoder_told_stays_as_wide_as_it_was() -> None:
    assert kind_of("admin1", name="Bavaria", admin1="Bayern", geonameid=-5) == "admin1"
