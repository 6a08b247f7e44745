"""`dateline evaluate merging`: do reports of one happening become one event, and only those?"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl import options
from etl.config import Config
from etl.errors import ConfigError

if TYPE_CHECKING:
    from etl.evaluation.merging import MergingError, MergingScores
    from etl.reports import Report

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = _ROOT / "data" / "sample" / "articles"
_GOLD = _ROOT / "data" / "gold"


@click.command()
@click.option("--articles", type=click.Path(path_type=Path), help="Articles; else the sample.")
@click.option("--gold", type=click.Path(path_type=Path), help="Gold; else the sample's.")
@options.workers
@click.option("--errors", default=0, type=click.IntRange(min=0), help="List so many of a class.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def merging(
    articles: Path | None, gold: Path | None, workers: int | None, errors: int, *, as_json: bool
) -> None:
    """Score the merging of reports into events, B-cubed and by pairs.

    The gold is a folder like the sample's, whose lines name the happening, or a file of lines
    that tell type, day and place, as those of ACLED's notes and of MUC-4: then reports of one type
    on one day in one town are taken for one happening.
    """
    from etl.evaluation import merging as room

    if (articles is None) != (gold is None):
        raise ConfigError("Give both --articles and --gold, or neither for the sample.")
    told, reports, found = _read(articles or _SAMPLE, gold or _GOLD, workers)
    if not told:
        raise ConfigError("No report answers a line of this gold.")
    events = {one: found[one] for one in told}
    scores = room.score_merging(told, events)
    if as_json:
        click.echo(json.dumps(asdict(scores)))
        return
    _print(scores)
    if errors:
        _print_errors(room.merging_errors(told, events), reports, errors)


def _read(
    articles: Path, gold: Path, workers: int | None
) -> "tuple[dict[str, str], dict[str, Report], dict[str, str]]":
    """Happening by report id; reports by id; event by report id."""
    from etl.articles import Article, read_articles
    from etl.evaluation.gold import gold_key, read_gold
    from etl.evaluation.judge import pair
    from etl.evaluation.lines import read_lines
    from etl.evaluation.merging import answers, events_of, told_lines
    from etl.extraction import extract, open_tools, read_each
    from etl.issues import Issue
    from etl.merging import ArticleFacts, merge
    from etl.workers import workers_for

    config = Config.default(workers=workers)
    gazetteer = open_tools(config.gazetteer, config.codebook).gazetteer
    read = (one for one in read_articles([articles]) if isinstance(one, Article))
    facts: dict[str, ArticleFacts] = {}
    by_key: dict[str, tuple[Report, ...]] = {}
    by_id: dict[str, tuple[Report, ...]] = {}
    with workers_for(config.workers) as pool:
        for article, found in read_each(extract, read, config=config, workers=pool):
            if isinstance(found, Issue):
                continue
            by_key[gold_key(article)] = by_id[article.id] = found.reports
            facts[article.id] = ArticleFacts(
                article.id, article.source, article.published, found.sketch
            )
    reports = {one.report_id: one for claims in by_id.values() for one in claims}
    events = events_of(merge(reports.values(), articles=facts))
    if gold.is_dir():
        verdicts = pair(read_gold(gold), by_key, gazetteer=gazetteer)
        told = {verdict.report.report_id: verdict.gold.event for verdict in verdicts}
    else:
        lines = told_lines(read_lines(gold), gazetteer.normalise)
        told = answers(lines, by_id, gazetteer.normalise)
    return told, reports, events


def _print(scores: "MergingScores") -> None:
    counts = f"{scores.n_reports} reports of {scores.n_happenings} happenings"
    click.echo(f"{counts} in {scores.n_events} events")
    click.echo(_line("B-cubed", scores.precision, scores.recall, scores.f1))
    if scores.pair_f1 is not None and scores.pair_precision is not None:
        click.echo(_line("pairs", scores.pair_precision, scores.pair_recall or 0.0, scores.pair_f1))
    click.echo(f"{scores.n_whole} of {scores.n_told_twice} told more than once are one event each")


def _line(name: str, precision: float, recall: float, f1: float) -> str:
    return f"{name}\tprecision {precision:.3f}\trecall {recall:.3f}\tF1 {f1:.3f}"


def _print_errors(
    errors: "tuple[MergingError, ...]", reports: "dict[str, Report]", most: int
) -> None:
    for kind in ("split", "mixed"):
        of_kind = [error for error in errors if error.kind == kind]
        click.echo(f"\n{kind}: {len(of_kind)}")
        for error in of_kind[:most]:
            click.echo(f"  {error.name}")
            for number, part in enumerate(error.parts, 1):
                for one in part:
                    click.echo(f"    {number}. {_shown(reports[one])}")


def _shown(report: "Report") -> str:
    where = report.city or (report.place.name if report.place else "unplaced")
    told = f"{report.sub_event_type}, {where}, {report.dates.iso()}, {report.status}"
    return f"{report.article_id}: {told}: {' '.join(report.sentence.text.split())[:100]}"
