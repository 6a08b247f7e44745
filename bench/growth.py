"""How long 1,000 articles take to merge as a store grows: `python -m bench.growth [--sizes ...]`.

For each size a synthetic store is made (see `bench.synthetic`); then 1,000 further articles of one
report each are merged into copies of it: of the last month, as a daily run brings them, and of
any day in ten years, as the reading of an archive does. Then one event is judged, and the last
two versions are compared. Times are seconds of the clock and, in brackets, of the processors, which
tell more on a machine that has other work.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from bench.synthetic import FIRST, LAST, cities_of, fill
from bench.synthetic_world import KINDS, OUTLETS, City
from etl import reviewing
from etl.articles import Article
from etl.batch import changes_by
from etl.config import Config
from etl.dates import DateInterval
from etl.extraction import Extract
from etl.keeper import batch_size
from etl.mentions import Span
from etl.merging.reprints import sketch_of
from etl.places import Place
from etl.reports import Report, report_id
from etl.store import open_snapshot, open_writer
from etl.store.changes import diff
from etl.store.ledger import Standing
from etl.workers import chunks_of

_DAYS = int((LAST - FIRST).astype(int)) + 1
_LAST_DAY: date = LAST.astype(date)


def articles(
    number: int, *, cities: tuple[City, ...], seed: int, days: int
) -> list[tuple[Article, Extract]]:
    """So many articles with one report each, of the last so many days; cities by population."""
    chance = np.random.default_rng(seed)
    weight = np.array([max(city.population, 1_000) for city in cities], dtype=float) ** 0.6
    at = chance.choice(len(cities), size=number, p=weight / weight.sum())
    return [
        _article(index, cities[int(city)], chance, seed=seed, days=days)
        for index, city in enumerate(at)
    ]


def _article(
    index: int, city: City, chance: np.random.Generator, *, seed: int, days: int
) -> tuple[Article, Extract]:
    kind = KINDS[int(chance.integers(len(KINDS)))]
    day = _LAST_DAY - timedelta(days=int(chance.integers(days)))
    before, trigger, after = kind.words
    text = (
        f"{before}{trigger}{after} in {city.name} on {day.isoformat()}. Number {index} of {seed}."
    )
    name = f"growth-{seed}-{index}"
    article = Article(
        id=name,
        text=text,
        title=None,
        published=DateInterval.day(day + timedelta(days=1)),
        url=None,
        source=OUTLETS[int(chance.integers(len(OUTLETS)))],
        language="en",
        origin="bench",
    )
    place = Place(
        city.geonameid,
        city.name,
        "city",
        city.country,
        city.admin1,
        city.latitude,
        city.longitude,
        city.population,
    )
    acled = kind.acled or (None, None)
    report = Report(
        report_id=report_id(name, kind.sub_event_type, len(before), city.geonameid),
        article_id=name,
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        acled_event_type=acled[0],
        acled_sub_event_type=acled[1],
        dates=DateInterval.day(day),
        place=place,
        status="reported",
        confidence=0.7,
        participants=None,
        fatalities=None,
        injured=None,
        detained=None,
        actor=None,
        trigger=Span.of(text, len(before), len(before) + len(trigger)),
        sentence=Span.of(text, 0, len(text)),
        place_span=None,
        date_span=None,
    )
    return article, Extract((report,), sketch_of(text), "0" * 16)


@contextmanager
def timed(times: list[str]) -> Iterator[None]:
    """Add what passed inside to the times."""
    clock, work = time.perf_counter(), time.process_time()
    yield
    times.append(f"{time.perf_counter() - clock:.1f} ({time.process_time() - work:.1f})")


def merge_in(store: Path, batch: list[tuple[Article, Extract]]) -> None:
    """Merge them as `dateline run` does, as many at a time."""
    stored = open_snapshot(store).version.rows["events"]
    with open_writer(store) as writer:
        for part in chunks_of(batch, batch_size(Config.default().batch, stored=stored)):
            snapshot = open_snapshot(store)
            writer.commit(changes_by(part, snapshot, standing=Standing(0)))


def judge(store: Path, event_id: str) -> None:
    """Reject one event, from the click to the table."""
    snapshot = open_snapshot(store)
    made = reviewing.reject(snapshot, event_id, who="bench")
    reviewing.record_judgements(store, [made])


def compare(store: Path) -> int:
    """How many events differ between the last two versions."""
    last = open_snapshot(store)
    return len(diff(open_snapshot(store, version=last.version.number - 1), last))


def main() -> None:
    """Parse the command line, fill, merge, print one line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--store", type=Path, help="A filled store of the one size, to be copied.")
    options = parser.parse_args()
    cities = cities_of(Path("data/gazetteer"))
    print("events\tMB\tlast month\tten years\tagain\tjudgement\tdiff\tpeak MB")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            store = Path(folder, str(size))
            if options.store:
                shutil.copytree(options.store, store)
            else:
                fill(store, events=size, seed=1)
            megabytes = sum(f.stat().st_size for f in store.rglob("*.parquet")) / 1e6
            times: list[str] = []
            for seed, days in ((7, 30), (8, _DAYS), (9, _DAYS)):
                batch = articles(options.articles, cities=cities, seed=seed, days=days)
                with timed(times):
                    merge_in(store, batch)
            (row,) = open_snapshot(store).rows("events", "true LIMIT $one", {"one": 1})
            with timed(times):
                judge(store, row["event_id"])
            with timed(times):
                compare(store)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            told = "\t".join(times)
            print(f"{size}\t{megabytes:.0f}\t{told}\t{peak:.0f}")
            sys.stdout.flush()
            shutil.rmtree(store)


if __name__ == "__main__":
    main()
