"""A changed codebook, a retrained model: what is stored is read again, and nothing else is done again."""

import random
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.articles import Article
from etl.config import Config
from etl.extraction import MODELS, models_fingerprint, read_with_of
from etl.pipeline import RunSummary, run
from etl.store import open_snapshot
from etl.store.manifest import read_versions
from tests import factory
from tests.etl.judging import CODEBOOK
from tests.etl.readers import by_codebook
from tests.etl.wire import with_vigils, write_wire

_SHIPPED = Config.default().codebook


@pytest.fixture
def run_with(tmp_path: Path) -> Callable[..., RunSummary]:
    def given(
        name: str, articles: Iterable[Article], *, store: str = "store", reader: Any = by_codebook
    ) -> RunSummary:
        codebook = tmp_path / f"{name}.toml"
        if not codebook.exists():
            codebook.write_text(CODEBOOK.format(name=name), encoding="utf-8")
        config = Config.default(store=tmp_path / store, codebook=codebook, workers=0, batch=3)
        return run([], config, read=lambda _: iter(articles), reader=reader)

    return given


def stored(store: Path, name: str, key: str) -> list[dict[str, Any]]:
    rows = open_snapshot(store).table(name).to_pylist()
    return sorted(rows, key=lambda row: row[key])


def same(one: Path, other: Path) -> bool:
    """But for the events' ids, which tell what they were called before."""
    keys = {"articles": "article_id", "reports": "report_id"}
    return unnamed(one) == unnamed(other) and all(
        stored(one, name, key) == stored(other, name, key) for name, key in keys.items()
    )


def unnamed(store: Path) -> list[dict[str, Any]]:
    return [{**row, "event_id": ""} for row in stored(store, "events", "report_ids")]


def article(number: int, *lines: str, **fields: Any) -> Article:
    return factory.article("\n".join(lines), id=f"a{number}", origin=f"{number}.txt", **fields)


def test_the_summary_tells_that_the_codebook_changed(run_with, tmp_path):
    articles = [article(n, f"A demonstration 2020-07-{10 + n}") for n in range(4)]
    run_with("A", articles)
    summary = run_with("B", articles)
    assert (summary.articles, summary.again, summary.known) == (4, 4, 0)
    assert "  4 read again because codebook or models changed" in summary.lines()
    assert "0 events in the store, 4 fewer than before" in summary.lines()[-1]
    assert stored(tmp_path / "store", "reports", "report_id") == []
    again = run_with("B", articles)
    assert again.lines()[0] == "Nothing new: 4 articles read, all were stored before; 0 events."
    assert (again.version, again.known) == (summary.version, 4)


def test_back_to_the_first_codebook_is_back_to_the_first_result(run_with, tmp_path):
    articles = [article(n, "A sit_in 2020-07-14", "BA strike 2020-07-15") for n in range(4)]
    for name in "ABA":
        last = run_with(name, articles)
    assert last.again == 4
    run_with("A", articles, store="fresh")
    assert same(tmp_path / "store", tmp_path / "fresh")


def test_comments_and_spacing_are_no_change(run_with, tmp_path):
    articles = [article(1, "AB demonstration 2020-07-14")]
    run_with("A", articles)
    plain = (tmp_path / "A.toml").read_text(encoding="utf-8")
    (tmp_path / "C.toml").write_text(f"# Revised.\n\n{plain}", encoding="utf-8")
    assert not run_with("C", articles).changed


def test_a_retrained_model_reads_again_and_a_new_card_does_not(run_with, tmp_path, monkeypatch):
    articles = [article(n, "A demonstration 2020-07-14") for n in range(4)]
    for name, weights, card in (
        ("first", b"1", "First."),
        ("told", b"1", "Told better."),
        ("retrained", b"2", "Told better."),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "recogniser.json").write_bytes(weights)
        (tmp_path / name / "recogniser.md").write_text(card, encoding="utf-8")
    monkeypatch.setattr("etl.extraction.MODELS", tmp_path / "first")
    assert run_with("A", articles).articles == 4
    monkeypatch.setattr("etl.extraction.MODELS", tmp_path / "told")
    assert run_with("A", articles).known == 4
    monkeypatch.setattr("etl.extraction.MODELS", tmp_path / "retrained")
    summary = run_with("A", articles)
    assert (summary.again, summary.known) == (4, 0)
    assert "  4 read again because codebook or models changed" in summary.lines()
    assert run_with("A", articles).known == 4


