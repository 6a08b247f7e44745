"""The shapes and names that the map knows before any event: countries, provinces, large cities."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BASEMAP = HERE / "static" / "basemap"
BOUNDARIES = HERE.parent / "data" / "boundaries"

Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the basemap: where its name stands, and its size in square degrees."""

    iso2: str
    name: str
    label: Point
    area: float


@dataclass(frozen=True, slots=True)
class Province:
    """A first-order subdivision: its shape is a GeoJSON geometry."""

    geonameid: int
    iso2: str
    name: str
    label: Point
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class City:
    """A large city, named where no event is so that people find their way."""

    name: str
    point: Point
    population: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that the map knows by itself."""

    countries: Mapping[str, Country]
    provinces: Mapping[int, Province]
    cities: tuple[City, ...]

    @property
    def country_names(self) -> dict[str, str]:
        """ISO alpha-2 to the common English name."""
        return {iso2: country.name for iso2, country in self.countries.items()}


def read_atlas(basemap: Path = BASEMAP, boundaries: Path = BOUNDARIES) -> Atlas:
    """Read the shapes that come with the program; about a tenth of a second."""
    countries = {
        shape["properties"]["iso2"]: Country(
            iso2=shape["properties"]["iso2"],
            name=shape["properties"]["name"],
            label=_point(shape["properties"]["label"]),
            area=shape["properties"]["area"],
        )
        for shape in _features(basemap / "countries.json")
    }
    provinces = {
        shape["properties"]["id"]: Province(
            geonameid=shape["properties"]["id"],
            iso2=shape["properties"]["iso2"],
            name=shape["properties"]["name"],
            label=_point(shape["properties"]["label"]),
            geometry=shape["geometry"],
        )
        for shape in _features(boundaries / "admin1.json")
        if shape["properties"]["id"]
    }
    cities = tuple(
        City(city["name"], _point(city["point"]), city["population"])
        for city in json.loads((boundaries / "cities.json").read_text(encoding="utf-8"))
    )
    return Atlas(countries, provinces, cities)


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _point(pair: list[float]) -> Point:
    return float(pair[0]), float(pair[1])
