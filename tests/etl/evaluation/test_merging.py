from datetime import date

import pytest

from etl.evaluation.merging import answers, merging_errors, score_merging, told_lines
from tests import factory

GOLD = {"r1": "march", "r2": "march", "r3": "march", "r4": "bomb", "r5": "raid"}
FOUND = {"r1": "e1", "r2": "e1", "r3": "e2", "r4": "e2", "r5": "e3"}


def test_figures_by_hand():
    scores = score_merging(GOLD, FOUND)
    assert (scores.n_reports, scores.n_happenings, scores.n_events) == (5, 3, 3)
    # r1, r2: 1; r3, r4: 1/2; r5: 1
    assert scores.precision == pytest.approx(4 / 5)
    # r1, r2: 2/3; r3: 1/3; r4, r5: 1
    assert scores.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 2) / 5)
    assert (scores.pair_precision, scores.pair_recall) == (1 / 2, 1 / 3)
    assert (scores.n_told_twice, scores.n_whole) == (1, 0)
    assert score_merging(GOLD, GOLD).f1 == 1.0
    assert score_merging(GOLD, GOLD).n_whole == 1
    assert score_merging({"r1": "a"}, {"r1": "b"}).pair_f1 is None


def test_errors_are_named_from_both_sides():
    errors = merging_errors(GOLD, FOUND)
    assert [(error.kind, error.name) for error in errors] == [("split", "march"), ("mixed", "e2")]
    assert errors[0].parts == (("r1", "r2"), ("r3",))


def test_only_lines_with_one_day_and_a_town_are_asked():
    rows = [
        {
            "article_id": "a1",
            "types": ["BOMBING"],
            "dates": [["1989-12-30", "1989-12-30"]],
            "city": ["LIMA", None],
        },
        {
            "article_id": "a1",
            "types": ["BOMBING"],
            "dates": [[None, "1989-12-30"]],
            "city": ["LIMA"],
        },
        {
            "article_id": "a1",
            "types": ["BOMBING"],
            "dates": [["1989-12-30", "1989-12-30"]],
            "city": [None],
        },
        {
            "article_id": "a2",
            "acled_event_type": "Protests",
            "date": "2020-07-14",
            "city": "Lima",
        },
    ]
    bomb, march = told_lines(rows, str.casefold)
    assert (bomb.day, bomb.cities, bomb.types) == (date(1989, 12, 30), {"lima"}, {"explosion"})
    assert march.happening == "Protests 2020-07-14 lima"


def test_a_report_answers_a_line_of_its_article_once():
    rows = [
        {"article_id": name, "acled_event_type": "Protests", "date": "2020-07-14", "city": "Lima"}
        for name in ("a1", "a1", "a2")
    ]
    lines = told_lines(rows, str.casefold)
    day, week = (
        factory.report(report_id="1" * 16),
        factory.report(report_id="2" * 16, dates=factory.DateInterval.from_iso("2020-07")),
    )
    elsewhere = factory.report(report_id="3" * 16, article_id="a2", place=factory.CUSCO)
    found = answers(lines, {"a1": [week, day], "a2": [elsewhere]}, str.casefold)
    assert found == dict.fromkeys(["1" * 16, "2" * 16], "Protests 2020-07-14 lima")
