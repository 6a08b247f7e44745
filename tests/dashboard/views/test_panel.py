"""The panel, the table and the summary print what articles say, and nothing of it is obeyed."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query import EventRow, Receipt, Totals
from dashboard.views.detail import found, head_html, marked, receipts_html, web_address
from dashboard.views.ranking import mix_html
from dashboard.views.summary import summary_html
from dashboard.views.table import COLUMNS, MORE, lead, table_frame
from tests.invented import HOSTILE

ROW = EventRow(
    event_id="0" * 16, event_type="protest", sub_event_type="sit_in",
    date_start=date(2022, 10, 8), date_end=date(2022, 10, 8), date_precision="day",
    city="Sanandaj", admin1="Kurdistan", country="IR", geonameid=1, place_precision="city",
    status="reported", confidence=0.94, n_reports=2, n_articles=2, n_sources=1,
    participants=None, fatalities=2, injured=None, detained=None, actor=None, reviewed=False,
    sentence="Crowds marched in Sanandaj on Saturday.",
)  # fmt: skip
RECEIPT = Receipt(
    report_id="1" * 16, sentence="Crowds marched in Sanandaj on Saturday.", sentence_start=100,
    marks=(("what", 107, 114, "marched"), ("where", 118, 126, "Sanandaj"), ("when", 130, 138, "Saturday")),
    date_start=ROW.date_start, date_end=ROW.date_end, date_precision="day", city="Sanandaj",
    admin1="Kurdistan", country="IR", place_precision="city", status="reported", confidence=0.9,
    detail="", article_id="a", title="T", source="Wire", url="https://example.org/1",
    published="2022-10-09",
)  # fmt: skip
TOTALS = Totals(412, 1312, 38, 48, 7, 100, 13, date(2022, 9, 16), date(2022, 12, 31),
                {"protest": 183, "repression": 48, "riot": 21})  # fmt: skip
TYPES = {"protest": "Protest", "repression": "Repression"}
COUNTRIES = {"IR": "Iran"}


class Tags(HTMLParser):
    """What a browser would make of it: tags, attributes and the words between."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


def test_the_words_of_the_fields_are_marked():
    html = marked(RECEIPT)
    assert '<mark class="what" title="what happened">marched</mark> in' in html
    assert '<mark class="where" title="where">Sanandaj</mark>' in html
    assert '<mark class="when" title="when">Saturday</mark>.' in html


spans = st.lists(
    st.tuples(st.sampled_from(["what", "where", "when"]), st.integers(-5, 60), st.integers(0, 30)),
    max_size=4,
)


@given(st.text(max_size=50), st.integers(0, 1000), spans)
def test_marks_never_change_or_free_what_was_printed(sentence, start, found):
    sentence = sentence.replace("\r", "")  # a parser of HTML reads it as a line's end
    marks = tuple((name, start + at, start + at + length, "") for name, at, length in found)
    told = Tags(marked(replace(RECEIPT, sentence=sentence, sentence_start=start, marks=marks)))
    assert told.words == sentence
    assert set(told.tags) <= {"mark"}


