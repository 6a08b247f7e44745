"""A Frictionless data package: a ZIP of events.csv, receipts.csv where asked for, and its schema.

`datapackage.json` says what a CSV has no room for: types and meanings of the columns, the filter
in words, the version of the store and the time.
"""

import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from etl.export.about import About
from etl.export.columns import MEANINGS, RECEIPTS, TYPES
from etl.export.csv_table import write_rows
from etl.export.waiting import WAITING_COLUMNS, waiting_receipts


def write_datapackage(
    events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About
) -> int:
    """Write the events as a data package in one ZIP file.

    Returns:
        The number of events written.
    """
    names = tuple(name for name in about.columns if name != RECEIPTS)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package, waiting_receipts() as aside:
        with package.open("events.csv", "w", force_zip64=True) as part:
            count = write_rows(aside.passing(events), part, names)
        if about.options.receipts:
            with package.open("receipts.csv", "w", force_zip64=True) as part:
                write_rows(aside.rows(), part, WAITING_COLUMNS)
        described = json.dumps(_description(about, names, count), indent=2, ensure_ascii=False)
        package.writestr("datapackage.json", described + "\n")
    return count


def _description(about: About, names: tuple[str, ...], count: int) -> dict[str, Any]:
    resources = [_resource("events", names, "event_id") | {"n_rows": count}]
    if about.options.receipts:
        receipts = _resource("receipts", WAITING_COLUMNS, ("event_id", "report_id"))
        reference = {"resource": "events", "fields": "event_id"}
        receipts["schema"]["foreignKeys"] = [{"fields": "event_id", "reference": reference}]
        resources.append(receipts)
    return {
        "name": "dateline-events",
        "title": "Events reported in news articles",
        "created": about.exported_at.isoformat(),
        "version": str(about.version),
        **{name: said for name, said in about.lines.items() if name != "version"},
        "resources": resources,
    }


def _resource(name: str, columns: tuple[str, ...], key: str | tuple[str, ...]) -> dict[str, Any]:
    fields = [
        {"name": column, "type": TYPES.get(column, "string")}
        | ({"description": MEANINGS[column]} if column in MEANINGS else {})
        for column in columns
    ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": key},
    }
