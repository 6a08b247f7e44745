"""The page as a script, without a browser: what it draws for an address, and that it can fail."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import query
from dashboard.filters import Filters
from dashboard.query import Events
from dashboard.saved_views import saved_views
from tests.invented import HOSTILE, Invented, invent, write_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def _page() -> None:
    from dashboard.pages.explore import explore  # noqa: PLC0415 - a script of its own

    explore()


@pytest.fixture
def open_page(store: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(folder: Path = store, **params: Any) -> AppTest:
        monkeypatch.setenv("DATELINE_STORE", str(folder))
        page = AppTest.from_function(_page, default_timeout=60)
        for name, value in params.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def circles(page: AppTest) -> dict[int, int]:
    deck = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
    layer = next((one for one in deck["layers"] if one["id"].startswith("cities-")), None)
    return (
        {}
        if layer is None
        else {row["id"]: int(row["tip"].rsplit(": ")[-1].replace(",", "")) for row in layer["data"]}
    )


def test_the_address_is_the_view(open_page: Any, events: Events):
    chosen = Filters(types=("protest", "attack"), confidence=0.5)
    page = open_page(type=["protest", "attack"], confidence="0.5")
    totals = query.totals(events, chosen)
    assert f"{totals.n_events:,} of 300 events" in words(page)
    assert page.session_state["f_type"] == ["protest", "attack"]
    cities = [place for place in query.by_place(events, chosen) if place.precision == "city"]
    assert circles(page) == {city.geonameid: city.n_events for city in cities}
    table = page.dataframe[0].value
    assert len(table) == min(totals.n_events, 50)


def test_an_open_event_stays_open_and_says_when_the_filter_leaves_it_out(
    open_page: Any, invented: tuple[Invented, ...]
):
    one = next(i for i in invented if i.event["event_type"] == "protest" and i.event["city"])
    page = open_page(event=one.event["event_id"])
    assert "leaves this event out" not in words(page)
    assert one.event["city"] in words(page)
    page.session_state["f_type"] = ["crime"]
    page.run()
    assert not page.exception
    assert "leaves this event out" in words(page)
    assert page.query_params["event"] in (one.event["event_id"], [one.event["event_id"]])


def test_hostile_words_are_shown_as_words(open_page: Any, invented: tuple[Invented, ...]):
    page = open_page(event=invented[0].event["event_id"], status="any")
    assert HOSTILE[:12] not in words(page)
    assert "&lt;img" in words(page)
    assert "<img" not in words(page)


def test_an_address_that_makes_no_sense_is_said_so(open_page: Any):
    page = open_page(status="rumoured", event="<b>", page="x", bin="year", city="-1")
    assert "status=rumoured" in page.warning[0].value
    assert "no such event" in words(page)


def test_a_filter_that_lets_nothing_through_offers_what_to_drop(open_page: Any, events: Events):
    page = open_page(text="no sentence says this", confidence="0.6")
    assert "<b>No event</b> passes" in words(page)
    offer = next(button for button in page.button if button.key == "drop")
    gain = query.count(events, Filters(confidence=0.6))
    assert offer.label == f"Drop the filter by text: {gain:,} events"
    offer.click().run()
    assert not page.exception
    assert f"{gain:,} of 300 events" in words(page)
    assert "text" not in page.query_params


def test_reset_gives_the_filter_of_the_start(open_page: Any):
    page = open_page(type="riot", **{"from": "2022-10-01", "to": "2022-10-05"}, place="112931")
    next(button for button in page.button if button.key == "reset").click().run()
    assert not page.exception
    assert not {"type", "from", "to", "place"} & set(page.query_params)


def test_the_undated_can_be_reached(open_page: Any, events: Events):
    page = open_page()
    button = next(button for button in page.button if button.key == "undated")
    n_undated = query.count_undated(events, Filters())
    assert button.label == f"{n_undated:,} without a date"
    button.click().run()
    assert "Without a date" in words(page)
    listed = [button for button in page.button if str(button.key).startswith("event_")]
    assert len(listed) == n_undated
    next(button for button in page.button if button.key == "only_tray").click().run()
    assert f"{n_undated:,} of 300 events" in words(page)


def test_what_has_no_city_can_be_reached(open_page: Any, events: Events):
    page = open_page(tray="unplaced")
    assert "Without a city" in words(page)
    next(button for button in page.button if button.key == "only_tray").click().run()
    assert f"{query.count_unplaced(events, Filters()):,} of 300 events" in words(page)
    assert circles(page) == {}
    assert page.query_params["unplaced"] in ("yes", ["yes"])


def test_the_ranking_counts_provinces_countries_and_outlets_and_filters_by_them(
    open_page: Any, events: Events
):
    for name, by in (("Provinces", "province"), ("Countries", "country"), ("Outlets", "outlet")):
        page = open_page()
        page.session_state["rank_by"] = name
        page.run()
        first = query.ranked(events, Filters(), by)[0]
        button = next(one for one in page.button if one.key == f"value_{by}_0")
        button.click().run()
        assert not page.exception
        assert f"{first.n_events:,} of 300 events" in words(page)
        next(one for one in page.button if one.key == f"value_{by}_0").click().run()
        assert f"{query.count(events, Filters()):,} of 300 events" in words(page)


def test_a_pressed_type_unfolds_its_finer_kinds(open_page: Any, events: Events):
    page = open_page(subtype="protest/sit_in")
    assert page.session_state["f_type"] == ["protest", "protest/sit_in"]
    chosen = Filters(types=("protest",), subtypes=("protest/sit_in",))
    assert f"{query.count(events, chosen):,} of 300 events" in words(page)
    page.session_state["f_type"] = ["protest"]
    page.run()
    assert f"{query.count(events, Filters(types=('protest',))):,} of 300 events" in words(page)


def test_play_moves_the_range_a_step_and_ends_when_a_person_acts(open_page: Any):
    page = open_page(bin="week")
    next(button for button in page.button if button.key == "play").click().run()
    first = page.session_state["f_when"]
    assert (first[1] - first[0]).days == 6
    page.session_state["play_due"] = True
    page.run()
    second = page.session_state["f_when"]
    assert (second[0] - first[0]).days == 7
    page.session_state["play_due"] = True
    page.session_state["f_confidence"] = 0.5
    page.run()
    assert page.session_state["f_when"] == second
    assert not page.session_state["play_on"]


def test_a_view_that_was_saved_can_be_found_again(open_page: Any, tmp_path: Path):
    write_store(tmp_path, [invent(1, status="reported")])
    page = open_page(tmp_path, type="protest")
    page.text_input(key="view_name").set_value("Only <protests>").run()
    page.button(key="save_view").click().run()
    assert "Saved as" in words(page)
    assert saved_views(tmp_path) == {"Only <protests>": "?type=protest"}
    assert "Only &lt;protests&gt;" in words(page)


def test_a_ranked_city_opens_its_events(open_page: Any, events: Events):
    page = open_page()
    city = query.by_place(events, Filters())[0]
    next(button for button in page.button if button.key == f"place_{city.geonameid}").click().run()
    assert not page.exception
    listed = [button for button in page.button if str(button.key).startswith("event_")]
    assert len(listed) == min(city.n_events, 40)
    listed[0].click().run()
    assert "Receipts" in words(page)


def test_an_empty_store_says_how_to_fill_it(open_page: Any, tmp_path: Path):
    page = open_page(tmp_path / "nothing here")
    assert "No events</b> have been stored yet" in words(page)
    assert "dateline run" in words(page)
    assert circles(page) == {}


def test_one_event_is_a_page_too(open_page: Any, tmp_path: Path):
    one = next(
        i for i in map(invent, range(99)) if i.event["city"] and i.event["status"] == "reported"
    )
    write_store(tmp_path, [one])
    page = open_page(tmp_path)
    assert "1 of 1 event," in words(page)
    assert circles(page) == {one.event["geonameid"]: 1}


def test_a_run_that_ends_is_seen_at_the_next_click(open_page: Any, tmp_path: Path):
    write_store(tmp_path, [invent(1, status="reported")])
    page = open_page(tmp_path)
    write_store(tmp_path, [invent(2, status="reported")])
    page.run()
    assert "2 of 2 events" in words(page)


def test_a_store_of_another_schema_is_said_so_in_one_line(open_page: Any, tmp_path: Path):
    (tmp_path / "versions").mkdir()
    page = open_page(tmp_path)
    assert len(page.error) == 1
