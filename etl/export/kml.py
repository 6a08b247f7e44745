"""KML 2.2, for Google Earth and its kin: a point only where a city is known, days as a span."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from etl.export.about import About
from etl.export.cells import cell_text
from etl.export.columns import RECEIPTS
from etl.export.xml_text import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Events reported</name>
"""
_TAIL = "</Document></kml>\n"


def write_kml(events: Iterable[Mapping[str, Any]], target: BinaryIO, *, about: About) -> int:
    """Write the events as placemarks of one document.

    A placemark of an event without a city has no point: it stands in the list and nowhere on the
    map. Days are a time span where both ends are known.

    Returns:
        The number of events written.
    """
    said = "\n".join(f"{name}: {line}" for name, line in about.lines.items())
    target.write(f"{_HEAD}<description>{_text(said)}</description>\n".encode())
    target.write(_extended(about.lines).encode() + b"\n")
    count = 0
    for event in events:
        target.write(_placemark(event, about.columns).encode())
        count += 1
    target.write(_TAIL.encode())
    return count


def _placemark(event: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    where = event.get("city") or event["admin1"] or event["country"] or "place not named"
    kind = event["sub_event_type"].replace("_", " ")
    told = {name: cell_text(event[name]) for name in columns if event[name] is not None}
    return (
        f'<Placemark id="e{event["event_id"]}"><name>{_text(f"{kind}, {where}")}</name>'
        f"{_description(event)}{_span(event)}{_extended(told)}{_point(event)}</Placemark>\n"
    )


def _description(event: Mapping[str, Any]) -> str:
    """What was printed; each receipt with its outlet where there are any."""
    told = [
        f"{one['source'] or 'outlet not known'}, published {one['published'] or 'unknown'}: "
        f"{one['sentence']}"
        for one in event.get(RECEIPTS) or ()
    ]
    text = "\n\n".join(told) or event.get("sentence") or ""
    # Viewers draw descriptions as HTML: escaped once for them and once for XML.
    return f"<description>{_text(escape(text))}</description>" if text else ""


def _span(event: Mapping[str, Any]) -> str:
    first, last = event["date_start"], event["date_end"]
    if first is None or last is None or event["date_precision"] == "unknown":
        return ""
    return f"<TimeSpan><begin>{first.isoformat()}</begin><end>{last.isoformat()}</end></TimeSpan>"


def _point(event: Mapping[str, Any]) -> str:
    if event["place_precision"] != "city":
        return ""
    return f"<Point><coordinates>{event['longitude']},{event['latitude']}</coordinates></Point>"


def _extended(told: Mapping[str, str]) -> str:
    data = "".join(
        f"<Data name={quoteattr(name)}><value>{_text(value)}</value></Data>"
        for name, value in told.items()
    )
    return f"<ExtendedData>{data}</ExtendedData>"


def _text(text: str) -> str:
    return escape(xml_text(text))
