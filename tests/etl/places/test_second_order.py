"""Counties and districts: another place than the town of the name, and no city."""

import pytest

from etl.places import Gazetteer
from etl.places.place import PlacePrecision


def test_a_county_lies_in_its_state_and_is_no_city(gazetteer: Gazetteer) -> None:
    (best, *others) = gazetteer.candidates("Laurel County")
    assert not others
    assert (best.place.kind, best.place.country, best.place.admin1) == ("admin2", "US", "Kentucky")
    assert best.place.precision is PlacePrecision.ADMIN1
    assert "second-order subdivision" in best.detail


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kent", "admin2", "GB"),  # the office's own name has no word for it
        ("Wayanad", "admin2", "IN"),
        ("Orleans Parish", "admin2", "US"),
        ("Fairfax", "city", "US"),  # the town is in the county
        ("Kupwara", "city", "IN"),
        ("Kupwara District", "admin2", "IN"),
        ("Cotabato", "city", "PH"),  # the city lies outside the province of its name
        ("Sassari Province", "admin2", "IT"),
        ("Sassari", "city", "IT"),
    ],
)
def test_a_bare_name_is_the_towns_where_there_is_one(
    gazetteer: Gazetteer, name: str, kind: str, country: str
) -> None:
    best = gazetteer.candidates(name)[0].place
    assert (best.kind, best.country) == (kind, country)


def test_its_point_is_among_its_cities(gazetteer: Gazetteer) -> None:
    place = gazetteer.candidates("Cook County")[0].place
    assert (place.latitude, place.longitude) == (
        pytest.approx(41.85, abs=0.3),
        pytest.approx(-87.75, abs=0.3),
    )


def test_every_one_has_a_name_and_a_point(gazetteer: Gazetteer) -> None:
    rows = [row for row, kind in enumerate(gazetteer.records["kind"]) if kind == 2]
    assert len(rows) > 10_000
    for row in rows:
        place = gazetteer.at_row(row)
        assert place.name
        assert place.admin1
        assert abs(place.latitude) <= 90
