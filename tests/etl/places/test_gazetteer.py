import json
import time
from pathlib import Path

import pytest

from etl.errors import GazetteerError, GazetteerMissing
from etl.places import Gazetteer, layout
from tests.etl.places.small import ROWS, small_gazetteer


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    small_gazetteer(tmp_path / "one")
    small_gazetteer(tmp_path / "two", reverse=True)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in files:
        one, two = (tmp_path / "one" / name, tmp_path / "two" / name)
        assert one.read_bytes() == two.read_bytes(), name


def test_every_place_comes_back_as_it_was_written(small: Gazetteer) -> None:
    for geonameid, name, kind, country, _admin1, latitude, longitude, people, _ in ROWS:
        place = small.place(geonameid)
        assert (place.name, place.kind, place.country, place.population) == (
            name,
            kind,
            country,
            people,
        )
        assert (place.latitude, place.longitude) == (latitude, longitude)
    assert small.place(145459).admin1 == "Khuzestan"
    assert small.place(112931).admin1 is None


def test_unknown_ids_and_codes_are_errors(small: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="4711"):
        small.place(4711)
    with pytest.raises(GazetteerError, match="ZZ"):
        small.country("ZZ")
    assert small.country("ir").name == "Iran"


def test_candidates_are_ranked_and_share_one(small: Gazetteer) -> None:
    first, second = small.candidates("ABADAN")
    assert (first.place.country, second.place.country) == ("IR", "TM")
    assert first.score > second.score > 0
    assert first.score + second.score == pytest.approx(1.0, abs=1e-3)
    assert small.candidates("Atlantis") == ()


def test_a_city_comes_before_the_province_of_its_name(small: Gazetteer) -> None:
    assert [c.place.kind for c in small.candidates("Qom")] == ["city", "admin1"]
    assert [c.place.kind for c in small.candidates("Georgia")] == ["country", "admin1"]


def test_prefixes_end_at_words(small: Gazetteer) -> None:
    assert small.has_prefix("united")
    assert not small.has_prefix("unit")
    assert small.has_key("united states")


def test_a_missing_gazetteer_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="make setup"):
        Gazetteer.open(tmp_path)


def test_another_version_asks_to_be_built_again(tmp_path: Path) -> None:
    small_gazetteer(tmp_path)
    meta = json.loads((tmp_path / layout.META).read_text())
    (tmp_path / layout.META).write_text(json.dumps(meta | {"version": -1}))
    with pytest.raises(GazetteerMissing, match="another version"):
        Gazetteer.open(tmp_path)


def test_the_full_one_opens_at_once(gazetteer: Gazetteer) -> None:
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        Gazetteer.open(gazetteer.directory)
        took.append(time.perf_counter() - begin)
    assert min(took) < 0.05


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Tehran", 112931),
        ("Shiraz", 115019),
        ("Gorgan", 132892),
        ("Rasht", 118743),
        ("Shahr-e Rey", 9533872),
        ("Shahr-e Ray", 9533872),
        ("Abadan", 145459),
        ("Qom", 119208),
        ("U.S.", 6252001),
        ("Calif.", 5332921),
        ("W.Va.", 4826850),
        ("DRC", 203312),
        ("New York", 5128581),
        ("тегеран", 112931),
        ("東京", 1850147),
        ("القاهرة", 360630),
        ("Burma", 1327865),
    ],
)
def test_the_full_one_knows_the_press_names(
    gazetteer: Gazetteer, name: str, geonameid: int
) -> None:
    assert gazetteer.candidates(name)[0].place.geonameid == geonameid


def test_the_full_one_gives_countries_their_own_points(gazetteer: Gazetteer) -> None:
    russia = gazetteer.country("RU")
    assert russia.longitude > 80  # the mean of its cities lies west of the Urals
    assert gazetteer.candidates("MEK") == ()  # airport codes are no names