def test_what_an_article_is_read_with_names_codebook_models_and_home():
    shipped = models_fingerprint(MODELS)
    assert re.fullmatch("[0-9a-f]{16}", shipped)
    assert read_with_of("c" * 16, None) == f"{'c' * 16} models {shipped}"
    assert read_with_of("c" * 16, factory.LIMA).endswith(f" home {factory.LIMA.geonameid}")


def test_what_is_new_and_what_is_read_again_come_in_one_run(run_with, tmp_path):
    articles = [article(n, "AB demonstration 2020-07-14") for n in range(7)]
    run_with("A", articles[:4])
    summary = run_with("B", [*articles, articles[0], articles[6]])
    assert (summary.articles, summary.again, summary.known) == (7, 4, 2)
    run_with("B", articles, store="fresh")
    assert same(tmp_path / "store", tmp_path / "fresh")


def test_an_article_that_cannot_be_read_again_stays_as_it_was(run_with, tmp_path):
    run_with("A", [article(1, "A sit_in 2020-07-14")])
    summary = run_with("B", [article(1, "A sit_in 2020-07-14")], reader=_fails)
    assert (summary.again, len(summary.issues)) == (0, 1)
    (event,) = stored(tmp_path / "store", "events", "event_id")
    assert event["sub_event_type"] == "sit_in"
    assert run_with("B", [article(1, "A sit_in 2020-07-14")]).again == 1


def _fails(_article: Article, _tools: Any) -> Any:
    raise RuntimeError("no such thing")


def test_an_article_comes_again_with_what_is_told_of_it_now(run_with, tmp_path):
    run_with("A", [article(1, "AB demonstration 2020-07-14", source="Post")])
    run_with("B", [article(1, "AB demonstration 2020-07-14", source="Herald")])
    (event,) = stored(tmp_path / "store", "events", "event_id")
    (row,) = stored(tmp_path / "store", "articles", "article_id")
    assert (event["sources"], row["source"]) == (["Herald"], "Herald")


def test_the_earlier_version_keeps_what_the_earlier_codebook_found(run_with, tmp_path):
    articles = [article(n, "A sit_in 2020-07-14") for n in range(2)]
    first = run_with("A", articles).version
    run_with("B", articles)
    snapshot = open_snapshot(tmp_path / "store", version=first)
    assert snapshot.table("events").num_rows == 1
    for version in read_versions(tmp_path / "store"):
        held = open_snapshot(tmp_path / "store", version=version.number)
        assert {name: held.table(name).num_rows for name in version.rows} == version.rows


def crowd(chance: random.Random) -> list[Article]:
    """Articles whose days, weeks and kinds lie over one another, some found by one codebook."""
    articles = []
    for number in range(14):
        lines = []
        for _ in range(chance.randint(1, 3)):
            start = date(2020, 6, 1) + timedelta(days=chance.choice([0, 7, 20, 40, 41, 61, 90]))
            length = chance.choice([1, 1, 1, 7, 21, 41, 61, 62])
            end = start + timedelta(days=length - 1)
            names = chance.choice(["A", "B", "AB", "AB", "BA"])
            kind = chance.choice(["demonstration", "sit_in|boycott", "strike", "sit_in"])
            lines.append(f"{names} {kind} {start}/{end}")
        articles.append(article(number, *lines, source=f"S{number % 4}"))
    return articles


@pytest.mark.parametrize("seed", range(4))
def test_a_store_read_again_is_a_fresh_store_of_the_new_codebook(run_with, tmp_path, seed):
    articles = crowd(random.Random(seed))
    run_with("A", articles)
    run_with("B", reversed(articles))
    run_with("B", articles, store="fresh")
    assert same(tmp_path / "store", tmp_path / "fresh")


def test_a_kind_added_to_the_shipped_codebook_is_found_in_what_is_stored(tmp_path):
    wire = write_wire(tmp_path / "wire.jsonl", 24)
    codebook = tmp_path / "codebook.toml"
    codebook.write_text(with_vigils(_SHIPPED.read_text(encoding="utf-8")), encoding="utf-8")
    store, fresh = tmp_path / "store", tmp_path / "fresh"
    run([wire], Config.default(store=store, workers=0, batch=10, profiles=False))
    run([wire], Config.default(store=store, codebook=codebook, workers=0, batch=10, profiles=False))
    run([wire], Config.default(store=fresh, codebook=codebook, workers=0, batch=10, profiles=False))
    assert "vigil" in {row["sub_event_type"] for row in stored(store, "reports", "report_id")}
    assert same(store, fresh)
