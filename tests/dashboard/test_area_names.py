"""Names of counties and regions on the page."""

from dashboard.area_names import area_names
from etl.config import Config
from etl.places import Gazetteer

GAZETTEER = Config.default().gazetteer


def place_id(name: str, kind: str) -> int:
    candidates = Gazetteer.open(GAZETTEER).candidates(name)
    return next(one.place.geonameid for one in candidates if one.place.kind == kind)


def test_counties_and_regions_are_called_what_they_are() -> None:
    orange, kent = place_id("Orange County", "admin2"), place_id("Kent", "admin2")
    java, kentucky = place_id("Java", "area"), place_id("Kentucky", "admin1")
    names = area_names(GAZETTEER, (orange, kent, java, kentucky, 1))
    assert names == {orange: "Orange County", kent: "Kent (district)", java: "Java (region)"}


def test_without_a_gazetteer_there_are_no_names(tmp_path) -> None:
    assert area_names(tmp_path, (1,)) == {}
