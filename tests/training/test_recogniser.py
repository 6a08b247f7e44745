"""Training: the same bytes from the same texts, and names of all countries."""

import random

import pytest

from etl.config import Config
from etl.mentions.recogniser import CASELESS, MIXED, ORDINARY
from etl.places import Gazetteer
from training.marked_text import MarkedText
from training.recogniser import NamePool, train

GAZETTEER = Gazetteer.open(Config.default().gazetteer)
TEXTS = [
    MarkedText("ours", str(at), f"Police in {name} held Ann {name} on Monday.",
               places=((10, 10 + len(name)),), persons=((16 + len(name), 20 + 2 * len(name)),))
    for at, name in enumerate(["Lima", "Kano", "Hebron", "Chad", "Basra", "Cali"])
]  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> NamePool:
    return NamePool(GAZETTEER)


def test_the_same_texts_give_the_same_bytes(tmp_path, pool) -> None:
    for folder in ("one", "two"):
        train(TEXTS, GAZETTEER, tmp_path / folder, pool=pool)
    for file in (MIXED, CASELESS, ORDINARY):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert (tmp_path / "one" / MIXED).stat().st_size > 1000


def test_another_name_is_of_the_same_kind_and_case(pool) -> None:
    chance = random.Random(5)
    others = {pool.other("FRANCE", chance) for _ in range(40)}
    assert len(others) > 20
    assert all(other.isupper() for other in others)
    assert all(
        any(c.place.kind == "country" for c in GAZETTEER.candidates(name)) for name in others
    )
