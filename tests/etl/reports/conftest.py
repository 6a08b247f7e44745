import pytest

from etl.codebook import load_codebook
from etl.config import Config
from etl.places import Gazetteer
from etl.reports import locate


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.open(Config.default().gazetteer)


@pytest.fixture(scope="session")
def codebook():
    return load_codebook(Config.default().codebook)


@pytest.fixture(scope="session")
def reports_of(gazetteer, codebook):
    """The reports of a reading."""

    def of(reading):
        return locate(reading, gazetteer=gazetteer, codebook=codebook)

    return of
