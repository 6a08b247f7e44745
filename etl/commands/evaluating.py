"""`dateline evaluate`: how well articles are read, against gold annotations."""

from pathlib import Path

import click

from etl.config import Config
from etl.errors import ConfigError

_DATA = Path(__file__).resolve().parents[2] / "data"


@click.command()
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
    gold = gold or _DATA / "gold"
    sample = _DATA / "sample" / "articles"
    found = evaluation.evaluate(articles or sample, gold, config=Config.default())
    for line in evaluation.told(found, errors=errors):
        click.echo(line)
    if pin:
        evaluation.pin_floors(found.scores, gold, lower=lower)
