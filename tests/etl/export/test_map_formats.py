import io
import json
import zipfile
from csv import DictReader
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest

from etl.dates import DateInterval
from etl.errors import ConfigError
from etl.export import COLUMNS, EXPORTERS, MIME_TYPES, SUFFIXES, About, ExportOptions, prepared
from etl.export.columns import MEANINGS, RECEIPT_COLUMNS, RECEIPTS, WITHHELD
from etl.merging import merge
from etl.store.rows import event_row
from tests import factory

ABOUT = About("city Lima", 7, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
KML = "{http://www.opengis.net/kml/2.2}"
RECEIPT = dict.fromkeys(RECEIPT_COLUMNS) | {
    "report_id": "1",
    "article_id": "a",
    "source": "Post",
    "published": "2020-07-15",
    "sentence": "They <b>marched</b> & sang.",
    "sentence_start": 4,
    "sentence_end": 31,
}


def row(**fields):
    (event,) = merge([factory.report(**fields)], articles={})
    return {name: event_row(event)[name] for name in COLUMNS}


def written(form: str, *rows, about: About = ABOUT) -> io.BytesIO:
    target = io.BytesIO()
    assert EXPORTERS[form](iter(rows), target, about=about) == len(rows)
    target.seek(0)
    return target


def asking(**chosen) -> About:
    return replace(ABOUT, options=ExportOptions(**chosen))


WIDE = {"place": factory.PERU, "dates": DateInterval.month(2020, 7)}


def test_kml_pins_only_cities_and_spans_the_days():
    told = (row(), row(**WIDE), row(place=None, dates=DateInterval.unknown(date(2020, 7, 15))))
    marks = ET.parse(written("kml", *told)).getroot().iter(f"{KML}Placemark")  # noqa: S314
    city, country, nowhere = marks
    assert city.findtext(f"{KML}Point/{KML}coordinates") == "-77.02824,-12.04318"
    assert country.find(f"{KML}Point") is None
    assert country.findtext(f"{KML}TimeSpan/{KML}end") == "2020-07-31"
    assert nowhere.find(f"{KML}TimeSpan") is None
    data = {one.get("name"): one.findtext(f"{KML}value") for one in city.iter(f"{KML}Data")}
    assert (data["city"], data["place_precision"], data["n_sources"]) == ("Lima", "city", "1")


def test_kml_says_what_it_is_and_runs_nothing():
    event = row() | {"sentence": "<script>alert(1)</script> \x00 ]]>"}
    root = ET.parse(written("kml", event)).getroot()  # noqa: S314
    said = {one.get("name"): one[0].text for one in root[0].find(f"{KML}ExtendedData")}
    assert said["filter"] == "city Lima"
    assert said["version"] == "7"
    drawn = root.findtext(f".//{KML}Placemark/{KML}description")
    assert drawn.startswith("&lt;script&gt;")  # a viewer draws it as HTML: shown, not run


def test_parquet_keeps_types_and_says_what_it_is():
    table = pq.read_table(written("parquet", row(), row(place=None)))
    assert table.schema.names == list(COLUMNS)
    assert str(table.schema.field("date_start").type) == "date32[day]"
    assert str(table.schema.field("sources").type).startswith("list<")
    assert table.to_pylist()[0] == row()
    assert table.schema.metadata[b"dateline.filter"] == b"city Lima"
    assert table.schema.metadata[b"dateline.version"] == b"7"


def test_an_empty_set_is_a_file_too():
    assert pq.read_table(written("parquet")).num_rows == 0
    assert ET.parse(written("kml")).getroot() is not None  # noqa: S314


def test_parquet_holds_receipts_as_they_are():
    table = pq.read_table(
        written("parquet", row() | {RECEIPTS: [RECEIPT]}, about=asking(receipts=True))
    )
    assert table[RECEIPTS].to_pylist() == [[RECEIPT]]


def test_a_data_package_describes_its_tables():
    about = asking(receipts=True)
    with zipfile.ZipFile(
        written("datapackage", row() | {RECEIPTS: [RECEIPT]}, about=about)
    ) as package:
        described = json.loads(package.read("datapackage.json"))
        tables = {
            one["name"]: list(
                DictReader(io.StringIO(package.read(one["path"]).decode(), newline=""))
            )
            for one in described["resources"]
        }
    assert described["filter"] == "city Lima"
    assert described["version"] == "7"
    for one in described["resources"]:
        fields = [field["name"] for field in one["schema"]["fields"]]
        assert fields == list(tables[one["name"]][0])
    events, receipts = (one["schema"]["fields"] for one in described["resources"])
    assert all(field["description"] for field in events)
    kinds = {field["name"]: field["type"] for field in [*events, *receipts]}
    assert (kinds["latitude"], kinds["date_end"], kinds["sentence_start"]) == (
        "number",
        "date",
        "integer",
    )
    assert described["resources"][0]["n_rows"] == 1
    assert tables["receipts"][0]["event_id"] == tables["events"][0]["event_id"]


def test_what_is_share_safe_names_no_city_quotes_nobody_and_says_so():
    secret = row(actor="police") | {"sentence": "“Secret words,” said Ana.", "sources": ["Post"]}
    options = ExportOptions(share_safe=True)
    about = replace(ABOUT, options=options)
    for form in EXPORTERS:
        made = list(prepared([secret, row(**WIDE)], options, None, reports=(), articles=()))
        data = written(form, *made, about=about).read()
        if form in ("xlsx", "datapackage"):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        if form == "parquet":
            table = pq.read_table(io.BytesIO(data))
            data = repr((table.to_pylist(), table.schema.metadata)).encode()
        for hidden in (b"-77.0", b"Secret", b"police", b"city Lima", b"3936456"):
            assert hidden not in data, (form, hidden)
        assert b"Share-safe" in data, form
        assert b"Post" in data, form
    assert made[0]["place_precision"] == "admin1"
    assert not WITHHELD & set(made[0])


def test_what_is_share_safe_can_hold_no_receipts():
    with pytest.raises(ConfigError, match="holds no receipts"):
        ExportOptions(receipts=True, share_safe=True)


def test_every_format_and_column_is_described():
    assert set(EXPORTERS) == set(SUFFIXES) == set(MIME_TYPES)
    assert set(MEANINGS) == {*COLUMNS, RECEIPTS}
