"""A small invented wire: articles that the real reading finds events in."""

import json
from datetime import date, timedelta
from pathlib import Path

_CITIES = ("Lima", "Cusco", "Quito", "Guayaquil", "La Paz", "Santiago", "Montevideo")
_ACTS = (
    "Thousands of teachers marched in {city} on {day} to demand higher wages.",
    "Police arrested twelve students in {city} on {day}, the interior ministry said.",
    "A bomb exploded outside a bank in {city} on {day}, wounding two guards.",
    "Workers of the port went on strike in {city} last week.",
)

_VIGIL = """
[[subtype]]
id = "vigil"
type = "protest"
label = "Vigil"
definition = "People stand in silence."
acled = ["Protests", "Peaceful protest"]
plover = "PROTEST"
cameo = "141"
triggers = ["workers of the port went on strike"]
"""


def write_wire(path: Path, articles: int) -> Path:
    """Write that many articles as JSON Lines; each happening is told by about two of them."""
    first = date(2020, 3, 2)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            story = number // 2
            happened = first + timedelta(days=story * 5 % 90)
            act = _ACTS[story % len(_ACTS)]
            text = act.format(city=_CITIES[story % len(_CITIES)], day=f"{happened:%A}")
            record = {
                "id": f"wire-{number}",
                "text": f"{text}\n\nOutlet number {number} has no more to say about it.",
                "published": (happened + timedelta(days=1 + number % 2)).isoformat(),
                "source": f"Outlet {number % 5}",
            }
            stream.write(json.dumps(record) + "\n")
    return path


def with_vigils(codebook: str) -> str:
    """A codebook's text with one kind more: what these articles tell of strikes is that kind."""
    return f"{codebook}{_VIGIL}"
