"""The pages on measuring and on online geocoders name what there is, and all of it."""

import re
from pathlib import Path

import pytest

from etl.cli import main
from etl.evaluation.dates.told import CLASSES as DATE_CLASSES
from etl.evaluation.events.errors import CLASSES as EVENT_CLASSES
from etl.evaluation.notes.told import CLASSES as NOTE_CLASSES
from etl.evaluation.places.errors import CLASSES as PLACE_CLASSES
from etl.evaluation.types.told import CLASSES as TYPE_CLASSES
from etl.online_choice import PUBLIC

DOCS = Path(__file__).parents[3] / "docs"
MEASURING = (DOCS / "evaluation.md").read_text("utf-8")
ONLINE = (DOCS / "online.md").read_text("utf-8")


def options(command) -> set[str]:
    return {name for one in command.params for name in one.opts if name.startswith("--")}


@pytest.mark.parametrize("command", ["run", "extract", "annotate", "geocode"])
def test_the_options_that_ask_online_are_those_of_the_page(command):
    own = {"--geocoder", "--geocoder-url", "--geocoder-cache", "--geonames-user", "--user-agent"}
    assert own <= options(main.commands[command])
    assert set(re.findall(r"`(--[a-z-]+)", ONLINE)) == own


def test_the_hosts_that_are_asked_are_named():
    for url in PUBLIC.values():
        assert url.startswith("https://")
        assert f"`{url.removeprefix('https://')}`" in ONLINE


def test_the_parts_and_their_options_are_those_of_the_page():
    parts = main.commands["evaluate"].commands
    named = set(re.findall(r"^\| `dateline evaluate ([a-z]+)`", MEASURING, flags=re.MULTILINE))
    assert named <= set(parts)
    known = options(main.commands["evaluate"]).union(*map(options, parts.values()))
    assert set(re.findall(r"`(--[a-z-]+)", MEASURING)) <= known


@pytest.mark.parametrize(
    "classes",
    [PLACE_CLASSES, EVENT_CLASSES, TYPE_CLASSES, NOTE_CLASSES, DATE_CLASSES],
    ids=["places", "events", "types", "notes", "dates"],
)
def test_every_class_of_error_is_explained(classes):
    words = " ".join(MEASURING.split())
    for name in classes:
        assert f"*{name}*" in words
