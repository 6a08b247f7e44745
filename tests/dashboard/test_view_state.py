"""What the page believes of its filter when browser and server do not keep step."""

from datetime import date
from types import SimpleNamespace

import pytest

from dashboard import view_state
from dashboard.filters import Filters, to_params
from dashboard.query import Extent

EXTENT = Extent(9, date(2022, 1, 1), date(2022, 12, 31), ("protest",), ("reported",), (), (), ())
CHOSEN = Filters(types=("protest",), countries=("IR",), confidence=0.5, text="bread")


class Address(dict):
    """The parameters of the browser's address."""

    def get_all(self, name):
        return self[name]

    def from_dict(self, params):
        self.clear()
        self.update(params)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch):
    """One session: what the server keeps of it, and the address that the browser sent last."""
    stub = SimpleNamespace(session_state={}, query_params=Address())
    monkeypatch.setattr(view_state, "st", stub)
    return stub


def run(*, to_the_end: bool = True) -> Filters:
    """The part of the page that minds the filter."""
    view_state.restore(EXTENT)
    filters = view_state.current()
    if to_the_end:
        view_state.write_address(filters)
    return filters


def test_an_address_that_lags_behind_takes_no_filter_back(browser):
    run()
    browser.session_state["f_type"] = ["protest"]
    assert run().types == ("protest",)
    browser.query_params.from_dict({})  # sent before the browser had heard of the new one
    assert run().types == ("protest",)
    assert browser.query_params == {"type": ["protest"]}


def test_going_back_brings_the_filter_of_that_address(browser):
    run()
    browser.session_state["f_type"] = ["protest"]
    run()
    browser.query_params.from_dict({})
    view_state.went()
    assert run() == Filters()
    assert browser.query_params == {}


@pytest.mark.parametrize("broken_off", [0, 1, 3])
def test_runs_that_were_broken_off_keep_the_filter_of_the_address(browser, broken_off):
    browser.query_params.from_dict(to_params(CHOSEN))
    for _ in range(broken_off):
        assert run(to_the_end=False) == CHOSEN
    assert run() == CHOSEN


def test_back_from_another_page_a_broken_off_run_loses_nothing(browser):
    browser.query_params.from_dict(to_params(CHOSEN))
    run()
    for name in [name for name in browser.session_state if name.startswith("f_")]:
        del browser.session_state[name]  # as after a page that draws no filter
    browser.query_params.from_dict({})
    assert run(to_the_end=False) == CHOSEN
    assert run(to_the_end=False) == CHOSEN
    assert run() == CHOSEN
    assert browser.query_params == to_params(CHOSEN)


def test_until_the_page_was_drawn_the_browser_is_told_again_what_is_in_the_widgets(browser):
    told: set[str] = set()

    class Recorded(dict):
        def __setitem__(self, name, value):
            told.add(name)
            super().__setitem__(name, value)

    browser.query_params.from_dict(to_params(CHOSEN))
    run(to_the_end=False)
    browser.session_state = Recorded(browser.session_state)
    run()
    assert {"f_type", "f_where", "f_confidence", "f_text", "f_status"} <= told
    told.clear()
    run()
    assert not {name for name in told if name.startswith("f_")}


def test_when_one_field_is_missing_all_are_restored(browser):
    browser.query_params.from_dict(to_params(CHOSEN))
    run()
    del browser.session_state["f_when"]
    assert run() == CHOSEN
