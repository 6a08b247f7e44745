"""City names in their own script, with the prefixes and case endings that a sentence gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.config import Config
from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, resolve_toponyms

GAZETTEER = Gazetteer.open(Config.default().gazetteer)


def resolved(text: str) -> list[tuple[str, str]]:
    """Names as written with the places that they mean."""
    toponyms = find_toponyms(text, gazetteer=GAZETTEER)
    found = resolve_toponyms(toponyms, gazetteer=GAZETTEER)
    return [
        (name.text, one.place.name if one.place is not None else "")
        for name, one in zip(toponyms, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة في دمشق وحلب.", [("دمشق", "Damascus"), ("حلب", "Aleppo")]),
        ("واحتج المئات بالقاهرة وببغداد", [("القاهرة", "Cairo"), ("بغداد", "Baghdad")]),
        ("وقالت إن الوضع هادئ وإن المحادثات مستمرة", []),
        ("اعتراضات در تهران و مشهد", [("تهران", "Tehran"), ("مشهد", "Mashhad")]),
        ("הפגנה בתל אביב ובירושלים", [("תל אביב", "Tel Aviv"), ("ירושלים", "Jerusalem")]),
        ("Взрыв произошёл в Донецке и в Харькове.", [("Донецке", "Donetsk"), ("Харькове", "Kharkiv")]),
        ("Обстріл у Києві та у Львові.", [("Києві", "Kyiv"), ("Львові", "Lviv")]),
        ("Полиция задержала троих в Москве.", [("Москве", "Moscow")]),
        ("प्रदर्शन दिल्ली में और मुंबई में", [("दिल्ली", "Delhi"), ("मुंबई", "Mumbai")]),
        ("抗议发生在北京和上海。", [("北京", "Beijing"), ("上海", "Shanghai")]),
    ],
)  # fmt: skip
def test_names_are_found_and_placed(text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(text) == expected


@given(st.text(alphabet="وبلفكال دمشقحلبتهرانבתלאביבиКевяХарьковмуі .", max_size=40))
def test_spans_hold_in_every_script(text: str) -> None:
    last = 0
    for name in find_toponyms(text, gazetteer=GAZETTEER):
        assert text[name.start : name.end] == name.text == name.text.strip()
        assert last <= name.start < name.end
        last = name.end
