"""Processes to be killed or to run side by side: `python -m tests.etl.at_work WHAT STORE ...`."""

import sys
from pathlib import Path

import click

from etl import reviewing
from etl.store import open_snapshot
from etl.store.migrate import migrate
from etl.store.vacuum import vacuum


def judge(store: Path, who: str, number: int) -> None:
    """Correct one event after the other; tell each judgement that is recorded."""
    for count in range(number):
        snapshot = open_snapshot(store)
        rows = snapshot.rows("events", "n_reports >= $one", {"one": 1}, columns=("event_id",))
        names = sorted(row["event_id"] for row in rows)
        name = names[count % len(names)]
        made = reviewing.correct(snapshot, name, field="participants", value=count, who=who)
        recorded = reviewing.record_judgements(store, [made])
        assert recorded.n == 1
        click.echo(made.judgement_id)


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    if what == "judge":
        judge(Path(folder), rest[0], int(rest[1]))
    elif what == "vacuum":
        vacuum(Path(folder), keep=int(rest[0]))
    else:
        migrate(Path(folder))
