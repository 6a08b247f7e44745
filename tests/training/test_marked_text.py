"""Copies of marked texts: what is marked stays marked."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.marked_text import MarkedText, change_case, swap_names, swap_persons

PIECES = st.lists(
    st.tuples(st.sampled_from(["place", "person", "open", "rest"]), st.text("abÉ ß", min_size=1)),
    max_size=12,
)


def marked_text(pieces: list[tuple[str, str]]) -> MarkedText:
    spans: dict[str, list[tuple[int, int]]] = {"place": [], "person": [], "open": [], "rest": []}
    text = ""
    for kind, piece in pieces:
        spans[kind].append((len(text), len(text) + len(piece)))
        text += piece
    places, persons, doubtful = (tuple(spans[kind]) for kind in ("place", "person", "open"))
    return MarkedText("ours", "one", text, places, persons, doubtful)


def pieces_of(marked: MarkedText) -> list[list[str]]:
    return [
        [marked.text[start:end] for start, end in spans]
        for spans in (marked.places, marked.persons, marked.doubtful)
    ]


@given(PIECES)
def test_swapped_names_stand_where_the_marks_say(pieces) -> None:
    marked = marked_text(pieces)
    before = pieces_of(marked)
    after = pieces_of(swap_names(marked, lambda name, _: f"<{name}>", random.Random(1)))
    assert after == [[f"<{name}>" for name in before[0]], *before[1:]]


@given(PIECES)
def test_swapped_persons_move_the_other_marks_along(pieces) -> None:
    marked = marked_text(pieces)
    before = pieces_of(marked)
    after = pieces_of(swap_persons(marked, lambda _: "Longertown", random.Random(2)))
    assert [after[0], after[2]] == [before[0], before[2]]


@given(PIECES)
def test_another_case_moves_nothing(pieces) -> None:
    marked = marked_text(pieces)
    upper = change_case(marked, str.upper)
    assert (upper.places, len(upper.text)) == (marked.places, len(marked.text))
