"""Answers of online geocoders, believed only as far as they make sense.

Whatever a service sends, a place has a real country, a point on the globe, a name that is the one
asked for, and is a settlement, a subdivision or a country: streets and shops are dropped.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from etl.places.names import normalise

MOST = 5  # candidates kept of one answer
_LONGEST = 100  # characters of a name
_UNFIT = re.compile(r"[^\w\s'’ʼ.,()/-]")  # markup and control characters are in no name
_SETTLEMENTS = frozenset(
    ["city", "town", "village", "hamlet", "municipality", "borough", "suburb", "quarter",
     "neighbourhood", "city_district", "district", "locality", "isolated_dwelling", "allotments"]
)  # fmt: skip
_KINDS = dict.fromkeys(_SETTLEMENTS, "city") | {
    "state": "admin1", "province": "admin1", "region": "admin1", "county": "admin2",
    "country": "country",
}  # fmt: skip
# GeoNames' feature classes and codes; PCL.. are countries, ADM1 and ADM2 subdivisions.
_FEATURES = {"ADM1": "admin1", "ADM2": "admin2"}
_OSM_KINDS = {"node": 1, "way": 2, "relation": 3, "N": 1, "W": 2, "R": 3}

Found = dict[str, Any]


def believed(
    service: str, raw: Iterable[Any], *, asked: str, countries: frozenset[str]
) -> list[Found]:
    """The candidates in an answer, best first, at most five.

    Args:
        service: `nominatim`, `photon` or `geonames`.
        raw: the results as geopy passes them on.
        asked: the name that was asked for.
        countries: ISO codes that there are.

    Returns:
        Fields of `Place` with `weight`, at least 0, how much speaks for the candidate.
    """
    parse = _PARSERS[service]
    wanted = normalise(asked)
    found: dict[int, Found] = {}
    for rank, result in enumerate(raw):
        try:
            one, names = parse(result)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError):
            continue
        is_same = any(isinstance(name, str) and normalise(name) == wanted for name in names)
        if not is_same or one["kind"] is None or one["country"] not in countries:
            continue
        if not (abs(one["latitude"]) <= 90 and abs(one["longitude"]) <= 180):
            continue
        one["name"] = _fit(one["name"]) or asked
        one["admin1"] = None if one["kind"] == "country" else _fit(one["admin1"])
        one["weight"] = max(one["weight"], 0.0) or 1 / (rank + 2)
        found.setdefault(one["geonameid"], one)
    return list(found.values())[:MOST]


def _nominatim(result: Mapping[str, Any]) -> tuple[Found, Iterable[Any]]:
    address = result.get("address") or {}
    kind = result.get("addresstype") or result.get("type")
    names = [result.get("name"), str(result.get("display_name") or "").split(",")[0]]
    names += (result.get("namedetails") or {}).values()
    return {
        "geonameid": _osm_id(result["osm_type"], result["osm_id"]),
        "name": result.get("name"),
        "kind": _KINDS.get(str(kind)),
        "country": str(address["country_code"]).upper(),
        "admin1": address.get("state") or address.get("province") or address.get("region"),
        "latitude": float(result["lat"]),
        "longitude": float(result["lon"]),
        "population": 0,
        "weight": float(result.get("importance") or 0),
    }, names


def _photon(result: Mapping[str, Any]) -> tuple[Found, Iterable[Any]]:
    facts = result["properties"]
    is_place = facts.get("osm_key") in {"place", "boundary"}
    kind = facts.get("osm_value") if facts.get("osm_value") in _KINDS else facts.get("type")
    longitude, latitude = result["geometry"]["coordinates"]
    return {
        "geonameid": _osm_id(facts["osm_type"], facts["osm_id"]),
        "name": facts["name"],
        "kind": _KINDS.get(str(kind)) if is_place else None,
        "country": str(facts["countrycode"]).upper(),
        "admin1": facts.get("state"),
        "latitude": float(latitude),
        "longitude": float(longitude),
        "population": 0,
        "weight": 0.0,
    }, [facts["name"]]


def _geonames(result: Mapping[str, Any]) -> tuple[Found, Iterable[Any]]:
    code = str(result["fcode"])
    kind = "city" if result["fcl"] == "P" else _FEATURES.get(code)
    population = int(result.get("population") or 0)
    return {
        "geonameid": _positive(int(result["geonameId"])),
        "name": result["name"],
        "kind": "country" if code.startswith("PCL") else kind,
        "country": str(result["countryCode"]).upper(),
        "admin1": result.get("adminName1"),
        "latitude": float(result["lat"]),
        "longitude": float(result["lng"]),
        "population": min(max(population, 0), 10**10),
        "weight": float(population),
    }, [result["name"], result.get("toponymName"), result.get("asciiName")]


_PARSERS: dict[str, Callable[[Any], tuple[Found, Iterable[Any]]]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "geonames": _geonames,
}


def _osm_id(kind: str, number: Any) -> int:
    """An id below 0, so that it is never taken for one of GeoNames: OpenStreetMap's, by kind."""
    return -(4 * _positive(int(number)) + _OSM_KINDS[kind])


def _positive(number: int) -> int:
    if not 0 < number < 2**60:
        raise ValueError(number)
    return number


def _fit(name: object) -> str | None:
    """A name that can be shown, or None."""
    if not isinstance(name, str):
        return None
    name = " ".join(name.split())
    return None if not name or len(name) > _LONGEST or _UNFIT.search(name) else name
