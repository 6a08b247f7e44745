"""Tables, lists and chats without a full stop take time in step with their length."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.codebook import Words
from etl.mentions.clause import clauses_of
from etl.mentions.evidence import gather_mentions
from etl.mentions.sentences import split_sentences

# A unit each that is repeated; "#" is its number.
STRETCHES = {
    "table": "#\tTehran\tprotest\t# killed\n",
    "list": "killing # people, injuring # people, ",
    "clauses": "people were killed in Tehran and ",
    "one word": "protest ",
}
SMALL, LARGE = 20_000, 80_000  # characters
CAP = 1000


def seconds(unit: str, length: int, codebook) -> float:
    text = "".join(unit.replace("#", str(index % 90 + 2)) for index in range(length // len(unit)))
    start = time.process_time()
    clauses = clauses_of(split_sentences(text), Words.of(text, compounds=codebook.compounds))
    gather_mentions(text, clauses, codebook=codebook, year=2021)
    return time.process_time() - start


@pytest.mark.parametrize("name", STRETCHES)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(name, codebook):
    small = min(seconds(STRETCHES[name], SMALL, codebook) for _ in range(3))
    assert seconds(STRETCHES[name], LARGE, codebook) < 8 * small


@given(
    st.lists(st.sampled_from(["killed", "1,200", ",", ";", " ", "\n", "\t", "é", "x" * 700])).map(
        "".join
    ),
    st.integers(1, 12),
)
@settings(max_examples=60, deadline=None)
def test_no_sentence_is_longer_than_the_cap_and_nothing_is_lost(piece, times):
    text = piece * times
    spans = split_sentences(text)
    assert all(0 < span.end - span.start <= CAP for span in spans)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("word, word; " * 7 + "end\n", "end"),
        ("word, word " * 8 + "end;", "end;"),
        ("word " * 17 + "end, ", "end,"),
        ("word ", "word"),
        ("x", "x"),
    ],
    ids=["line", "semicolon", "comma", "blank", "nowhere"],
)
def test_a_long_stretch_is_cut_where_it_breathes(unit, end):
    first, second, *_ = split_sentences(unit * (5000 // len(unit)))
    assert first.text.endswith(end)
    assert len(first.text) > CAP - 2 * len(unit)
    assert second.text.startswith(unit[:1])


def test_a_long_sentence_under_the_cap_stays_whole():
    text = "Police said, " + "word, " * 160 + "and left."
    assert [span.text for span in split_sentences(text)] == [text]
