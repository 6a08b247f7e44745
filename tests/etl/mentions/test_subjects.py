"""Cities that are words too, at the head of a sentence."""

import pytest

from etl.config import Config
from etl.mentions.subjects import is_near_others, may_be_subject
from etl.mentions.surroundings import Article
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nice was calm on Friday.", True),
        ("Nice weather came on Friday.", False),
        ("Nice was calm, and it was nice on Friday.", False),
        ("May was calm and cold.", False),
        ("Lyon was calm on Friday.", False),
    ],
)
def test_a_common_word_may_be_the_subject(text: str, *, expected: bool) -> None:
    assert may_be_subject(Article(text, GAZETTEER), 0, 1) is expected


@pytest.mark.parametrize(
    ("key", "others", "expected"),
    [
        ("nice", ["cannes"], True),
        ("nice", ["leeds"], False),
        ("nice", ["lille"], False),
        ("nice", ["nice"], False),
        ("nice", [], False),
        ("split", ["lyon", "zadar"], True),
    ],
)
def test_a_city_nearby_speaks_for_it(key: str, others: list[str], *, expected: bool) -> None:
    assert is_near_others(Article("Nice was calm.", GAZETTEER), key, others) is expected
