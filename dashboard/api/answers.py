"""What the interface answers: plain mappings, made from the same queries as the page."""

from dataclasses import asdict
from datetime import date
from typing import Any

from dashboard import query
from dashboard.filters import Filters
from dashboard.query import Bin, Events
from etl.export.columns import COLUMNS
from etl.export.geojson import feature


def events_page(
    events: Events, filters: Filters, *, offset: int, limit: int
) -> list[dict[str, Any]]:
    """A stretch of the filtered set in the order of the table, with the store's columns."""
    return [plain(row) for row in query.full_page(events, filters, offset=offset, limit=limit)]


def one_event(events: Events, event_id: str) -> dict[str, Any] | None:
    """An event with its reports and their receipts, or None."""
    row = query.full_event(events, event_id)
    if row is None:
        return None
    told = [plain(asdict(receipt)) for receipt in query.receipts(events, event_id)]
    for receipt in told:
        receipt["marks"] = [
            dict(zip(("field", "start", "end", "text"), mark, strict=True))
            for mark in receipt["marks"]
        ]
    return plain(row) | {"reports": told}


def places(events: Events, filters: Filters, level: str) -> list[dict[str, Any]]:
    """The cities, provinces or countries that events are known to and no closer, most first."""
    return [
        {name: value for name, value in asdict(place).items() if value != ""}
        for place in query.by_place(events, filters)
        if place.precision == level
    ]


def timeline(events: Events, filters: Filters, bin_: Bin) -> dict[str, Any]:
    """Events by bin and type, and those known only to an interval wider than a bin."""
    known = query.by_bin(events, filters, bin_)
    spread = query.intervals(events, filters, bin_)
    return {
        "bin": bin_,
        "known": [
            {"bin": day.date().isoformat(), "event_type": kind, "n_events": int(number)}
            for day, kind, number in known.itertuples(index=False)
        ],
        "intervals": [
            {
                "date_start": first.date().isoformat(),
                "date_end": last.date().isoformat(),
                "n_events": int(number),
            }
            for first, last, number in spread.itertuples(index=False)
        ],
        "n_undated": query.count_undated(events, filters),
    }


def as_features(rows: list[dict[str, Any]], said: dict[str, Any]) -> dict[str, Any]:
    """Events as a GeoJSON collection: a point only where a city is known."""
    return {
        "type": "FeatureCollection",
        **said,
        "features": [feature(row, COLUMNS) for row in rows],
    }


def place_features(places: list[dict[str, Any]], said: dict[str, Any]) -> dict[str, Any]:
    """Places as a GeoJSON collection; provinces and countries without a point."""
    return {
        "type": "FeatureCollection",
        **said,
        "features": [
            {
                "type": "Feature",
                "id": place["geonameid"],
                "geometry": {
                    "type": "Point",
                    "coordinates": [place["longitude"], place["latitude"]],
                }
                if place["precision"] == "city"
                else None,
                "properties": {
                    name: value
                    for name, value in place.items()
                    if name not in ("longitude", "latitude")
                },
            }
            for place in places
        ],
    }


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its days in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }
