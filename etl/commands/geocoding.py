"""`dateline geocode`: what a name can mean."""

import time
from typing import Any

import click

from etl import options
from etl.commands.told import tell_of_questions
from etl.config import Config
from etl.online_choice import Online
from etl.output import writing


@click.command()
@click.argument("name")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1))
@options.online
@options.output
def geocode(name: str, limit: int, output: str, online: Online | None) -> None:
    """List the places that NAME can mean, best first, as tab-separated values.

    NAME may say where it lies: "Paris, Texas".
    """
    from etl.places import Gazetteer, geocode_rows

    gazetteer = Gazetteer.open(Config.default().gazetteer)
    candidates = geocode_rows(name, gazetteer, limit=limit)
    began = time.time()
    if not candidates and online is not None:
        from etl.places.online import OnlineNames

        names = OnlineNames(online, frozenset(gazetteer.country_codes))
        candidates = names.candidates(name)[:limit]
        tell_of_questions(online, began)
    if not candidates:
        raise click.ClickException(f"The gazetteer knows no place called {name[:80]!r}.")
    columns = ("score", "name", "kind", "admin1", "country", "population", "latitude", "longitude")
    with writing(output) as target:
        target.write(_line((*columns, "geonameid", "source", "why")))
        for candidate in candidates:
            place = candidate.place
            values = (f"{candidate.score:.3f}", *(getattr(place, one) for one in columns[1:]))
            target.write(_line((*values, place.geonameid, place.source, candidate.detail)))


def _line(values: tuple[Any, ...]) -> bytes:
    return ("\t".join("" if v is None else str(v) for v in values) + "\n").encode()
