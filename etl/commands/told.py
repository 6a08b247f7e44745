"""How commands tell people what was skipped."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from etl.issues import Skipped


def list_issues(skipped: "Skipped") -> None:
    """A line on stderr for each thing that was skipped, and a count of those beyond the first."""
    for issue in skipped.first:
        click.echo(f"skipped {issue.line()}", err=True)
    if more := skipped.number - len(skipped.first):
        click.echo(f"skipped {more:,} more", err=True)
