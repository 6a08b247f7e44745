"""`dateline export`: the filtered events as a file."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from etl import options
from etl.config import Config
from etl.errors import ConfigError
from etl.output import writing


@click.command()
@click.option(
    "--format",
    "form",
    default="csv",
    show_default=True,
    help="csv, xlsx, geojson, kml, parquet or datapackage.",
)
@click.option("--receipts", is_flag=True, help="With each event what was printed, and by whom.")
@click.option(
    "--share-safe",
    is_flag=True,
    help="Places no closer than the province; no quotes, actors or reasons.",
)
@click.option("--bom", is_flag=True, help="CSV with the mark by which Excel knows UTF-8.")
@options.filtering
@click.option(
    "--version",
    "--store-version",
    "store_version",
    type=click.IntRange(min=0),
    help="An earlier state of the store; see `dateline versions`.",
)
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
    *,
    receipts: bool,
    share_safe: bool,
    bom: bool,
    **named: Any,
) -> None:
    """Write the filtered events as a table or a map layer.

    A filter that is given several times lets through what meets any of its values.
    """
    from etl.export import EXPORTERS, About, ExportOptions, prepared, select_events
    from etl.store import EventFilter, open_snapshot

    if form not in EXPORTERS:
        raise ConfigError(f"There is no format {form!r}; there are {', '.join(EXPORTERS)}.")
    chosen = ExportOptions(receipts=receipts, share_safe=share_safe, bom=bom)
    config = Config.default(store=store)
    event_filter = EventFilter(
        first=first and first.date(),
        last=last and last.date(),
        confidence=min_confidence,
        **named,
    )
    _check_types(event_filter.types, config)
    snapshot = open_snapshot(config.store, version=store_version)
    files = {name: snapshot.files(name) for name in ("reports", "articles")}
    with snapshot.asking() as connection, writing(output) as target:
        events = prepared(select_events(snapshot, event_filter), chosen, connection, **files)
        about = About.now(snapshot, event_filter, chosen)
        count = EXPORTERS[form](events, target, about=about)
    click.echo(f"{count:,} events: {event_filter.in_words()}", err=True)


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
