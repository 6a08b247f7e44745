"""GeoJSON (RFC 7946): a point only where a city is known."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from etl.export.select import About


def write_geojson(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as one FeatureCollection.

    An event known only to a province or a country, and one without a place, has no geometry: its
    properties say what is known, and nobody takes the middle of a country for a place. Filter,
    version and time are foreign members of the collection.

    Returns:
        The number of events written.
    """
    head = {
        "type": "FeatureCollection",
        "filter": about.filter,
        "version": about.version,
        "exported_at": about.exported_at.isoformat(),
    }
    target.write(_json(head)[:-1] + b', "features": [')
    count = 0
    for event in events:
        target.write((b",\n" if count else b"\n") + _json(_feature(event)))
        count += 1
    target.write(b'\n], "n_events": %d}\n' % count)
    return count


def _feature(event: Mapping[str, Any]) -> dict[str, Any]:
    properties = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in event.items()
        if name not in ("latitude", "longitude")
    }
    geometry = None
    if event["place_precision"] == "city":
        point = [event["longitude"], event["latitude"]]
        geometry = {"type": "Point", "coordinates": point}
    return {
        "type": "Feature",
        "id": event["event_id"],
        "geometry": geometry,
        "properties": properties,
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
