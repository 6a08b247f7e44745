"""`dateline extract` and `annotate`: articles in, JSON Lines out; nothing is stored."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from etl import options
from etl.commands.told import list_issues, tell_of_questions
from etl.config import Config
from etl.output import writing

if TYPE_CHECKING:
    from etl.articles import Article
    from etl.extraction import Tools


@click.command()
@options.paths
@options.workers
@options.online
@options.knowing
@options.output
def extract(paths: tuple[str, ...], workers: int | None, output: str, **more: Any) -> None:
    """Print what articles report, as JSON Lines; nothing is stored."""
    from etl.extraction import reports_of

    _print_each(reports_of, paths, Config.default(workers=workers, **more), output)


@click.command()
@options.paths
@options.workers
@options.online
@options.knowing
@options.output
def annotate(paths: tuple[str, ...], workers: int | None, output: str, **more: Any) -> None:
    """Print all places, dates and triggers recognised in articles, as JSON Lines."""
    from etl.extraction import recognise

    _print_each(recognise, paths, Config.default(workers=workers, **more), output)


def _print_each(
    function: "Callable[[Article, Tools], Any]",
    paths: tuple[str, ...],
    config: Config,
    output: str,
) -> None:
    """Print what the function makes of each article, a line a record, in the order of input."""
    from etl.issues import Skipped
    from etl.read_paths import read_paths

    skipped = Skipped()
    began = time.time()
    count = 0
    each = read_paths(function, paths, config=config, skipped=skipped)
    with closing(each), writing(output) as target:
        for found in each:
            count += 1
            for record in found if isinstance(found, list) else [found]:
                target.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            target.flush()
    list_issues(skipped)
    tell_of_questions(config.online, began)
    if skipped.number and not count:
        raise click.ClickException("No article could be read: see the lines above.")
