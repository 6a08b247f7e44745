"""The options that mean the same in every command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

store = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the tables; else $DATELINE_STORE, else data/store.",
)
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes; as many as there are cores, if not given.",
)
output = click.option(
    "-o", "output", default="-", type=click.Path(dir_okay=False), help="Write here, not to stdout."
)
paths = click.argument("paths", nargs=-1, required=True, type=click.Path())


def serving(command: Command) -> Command:
    """The options of the commands that open the page."""
    port = click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
    opens = click.option("--open/--no-browser", "opens", default=True, help="Open a browser on it.")
    return port(opens(command))


def filtering(command: Command) -> Command:
    """The filters of the dashboard as options."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in (
        click.option("--text", default="", help="Words that the printed sentence holds."),
        click.option("--min-confidence", default=0.0, type=click.FloatRange(0, 1)),
        click.option("--source", "sources", multiple=True, help="An outlet, as printed."),
        click.option("--status", "statuses", multiple=True, help="reported, planned, ..."),
        click.option("--undated", is_flag=True, help="Only events without a date."),
        click.option("--surely", is_flag=True, help="The whole interval within --from and --to."),
        click.option("--to", "last", type=day, help="Last day, included."),
        click.option("--from", "first", type=day, help="First day, included."),
        click.option("--type", "types", multiple=True, help="An event type or finer kind."),
        click.option("--admin1", "admin1s", multiple=True, help="Name of a province."),
        click.option("--country", "countries", multiple=True, help="ISO code: IR"),
        click.option("--city", "cities", multiple=True, help="Name of a city."),
    ):
        command = option(command)
    return command
