"""`dateline reprints`: which articles print another one's text again, and count as one source with it."""

from pathlib import Path

import click

from etl import options
from etl.config import Config
from etl.errors import StoreError
from etl.output import writing

_COLUMNS = (
    "article_id",
    "source",
    "published",
    "reprint_of",
    "original_source",
    "original_published",
    "alike",
)


@click.command()
@click.argument("event", required=False)
@options.store
@options.output
def reprints(event: str | None, store: Path | None, output: str) -> None:
    """List the articles that print another one's text again, as tab-separated values.

    With EVENT those among its articles, and others that print the same as one of them. The original
    is the one that was published first; `alike` says how much of both texts is the same.
    """
    from etl.store import open_snapshot
    from etl.store.copies import stored_copies
    from etl.store.lookup import event_with_reports

    snapshot = open_snapshot(Config.default(store=store).store)
    articles = None
    if event is not None:
        found = event_with_reports(snapshot, event)
        if found is None:
            raise StoreError(f"The store {snapshot.store} has no event {event!r}.")
        articles = list(found[2])
    copies = stored_copies(snapshot, articles)
    with writing(output) as target:
        target.write(("\t".join(_COLUMNS) + "\n").encode())
        for one in copies:
            told = [
                value
                for facts in (one.article, one.original)
                for value in (
                    facts.article_id,
                    facts.source or "",
                    "" if facts.published is None else facts.published.iso(),
                )
            ]
            line = "\t".join(" ".join(value.split()) for value in (*told, f"{one.alike:.2f}"))
            target.write(line.encode() + b"\n")
    click.echo(f"{len(copies):,} reprint{'' if len(copies) == 1 else 's'}", err=True)
