"""The `dateline` command: parse, call one function, map errors to exits.

Each command imports what it needs when it is called, so that `dateline --help` and a single
article come at once.
"""
# ruff: noqa: PLC0415 - see above

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import options
from etl.config import Config
from etl.errors import ConfigError, DatelineError
from etl.output import writing

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.extraction import Tools
    from etl.issues import Skipped

_ROOT = Path(__file__).resolve().parents[1]
_SAMPLE = _ROOT / "data" / "sample" / "articles"


class _Dateline(click.Group):
    """Prints our errors as one line: exit 1 when something failed, 2 when it was asked wrongly."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        except DatelineError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise click.ClickException(f"The system refused it: {error}.") from error


@click.group(cls=_Dateline, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline-events", prog_name="dateline")
def main() -> None:
    """What happened, in which city, on which day: read from news articles."""


@main.command()
@options.paths
@options.store
@options.workers
@click.option(
    "--batch",
    default=500,
    show_default=True,
    type=click.IntRange(min=1),
    help="Articles stored together: what a killed run loses at most.",
)
def run(paths: tuple[str, ...], store: Path | None, workers: int | None, batch: int) -> None:
    """Read articles, find what they report, and store it.

    PATHS are files or folders of articles: plain text, HTML, JSON Lines, CSV; - is stdin.
    Articles that are stored already stay as they are until the codebook changes.
    """
    _run(paths, Config.default(store=store, workers=workers, batch=batch))


@main.command()
@options.store
@options.serving
def dashboard(store: Path | None, port: int, *, opens: bool) -> None:
    """Open the map and the timeline of a store in the browser."""
    _serve(Config.default(store=store), port=port, opens=opens)


@main.command()
@options.store
@options.workers
@options.serving
def demo(store: Path | None, workers: int | None, port: int, *, opens: bool) -> None:
    """Read the sample articles, then open the dashboard on them."""
    config = Config.default(store=store, workers=workers)
    _run((str(_SAMPLE),), config)
    _serve(config, port=port, opens=opens)


@main.command()
@options.paths
@options.workers
@options.output
def extract(paths: tuple[str, ...], workers: int | None, output: str) -> None:
    """Print what articles report, as JSON Lines; nothing is stored."""
    from etl.extraction import reports_of

    _print_each(reports_of, paths, Config.default(workers=workers), output)


@main.command()
@options.paths
@options.workers
@options.output
def annotate(paths: tuple[str, ...], workers: int | None, output: str) -> None:
    """Print all places, dates and triggers recognised in articles, as JSON Lines."""
    from etl.extraction import recognise

    _print_each(recognise, paths, Config.default(workers=workers), output)


@main.command()
@click.argument("name")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1))
@options.output
def geocode(name: str, limit: int, output: str) -> None:
    """List the places that NAME can mean, best first, as tab-separated values.

    NAME may say where it lies: "Paris, Texas".
    """
    from etl.places import Gazetteer, geocode_rows

    gazetteer = Gazetteer.open(Config.default().gazetteer)
    candidates = geocode_rows(name, gazetteer, limit=limit)
    if not candidates:
        raise click.ClickException(f"The gazetteer knows no place called {name[:80]!r}.")
    columns = ("score", "name", "kind", "admin1", "country", "population", "latitude", "longitude")
    with writing(output) as target:
        target.write(_line((*columns, "geonameid", "why")))
        for candidate in candidates:
            place = candidate.place
            values = (f"{candidate.score:.3f}", *(getattr(place, one) for one in columns[1:]))
            target.write(_line((*values, place.geonameid, candidate.detail)))


def _line(values: tuple[Any, ...]) -> bytes:
    return ("\t".join("" if v is None else str(v) for v in values) + "\n").encode()


@main.command()
@click.option("--format", "form", default="csv", show_default=True, help="csv or geojson.")
@options.filtering
@click.option("--store-version", type=click.IntRange(min=0), help="An earlier state of the store.")
@options.store
@options.output
def export(
    form: str,
    store: Path | None,
    store_version: int | None,
    output: str,
    first: datetime | None,
    last: datetime | None,
    min_confidence: float,
    **named: Any,
) -> None:
    """Write the filtered events as a table or a map layer.

    A filter that is given several times lets through what meets any of its values.
    """
    from etl.export import EXPORTERS, About, select_events
    from etl.store import EventFilter, open_snapshot

    if form not in EXPORTERS:
        raise ConfigError(f"There is no format {form!r}; there are {', '.join(EXPORTERS)}.")
    config = Config.default(store=store)
    event_filter = EventFilter(
        first=first and first.date(),
        last=last and last.date(),
        confidence=min_confidence,
        **named,
    )
    _check_types(event_filter.types, config)
    snapshot = open_snapshot(config.store, version=store_version)
    with writing(output) as target:
        events = select_events(snapshot, event_filter)
        count = EXPORTERS[form](events, target, about=About.now(snapshot, event_filter))
    click.echo(f"{count:,} events: {event_filter.in_words()}", err=True)


@main.command()
@click.option("--articles", type=click.Path(path_type=Path), help="Articles; else the sample.")
@click.option("--gold", type=click.Path(path_type=Path), help="Their gold; else the sample's.")
@click.option("--errors", default=0, type=click.IntRange(min=0), help="List so many of each class.")
@click.option("--pin", is_flag=True, help="Keep the figures as floors under later versions.")
@click.option("--lower", is_flag=True, help="With --pin: allow figures below the floors.")
def evaluate(
    articles: Path | None, gold: Path | None, errors: int, *, pin: bool, lower: bool
) -> None:
    """Score the reading of articles against gold annotations."""
    from etl import evaluation

    if lower and not pin:
        raise ConfigError("--lower only means something with --pin.")
    gold = gold or _ROOT / "data" / "gold"
    found = evaluation.evaluate(articles or _SAMPLE, gold, config=Config.default())
    for line in evaluation.told(found, errors=errors):
        click.echo(line)
    if pin:
        evaluation.pin_floors(found.scores, gold, lower=lower)


def _check_types(types: tuple[str, ...], config: Config) -> None:
    from etl.codebook import load_codebook

    if not types:
        return
    known = {
        name
        for kind in load_codebook(config.codebook).types
        for name in (kind.id, *(finer.id for finer in kind.subtypes))
    }
    unknown = sorted(set(types) - known)
    if unknown:
        raise ConfigError(f"The codebook {config.codebook.name} has no type {unknown[0]!r}.")


def _run(paths: tuple[str, ...], config: Config) -> None:
    from etl.articles.count import count_roughly
    from etl.pipeline import run as run_pipeline

    with click.progressbar(
        length=count_roughly(paths),
        label="Reading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        summary = run_pipeline(paths, config, bar.update)
        bar.update(max(0, (bar.length or 0) - bar.pos))  # the length was a guess
    _list_issues(summary.skipped)
    for line in summary.lines():
        click.echo(line, err=True)
    if not summary.articles and not summary.known:
        raise click.ClickException("No article could be read: see the lines above.")


def _print_each(
    function: "Callable[[Article, Tools], Any]",
    paths: tuple[str, ...],
    config: Config,
    output: str,
) -> None:
    """Print what the function makes of each article, a line a record, in the order of input."""
    from etl.articles import Article, read_articles
    from etl.extraction import open_tools, read_each
    from etl.issues import Issue, Skipped
    from etl.workers import workers_for

    open_tools(config.gazetteer, config.codebook)
    skipped = Skipped()

    def articles() -> Iterator[Article]:
        for item in read_articles(paths):
            if isinstance(item, Article):
                yield item
            else:
                skipped.add(item)

    count = 0
    with workers_for(config.workers) as workers, writing(output) as target:
        for _, found in read_each(function, articles(), config=config, workers=workers):
            if isinstance(found, Issue):
                skipped.add(found)
                continue
            count += 1
            for record in found if isinstance(found, list) else [found]:
                target.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            target.flush()
    _list_issues(skipped)
    if skipped.number and not count:
        raise click.ClickException("No article could be read: see the lines above.")


def _list_issues(skipped: "Skipped") -> None:
    for issue in skipped.first:
        click.echo(f"skipped {issue.line()}", err=True)
    if more := skipped.number - len(skipped.first):
        click.echo(f"skipped {more:,} more", err=True)


def _serve(config: Config, *, port: int, opens: bool) -> None:
    """Become the dashboard's server, which only this machine can reach."""
    flags = [
        "--server.address=localhost",
        f"--server.port={port}",
        f"--server.headless={'false' if opens else 'true'}",
        "--browser.gatherUsageStats=false",
    ]
    app = str(_ROOT / "dashboard" / "app.py")
    command = [sys.executable, "-m", "streamlit", "run", app, *flags]
    sys.stdout.flush()
    environment = {**os.environ, "DATELINE_STORE": str(config.store.resolve())}
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter, no shell
