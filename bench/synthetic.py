"""Fill a store with made-up events: `python -m bench.synthetic --events N --store DIR [--seed S]`.

The recipe, the same for the same N and seed (and the same gazetteer):

* Days run evenly from 2015 to 2024, with a wave over each year and a dozen bursts in which one
  type fills one country's cities for two weeks.
* Places: the 4,000 most populous cities of the gazetteer where it is built (else the 32 below),
  drawn by population to the power 0.6. 82 of 100 events know their city, 7 their province, 8
  their country only, 3 no place (the 32 have no provinces: those events know their city).
* 78 of 100 events know their day, 11 a week, 6 a month, 2 a year, 3 nothing.
* Types and their finer kinds are drawn with the weights of `KINDS`; 90 of 100 are reported.
* An event has 1 report (70 of 100), else 2, 3 or up to 9. Each report has an article of its
  own of two sentences, so that every span points at its words; 1 in 12 further articles is a
  reprint, which counts as no further source.
"""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from bench.synthetic_rows import events_table, reports_and_articles
from bench.synthetic_world import CITIES, KINDS, OUTLETS, City, Point
from etl.errors import GazetteerMissing
from etl.places import Place, layout
from etl.places.gazetteer import Gazetteer
from etl.store.writer import Changes, open_writer

FIRST, LAST = np.datetime64("2015-01-01"), np.datetime64("2024-12-31")
_CITY = layout.KINDS.index("city")
_SLICE = 250_000  # events a commit
_GAZETTEER = Path(__file__).resolve().parents[1] / "data" / "gazetteer"


@dataclass(frozen=True, slots=True)
class Draws:
    """What chance decided, one element an event; days as numpy days."""

    number: Any
    day: Any
    precision: Any  # 0 day, 1 week, 2 month, 3 year, 4 unknown
    level: Any  # 0 city, 1 admin1, 2 country, 3 unknown
    city: Any
    kind: Any
    status: Any
    confidence: Any
    n_reports: Any
    figure: Any


def cities_of(gazetteer: Path) -> tuple[City, ...]:
    """The most populous cities of the gazetteer, or the built-in ones where it is not built."""
    try:
        opened = Gazetteer.open(gazetteer)
    except GazetteerMissing:
        return CITIES
    records = opened.records
    rows = np.flatnonzero((records["kind"] == _CITY) & (records["admin1"] != layout.NO_ROW))
    rows = rows[np.argsort(-records["population"][rows].astype(np.int64), kind="stable")][:4_000]
    return tuple(_city(opened, int(row)) for row in rows)


def _city(gazetteer: Gazetteer, row: int) -> City:
    place = gazetteer.at_row(row)
    province = gazetteer.at_row(int(gazetteer.records["admin1"][row]))
    return City(
        geonameid=place.geonameid,
        name=place.name,
        admin1=place.admin1,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        province=_point(province),
        nation=_point(gazetteer.country(place.country)),
    )


def _point(place: Place) -> Point:
    return Point(place.geonameid, place.name, place.latitude, place.longitude)


def draw(total: int, *, seed: int, cities: tuple[City, ...]) -> Draws:
    """Decide all events, in the order of their days."""
    chance = np.random.default_rng(seed)
    days = int((LAST - FIRST).astype(int)) + 1
    wave = 1 + 0.3 * np.sin(np.arange(days) * 2 * np.pi / 365.25)
    day = np.sort(chance.choice(days, size=total, p=wave / wave.sum()))
    weight = np.array([max(city.population, 1_000) for city in cities], dtype=float) ** 0.6
    city = chance.choice(len(cities), size=total, p=weight / weight.sum())
    shares = np.array([kind.share for kind in KINDS], dtype=float)
    kind = chance.choice(len(KINDS), size=total, p=shares / shares.sum())
    countries = np.array([city.country for city in cities])
    for _ in range(12):
        start, country = chance.integers(days - 14), chance.choice(countries)
        hit = np.flatnonzero((day >= start) & (day < start + 14))
        hit = hit[chance.random(len(hit)) < 0.4]
        city[hit] = chance.choice(np.flatnonzero(countries == country), size=len(hit))
        kind[hit] = chance.integers(len(KINDS))
    level = chance.choice(4, size=total, p=[0.82, 0.07, 0.08, 0.03])
    if cities[0].nation is None:
        level[(level == 1) | (level == 2)] = 0
    return Draws(
        number=np.arange(total),
        day=FIRST + day,
        precision=chance.choice(5, size=total, p=[0.78, 0.11, 0.06, 0.02, 0.03]),
        level=level,
        city=city,
        kind=kind,
        status=chance.choice(5, size=total, p=[0.9, 0.04, 0.02, 0.01, 0.03]),
        confidence=np.round(chance.beta(6, 2.5, size=total), 3),
        n_reports=np.minimum(chance.geometric(0.7, size=total), 9),
        figure=chance.geometric(0.02, size=total),
    )


def fill(store: Path, *, events: int, seed: int, gazetteer: Path = _GAZETTEER) -> None:
    """Write the events, their reports and articles as commits of the store's own writer."""
    cities = cities_of(gazetteer)
    draws = draw(events, seed=seed, cities=cities)
    outlets = np.array(OUTLETS)
    with open_writer(store) as writer:
        for start in range(0, events, _SLICE):
            part = Draws(*(getattr(draws, n)[start : start + _SLICE] for n in Draws.__slots__))
            chance = np.random.default_rng([seed, start])
            reports, articles, sources = reports_and_articles(
                part, cities=cities, outlets=outlets, chance=chance
            )
            table = events_table(part, cities=cities, reports=reports, sources=sources)
            writer.commit(Changes(articles=articles, reports=_plain(reports), events=table))
            print(f"{min(start + _SLICE, events):,} events", file=sys.stderr)


def _plain(reports: pa.Table) -> pa.Table:
    return reports.drop_columns(["event", "published_day"])


def main() -> None:
    """Parse the command line and fill the store."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    fill(options.store, events=options.events, seed=options.seed)
    print(f"{options.events:,} events in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
