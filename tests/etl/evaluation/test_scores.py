"""The figures themselves: what counts as right, found and merged."""

from datetime import date

import pytest

from etl.dates import DateInterval
from etl.evaluation.gold import GoldReport
from etl.evaluation.judge import judge, pair
from etl.evaluation.scores import b_cubed, calibration_error, score
from tests.factory import CUSCO, LIMA, PERU, report


class Names:
    """A gazetteer of which only names are asked."""

    def normalise(self, name: str) -> str:
        return name.casefold()

    def candidates(self, name: str) -> tuple[()]:
        return ()


def gold(**fields) -> GoldReport:
    plain = {
        "article": "a1",
        "event": "lima-march",
        "event_type": "protest",
        "sub_event_type": "demonstration",
        "city": "Lima",
        "country": "PE",
        "admin1": None,
        "date_start": date(2020, 7, 14),
        "date_end": date(2020, 7, 14),
        "date_precision": "day",
        "place_precision": "city",
        "status": "reported",
        "evidence": "marched",
    }
    return GoldReport(**{**plain, **fields})


@pytest.mark.parametrize(
    ("line", "answer", "right"),
    [
        ({}, {}, True),
        ({}, {"place": CUSCO}, False),
        ({}, {"place": PERU}, False),
        ({}, {"day": "2020-07-13"}, False),
        ({}, {"status": "planned"}, False),
        ({}, {"sub_event_type": "rally"}, False),
        ({}, {"dates": DateInterval.span(date(2020, 7, 13), date(2020, 7, 19))}, True),
        ({}, {"dates": DateInterval.unknown(date(2020, 7, 15))}, False),
        ({"city": None}, {"place": PERU}, True),
        ({"city": None}, {"place": LIMA}, False),
        ({"date_start": None, "date_end": None}, {}, False),
        ({"date_start": None, "date_end": None}, {"dates": DateInterval.unknown()}, True),
    ],
)
def test_right_means_type_place_day_and_status_together(line, answer, right):
    verdict = judge(gold(**line), report(**answer), gazetteer=Names())
    assert verdict is not None
    assert verdict.all_right is right


def test_another_type_answers_nothing():
    assert judge(gold(), report(event_type="riot"), gazetteer=Names()) is None


def test_each_report_answers_one_gold_line_and_the_best_one():
    lines = [gold(), gold(city="Cusco", event="cusco-march")]
    answers = {"a1": [report(place=CUSCO), report()]}
    verdicts = pair(lines, answers, gazetteer=Names())
    assert sorted((v.gold.city, v.report.city) for v in verdicts) == [
        ("Cusco", "Cusco"),
        ("Lima", "Lima"),
    ]


def test_what_is_missed_costs_recall_and_what_is_invented_precision():
    answer = report()
    verdicts = pair([gold()], {"a1": [answer]}, gazetteer=Names())
    scores = score(
        verdicts,
        n_gold=2,
        confidences={answer.report_id: 0.8, "invented": 0.8, "other": 0.8, "more": 0.8},
        event_of={answer.report_id: "e1"},
    )
    assert (scores.recall, scores.precision) == (0.5, 0.25)
    assert scores.calibration == pytest.approx(0.8 - 0.25)


@pytest.mark.parametrize(
    ("gold_clusters", "found", "f1"),
    [
        ({"1": "a", "2": "a", "3": "b"}, {"1": "x", "2": "x", "3": "y"}, 1.0),
        ({"1": "a", "2": "a"}, {"1": "x", "2": "y"}, 2 / 3),
        ({"1": "a", "2": "b"}, {"1": "x", "2": "x"}, 2 / 3),
        ({}, {}, None),
    ],
)
def test_b_cubed(gold_clusters, found, f1):
    value = b_cubed(gold_clusters, found)
    assert value == (None if f1 is None else pytest.approx(f1))


def test_a_confidence_that_is_as_often_right_as_it_says_has_no_error():
    judged = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration_error(judged) == pytest.approx(0)
