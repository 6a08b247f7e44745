"""The widgets of the filter: what they offer, and what a choice brings."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import query
from dashboard.filters import Filters
from dashboard.query import Events, PlaceOption
from dashboard.sidebar import found_places, tree

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

MANY = 10_000


def _page() -> None:
    from dashboard.pages.explore import explore  # noqa: PLC0415 - a script of its own

    explore()


@pytest.fixture
def page(store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATELINE_STORE", str(store))
    return AppTest.from_function(_page, default_timeout=60).run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return " ".join(element.proto.body for element in page.get("html"))


def test_one_of_ten_thousand_places_is_found_as_people_type_it():
    places = tuple(
        PlaceOption(number, f"Town {number}", "IR", "city", MANY - number) for number in range(MANY)
    )
    zurich = PlaceOption(MANY, "Zürich", "CH", "city", 1)
    new = PlaceOption(MANY + 1, "Neu-Zürich", "CH", "city", 5)
    assert found_places((*places, new, zurich), "ZURICH ") == [zurich, new]
    assert found_places((*places, zurich), "town 77")[:2] == [places[77], places[770]]
    assert found_places(places, "nowhere") == []


def test_finer_kinds_stand_under_their_pressed_type_alone():
    kinds = ("repression/arrest", "repression/trial", "riot/riot")
    assert tree(("riot", "repression"), kinds, []) == ["riot", "repression"]
    pressed = tree(("riot", "repression"), kinds, ["riot", "repression"])
    assert pressed == ["riot", "repression", "repression/arrest", "repression/trial"]


def test_a_whole_month_is_one_choice(page: AppTest, events: Events):
    month = page.selectbox(key="whole_month")
    assert month.options[0] == f"{events.extent.last:%B %Y}"
    page.selectbox(key="whole_month").select(date(2022, 10, 1)).run()
    chosen = Filters(start=date(2022, 10, 1), end=date(2022, 10, 31))
    assert page.session_state["f_when"] == (chosen.start, chosen.end)
    assert page.session_state["whole_month"] is None
    assert f"{query.count(events, chosen):,} of 300 events" in shown(page)
    assert page.query_params["from"] == "2022-10-01"


CHOICES: tuple[tuple[dict[str, Any], Filters], ...] = (
    ({"f_outlets": 2}, Filters(n_sources=2)),
    ({"f_figure": "fatalities", "f_least": 3}, Filters(figure="fatalities", least=3)),
    ({"f_review": ["accepted"]}, Filters(reviews=("accepted",))),
    ({"f_status": ["planned", "denied"]}, Filters(statuses=("planned", "denied"))),
    ({"f_text": "residents"}, Filters(text="residents")),
    ({"f_where": ["IR/Kurdistan"]}, Filters(admin1s=("IR/Kurdistan",))),
    (
        {"f_when": (date(2022, 10, 1), date(2022, 10, 20)), "f_range": "surely in range"},
        Filters(start=date(2022, 10, 1), end=date(2022, 10, 20), surely=True),
    ),
    (
        {"f_when": (date(2022, 10, 1), date(2022, 10, 20)), "f_range": "possibly"},
        Filters(start=date(2022, 10, 1), end=date(2022, 10, 20)),
    ),
)


@pytest.mark.parametrize(
    ("widgets", "chosen"),
    CHOICES,
    ids=lambda one: next(iter(one), "")[:12] if isinstance(one, dict) else "",
)
def test_each_widget_filters_and_is_in_the_address(
    page: AppTest, events: Events, widgets: dict[str, Any], chosen: Filters
):
    for name, value in widgets.items():
        page.session_state[name] = value
    page.run()
    n_events = query.count(events, chosen)
    said = shown(page)
    assert f"{n_events:,} of 300 events" in said if n_events else "No events" in said
    again = AppTest.from_function(_page, default_timeout=60)
    for name, value in page.query_params.items():
        again.query_params[name] = value
    again.run()
    assert {name: again.session_state[name] for name in widgets} == widgets
    assert dict(again.query_params.items()) == dict(page.query_params.items())


def test_surely_is_never_more_than_possibly(events: Events):
    ends = {"start": date(2022, 10, 1), "end": date(2022, 10, 20)}
    surely, possibly = (query.count(events, Filters(**ends, surely=one)) for one in (True, False))
    assert 0 < surely < possibly
