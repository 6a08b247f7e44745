"""`dateline evaluate`: how well articles are read, against gold annotations."""

from pathlib import Path

import click

from etl.config import Config
from etl.errors import ConfigError

_DATA = Path(__file__).resolve().parents[2] / "data"

_path = click.Path(path_type=Path)
errors_option = click.option(
    "--errors", default=0, type=click.IntRange(min=0), help="List so many of each class."
)


@click.group(invoke_without_command=True)
@click.option("--articles", type=_path, help="Articles; else the sample.")
@click.option("--gold", type=_path, help="Their gold; else the sample's.")
@errors_option
@click.option("--pin", is_flag=True, help="Keep the figures as floors under later versions.")
@click.option("--lower", is_flag=True, help="With --pin: allow figures below the floors.")
@click.option("--reason", default="", help="With --lower: why, kept beside the floors.")
@click.pass_context
def evaluate(
    context: click.Context,
    articles: Path | None,
    gold: Path | None,
    errors: int,
    reason: str,
    *,
    pin: bool,
    lower: bool,
) -> None:
    """Score the reading of articles against gold annotations.

    Without a further command, the whole reading on the sample. The further commands score one
    part of it on gold of their own form, as the scorers of those corpora do.
    """
    from etl import evaluation

    if context.invoked_subcommand:
        if articles or gold or errors or pin:
            raise ConfigError(f"Put the options after `{context.invoked_subcommand}`.")
        return
    if (lower or reason) and not pin:
        raise ConfigError("--lower and --reason only mean something with --pin.")
    gold = gold or _DATA / "gold"
    sample = _DATA / "sample" / "articles"
    found = evaluation.evaluate(articles or sample, gold, config=Config.default())
    for line in evaluation.told(found, errors=errors):
        click.echo(line)
    if pin:
        evaluation.pin_floors(found.scores, gold, lower=lower, reason=reason)
