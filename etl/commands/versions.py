"""`dateline versions`, `diff`, `history`, `vacuum`, `migrate`: the states that a store has been in."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import options
from etl.config import Config
from etl.errors import ConfigError
from etl.output import writing

if TYPE_CHECKING:
    from etl.store import Snapshot


@click.command()
@options.store
def versions(store: Path | None) -> None:
    """List the versions that can be read, oldest first, as tab-separated values."""
    from etl.store import open_snapshot
    from etl.store.manifest import read_versions

    snapshot = open_snapshot(Config.default(store=store).store)
    click.echo("version\tcreated_at\tcause\tarticles\treports\tevents")
    for one in read_versions(snapshot.store):
        if one.number >= snapshot.version.oldest:
            counts = "\t".join(str(one.rows[name]) for name in ("articles", "reports", "events"))
            click.echo(f"{one.number}\t{one.created_at:%Y-%m-%dT%H:%M:%SZ}\t{one.cause}\t{counts}")


@click.command()
@click.argument("first", type=click.IntRange(min=0))
@click.argument("last", type=click.IntRange(min=0), required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with both rows.")
@click.option("--all", "every", is_flag=True, help="List where only the confidence moved, too.")
@options.store
@options.output
def diff(
    first: int,
    last: int | None,
    store: Path | None,
    output: str,
    *,
    as_json: bool,
    every: bool,
) -> None:
    """Say what became of the events from version FIRST to LAST, else to the newest."""
    from collections import Counter

    from etl.store import open_snapshot
    from etl.store.changelog import head, lines
    from etl.store.changes import diff as compare

    folder = Config.default(store=store).store
    one, other = open_snapshot(folder, version=first), open_snapshot(folder, version=last)
    if one.version.number > other.version.number:
        raise ConfigError("The earlier version comes first.")
    changes = compare(one, other)
    with writing(output) as target:
        if as_json:
            for change in changes:
                record = {name: getattr(change, name) for name in type(change).__slots__}
                target.write(
                    json.dumps(record, default=_plain, ensure_ascii=False).encode() + b"\n"
                )
        else:
            for line in chain(head(one, other), lines(changes, every=every)):
                target.write(line.encode() + b"\n")
    counts = Counter(change.kind for change in changes)
    told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(counts.items()))
    numbers = f"{one.version.number} to {other.version.number}"
    click.echo(f"Version {numbers}: {told or 'no event differs'}.", err=True)


@click.command()
@click.argument("event")
@options.store
def history(event: str, store: Path | None) -> None:
    """Tell the life of EVENT: when it came, what changed, what people decided, where it went."""
    from etl.store import open_snapshot
    from etl.store.history import history as life
    from etl.store.lookup import judgements_on

    folder = Config.default(store=store).store
    last: Mapping[str, Any] = {}
    for moment in life(folder, event):
        head = f"version {moment.version.number}, {moment.at:%Y-%m-%d %H:%M} UTC, {moment.version.cause}"
        if moment.row is None:
            click.echo(f"{head}: gone, {moment.detail}")
        elif not moment.fields:
            click.echo(f"{head}: {_event(moment.row)}")
        else:
            told = (f"{n} {_shown(last.get(n))} -> {_shown(moment.row[n])}" for n in moment.fields)
            click.echo(f"{head}: {'; '.join(told)}")
        last = moment.row or {}
    snapshot = open_snapshot(folder)
    for line in _reprints(snapshot, event):
        click.echo(line)
    for one, holds in judgements_on(snapshot, event):
        what = f"{one.kind} {one.field or ''}".strip()
        ended = "" if holds else ", no longer holds"
        why = f": {' '.join(one.why.split())}" if one.why else ""
        click.echo(
            f"judgement {one.judgement_id}, {one.at:%Y-%m-%d %H:%M} UTC, {one.who}: {what}{why}{ended}"
        )


@click.command()
@click.option("--keep", required=True, type=click.IntRange(min=1), help="Versions that stay.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.store
def vacuum(keep: int, store: Path | None, *, yes: bool) -> None:
    """Forget old versions and delete the files that only they need."""
    from etl.store.vacuum import plan_vacuum
    from etl.store.vacuum import vacuum as do_it

    folder = Config.default(store=store).store
    plan = plan_vacuum(folder, keep=keep)
    for line in plan.lines():
        click.echo(line, err=True)
    if not plan.files and not plan.forgotten:
        return
    if not yes:
        click.confirm("Forget them?", abort=True, err=True)
    do_it(folder, keep=keep)
    click.echo("Done.", err=True)


@click.command()
@options.store
def migrate(store: Path | None) -> None:
    """Bring a store that an earlier Dateline wrote up to date; all that is in it stays."""
    from etl.store.migrate import migrate as do_it

    folder = Config.default(store=store).store
    number = do_it(folder)
    what = "is up to date already" if number is None else f"is migrated (version {number})"
    click.echo(f"The store {folder} {what}.", err=True)


def _reprints(snapshot: "Snapshot", event: str) -> Iterator[str]:
    """The reprints among the articles of an event, a line each."""
    from etl.store.copies import stored_copies
    from etl.store.lookup import event_with_reports

    found = event_with_reports(snapshot, event)
    articles = [] if found is None else list(found[2])
    for copy in stored_copies(snapshot, articles):
        if copy.article.article_id in articles:
            one, other = (
                f"{facts.source or 'an unknown outlet'} ({facts.article_id})"
                for facts in (copy.article, copy.original)
            )
            yield f"reprint: {one} prints {other} again, no source of its own"


def _event(row: Mapping[str, Any]) -> str:
    where = ", ".join(str(row[name]) for name in ("city", "country") if row[name]) or "unplaced"
    when = "undated" if row["date_start"] is None else f"{row['date_start']}/{row['date_end']}"
    return f"{row['sub_event_type']}, {where}, {when}, {row['status']}, reports: {row['n_reports']}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return "nothing" if value is None else str(value)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON")
