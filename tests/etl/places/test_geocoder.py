import pytest
from geopy.exc import GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder

from etl.places import Gazetteer, geocode_rows
from etl.places.geocoder import GazetteerGeocoder
from etl.places.nearest import CityGrid


@pytest.fixture(scope="session")
def geocoder(small: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(small)


def test_it_is_a_geopy_geocoder_that_says_why(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    location = geocoder.geocode("Abadan")
    assert location.address == "Abadan, Khuzestan, Iran"
    assert (location.latitude, location.longitude) == (30.3392, 48.3043)
    assert location.raw["geonameid"] == 145459
    assert set(location.raw) == {
        "geonameid", "kind", "country", "admin1", "population", "score", "detail",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "country"),
    [("Abadan, Turkmenistan", "TM"), ("Abadan, Iran", "IR"), ("Abadan, Khuzestan, Iran", "IR")],
)
def test_regions_behind_a_comma_choose(
    geocoder: GazetteerGeocoder, query: str, country: str
) -> None:
    assert geocoder.geocode(query).raw["country"] == country


def test_what_does_not_fit_is_not_found(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Abadan, Georgia") is None
    assert geocoder.geocode("Abadan, Atlantis") is None
    assert geocoder.geocode("Tehran", country="TM") is None
    assert geocoder.geocode("") is None


def test_a_country_narrows_the_list(geocoder: GazetteerGeocoder) -> None:
    both = geocoder.geocode("Abadan", exactly_one=False)
    assert [location.raw["country"] for location in both] == ["IR", "TM"]
    (one,) = geocoder.geocode("Abadan", exactly_one=False, country="tm")
    assert one.raw["score"] == pytest.approx(1.0)


def test_points_find_the_nearest_city(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((35.6, 51.4)).raw["geonameid"] == 112931
    near = geocoder.reverse("34.0, 50.9", exactly_one=False, limit=2)
    assert [location.raw["geonameid"] for location in near] == [119208, 112931]
    assert near[0].raw["distance_km"] == pytest.approx(71.3, abs=1.0)
    assert geocoder.reverse((-60.0, -120.0)) is None


def test_the_grid_agrees_with_measuring_every_city(gazetteer: Gazetteer) -> None:
    grid = CityGrid(gazetteer)
    for point in [(51.5, -0.1), (-17.7, 179.99), (64.1, -21.9), (-54.8, -68.3), (71.3, -156.7)]:
        (km, place), *_ = grid.nearest(*point, limit=1)
        best = min(grid._distances(*point, range(len(grid._rows))))
        assert km == pytest.approx(float(best)), place


def test_it_works_under_the_rate_limiter(geocoder: GazetteerGeocoder) -> None:
    geocode = RateLimiter(geocoder.geocode, min_delay_seconds=0.001)
    assert geocode("Tehran").raw["geonameid"] == 112931


def test_it_refuses_the_network(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderUnavailable):
        geocoder._call_geocoder("https://example.org/search", lambda answer: answer)


def test_rows_keep_to_their_limit(small: Gazetteer) -> None:
    rows = geocode_rows("Abadan", small, limit=1)
    assert [row.place.country for row in rows] == ["IR"]
    assert "231,476" in rows[0].detail
