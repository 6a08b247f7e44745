"""What the documentation names exists, and what exists is named."""

import re
from pathlib import Path

import pytest

from docs.make_codebook import TARGET, page
from etl.cli import main
from etl.codebook import load_codebook
from etl.config import Config
from etl.store.schema import TABLES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_is_in_the_readme_and_every_command_there_exists():
    named = set(re.findall(r"`?\bdateline ([a-z]+)\b", README))
    assert named & set(main.commands) == set(main.commands)
    for command in re.findall(r"`(?:\.venv/bin/)?dateline ([a-z]+)", README):
        assert command in main.commands


def test_every_option_in_the_readme_exists():
    known = {
        option for command in main.commands.values() for p in command.params for option in p.opts
    }
    known |= {
        option
        for command in main.commands.values()
        for p in command.params
        for option in p.secondary_opts
    }
    for line in README.splitlines():
        if "dateline" in line:
            for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line):
                assert option in known | {"--help", "--version"}, line


@pytest.mark.parametrize(
    "table", ["events", "reports", "articles", "readings", "issues", "redirects"]
)
def test_the_schema_page_has_every_column_and_no_other(table):
    shared = SCHEMA.split("## What a report")[1].split("\n## ")[0]
    own = SCHEMA.split(f"## `{table}`")[1].split("\n## ")[0]
    told = shared + own if table in {"events", "reports"} else own
    columns = {
        name
        for row in re.findall(r"^\| (`.+?) \|", told, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert columns == set(TABLES[table].names)


def test_the_codebook_page_is_what_the_codebook_says():
    assert TARGET.read_text("utf-8") == page(load_codebook(Config.default().codebook)), (
        "run python -m docs.make_codebook"
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_pictures_are_there(path):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_make_targets_named_in_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z]+)", README):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
