"""Cities in Cyrillic letters, by what is printed beside them."""

import pytest

from etl.config import Config
from etl.mentions.cyrillic_cities import least_of_cyrillic
from etl.mentions.surroundings import Article
from etl.places import Gazetteer

GAZETTEER = Gazetteer.open(Config.default().gazetteer)
BARRED = 2.0


@pytest.mark.parametrize(
    ("text", "word", "is_easier"),
    [
        ("Обстріляли Нікополь та Бахмут.", "Нікополь", True),
        ("Обстріляли Нікополь та Бахмут.", "Бахмут", True),
        ("Обстріляли Херсон, Бахмут.", "Бахмут", True),
        ("Обстріляли Херсон у вівторок.", "Херсон", False),
        ("Поблизу Херсона було тихо.", "Херсона", True),
        ("Недалеко от Тулы было тихо.", "Тулы", True),
        ("Пушкин и Чехов молчали.", "Чехов", False),
        ("Херсон та Володимир мовчали.", "Володимир", False),
        ("Shells hit Kherson and Bakhmut.", "Kherson", False),
    ],
)
def test_a_list_or_a_phrase_of_place_speaks_for_a_city(
    text: str, word: str, *, is_easier: bool
) -> None:
    article = Article(text, GAZETTEER)
    at = next(n for n, (_, _, one) in enumerate(article.words) if one == word)
    key = article.keys[at]
    least = least_of_cyrillic(article, at, at + 1, key=key, otherwise=BARRED)
    assert (least < BARRED) is is_easier


def test_a_first_name_is_no_city_without_a_word_of_place() -> None:
    article = Article("Володимир мовчав.", GAZETTEER)
    assert least_of_cyrillic(article, 0, 1, key="володимир", otherwise=0.45) > 1.0
