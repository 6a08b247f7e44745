"""What the head of a text says about itself, in the manners of many outlets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.articles.header import read_header

STORY = "\n\nDockers stopped work on Tuesday, their union said."
LONG = " and so the day went on in the port, where nobody had expected it, as people there say"


@pytest.mark.parametrize(
    ("text", "title", "source", "published"),
    [
        ("Title: A walk-out\nSource: The Quay\nPublished: 14 March 2018" + STORY, "A walk-out", "The Quay", "2018-03-14"),
        ("Headline: A walk-out\nDate: 2018-03" + STORY, "A walk-out", None, "2018-03"),
        ("By Published On: March 14, 2018Categories: NEWS\nPort watch" + STORY, "Port watch", None, "2018-03-14"),
        ("A walk-out\nBy X | The Quay | Published: 14 March 2018" + STORY, "A walk-out", "The Quay", "2018-03-14"),
        ("A walk-out\nThe Quay | Wednesday, 14 March 2018" + STORY, "A walk-out", "The Quay", "2018-03-14"),
        ("This story is from March 14, 2018" + STORY, None, None, "2018-03-14"),
        ("Posted on 14.03.2018" + STORY, None, None, "2018-03-14"),
        ("LIMA, 20 Aug 88 (EFE) -- Dockers stopped work.", None, "EFE", "1988-08-20"),
        ("   LIMA (PERU), 12 FEB 90 (RADIO UNO) -- [TEXT] DOCKERS STOPPED.", None, "RADIO UNO", "1990-02-12"),
        ("KYIV, Ukraine (Northern Wire), Feb 20, 2014 -- Dockers stopped.", None, "Northern Wire", "2014-02-20"),
        ("BELFAST, Northern Ireland (AP) _ Dockers stopped work.", None, "AP", None),
        ("LIMA, 20 AUG (EFE) -- A day without its year is no day.", None, "EFE", None),
        ("SAN SALVADOR, NO DATE (FBIS) -- [TEXT] NOBODY SAYS WHEN.", None, "FBIS", None),
        ("A walk-out\n\nLIMA, 20 Aug 1988 (EFE) -- Dockers stopped work.", "A walk-out", "EFE", "1988-08-20"),
        ("Dockers stopped work in March 2018, their union said." + LONG, None, None, None),
        ("Note: dockers stopped work." + STORY, None, None, None),
        ("The union published on 3 May its list of demands." + LONG + LONG + LONG, None, None, None),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_the_head_says_who_when_and_under_which_headline(text, title, source, published):
    header = read_header(text)
    found = header.published.iso() if header.published else None
    assert (header.title, header.source, found) == (title, source, published)


def test_metadata_cover_the_day_of_publication_but_not_the_headline():
    text = "A walk-out\nThe Quay | Published: 14 March 2018" + STORY
    (start, end), *_ = read_header(text).metadata
    assert text[start:end] == "The Quay | Published: 14 March 2018"


def test_the_place_of_a_dateline_is_marked_and_its_day_is_metadata():
    text = "LIMA, 20 Aug 88 (EFE) -- Dockers stopped work."
    header = read_header(text)
    assert header.dateline is not None
    assert text[slice(*header.dateline)] == "LIMA"
    assert any("20 Aug 88" in text[start:end] for start, end in header.metadata)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    header = read_header(text)
    assert all(0 <= start <= end <= len(text) for start, end in header.metadata)
