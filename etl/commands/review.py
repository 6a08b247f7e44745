"""`dateline judge` and `dateline judgements`: what people decide about events."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import options
from etl.config import Config
from etl.errors import ConfigError
from etl.output import writing

if TYPE_CHECKING:
    from etl.places import Place
    from etl.review import Judgement
    from etl.store import Snapshot


def _judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of all judgements."""
    for option in (
        options.store,
        click.option("--why", default="", help="In your words."),
        click.option(
            "--who", envvar="DATELINE_WHO", required=True, help="You; else $DATELINE_WHO."
        ),
    ):
        command = option(command)
    return command


_EVENTS = click.argument("events", nargs=-1, required=True)


@click.group()
def judge() -> None:
    """Decide something about events; the decision outlives every run."""


@judge.command()
@_EVENTS
@_judging
def accept(events: tuple[str, ...], store: Path | None, **told: str) -> None:
    """Keep EVENTS as they are shown: kind, place, dates and status."""
    from etl import reviewing

    _record(store, lambda at, batch: [reviewing.accept(at, e, batch=batch, **told) for e in events])


@judge.command()
@_EVENTS
@_judging
def reject(events: tuple[str, ...], store: Path | None, **told: str) -> None:
    """Reject EVENTS: they stay in the table, hidden unless they are asked for."""
    from etl import reviewing

    _record(store, lambda at, batch: [reviewing.reject(at, e, batch=batch, **told) for e in events])


@judge.command()
@click.argument("event")
@click.argument("field")
@click.argument("value")
@_judging
def correct(event: str, field: str, value: str, store: Path | None, **told: str) -> None:
    """Give FIELD of EVENT another VALUE; "" for nothing known.

    FIELD is kind, dates, status, participants, fatalities, injured, detained or actor. Dates are
    2020-07-15, 2020-07, 2020, 2020-07-06/2020-07-12 or unknown; a kind is a finer kind's id.
    """
    from etl import reviewing
    from etl.codebook import load_codebook

    codebook = load_codebook(Config.default().codebook) if field == "kind" else None
    given = value or ("unknown" if field == "dates" else None)
    _record(
        store,
        lambda at, batch: [
            reviewing.correct(
                at, event, field=field, value=given, codebook=codebook, batch=batch, **told
            )
        ],
    )


@judge.command()
@click.argument("event")
@click.argument("name")
@click.option("--geonameid", type=int, help="Of the place meant, of several of that name.")
@_judging
def place(event: str, name: str, geonameid: int | None, store: Path | None, **told: str) -> None:
    """Say that EVENT was in NAME ("Paris, Texas"); "" when nobody knows where."""
    from etl import reviewing

    where = _place(name, geonameid) if name else None
    _record(
        store,
        lambda at, batch: [reviewing.place_is(at, event, place=where, batch=batch, **told)],
    )


@judge.command()
@click.argument("event")
@click.argument("other")
@_judging
def same(event: str, other: str, store: Path | None, **told: str) -> None:
    """Say that EVENT and OTHER are one event."""
    from etl import reviewing

    _record(store, lambda at, batch: [reviewing.same_event(at, event, other, batch=batch, **told)])


@judge.command()
@click.argument("event")
@click.argument("reports", nargs=-1, required=True)
@_judging
def different(event: str, reports: tuple[str, ...], store: Path | None, **told: str) -> None:
    """Say that REPORTS of EVENT tell of something else, which becomes an event of its own."""
    from etl import reviewing

    _record(
        store,
        lambda at, batch: [
            reviewing.different_event(at, event, report_ids=reports, batch=batch, **told)
        ],
    )


@judge.command("not-an-event")
@click.argument("event")
@click.argument("reports", nargs=-1)
@_judging
def not_an_event(event: str, reports: tuple[str, ...], store: Path | None, **told: str) -> None:
    """Say that REPORTS of EVENT, or all of them, tell of no event."""
    from etl import reviewing

    _record(
        store,
        lambda at, batch: [
            reviewing.not_an_event(at, event, report_ids=reports or None, batch=batch, **told)
        ],
    )


