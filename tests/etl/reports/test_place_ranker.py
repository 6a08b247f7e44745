"""The ranker of places: chances that add up, a file that must be whole, reasons in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import ModelError
from etl.mentions.recogniser import MODELS
from etl.places import Place
from etl.reports.place_features import witnesses_of
from etl.reports.place_ranker import MODEL, Ranker, open_ranker
from etl.reports.resolving import resolve_reading
from etl.reports.story import tell_story
from etl.reports.witness import Witness
from tests.etl.reports.marked import marked_reading

LIMA = Place(1, "Lima", "city", "PE", "Lima", -12.0, -77.0, 7_700_000)
CUSCO = Place(2, "Cusco", "city", "PE", "Cusco", -13.5, -72.0, 430_000)
NAMES = ("near", "far", "first")
FEATURES = st.dictionaries(st.sampled_from(NAMES), st.floats(-3, 3), max_size=3)


def witness(place, **features):
    return Witness(place, None, None, "own", features)


@given(st.lists(st.tuples(st.sampled_from([LIMA, CUSCO, None]), FEATURES), min_size=1, max_size=8))
def test_chances_add_up_and_each_place_answers_once(pairs):
    ranker = Ranker({"near": 1.5, "far": -2.0}, 1.0, 0.0)
    answers = ranker.rank([witness(place, **features) for place, features in pairs])
    assert sum(answer.chance for answer in answers) == pytest.approx(1.0)
    assert {answer.place for answer in answers} == {place for place, _ in pairs}
    assert len(answers) == len({place for place, _ in pairs})
    chances = [answer.chance for answer in answers]
    assert chances == sorted(chances, reverse=True)


def test_witnesses_of_one_place_speak_together():
    ranker = Ranker({"near": 1.0}, 1.0, 0.0)
    one = ranker.rank([witness(LIMA), witness(CUSCO, near=1.0)])
    three = ranker.rank([witness(LIMA), witness(LIMA), witness(LIMA), witness(CUSCO, near=1.0)])
    assert one[0].place == CUSCO
    assert three[0].place == LIMA


def test_the_reason_names_what_weighed_most():
    ranker = Ranker({"near": 1.0, "first": 2.0, "far": -1.0}, 1.0, 0.0)
    (answer,) = ranker.rank([witness(LIMA, near=1.0, first=1.0, far=1.0)])
    assert ranker.why(answer.witness) == "first, near"


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_surer_answer_has_the_higher_confidence(one, other):
    ranker = open_ranker()
    low, high = sorted((one, other))
    assert 0 <= ranker.confidence(low) <= ranker.confidence(high) <= 1


@pytest.mark.parametrize(
    "text", ["", "[]", '{"weights": {}}', '{"weights": 1, "slope": 1, "offset": 0}']
)
def test_a_broken_model_is_told_with_the_next_step(text, tmp_path):
    (tmp_path / MODEL).write_text(text)
    with pytest.raises(ModelError, match="check the file out again"):
        open_ranker(tmp_path)


def test_the_shipped_weights_are_of_features_that_exist(gazetteer):
    """A feature that was renamed keeps a dead weight: the model must then be trained again."""
    texts = (
        "[LIMA], 20 Aug -- In [Cusco], gunmen *killed* two men while in [Tacna] students *marched*.",
        "A [Lima] judge was *shot* in [Peru]. Peruvians *marched* there. They *burned* a car.",
    )
    seen = set()
    for text in texts:
        reading = marked_reading(text)
        resolutions = resolve_reading(reading, gazetteer=gazetteer)
        story = tell_story(reading, gazetteer=gazetteer, resolutions=resolutions)
        for mention in reading.mentions:
            for one in witnesses_of(mention, story):
                seen |= one.features.keys()
    known = json.loads((MODELS / MODEL).read_text("utf-8"))["weights"].keys()
    assert len(seen & known) / len(seen) > 0.85, sorted(seen - known)