def test_hostile_text_stays_text_everywhere():
    row = replace(
        ROW, sentence=HOSTILE, city=HOSTILE, admin1=HOSTILE, country=HOSTILE, actor=HOSTILE,
        event_type=HOSTILE, sub_event_type=HOSTILE, status=HOSTILE,
    )  # fmt: skip
    receipt = replace(
        RECEIPT, sentence=HOSTILE, source=HOSTILE, title=HOSTILE, url="javascript:alert(1)",
        published=HOSTILE, city="Elsewhere", admin1=HOSTILE,
        marks=(*RECEIPT.marks, ("where", 5, 9, HOSTILE)),
    )  # fmt: skip
    pages = (
        head_html(row, types={}, countries={}, theme="light"),
        receipts_html(row, [receipt], {}),
        summary_html(replace(TOTALS, types={HOSTILE: 400}), 500, HOSTILE, {}),
        mix_html({HOSTILE: 3}, most=3, order=(), theme="dark"),
    )
    for html in pages:
        told = Tags(html)
        assert not {"img", "script", "a"} & set(told.tags)
        assert not [name for name, _ in told.attributes if name.startswith("on")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        (" https://example.org ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[half", False),
        ("ftp://example.org", False),
        (None, False),
        ("", False),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(url, kept):
    assert (web_address(url) is not None) == kept


def test_a_report_that_says_less_or_otherwise_is_told_so():
    vague = replace(
        RECEIPT, date_start=date(2022, 10, 3), date_end=date(2022, 10, 9), date_precision="week"
    )
    other = replace(RECEIPT, city="Saqqez", status="denied")
    html = receipts_html(ROW, [RECEIPT, vague, other], COUNTRIES)
    assert "Says less: some day between 3 and 9 October 2022." in html
    assert "Says otherwise: Saqqez, Kurdistan, Iran." in html
    assert "Says otherwise: denied." in html
    assert html.count("Says") == 3


def test_words_outside_the_sentence_are_shown_apart():
    dateline = replace(RECEIPT, marks=(("where", 3, 11, "SANANDAJ"),))
    html = receipts_html(ROW, [dateline], COUNTRIES)
    assert 'Elsewhere in the article: <mark class="where"><bdi>SANANDAJ</bdi></mark>' in html


def test_the_panel_says_where_and_when_in_words_and_only_known_figures():
    html = head_html(ROW, types=TYPES, countries=COUNTRIES, theme="light")
    told = Tags(html).words
    assert "Sanandaj, Kurdistan, Iran" in told
    assert "Saturday 8 October 2022" in told
    assert "2 or more" in told
    assert "Injured" not in told
    assert "1 outlet, 2 articles, 2 reports" in told


def test_the_summary_says_most_only_above_half():
    html = summary_html(TOTALS, 530, "Status reported", TYPES)
    assert "<b>412 events</b> reported in <b>48 cities</b> of 7 countries" in html
    assert "between 16 September and 31 December 2022" in html
    assert "the commonest protests (44%) and acts of repression (12%)" in html
    assert "412 of 530 events, 1,312 reports, 38 sources, 100 without a city" in html
    most = summary_html(replace(TOTALS, types={"protest": 300, "riot": 112}), 530, "", TYPES)
    assert "most of them protests (73%)" in most
    only = summary_html(replace(TOTALS, types={"protest": 412}), 530, "", TYPES)
    assert "all protests" in only
    assert "No events" in summary_html(replace(TOTALS, n_events=0, types={}), 0, "", TYPES)


def test_the_table_prints_one_row_per_event():
    frame = table_frame([ROW], types=TYPES, countries=COUNTRIES, theme="light")
    assert tuple(frame.columns) == (*COLUMNS, *MORE)
    row = frame.iloc[0]
    assert (row["What"], row["When"], row["Where"]) == (
        "Protest / sit in", "Sat 8 Oct 2022", "Sanandaj, Iran",
    )  # fmt: skip
    assert row["dot"].startswith("data:image/svg+xml,")
    assert list(table_frame([], types={}, countries={}, theme="dark").columns) == [*COLUMNS, *MORE]


def test_a_long_sentence_begins_near_what_is_looked_for():
    sentence = "a " * 60 + "they Chanted in the square"
    assert lead(sentence, "chanted").startswith("… ")
    assert "Chanted in the square" in lead(sentence, "chanted")[:60]
    assert lead(sentence, "") == lead(sentence, "not there") == sentence


def test_what_is_looked_for_is_underlaid_and_stays_text():
    assert found("<b>Chants</b>", "chants") == (
        '&lt;b&gt;<span class="hit">Chants</span>&lt;/b&gt;'
    )
    assert found("(a+b)", "a+b") == '(<span class="hit">a+b</span>)'


def test_of_a_sentence_without_an_end_the_stretch_about_its_mark_is_shown():
    sentence = "w" * 500_000 + " marched " + "w" * 500_000
    marks = (("what", 500_101, 500_108, "marched"),)
    html = marked(replace(RECEIPT, sentence=sentence, marks=marks))
    assert '<mark class="what" title="what happened">marched</mark>' in html
    assert html.startswith("… w")
    assert html.endswith("w … 497,758 more letters")
    assert len(html) < 3_200
    assert len(lead(sentence, "")) < 1_010
    assert "marched" in lead(sentence, "marched")
