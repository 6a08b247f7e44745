import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.saved_views import FILE, save_view, saved_views
from etl.errors import StoreError


def test_the_last_line_of_a_name_holds_and_nothing_is_taken_out(tmp_path: Path):
    save_view(tmp_path, "Arrests", "?type=repression")
    save_view(tmp_path, "arson", "?text=fire")
    save_view(tmp_path, "Arrests", "?subtype=repression%2Farrest")
    save_view(tmp_path, "arson", None)
    assert saved_views(tmp_path) == {"Arrests": "?subtype=repression%2Farrest"}
    lines = (tmp_path / FILE).read_text().splitlines()
    assert [json.loads(line)["address"] for line in lines][:2] == ["?type=repression", "?text=fire"]
    assert len(lines) == 4


def test_a_broken_line_costs_no_other_view(tmp_path: Path):
    save_view(tmp_path, "one", "?a=1")
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"name": "half\n\xff\n{"name": "evil", "address": "javascript:alert(1)"}\n')
    save_view(tmp_path, "two", "?b=2")
    assert saved_views(tmp_path) == {"one": "?a=1", "two": "?b=2"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=100))
def test_any_name_comes_back(tmp_path: Path, name: str):
    save_view(tmp_path, name, "?x=1")
    assert name.strip()[:80] in saved_views(tmp_path)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="was not saved"):
        save_view(tmp_path / "file", "name", "?x=1")
