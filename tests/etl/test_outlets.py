"""Profiles of outlets: from other articles, in any order, always told."""

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.articles import Article
from etl.config import Config
from etl.extraction import open_tools, read_each, recognise, reports_of
from etl.issues import Skipped
from etl.mentions import reading
from etl.outlets import MOST, OutletBook, rank
from etl.pipeline import run
from etl.places import Gazetteer
from etl.read_paths import read_paths
from etl.store import open_snapshot
from etl.workers import workers_for
from tests import factory

NEAR = (  # towns around Springfield in Ohio; as many articles of one outlet
    "The road from Dayton to Urbana in Clark County was closed.",
    "Police in Dayton, Ohio, met shop owners from Xenia.",
    "The fair at Urbana drew guests from Xenia and Columbus, Ohio.",
    "A bus from Columbus to Dayton broke down near Xenia.",
    "Yellow Springs and Fairborn in Ohio share a library with Xenia.",
)
DOUBTFUL = "Police arrested two men in Springfield on Monday."


def article(name: str, text: str, source: str | None = "The Quay") -> Article:
    return replace(factory.article(text), id=name, source=source)


def articles(source: str | None = "The Quay") -> list[Article]:
    near = [article(f"near-{at}", text, source) for at, text in enumerate(NEAR)]
    return [*near, article("doubtful", DOUBTFUL, source)]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.default(store=tmp_path / "store", workers=1)


@pytest.fixture
def gazetteer(config: Config) -> Gazetteer:
    return open_tools(config.gazetteer, config.codebook).gazetteer


@pytest.fixture
def known(config: Config) -> Callable[..., OutletBook]:
    def given(found: Iterable[Article], **more: Any) -> OutletBook:
        with workers_for(1) as workers:
            book = OutletBook(config, workers=workers, **{"homes": {}} | more)
            assert list(book.follow(found, size=100))
            return book

    return given


def read(config: Config, wanted: Article, outlets: OutletBook) -> dict[str, Any]:
    """The one place of an article, as `dateline annotate` tells it."""
    with workers_for(1) as workers:
        ((_, found),) = read_each(
            recognise, [wanted], config=config, workers=workers, profile=outlets.profile
        )
    assert isinstance(found, dict)
    (place,) = found["places"] or found["unplaced"]
    return place


def test_other_articles_of_the_outlet_say_which_town_is_meant(
    config: Config, known: Callable[..., OutletBook]
) -> None:
    outlets = known(articles())
    place = read(config, articles()[-1], outlets)
    assert (place["name"], place["admin1"]) == ("Springfield", "Ohio")
    assert "the profile of The Quay, from 5 other articles" in place["detail"]


