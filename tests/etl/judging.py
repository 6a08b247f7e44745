"""A small store to be judged, and what a person can do to it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from etl import reviewing
from etl.articles import Article
from etl.config import Config
from etl.pipeline import RunSummary, run
from etl.review import Judgement
from etl.store import Snapshot, open_snapshot
from tests import factory
from tests.etl.readers import by_codebook

CODEBOOK = """
[[type]]
id = "protest"
label = "Protest"
code = "{name}p"
definition = "People show what they want."
[[subtype]]
id = "demonstration"
type = "protest"
label = "Demonstration"
definition = "They do it in the street."
triggers = ["march/v"]
"""


def article(number: int, *lines: str, **fields: Any) -> Article:
    fields = {"source": f"Outlet {number}", **fields}
    return factory.article("\n".join(lines), id=f"a{number}", origin=f"{number}.txt", **fields)


def run_with(name: str, articles: Iterable[Article], store: Path, *, batch: int = 50) -> RunSummary:
    """Read articles as codebook A or B does, see `readers.by_codebook`."""
    codebook = store.parent / f"{name}.toml"
    if not codebook.exists():
        codebook.write_text(CODEBOOK.format(name=name), encoding="utf-8")
    config = Config.default(store=store, codebook=codebook, workers=0, batch=batch)
    return run([], config, read=lambda _: iter(articles), reader=by_codebook)


# Two reports of one day, one of another: what each kind of judgement is tried on.
ARTICLES = [
    article(1, "AB sit_in|blockade 2020-07-14"),
    article(2, "AB sit_in|blockade 2020-07-14"),
    article(3, "AB sit_in|blockade 2020-07-20"),
]
# Another reading of the same words, and more told about the first event.
NEWCOMER = article(4, "AB sit_in|blockade 2020-07-14")


def events(store: Path, version: int | None = None) -> dict[tuple[str, ...], dict[str, Any]]:
    """The rows of events by the articles of their reports."""
    snapshot = open_snapshot(store, version=version)
    of = {row["report_id"]: row["article_id"] for row in snapshot.table("reports").to_pylist()}
    rows = snapshot.table("events").to_pylist()
    return {tuple(sorted(of[one] for one in row["report_ids"])): row for row in rows}


def event_id(store: Path, *articles: str) -> str:
    return str(events(store)[articles]["event_id"])


def record(store: Path, *made: Judgement) -> reviewing.Recorded:
    return reviewing.record_judgements(store, made)


def _pair(store: Path) -> tuple[Snapshot, str, str]:
    return open_snapshot(store), event_id(store, "a1", "a2"), event_id(store, "a3")


def _reports_of(store: Path, *articles: str) -> list[str]:
    rows = open_snapshot(store).table("reports").to_pylist()
    return [row["report_id"] for row in rows if row["article_id"] in articles]


def _accept(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    return reviewing.accept(snapshot, one, who="Ada", why="seen the video")


def _reject(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    return reviewing.reject(snapshot, one, who="Ada")


def _correct(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    value = "2020-08-02/2020-08-05"
    return reviewing.correct(snapshot, one, field="dates", value=value, who="Ada")


def _place_is(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    return reviewing.place_is(snapshot, one, place=factory.CUSCO, who="Ada")


def _same(store: Path) -> Judgement:
    return reviewing.same_event(*_pair(store), who="Ada")


def _different(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    off = _reports_of(store, "a2")
    return reviewing.different_event(snapshot, one, report_ids=off, who="Ada")


def _none(store: Path) -> Judgement:
    snapshot, one, _ = _pair(store)
    off = _reports_of(store, "a1")
    return reviewing.not_an_event(snapshot, one, report_ids=off, who="Ada")


KINDS: dict[str, Callable[[Path], Judgement]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "place_is": _place_is,
    "same_event": _same,
    "different_event": _different,
    "not_an_event": _none,
}


def holds(kind: str, store: Path) -> bool:
    """Whether the events are as a judgement of that kind says."""
    found = events(store)
    of_a1 = next(row for key, row in found.items() if "a1" in key)
    return {
        "accept": lambda: of_a1["review_state"] == "accepted",
        "reject": lambda: of_a1["review_state"] == "rejected",
        "correct": lambda: (
            (of_a1["date_start"].isoformat(), of_a1["month"]) == ("2020-08-02", "2020-08")
        ),
        "place_is": lambda: of_a1["city"] == "Cusco",
        "same_event": lambda: any({"a1", "a2", "a3"} <= set(key) for key in found),
        "different_event": lambda: not any({"a1", "a2"} <= set(key) for key in found),
        "not_an_event": lambda: ("a1",) in found and of_a1["review_state"] == "rejected",
    }[kind]()
