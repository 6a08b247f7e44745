"""The corpora's own scorers, which lie beside the checkout, and what is read from their corpora."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from etl.config import Config
from etl.evaluation.lines import article_ids, read_lines
from etl.issues import Skipped
from etl.read_paths import read_paths

SHARED = Path(__file__).parents[3].parent / "shared"
FEW = 60  # articles of a corpus: enough for every kind of gold


@pytest.fixture(scope="session")
def scorer() -> Callable[[str], ModuleType]:
    """One of the scorers, as a module."""
    if not (SHARED / "eval").exists():
        pytest.skip("the scorers are not beside the checkout")

    def load(name: str) -> ModuleType:
        path = SHARED / "eval" / f"{name}.py"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "dont_write_bytecode", True)
            spec = importlib.util.spec_from_file_location(name, path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def corpus(tmp_path, scorer):
    """A corpus's first articles, their gold, and what is read from them."""

    def of(articles: str, gold: str, function):
        lines = (SHARED / "corpora" / articles).read_text("utf-8").split("\n")[:FEW]
        path = tmp_path / "articles.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        ids = article_ids(path)
        golds = [row for row in read_lines(SHARED / "corpora" / gold) if row["article_id"] in ids]
        found = read_paths(
            function, [str(path)], config=Config.default(workers=0), skipped=Skipped()
        )
        rows = [row for one in found for row in (one if isinstance(one, list) else [one])]
        return golds, rows, ids

    return of