@judge.command()
@click.argument("judgements", nargs=-1, required=True)
@_judging
def withdraw(judgements: tuple[str, ...], store: Path | None, **told: str) -> None:
    """Let JUDGEMENTS hold no longer; they stay in the ledger."""
    from etl import reviewing

    _record(
        store,
        lambda at, batch: [reviewing.withdraw(at, j, batch=batch, **told) for j in judgements],
    )


@click.group()
def judgements() -> None:
    """List the ledger, give it to another team, take in theirs."""


@judgements.command("list")
@click.option("--event", help="Only what was decided about this event.")
@options.store
def list_judgements(event: str | None, store: Path | None) -> None:
    """Print what was decided, oldest first, as tab-separated values."""
    from etl.review import active
    from etl.store import open_snapshot
    from etl.store.ledger import Ledger
    from etl.store.lookup import judgements_on

    snapshot = open_snapshot(Config.default(store=store).store)
    if event is None:
        every = Ledger(snapshot.store).read()
        holding = {one.judgement_id for one in active(every)}
        found = tuple((one, one.judgement_id in holding) for one in every)
    else:
        found = judgements_on(snapshot, event)
    click.echo("judgement_id\tat\twho\tkind\tfield\tvalue\tevents\tholds\twhy")
    for one, holds in found:
        value = "" if one.value is None or one.kind == "accept" else json.dumps(one.value)
        told = (
            one.judgement_id,
            f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
            one.who,
            one.kind,
            one.field or "",
        )
        rest = (value, " ".join(one.event_ids), "yes" if holds else "no", " ".join(one.why.split()))
        click.echo("\t".join((*told, *rest)))


@judgements.command("export")
@options.store
@options.output
def export_judgements(store: Path | None, output: str) -> None:
    """Write the whole ledger as JSON Lines."""
    from etl.review import to_lines
    from etl.store.ledger import Ledger

    every = Ledger(Config.default(store=store).store).read()
    with writing(output) as target:
        for line in to_lines(every):
            target.write(line.encode() + b"\n")
    click.echo(f"{len(every):,} judgements", err=True)


@judgements.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@options.store
def import_judgements(file: str, store: Path | None) -> None:
    """Take in judgements that were exported elsewhere; those that are here already stay one.

    Judgements about articles that this store does not hold wait until it does.
    """
    from etl import reviewing
    from etl.review import from_lines

    stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed below
    with stream:
        try:
            found = from_lines(stream.read().decode().split("\n"))
        except UnicodeDecodeError as error:
            raise ConfigError(f"{file} is no UTF-8 text ({error.reason}).") from error
    recorded = reviewing.record_judgements(Config.default(store=store).store, found)
    click.echo(recorded.message, err=True)


@judgements.command("apply")
@options.store
def apply_judgements(store: Path | None) -> None:
    """Bring the events up to what was decided while a run was writing."""
    from etl import reviewing

    version = reviewing.apply_pending(Config.default(store=store).store)
    click.echo(f"The events show all judgements (version {version}).", err=True)


def _record(store: Path | None, make: "Callable[[Snapshot, str], list[Judgement]]") -> None:
    from etl import reviewing
    from etl.store import open_snapshot

    snapshot = open_snapshot(Config.default(store=store).store)
    made = make(snapshot, reviewing.new_batch())
    recorded = reviewing.record_judgements(snapshot.store, made)
    for one in made:
        click.echo(one.judgement_id)
    click.echo(recorded.message, err=True)


def _place(name: str, geonameid: int | None) -> "Place":
    from etl.places import Gazetteer, geocode_rows

    candidates = geocode_rows(name, Gazetteer.open(Config.default().gazetteer), limit=50)
    places = [one.place for one in candidates]
    if geonameid is not None:
        places = [one for one in places if one.geonameid == geonameid]
    if not places:
        raise ConfigError(f"The gazetteer knows no such place called {name[:80]!r}.")
    found = places[0]
    parts = (found.name, found.admin1, found.country, f"geonameid {found.geonameid}")
    click.echo(f"Placed in {', '.join(part for part in parts if part)}.", err=True)
    return found
