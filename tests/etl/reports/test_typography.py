"""How a text was set does not change what it says: blanks, quotes, hyphens, line ends."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.articles import Article
from etl.dates import DateInterval
from etl.mentions import find_mentions

SAMPLES = (
    (
        "Police arrested twelve people in Lima on Monday after thousands of teachers marched through "
        "the city.\n\nThe union's leader said: \"We won't stop.\""
    ),
    (
        "Last week, protests were held in Tehran, Shiraz and Abadan, a group said in Paris.\n\nIn "
        "Qom, young men torched a bank on Friday."
    ),
    (
        "A car bomb exploded near a market in Kabul yesterday, killing at least nine people and wounding "
        "20 others, the ministry's spokesman said."
    ),
    (
        "A court in Minsk on 3 July 2020 sentenced two journalists to two years in prison. \"It's a "
        'shame," a lawyer said.\n\nWorkers plan to strike in Minsk next week.'
    ),
    (
        "Gunmen kidnapped six students in Kaduna, Nigeria, on Tuesday night. Two days earlier, armed "
        "men killed four farmers in Zaria."
    ),
)


def _soft_hyphens(text):
    return " ".join(
        f"{word[:4]}\u00ad{word[4:]}" if word[:6].isalpha() and len(word) > 6 else word
        for word in text.split(" ")
    )


SETTINGS = {
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "curly quotes": lambda text: text.replace("'", "’").replace(' "', " “").replace('"', "”"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": _soft_hyphens,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "lines wrapped": lambda text: text.replace(", ", ",\n"),
    "CRLF lines wrapped": lambda text: text.replace(", ", ",\r\n").replace("\n\n", "\r\n\r\n"),
}


@pytest.fixture(scope="module")
def claims(gazetteer, codebook):
    """(type, city, dates, status) of each report of a text, sorted."""
    from etl.reports import locate  # noqa: PLC0415

    def of(text):
        article = Article(id="a", text=text, published=DateInterval.day(date(2020, 7, 15)))
        reading = find_mentions(article, codebook=codebook, gazetteer=gazetteer)
        reports = locate(reading, gazetteer=gazetteer, codebook=codebook)
        for report in reports:
            for span in (report.trigger, report.sentence, report.place_span, report.date_span):
                assert span is None or text[span.start : span.end] == span.text
        return sorted((r.sub_event_type, r.city or "", r.dates.iso(), r.status) for r in reports)

    return of


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("name", SETTINGS)
def test_setting_does_not_change_what_is_claimed(text, name, claims):
    assert claims(text), "the plain text claims something"
    assert claims(SETTINGS[name](text)) == claims(text)


@settings(max_examples=25, deadline=None)
@given(
    text=st.sampled_from(SAMPLES),
    names=st.lists(st.sampled_from(sorted(SETTINGS)), min_size=2, max_size=4, unique=True),
)
def test_settings_together_do_not_change_what_is_claimed(text, names, claims):
    plain, odd = claims(text), text
    for name in names:
        odd = SETTINGS[name](odd)
    assert claims(odd) == plain


@settings(max_examples=40, deadline=None)
@example(noise="A-", text=SAMPLES[0])  # what stands before a dash is taken for a dateline
@given(noise=st.text(max_size=60), text=st.sampled_from(SAMPLES))
def test_any_text_around_keeps_spans_exact(noise, text, claims):
    claims(f"{noise} {text}\n\n{noise}")
