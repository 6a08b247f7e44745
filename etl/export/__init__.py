"""Exports: exactly the filtered events, in the formats that others read."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Protocol

from etl.export.csv_table import write_csv
from etl.export.geojson import write_geojson
from etl.export.select import COLUMNS, About, select_events


class Exporter(Protocol):
    """Writes events, given as mappings of `COLUMNS`, and returns how many."""

    def __call__(
        self, events: Iterable[Mapping[str, Any]], target: BinaryIO, /, *, about: About
    ) -> int:
        """See `write_csv`."""
        ...


EXPORTERS: dict[str, Exporter] = {"csv": write_csv, "geojson": write_geojson}

__all__ = ["COLUMNS", "EXPORTERS", "About", "Exporter", "select_events"]
