"""The pieces of scoring events, counted by hand: pairing, names of cities, dates."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import ConfigError
from etl.evaluation.events import load_crosswalk
from etl.evaluation.events.alignment import assign
from etl.evaluation.events.names import city_fits, country_fits, date_credit, same_city

weights = st.integers(0, 6).flatmap(
    lambda rows: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0, 3.0]), min_size=3, max_size=3),
        min_size=rows,
        max_size=rows,
    )
)


def best_by_trying(table: list[list[float]]) -> float:
    rows, columns = len(table), 3
    fields = [*range(columns), *[None] * rows]
    return max(
        sum(table[row][at] for row, at in enumerate(order) if at is not None)
        for order in set(permutations(fields, rows))
    )


@given(weights)
@settings(max_examples=60, deadline=None)
def test_no_other_pairing_weighs_more(table):
    pairs = assign(table)
    assert len({row for row, _ in pairs}) == len({at for _, at in pairs}) == len(pairs)
    assert all(table[row][at] > 0 for row, at in pairs)
    wanted = best_by_trying(table) if table else 0
    assert sum(table[row][at] for row, at in pairs) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("San José", "San Jose", True),
        ("San Francisco", "San Francisco Gotera", True),
        ("Concepción", "Nueva Concepción", False),
        ("Guancayo", "Huancayo", True),
        ("Chalatenango", "Chaltenango", True),
        ("Lima", "Cali", False),
        ("Ciudad de Guatemala", "Guatemala City", True),
        ("", "Lima", False),
    ],
)
def test_names_of_one_city(one, other, same):
    assert same_city(one, other) is same
    assert same_city(other, one) is same


def test_no_city_is_right_where_none_is_told():
    assert city_fits([None], None)
    assert city_fits(["Lima", None], "")
    assert not city_fits(["Lima"], None)
    assert country_fits(["pe"], " PE ")
    assert not country_fits(["PE"], None)


@pytest.mark.parametrize(
    ("gold", "start", "end", "credit"),
    [
        (["1989-11-20", "1989-11-20"], "1989-11-20", None, 1.0),
        (["1989-11-20", "1989-11-20"], "1989-11-25", "1989-11-15", 0.5),  # the wrong way round
        (["1989-11-20", "1989-11-20"], "1989-11-01", "1989-12-15", 0.0),  # 44 days longer
        (["1989-11-20", "1989-11-20"], "1989-11-21", "1989-11-21", 0.0),
        ([None, "1989-11-20"], None, "1989-11-20", 1.0),
        ([None, "1989-11-20"], "1989-10-01", "1989-10-03", 0.5),  # within the two months
        ([None, "1989-11-20"], "1989-09-01", "1989-09-01", 0.0),
        ([None, None], None, None, 1.0),
        (["1989-11-20", "1989-11-20"], None, None, 0.0),
        (["1989-11-01", "1989-11-20"], None, "1989-11-20", 0.5),
    ],
)
def test_credit_of_dates(gold, start, end, credit):
    assert date_credit([gold], start, end) == credit


@pytest.mark.parametrize("text", ["", "[kinds", "kinds = 7", "[half]\nA = ['B']"])
def test_a_crosswalk_that_is_none_is_told(text, tmp_path):
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"x\.toml"):
        load_crosswalk(tmp_path / "x.toml")
