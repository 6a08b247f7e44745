"""Both pages of the measure say the same of the same store, so that their times compare."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.page_runs import Sent, our_page, steps, their_page
from bench.synthetic import fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "store"
    fill(folder, events=600, seed=3, gazetteer=folder / "none")
    return folder


def counts(app: AppTest) -> list[str]:
    """The first number of each text that tells of events."""
    told = [str(one.value) for one in app.markdown] + [one.proto.body for one in app.get("html")]
    found = [text for text in told if " events" in text]
    return ["".join(sign for sign in found[0].partition(" event")[0][-12:] if sign.isdigit())]


def test_both_pages_show_the_same_number_of_events(store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_STORE", str(store))
    ours = AppTest.from_function(our_page, default_timeout=60)
    theirs = AppTest.from_function(their_page, default_timeout=60)
    for app in (ours, theirs):
        app.run()
    for _, changes in steps(1)[:8]:
        shown = []
        for app in (ours, theirs):
            for field, value in changes.items():
                app.session_state[field] = value
            app.run()
            assert not app.exception
            shown.append(counts(app))
        assert shown[0] == shown[1]


def test_what_was_sent_whole_is_not_counted_again(store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_STORE", str(store))
    app = AppTest.from_function(our_page, default_timeout=60).run()
    sent = Sent()
    first = sent.by(app)
    assert sent.by(app.run()) < first
