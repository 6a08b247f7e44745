import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from etl.export import COLUMNS, EXPORTERS, About, ExportOptions, xlsx
from etl.merging import merge
from etl.store.rows import event_row
from tests import factory

ABOUT = About("city Lima", 7, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
RECEIPT = {
    "report_id": "1",
    "article_id": "a",
    "source": "Post",
    "published": "2020-07-15",
    "title": None,
    "url": "https://example.org/",
    "reprint_of": None,
    "sentence": "They marched.",
    "sentence_start": 4,
    "sentence_end": 17,
    **{
        f"{name}{end}": None
        for name in ("trigger", "place_span", "date_span")
        for end in ("", "_start", "_end")
    },
}


def row(**fields):
    (event,) = merge([factory.report()], articles={})
    return {name: event_row(event)[name] for name in COLUMNS} | fields


def book(*rows, about: About = ABOUT):
    target = io.BytesIO()
    assert EXPORTERS["xlsx"](iter(rows), target, about=about) == len(rows)
    return load_workbook(target)


def read(sheet) -> list[dict]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, values, strict=True)) for values in rows]


def test_a_spreadsheet_reads_each_value_with_its_type():
    told = row(sources=["Herald", "Post"], fatalities=3)
    (found,) = read(book(told)["events"])
    assert list(found) == list(COLUMNS)
    assert found["date_start"].date() == date(2020, 7, 14)
    assert found["latitude"] == pytest.approx(-12.04318)
    assert (found["fatalities"], found["injured"]) == (3, None)
    assert found["reviewed"] is False
    assert found["sources"] == "Herald; Post"
    assert found["event_id"] == told["event_id"]


def test_it_says_what_it_is():
    said = {one["name"]: one["value"] for one in read(book(row())["about"])}
    assert said["filter"] == "city Lima"
    assert (said["version"], said["events"]) == ("7", "1")
    assert said["exported_at"] == "2026-11-22T09:30:00+00:00"
    assert set(COLUMNS) < set(said)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
def test_text_stays_text_when_its_cell_is_edited(start):
    cell = next(
        book(row(sentence=start))["events"].iter_cols(min_col=list(COLUMNS).index("sentence") + 1)
    )
    assert (cell[1].data_type, cell[1].value) == ("s", start)
    assert cell[1].quotePrefix


@given(
    st.text(alphabet=st.characters(exclude_characters="\r")), st.sampled_from(["sentence", "city"])
)
def test_any_text_survives(text, column):
    (found,) = read(book(row(**{column: text}))["events"])
    assert unescape(found[column] or "") == text or "_x" in text


def test_days_before_the_reckoning_of_spreadsheets_are_text():
    (found,) = read(book(row(date_start=date(1871, 3, 18)))["events"])
    assert found["date_start"] == "1871-03-18"


def test_a_text_longer_than_a_cell_says_that_it_was_cut():
    (found,) = read(book(row(sentence="a" * 40_000))["events"])
    assert len(found["sentence"]) == 32_767
    assert found["sentence"].endswith("a cell holds no more)")


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 50)
    rows = [row(event_id=f"{n:016x}") for n in range(100)]
    found = book(*rows)
    assert found.sheetnames == ["events", "events 2", "events 3", "about"]
    told = [one for name in found.sheetnames[:3] for one in read(found[name])]
    assert [one["event_id"] for one in told] == [one["event_id"] for one in rows]
    said = {one["name"]: one["value"] for one in read(found["about"])}
    assert said["sheets"] == "the events go on over 3 sheets: one holds 49 at most"


def test_receipts_are_a_sheet_of_their_own():
    asked = replace(ABOUT, options=ExportOptions(receipts=True))
    found = book(row(receipts=[RECEIPT, RECEIPT | {"source": "Herald"}]), about=asked)
    assert [one["source"] for one in read(found["receipts"])] == ["Post", "Herald"]
    assert len(read(found["events"])) == 1
    assert "receipts" not in read(found["events"])[0]


def test_no_part_is_malformed():
    target = io.BytesIO()
    EXPORTERS["xlsx"](iter([row(sentence="<&>\"' \x00")]), target, about=ABOUT)
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None
        assert "[Content_Types].xml" in package.namelist()
