"""`dateline run`, `dashboard` and `demo`: fill a store, and open the page on it."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from etl import options
from etl.commands.told import list_issues, tell_of_questions
from etl.config import Config

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = _ROOT / "data" / "sample" / "articles"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@click.command()
@options.paths
@options.store
@options.workers
@options.online
@options.knowing
@click.option(
    "--again", is_flag=True, help="Read again what is stored: the program may read better now."
)
@click.option(
    "--batch",
    default=500,
    show_default=True,
    type=click.IntRange(min=1),
    help="Articles stored together (up to 2,000 in a large store): what a killed run loses.",
)
def run(
    paths: tuple[str, ...],
    store: Path | None,
    workers: int | None,
    batch: int,
    *,
    again: bool,
    **more: Any,
) -> None:
    """Read articles, find what they report, and store it.

    PATHS are files or folders of articles: plain text, HTML, JSON Lines, CSV; - is stdin.
    Articles that are stored already stay as they are until the codebook changes.
    """
    config = Config.default(store=store, workers=workers, batch=batch, **more)
    _run(paths, config, anew=again)


@click.command()
@options.store
@options.serving
@click.option(
    "--address",
    default="localhost",
    show_default=True,
    help="Where to listen. Reached from other machines, the page can be read and not written to.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A name that a proxy on this machine offers the page under; others are not answered.",
)
def dashboard(
    store: Path | None, port: int, address: str, names: tuple[str, ...], *, opens: bool
) -> None:
    """Open the map and the timeline of a store in the browser."""
    _serve(Config.default(store=store), port=port, opens=opens, address=address, names=names)


@click.command()
@options.store
@options.workers
@options.serving
def demo(store: Path | None, workers: int | None, port: int, *, opens: bool) -> None:
    """Read the sample articles, then open the dashboard on them."""
    config = Config.default(store=store, workers=workers)
    _run((str(_SAMPLE),), config)
    _serve(config, port=port, opens=opens)


def _run(paths: tuple[str, ...], config: Config, *, anew: bool = False) -> None:
    from etl.articles.count import count_roughly
    from etl.pipeline import run as run_pipeline

    began = time.time()
    with click.progressbar(
        length=count_roughly(paths),
        label="Reading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        summary = run_pipeline(paths, config, bar.update, anew=anew)
        bar.update(max(0, (bar.length or 0) - bar.pos))  # the length was a guess
    list_issues(summary.skipped)
    tell_of_questions(config.online, began)
    for line in summary.lines():
        click.echo(line, err=True)
    if not summary.articles and not summary.known:
        raise click.ClickException("No article could be read: see the lines above.")


def _serve(
    config: Config,
    *,
    port: int,
    opens: bool,
    address: str = _THIS_MACHINE[0],
    names: tuple[str, ...] = (),
) -> None:
    """Become the dashboard's server, which only this machine can reach unless told otherwise.

    A web page elsewhere can give its own name this machine's address; such names are refused.
    """
    known = (*_THIS_MACHINE, *names) if address in _THIS_MACHINE or names else ()
    flags = [
        *(f"--server.allowedHosts={one}" for one in known),
        f"--server.address={address}",
        f"--server.port={port}",
        f"--server.headless={'false' if opens else 'true'}",
        "--browser.gatherUsageStats=false",
    ]
    app = str(_ROOT / "dashboard" / "app.py")
    command = [sys.executable, "-m", "streamlit", "run", app, *flags]
    sys.stdout.flush()
    environment = {**os.environ, "DATELINE_STORE": str(config.store.resolve())}
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter, no shell
