"""The grammar and the resolver on a table of short sentences."""

import pytest

from etl.dates import DateInterval, find_timexes, resolve_timex
from tests.etl.dates.examples import MATCHING, NO_DATES, WEDNESDAY

PUBLISHED = DateInterval.from_iso(WEDNESDAY)


def _read(text):
    timexes = find_timexes(text)
    return [f"{t.text} = {resolve_timex(t, published=PUBLISHED).iso()}" for t in timexes]


@pytest.mark.parametrize("example", MATCHING, ids=lambda e: e if isinstance(e, str) else e[0])
def test_a_sentence_gives_its_dates(example):
    text, *expected = (example,) if isinstance(example, str) else example
    assert _read(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_look_like_dates_are_none(text):
    assert _read(text) == []


def test_capitals_read_like_small_letters():
    for example in MATCHING:
        text, *expected = (example,) if isinstance(example, str) else example
        if "Sat." in text or "'" in text:
            continue
        found = [line.upper() for line in _read(text.upper())]
        assert found == [line.upper() for line in expected], text
