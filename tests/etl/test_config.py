from pathlib import Path

import pytest

from etl.config import Config
from etl.errors import ConfigError


def test_the_store_is_what_is_given_else_the_environment_else_the_checkout(monkeypatch):
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    assert Config.default().store == Path(__file__).resolve().parents[2] / "data" / "store"
    monkeypatch.setenv("DATELINE_STORE", "/somewhere")
    assert Config.default().store == Path("/somewhere")
    assert Config.default(store=Path("/else")).store == Path("/else")


@pytest.mark.parametrize("wrong", [{"workers": -1}, {"batch": 0}])
def test_numbers_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ConfigError):
        Config.default(**wrong)
