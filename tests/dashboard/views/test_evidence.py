import json
from dataclasses import replace
from datetime import UTC, datetime

from dashboard.query.context import Told
from dashboard.views.evidence import Decision, context_html, disagreements_html, history_html
from tests.dashboard.views.test_panel import COUNTRIES, RECEIPT, ROW


def test_reprints_are_named_and_not_told_again():
    copy = replace(RECEIPT, report_id="2", source="Copyist", url="javascript:alert(1)")
    html = context_html([Told(RECEIPT, "Before <it>. ", " After it.", (copy,), ())])
    assert html.count("<blockquote") == 1
    assert "Reprinted, so no further witness" in html
    assert "Copyist" in html
    assert "javascript:" not in html
    assert "Before &lt;it&gt;." in html


def test_what_others_say_stands_beside_what_the_event_says():
    told = [
        {"field": "fatalities", "value": 12, "sources": ["A <b>", "B"], "report_ids": []},
        {
            "field": "place",
            "value": {"city": "Qom", "admin1": "Qom", "country": "IR"},
            "sources": [],
        },
        {"field": "dates", "value": {"date_start": "2022-10-01", "date_end": "2022-10-02"}},
    ]
    html = disagreements_html(ROW, json.dumps(told), COUNTRIES)
    assert "<td>12</td>" in html
    assert "A &lt;b&gt;, B" in html
    assert "Qom, Iran" in html
    assert "2022-10-01 to 2022-10-02" in html
    assert "No report says otherwise" in disagreements_html(ROW, "[]", COUNTRIES)
    assert "No report says otherwise" in disagreements_html(ROW, "not json", COUNTRIES)


def test_a_judgement_that_was_withdrawn_is_struck_and_stays():
    at = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    html = history_html(
        [
            Decision("place_is", "Ana", at, "<seen>", is_active=True),
            Decision("reject", "", at, "", is_active=False),
        ]
    )
    assert "place is by <bdi>Ana</bdi>, 23 Nov 2026, 09:30 UTC: <bdi>&lt;seen&gt;</bdi>" in html
    assert "<s>reject by <bdi>somebody" in html
