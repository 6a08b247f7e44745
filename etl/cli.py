"""The `dateline` command: put the commands together, map errors to exits."""

from typing import Any

import click

from etl.commands.evaluating import evaluate
from etl.commands.exporting import export
from etl.commands.geocoding import geocode
from etl.commands.merging import merging
from etl.commands.reading import annotate, extract
from etl.commands.reprints import reprints
from etl.commands.review import judge, judgements
from etl.commands.running import dashboard, demo, run
from etl.commands.scoring import dates, events, notes, places, types
from etl.commands.versions import diff, history, migrate, vacuum, versions
from etl.errors import ConfigError, DatelineError


class _Dateline(click.Group):
    """Prints our errors as one line: exit 1 when something failed, 2 when it was asked wrongly."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        except DatelineError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise click.ClickException(f"The system refused it: {error}.") from error


@click.group(cls=_Dateline, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline-events", prog_name="dateline")
def main() -> None:
    """What happened, in which city, on which day: read from news articles."""


main.add_command(run)
main.add_command(dashboard)
main.add_command(demo)
main.add_command(extract)
main.add_command(annotate)
main.add_command(geocode)
main.add_command(export)
main.add_command(evaluate)
evaluate.add_command(places)
evaluate.add_command(events)
evaluate.add_command(types)
evaluate.add_command(notes)
evaluate.add_command(dates)
evaluate.add_command(merging)
main.add_command(judge)
main.add_command(judgements)
main.add_command(versions)
main.add_command(diff)
main.add_command(history)
main.add_command(reprints)
main.add_command(vacuum)
main.add_command(migrate)
