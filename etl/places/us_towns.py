"""Small towns of the United States that GeoNames' cities lack, from a list of postal codes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.places.entry import Entry
from etl.places.place import FIRST_TOWN
from etl.places.sources import NAME
from etl.places.tables import read_table

COLUMNS = ("zip", "name", "state", "latitude", "longitude")


def read_us_towns(admin1: Mapping[str, tuple[str, Entry]], folder: Path) -> Iterator[Entry]:
    """The towns of the table, their people unknown; their ids are `FIRST_TOWN` and the ZIP code.

    Args:
        admin1: GeoNames code of a first-order subdivision (`US.VA`) -> ISO code and entry.
        folder: where the table is.

    Raises:
        GazetteerError: if a state or a number is none.
    """
    states = dict(admin1.values())
    for row in read_table(folder, "us_towns.tsv", COLUMNS):
        cells = row.cells
        state = states.get(f"US-{cells['state']}")
        if state is None:
            raise row.bad(f"state {cells['state']!r} is no subdivision")
        try:
            town = Entry(
                FIRST_TOWN + int(cells["zip"]),
                cells["name"],
                "city",
                "US",
                state.geonameid,
                float(cells["latitude"]),
                float(cells["longitude"]),
                0,
            )
        except ValueError as error:
            raise row.bad(str(error)) from error
        town.add(town.name, NAME)
        yield town
