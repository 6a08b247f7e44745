"""`dateline evaluate places`, `events`, `types`, `notes`, `dates`: one part of the reading on gold of its own form."""

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import options
from etl.commands.told import list_issues
from etl.config import Config
from etl.errors import ConfigError

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.extraction import Tools

_CROSSWALKS = Path(__file__).resolve().parents[2] / "data" / "crosswalks"
# What a gold note must tell.
_NOTE = ("acled_sub_event_type", "acled_event_type", "date", "country", "city", "latitude",
         "longitude", "date_in_text", "place_in_text")  # fmt: skip
_Row = dict[str, Any]


def _scored(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of all commands that score on gold of their own form."""
    path = click.Path(path_type=Path)
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
        click.option("--errors", default=0, type=click.IntRange(min=0), help="So many of a class."),
        options.workers,
        click.option("--predictions", type=path, help="What was printed before: read nothing."),
        click.option("--gold", type=path, required=True, help="Gold, JSON Lines."),
        click.option("--articles", type=path, required=True, help="Articles, JSON Lines."),
    ):
        command = option(command)
    return command


_bootstrap = click.option(
    "--bootstrap", "draws", default=0, type=click.IntRange(min=0), help="95% intervals of F1."
)


@click.command()
@_scored
@_bootstrap
@click.option("--roles", default="literal", type=click.Choice(["literal", "all"]))
def places(
    articles: Path,
    gold: Path,
    predictions: Path | None,
    workers: int | None,
    errors: int,
    roles: str,
    draws: int,
    *,
    as_json: bool,
) -> None:
    """Score place names: found, and put where they lie."""
    from etl.evaluation.lines import article_ids, read_lines
    from etl.evaluation.places import (
        place_errors,
        place_record,
        score_places,
        told_errors,
        told_places,
    )
    from etl.extraction import recognise
    from etl.places import Gazetteer

    config = Config.default(workers=workers)
    golds = read_lines(gold, keys=["article_id", "start", "end", "text"])
    rows = _rows(recognise, articles, predictions, config)
    scores = score_places(golds, rows, articles=article_ids(articles), roles=roles)
    if as_json:
        click.echo(json.dumps(place_record(scores)))
        return
    _tell(told_places(scores, draws=draws))
    unplaced = {row["id"]: row.get("unplaced") or [] for row in rows}
    gazetteer = Gazetteer.open(config.gazetteer)
    found = list(place_errors(scores.articles, unplaced, gazetteer))
    _tell(told_errors(found, number=errors))


@click.command()
@_scored
@_bootstrap
@click.option(
    "--types",
    "crosswalk",
    type=click.Path(path_type=Path),
    help="Our kinds in the gold's words, TOML; else those of MUC-4.",
)
def events(
    articles: Path,
    gold: Path,
    predictions: Path | None,
    workers: int | None,
    errors: int,
    crosswalk: Path | None,
    draws: int,
    *,
    as_json: bool,
) -> None:
    """Score what, where and when against incidents."""
    from etl.evaluation.events import (
        event_errors,
        event_record,
        load_crosswalk,
        score_events,
        told_event_errors,
        told_events,
    )
    from etl.evaluation.lines import article_ids, read_lines
    from etl.extraction import reports_of

    kinds = load_crosswalk(crosswalk or _CROSSWALKS / "muc4.toml")
    golds = read_lines(
        gold, keys=["article_id", "types", "dates", "locations", "countries", "city"]
    )
    rows = _rows(reports_of, articles, predictions, Config.default(workers=workers))
    scores = score_events(golds, rows, crosswalk=kinds, articles=article_ids(articles))
    if as_json:
        click.echo(json.dumps(event_record(scores)))
        return
    _tell(told_events(scores, draws=draws))
    _tell(told_event_errors(list(event_errors(scores.articles)), number=errors))


@click.command()
@_scored
@click.option("--subtask", default=1, show_default=True, type=click.IntRange(1, 3))
def types(
    articles: Path,
    gold: Path,
    predictions: Path | None,
    workers: int | None,
    errors: int,
    subtask: int,
    *,
    as_json: bool,
) -> None:
    """Score the kind of event of snippets that have one label each.

    Gold with `labels` in place of `acled` tells what police did in whole articles: ARREST, KILL
    and FORCE are scored then.
    """
    from etl.evaluation.lines import article_ids, read_lines
    from etl.evaluation.types import (
        load_labels,
        police_record,
        score_police,
        score_types,
        told_police,
        told_type_errors,
        told_types,
        type_record,
    )
    from etl.extraction import reports_of

    golds = read_lines(gold, keys=["article_id"])
    is_police = bool(golds) and "labels" in golds[0]
    golds = read_lines(gold, keys=["article_id", "labels" if is_police else "acled"])
    rows = _rows(reports_of, articles, predictions, Config.default(workers=workers))
    labels, ids = load_labels(_CROSSWALKS / "case2021.toml"), article_ids(articles)
    if is_police:
        police = score_police(golds, rows, labels=labels, articles=ids)
        _tell(
            [json.dumps(police_record(police))] if as_json else told_police(police, errors=errors)
        )
        return
    scores = score_types(golds, rows, labels=labels, subtask=subtask, articles=ids)
    if as_json:
        click.echo(json.dumps(type_record(scores)))
        return
    _tell(told_types(scores))
    _tell(told_type_errors(scores, number=errors))


@click.command()
@_scored
def dates(
    articles: Path,
    gold: Path,
    predictions: Path | None,
    workers: int | None,
    errors: int,
    *,
    as_json: bool,
) -> None:
    """Score expressions of time: found, and the days that they mean."""
    from etl.evaluation.dates import date_record, score_dates, told_date_errors, told_dates
    from etl.evaluation.lines import article_ids, read_lines
    from etl.extraction import recognise

    golds = read_lines(gold, keys=["article_id", "start", "end", "text", "value"])
    rows = _rows(recognise, articles, predictions, Config.default(workers=workers))
    scores = score_dates(golds, rows, articles=article_ids(articles))
    if as_json:
        click.echo(json.dumps(date_record(scores)))
        return
    _tell(told_dates(scores))
    _tell(told_date_errors(scores, number=errors))


@click.command()
@_scored
def notes(
    articles: Path,
    gold: Path,
    predictions: Path | None,
    workers: int | None,
    errors: int,
    *,
    as_json: bool,
) -> None:
    """Score type, day and place of short notes that tell of one event each."""
    from etl.evaluation.lines import article_ids, read_lines
    from etl.evaluation.notes import note_record, score_notes, told_note_errors, told_notes
    from etl.evaluation.types import load_labels
    from etl.extraction import reports_of

    golds = read_lines(gold, keys=["article_id", *_NOTE])
    rows = _rows(reports_of, articles, predictions, Config.default(workers=workers))
    labels = load_labels(_CROSSWALKS / "case2021.toml")
    scores = score_notes(golds, rows, labels=labels, articles=article_ids(articles))
    if as_json:
        click.echo(json.dumps(note_record(scores)))
        return
    _tell(told_notes(scores))
    _tell(told_note_errors(scores, number=errors))


def _rows(
    function: "Callable[[Article, Tools], Any]",
    articles: Path,
    predictions: Path | None,
    config: Config,
) -> list[_Row]:
    """What is printed for each article: read now, or before."""
    from etl.evaluation.lines import read_lines
    from etl.issues import Skipped
    from etl.read_paths import read_paths

    if predictions is not None:
        return read_lines(predictions)
    skipped = Skipped()
    rows: list[_Row] = []
    with closing(read_paths(function, [str(articles)], config=config, skipped=skipped)) as each:
        for found in each:
            rows += found if isinstance(found, list) else [found]
    list_issues(skipped)
    if not rows and skipped.number:
        raise ConfigError(f"No article of {articles} could be read: see the lines above.")
    return rows


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
