"""Exports: exactly the filtered events, in the formats that others read."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Protocol

from etl.export.about import About, ExportOptions
from etl.export.columns import COLUMNS
from etl.export.csv_table import write_csv
from etl.export.datapackage import write_datapackage
from etl.export.geojson import write_geojson
from etl.export.kml import write_kml
from etl.export.parquet import write_parquet
from etl.export.prepare import prepared
from etl.export.select import select_events
from etl.export.xlsx import write_xlsx


class Exporter(Protocol):
    """Writes events, given as mappings of `About.columns`, and returns how many."""

    def __call__(
        self, events: Iterable[Mapping[str, Any]], target: BinaryIO, /, *, about: About
    ) -> int:
        """See `write_csv`."""
        ...


EXPORTERS: dict[str, Exporter] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "geojson": write_geojson,
    "kml": write_kml,
    "parquet": write_parquet,
    "datapackage": write_datapackage,
}
# How the file of a format ends, and what a browser is told that it is.
SUFFIXES = {form: form for form in EXPORTERS} | {"datapackage": "zip"}
MIME_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
    "parquet": "application/vnd.apache.parquet",
    "datapackage": "application/zip",
}

__all__ = [
    "COLUMNS",
    "EXPORTERS",
    "MIME_TYPES",
    "SUFFIXES",
    "About",
    "ExportOptions",
    "Exporter",
    "prepared",
    "select_events",
]
