"""Folds that share no outlet and no article."""

import pytest

from training.folds import CORPORA, FOLDS, fold_of, held_out
from training.marked_text import MarkedText


def text(corpus: str, group: str) -> MarkedText:
    return MarkedText(corpus, group, "Police in Lima.", places=((10, 14),))


@pytest.mark.parametrize("corpus", CORPORA)
def test_each_outlet_is_held_out_of_exactly_one_fold(corpus: str) -> None:
    for number in range(50):
        group = f"outlet-{number}.example"
        folds = [fold for fold in range(FOLDS) if held_out(text(corpus, group), fold, None)]
        assert folds == [fold_of(group)]


def test_other_corpora_are_always_learned_from() -> None:
    assert not any(held_out(text("muc4", "a"), fold, None) for fold in range(FOLDS))


def test_a_corpus_is_left_out_whole() -> None:
    assert held_out(text("lgl", "a"), 0, "lgl")
    assert not held_out(text("geovirus", "a"), 0, "lgl")
