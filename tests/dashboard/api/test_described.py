"""What docs/api.md says is there, and what is there is in it."""

import re
from pathlib import Path

from dashboard.api.asked import _FILTER
from dashboard.api.routes import ROUTES
from etl.export import EXPORTERS

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_address_is_described_and_no_other():
    served = {route.path for route in ROUTES if not route.path.startswith("/api/map/")}
    assert set(re.findall(r"`(/api/[\w/{}]+)`", TEXT)) == served


def test_every_format_and_parameter_is_described():
    for name in (*EXPORTERS, *_FILTER):
        assert re.search(rf"`{name}[`=]", TEXT), name
