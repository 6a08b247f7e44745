"""How an opinion is told from news."""

import pytest

from etl.reports.opinion import is_opinion
from tests.etl.reports.marked import marked_reading


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The minister condemned the *attack*.", True),
        ("In a telegram he spoke of the *killing*.", True),
        ("Gunmen *killed* two nurses and regretted it.", False),
        ("A bomb *exploded* at noon.", False),
    ],
)
def test_an_opinion_stands_before_its_event(marked, expected):
    (mention,) = marked_reading(marked).mentions
    assert is_opinion(mention) is expected
