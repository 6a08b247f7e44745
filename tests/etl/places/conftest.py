from pathlib import Path

import pytest

from etl.config import Config
from etl.places import Gazetteer
from tests.etl.places.small import small_gazetteer


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return small_gazetteer(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The one that `make setup` builds."""
    directory: Path = Config.default().gazetteer
    return Gazetteer.open(directory)
