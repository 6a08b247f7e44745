"""The file in which a person states where outlets are at home."""

from pathlib import Path

import pytest

from etl.errors import ConfigError
from etl.places import Gazetteer
from etl.places.homes import read_homes


def write(folder: Path, text: str) -> Path:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_states_nothing(small: Gazetteer) -> None:
    homes = read_homes(None, small)
    assert homes.places == {}


def test_names_regions_and_ids_are_understood(small: Gazetteer, tmp_path: Path) -> None:
    text = '[homes]\n"The Quay" = "Abadan, Turkmenistan"\nkhabar = 119208\n"Ga. Post" = "Atlanta"\n'
    homes = read_homes(write(tmp_path, text), small)
    ids = {outlet: place.geonameid for outlet, place in homes.places.items()}
    assert ids == {"The Quay": 162099, "khabar": 119208, "Ga. Post": 4180439}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[homes", "no TOML"),
        ('home = "Qom"', "one table [homes]"),
        ('[homes]\nx = "Qom"\n[more]\ny = 1', "one table [homes]"),
        ('[homes]\nx = "Nowhereville"', "Nowhereville"),
        ("[homes]\nx = 1", "GeoNames id 1"),
        ("[homes]\nx = true", "must be a name"),
        ("[homes]\nx = [1]", "must be a name"),
    ],
)
def test_what_is_not_understood_stops_with_the_reason(
    small: Gazetteer, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ConfigError, match=words.replace("[", r"\[")):
        read_homes(write(tmp_path, text), small)


def test_a_file_that_is_not_there_stops(small: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_homes(tmp_path / "none.toml", small)
