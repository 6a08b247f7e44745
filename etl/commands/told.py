"""How commands tell people what was skipped, and what was asked elsewhere."""

from typing import TYPE_CHECKING

import click

from etl.online_choice import Online

if TYPE_CHECKING:
    from etl.issues import Skipped


def list_issues(skipped: "Skipped") -> None:
    """A line on stderr for each thing that was skipped, and a count of those beyond the first."""
    for issue in skipped.first:
        click.echo(f"skipped {issue.line()}", err=True)
    if more := skipped.number - len(skipped.first):
        click.echo(f"skipped {more:,} more", err=True)


def tell_of_questions(online: Online | None, began: float) -> None:
    """A line on stderr of what an online geocoder was asked, and whether it answered.

    Args:
        online: who was asked; nothing is told when nobody was.
        began: seconds of the epoch when the command began.
    """
    if online is None:
        return
    from etl.places.online_cache import AnswerCache

    answered, failed, reason = AnswerCache(online.cache).since(online.told, began)
    line = f"{online.told} answered {answered:,} new questions"
    click.echo(line + (f", {failed:,} not ({reason})" if failed else ""), err=True)
