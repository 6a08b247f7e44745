"""No test reaches beyond this machine: a socket to any other host is an error."""

import sys
from typing import Any

import pytest
from hypothesis import settings

from tests.guard.sitecustomize import refuse

sys.addaudithook(refuse)

# How long an example takes depends on what else the machine does; speed is measured by `bench`.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _keep_main() -> Any:
    """Streamlit's test runner leaves its page as `__main__`, which new processes would import."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
