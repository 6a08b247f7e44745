"""One entry of the gazetteer."""

import math
from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """The level to which an event's place is known."""

    CITY = "city"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


FIRST_AREA, FIRST_TOWN = 4_000_000_000, 4_100_000_000
"""Ids above them are our own, of areas and of towns that GeoNames lacks: far from GeoNames' ids, and
within 32 bits."""
KM_A_DEGREE = 111.2  # of a great circle of the Earth
GAZETTEER = "gazetteer"  # the source of a place, unless someone else told of it


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a subdivision or a country, with its own point.

    Attributes:
        geonameid: GeoNames' id, the identity of the place.
        name: the common English name, as GeoNames prints it.
        kind: `city`, `admin2` (county, district), `admin1` (state, province), `country`, or
            `area` (island or region within a country that is no subdivision), `region` for a
            continent, which is no place of an event.
        country: ISO 3166-1 alpha-2, upper case.
        admin1: name of the first-order subdivision it lies in (its own name for an `admin1`),
            or None when unknown or for a country; its own name for an `area`.
        latitude: degrees north. longitude: degrees east.
        population: inhabitants, 0 when unknown.
        source: who told of it: `gazetteer`, or an online geocoder that a person switched on. Of
            a place that only OpenStreetMap knows, `geonameid` is its own id there, below 0.
        parts: names of the first-order subdivisions that an `area` is made of; else empty.
    """

    geonameid: int
    name: str
    kind: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    source: str = GAZETTEER
    parts: tuple[str, ...] = ()

    @property
    def precision(self) -> PlacePrecision:
        """The place precision that an event located here has: a county is no city."""
        coarser = {
            "admin2": PlacePrecision.ADMIN1,
            "area": PlacePrecision.ADMIN1,
            "region": PlacePrecision.UNKNOWN,
        }
        return coarser.get(self.kind) or PlacePrecision(self.kind)

    def holds(self, place: "Place") -> bool:
        """Whether another place lies in this country, area or first-order subdivision."""
        if self.country != place.country or self.geonameid == place.geonameid:
            return False
        if self.kind == "country":
            return place.kind != "country"
        if place.kind in ("country", "area"):
            return False
        if self.kind == "area":
            return place.admin1 in self.parts or place.admin1 == self.name
        return self.kind == "admin1" and place.kind != "admin1" and place.admin1 == self.name

    def km_to(self, other: "Place") -> float:
        """Kilometres to another place, on a plane: exact enough for what is near."""
        width = math.cos(math.radians(self.latitude))
        north, east = self.latitude - other.latitude, (self.longitude - other.longitude) * width
        return KM_A_DEGREE * math.hypot(north, east)


def kind_of(precision: str, *, name: str, admin1: str | None, geonameid: int) -> str:
    """The kind of a place of which its precision, name, subdivision and id were kept.

    What the gazetteer knows to `admin1` and what is not called like the subdivision around it is a
    county; of what an online geocoder told the precision says all.
    """
    if precision != PlacePrecision.ADMIN1 or geonameid < 0:
        return precision
    if FIRST_AREA < geonameid < FIRST_TOWN:
        return "area"
    return "admin1" if admin1 is None or name == admin1 else "admin2"
