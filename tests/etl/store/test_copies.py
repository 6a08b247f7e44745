"""Copies are found across the whole store, however the articles came into it."""

import csv
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.cli import main
from etl.config import Config
from etl.merging.reprints import are_copies, reprints
from etl.pipeline import run
from etl.store import open_snapshot
from etl.store.copies import stored_copies
from etl.store.rows import facts_of
from tests import factory
from tests.etl.readers import one_report

WORDS = [f"word{number}" for number in range(400)]


def text_of(chance: random.Random, length: int) -> str:
    return " ".join(["2020-07-14", "marched", *chance.choices(WORDS, k=length)])


def edited(chance: random.Random, text: str, share: float) -> str:
    """The text with so many of its words put otherwise, never the first two."""
    words = text.split()
    for at in range(2, len(words)):
        if chance.random() < share:
            words[at] = chance.choice(WORDS)
    return " ".join(words)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """Forty texts; some printed again whole, cut, or with a word in fifteen changed; two batches."""
    chance = random.Random(7)
    texts = []
    for number in range(40):
        text = text_of(chance, chance.randint(5, 160))
        texts.append(text)
        if number % 4 == 0:
            texts += [text, edited(chance, text, 1 / 15), text[: int(len(text) * 0.8)]]
    articles = [
        factory.article(text, id=f"a{n}", source=f"Outlet {n % 7}", origin=f"{n}")
        for n, text in enumerate(texts)
    ]
    chance.shuffle(articles)
    folder = tmp_path_factory.mktemp("copies")
    config = Config.default(store=folder, workers=0, profiles=False)
    for some in (articles[:30], articles[30:]):
        run([], config, read=lambda _, some=some: iter(some), reader=one_report)
    return folder


def test_they_are_those_that_comparing_all_with_all_finds(store):
    snapshot = open_snapshot(store)
    facts = [facts_of(row) for row in snapshot.rows("articles", "true", {})]
    found = {one.article.article_id: one.original.article_id for one in stored_copies(snapshot)}
    assert found == reprints(facts)
    assert len(found) > 15
    for one in stored_copies(snapshot):
        assert one.alike > 0.3  # a copy of a copy may have less in common with the first


def test_around_one_article_they_are_its_family(store):
    snapshot = open_snapshot(store)
    every = stored_copies(snapshot)
    for one in every:
        family = {copy for copy in every if copy.original == one.original}
        for name in (one.article.article_id, one.original.article_id):
            near = set(stored_copies(snapshot, [name]))
            assert near <= family
            if are_copies(one.article.sketch, one.original.sketch):
                assert one in near
    alone = {row["article_id"] for row in snapshot.rows("articles", "true", {})}
    alone -= {name for one in every for name in (one.article.article_id, one.original.article_id)}
    assert stored_copies(snapshot, sorted(alone)) == ()
    assert stored_copies(snapshot, []) == ()


def test_the_command_lists_them_and_the_history_of_an_event_tells_them(store):
    snapshot = open_snapshot(store)
    every = stored_copies(snapshot)
    listed = CliRunner().invoke(main, ["reprints", "--store", str(store)])
    assert listed.exit_code == 0
    header, *lines = listed.stdout.splitlines()
    assert header.startswith("article_id\tsource\tpublished\treprint_of")
    assert [line.split("\t")[0] for line in lines] == [one.article.article_id for one in every]
    (event,) = snapshot.rows("events", "n_reports > 1", {})
    assert event["n_sources"] < event["n_articles"]
    of_event = CliRunner().invoke(main, ["reprints", event["event_id"], "--store", str(store)])
    assert of_event.stdout == listed.stdout
    told = CliRunner().invoke(main, ["history", event["event_id"], "--store", str(store)])
    assert told.stdout.count("again, no source of its own") == len(every)


def test_an_unknown_event_is_said_so(store):
    made = CliRunner().invoke(main, ["reprints", "0" * 16, "--store", str(store)])
    assert made.exit_code == 1
    assert "has no event" in made.stderr


def test_an_export_with_receipts_tells_them(store, tmp_path):
    every = stored_copies(open_snapshot(store))
    file = tmp_path / "events.csv"
    asked = ["export", "--store", str(store), "--receipts", "-o", str(file)]
    assert CliRunner().invoke(main, asked).exit_code == 0
    with file.open(encoding="utf-8", newline="") as lines:
        (row,) = [one for one in csv.DictReader(lines) if int(one["n_reports"]) > 1]
    told = {one["article_id"]: one["reprint_of"] for one in json.loads(row["receipts"])}
    assert {article: first for article, first in told.items() if first is not None} == {
        one.article.article_id: one.original.article_id for one in every
    }
