"""What the words beside a name say of it."""

import pytest

from etl.mentions import Span
from etl.reports.role import Role
from etl.reports.surroundings_of_name import circumstances, is_far_off, is_news
from etl.reports.told_place import ToldPlace


def told(text, name):
    start = text.index(name)
    span = Span.of(text, start, start + len(name))
    return ToldPlace(span, 0, Role.BARE, "", None, 1.0, 0, "")


@pytest.mark.parametrize(
    ("text", "circumstance"),
    [
        ("Lima's mayor was shot.", "possessive"),
        ("Lima burned.", "bare at the start"),
        ("He was born in Lima.", "of a life"),
        ("The wounded were flown to Lima.", "of a journey"),
        ("They met at the court in Lima.", "of a meeting or an office"),
        ("Marches were reported from Lima.", "news from there"),
        ("Shops burned, but not in Lima.", "not there"),
        ("Shops burned; Lima was calm.", "not there"),
        ("A mine 6 km from Lima exploded.", "some km off"),
    ],
)
def test_circumstances(text, circumstance):
    found = set(circumstances(text, told(text, "Lima"), Span.of(text, 0, len(text))))
    assert circumstance in found


def test_a_plain_scene_has_none():
    text = "Ten men were shot in Lima on Monday."
    assert not set(circumstances(text, told(text, "Lima"), Span.of(text, 0, len(text))))


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("a farm 480 km south of Lima", True),
        ("a farm 1,200 km south of Lima", True),
        ("a farm 60 miles from Lima", True),
        ("a farm 6.5 km from Lima", False),
        ("a farm 12 km off, and 300 men in Lima", False),
        ("480 men in Lima", False),
    ],
)
def test_what_is_far_off(text, far):
    assert is_far_off(text, text.index("Lima"), since=0) is far


def test_news_from_a_place_is_not_a_home_town():
    assert is_news("marches were reported from Lima", 27)
    assert not is_news("three students from Lima", 20)
