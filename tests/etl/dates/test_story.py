"""Days and months without a year, in stories of old and in the news."""

import pytest

from etl.dates import DateInterval, find_timexes, in_story, resolve_timexes

MAY_2006 = DateInterval.from_iso("2006-05-01")


def days(text: str, published: DateInterval | None = MAY_2006) -> list[str | None]:
    """The days of each expression, in the order of the text."""
    timexes = in_story(find_timexes(text), text, published=published)
    return [dates.iso() for dates in resolve_timexes(timexes, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "In 1914 the army mobilised. In August it crossed the river. By the end of the year both "
                "sides had dug in. On Christmas Day the guns fell silent."
            ),
            ["1914", "1914-08", "1914-12-31", "1914-12-25"],
        ),
        (
            (
                "On 6 June 1944 the landing began. Two days later the town fell. On the night of 12 June "
                "the bridge was blown up."
            ),
            ["1944-06-06", "1944-06-08", "1944-06-12"],
        ),
        (
            "On 20 November 1978 the ship was seized. On 4 January, the crew was freed.",
            ["1978-11-20", "1979-01-04"],
        ),
        (
            "In 1990, between 3 March and 5 March, the square was full.",
            ["1990", "1990-03-03/1990-03-05"],
        ),
    ],
)
def test_a_paragraph_that_opens_in_an_old_year_stays_there(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year stands inside a sentence: it is background
        ("Rebels attacked in 1998. On 3 March they did so again.", ["1998", "2006-03-03"]),
        # a word of the present comes between
        (
            "In 1998 rebels came. Last week they met. On 3 March they left.",
            ["1998", None, "2006-03-03"],
        ),
        # the paragraph is over
        ("In 1998 rebels came.\n\nOn 3 March they left.", ["1998", "2006-03-03"]),
        # last year is not old
        ("In 2005 rebels came. On 3 March they left.", ["2005", "2006-03-03"]),
    ],
)
def test_news_comes_back_to_its_own_year(text, expected):
    found = days(text)
    assert [day for day, want in zip(found, expected, strict=True) if want] == [
        want for want in expected if want
    ]


def test_an_article_of_old_dates_alone_stays_in_them_over_its_paragraphs():
    text = (
        "The siege began in October 1941.\n\nBy 7 December the road was cut.\n\nIn spring 1942 "
        "the ice broke.\n\nOn 1 May trams ran again, and in January 1943 the ring was opened."
    )
    assert days(text) == [
        "1941-10",
        "1941-12-07",
        "1942-03-01/1942-05-31",
        "1942-05-01",
        "1943-01",
    ]


def test_without_a_day_of_publication_what_was_told_last_decides():
    text = "On 6 June 1944 the landing began. On 12 June the bridge was blown up."
    assert days(text, None) == ["1944-06-06", "1944-06-12"]
