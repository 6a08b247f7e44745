"""The small tables kept by hand in data/gazetteer, read strictly: a bad line names itself."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.errors import GazetteerError
from etl.places.entry import Entry

TABLES = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
"""Where the tables are committed, and by default the built gazetteer too."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands, for messages."""

    cells: dict[str, str]
    where: str

    def names(self, column: str) -> list[str]:
        """The cell's values, which `|` separates."""
        return [name.strip() for name in self.cells[column].split("|") if name.strip()]

    def bad(self, reason: str) -> GazetteerError:
        """The error that this line is the reason of."""
        return GazetteerError(f"{self.where}: {reason}")


def read_table(folder: Path, file: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a tab-separated table with a header; lines that begin with # are remarks.

    Raises:
        GazetteerError: if the header is another one, or a line has more or fewer cells.
    """
    path = folder / file
    with path.open(encoding="utf-8", newline="") as lines:
        header: list[str] = []
        for number, cells in enumerate(
            csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1
        ):
            if not cells or cells[0].startswith("#"):
                continue
            if not header:
                header = cells
                if tuple(header) != columns:
                    raise GazetteerError(f"{file}, line {number}: columns must be {columns}")
                continue
            row = Row(dict(zip(header, cells, strict=False)), f"{file}, line {number}")
            if len(cells) != len(header):
                raise row.bad(f"{len(cells)} cells, the header has {len(header)}")
            yield row


def read_places(folder: Path) -> Iterator[Entry]:
    """Places that the packages lack; each with the source that it was taken from."""
    columns = ("geonameid", "name", "kind", "country", "admin1", "latitude", "longitude",
               "population", "names", "source")  # fmt: skip
    for row in read_table(folder, "places.tsv", columns):
        cells = row.cells
        try:
            entry = Entry(
                geonameid=int(cells["geonameid"]),
                name=cells["name"],
                kind=cells["kind"],
                country=cells["country"],
                admin1=int(cells["admin1"]) if cells["admin1"] else None,
                latitude=float(cells["latitude"]),
                longitude=float(cells["longitude"]),
                population=int(cells["population"]),
            )
        except ValueError as error:
            raise row.bad(str(error)) from error
        entry.add(cells["name"], 0)
        for name in row.names("names"):
            entry.add(name, 1)
        yield entry
