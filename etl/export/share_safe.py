"""Coarsens events so that a file can be shared without pointing at people or their words."""

from collections.abc import Iterable, Iterator
from typing import Any

from etl.export.columns import WITHHELD


def share_safe(events: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The events with places no closer than the province, without quotes, actors and reasons.

    A city whose province is not known becomes its country.
    """
    for event in events:
        kept = {name: value for name, value in event.items() if name not in WITHHELD}
        if kept["place_precision"] == "city":
            kept["place_precision"] = "admin1" if kept["admin1"] else "country"
        yield kept
