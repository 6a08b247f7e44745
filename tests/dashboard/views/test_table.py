import pandas as pd
import pytest

from dashboard.views.labels import text_width
from dashboard.views.table import marked
from dashboard.views.table_widths import column_widths

TOLD = pd.DataFrame(
    {
        "dot": ["", ""],
        "What": ["Strategic development / troop movement", "Riot"],
        "When": ["between 28 Sep and 14 Oct 2022", "Sun 4 Aug 2024"],
        "Where": ["Tehran, Iran", "Iran (no place)"],
        "Printed": ["A sentence.", "Another."],
        "Sources": [1, 2],
        "Sure": [0.5, 0.9],
    }
)


@pytest.mark.parametrize("room", [600, 1126, 1500])
def test_no_date_is_cut_and_the_sentence_has_the_rest(room):
    widths = column_widths(TOLD, room, is_phone=False)
    assert widths["When"] >= text_width("between 28 Sep and 14 Oct 2022", 12.6)
    assert widths["Printed"] >= 200
    if room > 1200:
        assert widths["What"] >= text_width("Strategic development / troop movement", 12.6)
    if room > 1000:
        assert sum(widths.values()) <= room


def test_on_a_phone_two_columns_fit_beside_the_dot():
    widths = column_widths(TOLD, 366, is_phone=True)
    assert widths["dot"] + widths["What"] + widths["When"] <= 366


def test_the_open_row_has_a_ground_of_its_own():
    assert marked(TOLD, [], "light") is TOLD
    html = marked(TOLD, [1], "light").to_html()
    assert html.count("background-color") == 1
    assert "row1_col1" in html
    assert "row0_col1 {" not in html
