"""GeoJSON (RFC 7946): a point only where a city is known."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from etl.export.about import About

_GEOMETRY = ("latitude", "longitude")


def write_geojson(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as one FeatureCollection.

    An event known only to a province or a country, and one without a place, has no geometry: its
    properties say what is known, and nobody takes the middle of a country for a place. Filter,
    version and time are foreign members of the collection.

    Returns:
        The number of events written.
    """
    head = {"type": "FeatureCollection", **about.lines, "version": about.version}
    target.write(_json(head)[:-1] + b', "features": [')
    count = 0
    for event in events:
        target.write((b",\n" if count else b"\n") + _json(feature(event, about.columns)))
        count += 1
    target.write(b'\n], "n_events": %d}\n' % count)
    return count


def feature(event: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """One event as a Feature, with some of its columns as properties."""
    properties = {
        name: value.isoformat() if isinstance(value, date) else value
        for name in columns
        if name not in _GEOMETRY
        for value in (event[name],)
    }
    return {
        "type": "Feature",
        "id": event["event_id"],
        "geometry": _point(event),
        "properties": properties,
    }


def _point(event: Mapping[str, Any]) -> dict[str, Any] | None:
    if event["place_precision"] != "city":
        return None
    return {"type": "Point", "coordinates": [event["longitude"], event["latitude"]]}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