def test_names_are_looked_for_once(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [replace(a, text=f"{a.text} Hundreds marched in protest.") for a in articles()]
    with workers_for(0) as workers:  # so that what is counted is done in this process
        plain = list(read_each(reports_of, rows, config=config, workers=workers))
        book = OutletBook(config, workers=workers, homes={})
        followed = list(book.follow(rows, size=100))
        searched: list[str] = []

        def search(text: str, **_: Any) -> tuple[()]:
            searched.append(text)
            return ()

        monkeypatch.setattr(reading, "find_toponyms", search)
        handed = list(
            read_each(reports_of, followed, config=config, workers=workers, names=book.names)
        )
        assert handed == plain
        assert searched == []
        assert book.names(rows[0]) is None  # told once
        list(read_each(reports_of, rows, config=config, workers=workers, names=book.names))
    assert searched == [row.text for row in rows]


def test_the_names_of_one_text_are_not_told_of_another(config: Config) -> None:
    with workers_for(0) as workers:
        book = OutletBook(config, workers=workers, homes={})
        list(book.follow(articles(), size=100))
    near = articles()[0]
    assert book.names(replace(near, text="Another text of the same name.")) is None


def test_without_an_outlet_nothing_is_known_of_it(
    config: Config, known: Callable[..., OutletBook]
) -> None:
    outlets = known(articles(source=None))
    assert outlets.profile(articles(source=None)[-1]) is None
    place = read(config, articles(source=None)[-1], outlets)
    assert "profile" not in place["detail"]
    assert place.get("admin1") != "Ohio"


def test_an_article_is_never_in_its_own_profile(known: Callable[..., OutletBook]) -> None:
    alone = article("alone", "Rallies in Shiraz, Iran, and in Isfahan.")
    outlets = known([*articles(), alone])
    profile, others = outlets.profile(alone), outlets.profile(articles()[0])
    assert profile is not None
    assert others is not None
    assert not any(place.country == "IR" for place, _ in profile.places.values())
    assert any(place.country == "IR" for place, _ in others.places.values())


def test_the_order_of_articles_changes_no_profile(known: Callable[..., OutletBook]) -> None:
    shuffled = articles()
    random.Random(3).shuffle(shuffled)
    one, other = known(articles()), known(shuffled)
    for each in articles():
        assert one.profile(each) == other.profile(each)


def test_of_many_articles_the_same_few_are_taken(known: Callable[..., OutletBook]) -> None:
    stored = {
        "The Quay": sorted(((f"old-{at}", ()) for at in range(MOST + 9)), key=lambda o: rank(o[0]))
    }
    outlets = known(articles(), stored=lambda _: stored)
    assert outlets.profile(articles()[0]) is None  # what the store knows is enough, and is empty


def test_a_person_says_where_an_outlet_is_at_home(
    config: Config, known: Callable[..., OutletBook], gazetteer: Gazetteer
) -> None:
    (home,) = [
        c.place for c in gazetteer.candidates("Holyoke") if c.place.admin1 == "Massachusetts"
    ]
    doubtful = articles()[-1]
    stated = read(config, doubtful, known([doubtful], homes={"The Quay": home}))
    assert (stated["name"], stated["admin1"]) == ("Springfield", "Massachusetts")
    assert "by the stated home of The Quay, Holyoke, Massachusetts, US" in stated["detail"]
    learned = known(articles(), homes={"The Quay": home})
    assert read(config, doubtful, learned)["admin1"] == "Massachusetts"


def write(path: Path, found: Iterable[Article]) -> Path:
    lines = [
        json.dumps({"id": a.id, "text": a.text, "source": a.source, "published": "2024-05-07"})
        for a in found
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_file_of_articles_is_its_own_profile(config: Config, tmp_path: Path) -> None:
    path = write(tmp_path / "quay.jsonl", articles())
    found = list(read_paths(recognise, [str(path)], config=config, skipped=Skipped()))
    (place,) = found[-1]["places"]
    assert place["admin1"] == "Ohio"


def test_a_run_sees_what_the_store_knows(config: Config, tmp_path: Path) -> None:
    protests = [
        f"{text} Hundreds marched in Dayton, Ohio, and in Xenia on Monday." for text in NEAR
    ]
    before = [article(f"p-{at}", text) for at, text in enumerate(protests)]
    run([write(tmp_path / "before.jsonl", before)], config)
    run([write(tmp_path / "after.jsonl", articles()[-1:])], config)
    rows = open_snapshot(config.store).table("reports").to_pylist()
    (report,) = [row for row in rows if row["article_id"] == "doubtful"]
    assert (report["city"], report["admin1"]) == ("Springfield", "Ohio")
    assert "the profile of The Quay, from 5 other articles" in report["detail"]
    again = run([tmp_path / "before.jsonl", tmp_path / "after.jsonl"], config)
    assert not again.changed


def test_stating_a_home_reads_the_outlets_articles_again(config: Config, tmp_path: Path) -> None:
    doubtful = articles()[-1]
    other = article("other", "Police arrested two men in Qom, Iran, on Monday.", "Khabar")
    path = write(tmp_path / "two.jsonl", [doubtful, other])
    run([path], config)
    homes = tmp_path / "outlets.toml"
    homes.write_text('[homes]\n"The Quay" = "Holyoke, Massachusetts"\n', encoding="utf-8")
    told = run([path], replace(config, outlets=homes))
    assert (told.again, told.known) == (1, 1)
    rows = open_snapshot(config.store).table("reports").to_pylist()
    (report,) = [row for row in rows if row["article_id"] == "doubtful"]
    assert report["admin1"] == "Massachusetts"
    assert not run([path], replace(config, outlets=homes)).changed
    assert run([path], config).again == 1  # what is stated no more no longer holds


def test_profiles_may_be_switched_off(config: Config, tmp_path: Path) -> None:
    path = write(tmp_path / "quay.jsonl", articles())
    alone = replace(config, profiles=False)
    found = list(read_paths(recognise, [str(path)], config=alone, skipped=Skipped()))
    (place,) = found[-1]["places"] or found[-1]["unplaced"]
    assert "profile" not in place["detail"]
