"""The fitting of the resolver's trees."""

import numpy as np

from etl.places.evidence import FEATURES
from etl.places.model import Calibration, ResolverModel
from training.reliability import bins_of, draw, error_of
from training.resolver import fit_calibration
from training.trees import START, Choice, Growth, fit_trees

_SMALL = Growth(trees=40, depth=2, rate=0.3)


def choices(number: int = 300) -> list[Choice]:
    """Names of three places each; the one that is near is right, and where none is, none."""
    chance = np.random.default_rng(1)
    found = []
    for _ in range(number):
        rows = chance.random((3, len(FEATURES))).round(3)
        near = rows[:, FEATURES.index("near")]
        near[:] = 0.0
        right = int(chance.integers(-1, 3))
        if right >= 0:
            near[right] = 0.9
        found.append(Choice(rows, right, 1.0))
    return found


def test_trees_learn_what_makes_a_candidate_right() -> None:
    learned, tested = choices()[:200], choices()[200:]
    trees = fit_trees(learned, _SMALL)
    model = ResolverModel(trees, start=START, calibration=Calibration(1.0, 0.0))
    for choice in tested:
        scores = model.scores(choice.rows)
        assert (int(np.argmax(scores)) if scores.max() > 0 else -1) == choice.right


def test_the_same_choices_give_the_same_trees() -> None:
    assert fit_trees(choices(60), _SMALL) == fit_trees(choices(60), _SMALL)


def test_calibration_undoes_what_is_told_too_surely() -> None:
    chance = np.random.default_rng(2)
    told = [(0.9, bool(chance.random() < 0.7)) for _ in range(2000)]
    told += [(0.1, bool(chance.random() < 0.3)) for _ in range(2000)]
    calibration = fit_calibration(told)
    assert abs(calibration.confidence(0.9) - 0.7) < 0.03
    assert abs(calibration.confidence(0.1) - 0.3) < 0.03


def test_the_error_is_the_mean_distance_by_number() -> None:
    chances = (
        [(0.95, True)] * 90 + [(0.95, False)] * 10 + [(0.35, True)] * 50 + [(0.35, False)] * 50
    )
    bins = bins_of(chances)
    assert [one.count for one in bins] == [100, 100]
    assert abs(error_of(bins) - (0.05 + 0.15) / 2) < 1e-9
    assert error_of([]) == 0.0


def test_the_picture_holds_each_curve() -> None:
    picture = draw(
        {"without profiles": bins_of([(0.9, True)]), "with profiles": bins_of([(1.0, True)])}
    )
    assert picture.startswith("<svg")
    assert picture.count("<polyline") == 2
    assert "with profiles: error 0.000" in picture
