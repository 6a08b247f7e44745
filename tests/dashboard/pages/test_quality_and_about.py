"""The pages about the data themselves, as scripts."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.query import Events
from dashboard.query.coverage import judged_by_band
from tests.invented import Invented

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def _quality() -> None:
    from dashboard.pages.quality import quality  # noqa: PLC0415 - a script of its own

    quality()


def _about() -> None:
    from dashboard.pages.about import about  # noqa: PLC0415 - a script of its own

    about()


def _said(page: Any, store: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATELINE_STORE", str(store))
    app = AppTest.from_function(page, default_timeout=60)
    app.run()
    assert not app.exception
    assert not app.error
    return " ".join(element.proto.body for element in app.get("html"))


def test_quality_tells_floors_coverage_and_what_was_skipped(store: Path, monkeypatch: Any):
    said = _said(_quality, store, monkeypatch)
    assert "right in type, place, day and status" in said
    assert "Iran" in said
    assert "Northern Wire" in said
    assert "Nothing was skipped" in said


def test_about_tells_types_versions_and_how_to_cite(store: Path, monkeypatch: Any):
    said = _said(_about, store, monkeypatch)
    assert "version 2 of" in said
    assert "Hostage" in said or "hostage taking" in said
    assert "CC BY 4.0" in said


@pytest.mark.parametrize("page", [_quality, _about])
def test_without_a_store_they_still_open(page: Any, tmp_path: Path, monkeypatch: Any):
    assert "Dateline" in _said(page, tmp_path / "none", monkeypatch) or page is _quality


def test_judged_events_are_counted_by_confidence(events: Events, invented: tuple[Invented, ...]):
    bands = judged_by_band(events)
    assert sum(one.n_events for one in bands) == len(invented)
    states = [one.event["review_state"] for one in invented]
    for name in ("accepted", "corrected", "rejected"):
        assert sum(getattr(one, name) for one in bands) == states.count(name)
    for band in bands:
        inside = [i for i in invented if band.low <= i.event["confidence"] < band.high]
        assert band.n_events >= len(inside)
