"""Islands and regions that are made of several first-order subdivisions of one country."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.places.entry import Entry
from etl.places.place import FIRST_AREA
from etl.places.sources import CURATED, NAME
from etl.places.tables import read_table

COLUMNS = ("number", "name", "country", "parts", "names", "note")


def read_areas(
    admin1: Mapping[str, tuple[str, Entry]],
    codes: Mapping[int, str],
    cities: Mapping[int, Entry],
    folder: Path,
) -> Iterator[Entry]:
    """The areas of the curated table, each at the people-weighted mean of the cities in it.

    A city whose own subdivision nobody lists (those of Iraq's Kurdistan) gets the area in its place.

    Args:
        admin1: GeoNames code of a first-order subdivision (`ID.04`) -> ISO code and entry.
        codes: GeoNames id of a city -> GeoNames code of its subdivision, listed or not.
        cities: GeoNames id -> city.
        folder: where the table is.

    Raises:
        GazetteerError: if a part is no subdivision, or no city lies in an area.
    """
    listed = {code: entry for code, (_, entry) in admin1.items()}
    listed |= {iso: entry for iso, entry in admin1.values() if iso}
    inside: dict[str | int, list[Entry]] = {}
    for geonameid, city in cities.items():
        key = city.admin1 if city.admin1 is not None else codes.get(geonameid, "")
        inside.setdefault(key, []).append(city)
    for row in read_table(folder, "areas.tsv", COLUMNS):
        geonameid = FIRST_AREA + int(row.cells["number"])
        parts, held = [], []
        for part in row.names("parts"):
            known = listed.get(part)
            if known is None and part not in inside:
                raise row.bad(f"part {part!r} is no subdivision")
            key = part if known is None else known.geonameid
            held += inside.get(key, [])
            parts += [] if known is None else [known.geonameid]
        if not held:
            raise row.bad("no city lies in it")
        for city in held:
            city.admin1 = geonameid if city.admin1 is None else city.admin1
        weights = sum(city.population + 1 for city in held)
        yield _named(
            Entry(
                geonameid,
                row.cells["name"],
                "area",
                row.cells["country"],
                geonameid,
                round(sum(c.latitude * (c.population + 1) for c in held) / weights, 5),
                round(sum(c.longitude * (c.population + 1) for c in held) / weights, 5),
                sum(city.population for city in held),
                parts=tuple(parts),
            ),
            row.names("names"),
        )


def _named(entry: Entry, names: list[str]) -> Entry:
    entry.add(entry.name, NAME)
    for name in names:
        entry.add(name, CURATED)
    return entry
