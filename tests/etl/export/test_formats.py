import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates import DateInterval
from etl.export import COLUMNS, EXPORTERS, About, ExportOptions
from etl.mentions import Span
from etl.merging import merge
from etl.store.rows import event_row
from tests import factory

ABOUT = About("country PE", 7, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


def ABOUT_WITH(**chosen) -> About:  # noqa: N802 - the same with options
    return replace(ABOUT, options=ExportOptions(**chosen))


def row(**fields):
    (event,) = merge([factory.report(**fields)], articles={})
    return {name: event_row(event)[name] for name in COLUMNS}


def written(form: str, *rows, about: About = ABOUT) -> bytes:
    target = io.BytesIO()
    assert EXPORTERS[form](iter(rows), target, about=about) == len(rows)
    return target.getvalue()


def csv_rows(*rows) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *rows).decode(), newline="")))


def test_csv_is_a_plain_table_with_its_header_in_the_first_line():
    text = written("csv", row(), row(place=None)).decode()
    assert text.splitlines()[0].split(",") == list(COLUMNS)
    one, other = csv_rows(row(), row(place=None))
    assert (one["date_start"], one["date_precision"], one["city"]) == ("2020-07-14", "day", "Lima")
    assert (other["city"], other["latitude"], other["place_precision"]) == ("", "", "unknown")
    assert one["reviewed"] == "false"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\ufeff="])
def test_no_text_can_become_a_formula(start):
    event = {**row(), "sentence": f"{start}cmd|'/c calc'!A1", "sources": [f"{start}1+1", "Post"]}
    (read,) = csv_rows(event)
    assert read["sentence"].startswith("'")
    assert read["sources"].startswith("'")


def test_negative_numbers_stay_numbers():
    (read,) = csv_rows(row())
    assert float(read["latitude"]) == pytest.approx(-12.04318)


def test_the_mark_for_excel_comes_first_and_once():
    marked = ABOUT_WITH(bom=True)
    text = written("csv", row(), about=marked)
    assert text.startswith(b"\xef\xbb\xbfevent_id,")
    assert text.count(b"\xef\xbb\xbf") == 1


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_any_text_survives_csv(sentence, sources):
    (read,) = csv_rows({**row(), "sentence": sentence, "sources": sources})
    if read["sentence"].startswith("'") and not sentence.startswith("'"):
        assert read["sentence"] == "'" + sentence
    else:
        assert read["sentence"] == sentence
    assert not read["sources"].startswith(("=", "+", "-", "@"))


def test_geojson_pins_only_cities():
    wide = row(place=factory.PERU, dates=DateInterval.month(2020, 7))
    collection = json.loads(written("geojson", row(), wide, row(place=None)))
    city, country, nowhere = collection["features"]
    assert city["geometry"] == {"type": "Point", "coordinates": [-77.02824, -12.04318]}
    assert city["properties"]["sources"] == []
    assert (country["geometry"], country["properties"]["country"]) == (None, "PE")
    assert "latitude" not in country["properties"]
    assert country["properties"]["date_end"] == date(2020, 7, 31).isoformat()
    assert (nowhere["geometry"], nowhere["properties"]["place_precision"]) == (None, "unknown")


def test_geojson_says_what_it_is():
    collection = json.loads(written("geojson", row()))
    assert collection["type"] == "FeatureCollection"
    assert collection["filter"] == "country PE"
    assert collection["version"] == 7
    assert collection["exported_at"] == "2026-11-22T09:30:00+00:00"
    assert collection["n_events"] == 1
    assert json.loads(written("geojson"))["features"] == []


def test_the_printed_sentence_is_exported_to_the_letter():
    sentence = "In Gorgān — „گرگان“ — they sang.\nTwice."
    event = row(sentence=Span(0, len(sentence), sentence))
    assert csv_rows(event)[0]["sentence"] == sentence
    (feature,) = json.loads(written("geojson", event))["features"]
    assert feature["properties"]["sentence"] == sentence
