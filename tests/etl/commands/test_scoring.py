"""`dateline evaluate places|events|types|dates` on a made corpus whose figures are counted by hand."""

import json

import pytest
from click.testing import CliRunner

from etl.cli import main

TEXT = "Hundreds marched in Paris, Texas, on Monday; in Lyon a shop burned. Jordan said so."
ARTICLES = [{"id": "a", "text": TEXT}, {"id": "b", "text": "Nothing happened in Quito."}]


@pytest.fixture
def evaluate(tmp_path):
    """Runs one of the commands on gold and predictions; the result."""

    def run(part: str, gold: list[dict], predictions: list[dict], *options: str):
        for name, rows in (("articles", ARTICLES), ("gold", gold), ("predictions", predictions)):
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        files = [
            argument
            for name in ("articles", "gold", "predictions")
            for argument in (f"--{name}", str(tmp_path / f"{name}.jsonl"))
        ]
        return CliRunner().invoke(main, ["evaluate", part, *files, *options])

    return run


def span(words: str, **fields) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def name(words: str, latitude: float, longitude: float, geonameid: int, **fields) -> dict:
    point = {"latitude": latitude, "longitude": longitude, "geonameid": geonameid}
    return {"article_id": "a", **span(words, **point, kind="ppl", **fields)}


PLACES = [
    name("Paris", 33.66, -95.56, 4717560),
    name("Texas", 31.25, -99.25, 4736286) | {"kind": "adm1"},
    name("Lyon", 45.75, 4.85, 2996944),
    {"article_id": "b", "start": 20, "end": 25, "text": "Quito", "latitude": -0.23,
     "longitude": -78.52, "geonameid": 3652462, "kind": "ppl"},
]  # fmt: skip
PARIS_FRANCE = {"latitude": 48.85, "longitude": 2.35, "geonameid": 2988507, "name": "Paris"}
READ_PLACES = [
    {"id": "a", "places": [
        span("Paris", **PARIS_FRANCE, kind="city", country="FR"),
        span("Texas", latitude=31.2, longitude=-99.3, geonameid=4736286, name="Texas", kind="admin1"),
        span("Jordan", latitude=31.0, longitude=36.0, geonameid=248816, name="Jordan", kind="country"),
    ], "unplaced": [span("Lyon")]},
    {"id": "b", "places": []},
]  # fmt: skip


def test_places_are_scored_and_their_errors_told_apart(evaluate):
    record = json.loads(evaluate("places", PLACES, READ_PLACES, "--json").stdout)
    every, towns = record["views"]["all"], record["views"]["populated"]
    assert every["overlap"] | {"right": 2, "given": 3, "wanted": 4} == every["overlap"]
    assert (every["end_to_end"]["right"], every["id"], every["n_id"]) == (1, 1, 2)
    # the country that was invented is no populated place
    assert towns["end_to_end"] | {"right": 0, "given": 1, "wanted": 3} == towns["end_to_end"]
    result = evaluate("places", PLACES, READ_PLACES, "--errors", "5")
    assert result.exit_code == 0
    listed = [line.split("  ")[0] for line in result.stdout.splitlines() if "'" in line]
    assert sorted(one for one in listed if one) == sorted(
        ["missed", "unplaced", "namesake", "invented"]
    )


def test_events_are_scored_and_their_errors_told_apart(evaluate):
    place = {"iso": ["US"], "city": ["Paris"]}
    gold = [
        {"article_id": "a", "types": ["ARSON"], "dates": [["2020-07-13", "2020-07-13"]],
         "locations": [{"iso": ["FR"], "city": ["Lyon"]}], "countries": ["FR"], "city": ["Lyon"]},
        {"article_id": "a", "types": ["ATTACK"], "dates": [["2020-07-13", "2020-07-13"]],
         "locations": [place], "countries": ["US"], "city": ["Paris"]},
    ]  # fmt: skip
    fire = {"article_id": "a", "event_type": "property_destruction", "sub_event_type": "arson",
            "city": "Lyon", "country": "FR", "date_start": "2020-07-13", "date_end": "2020-07-13"}  # fmt: skip
    march = fire | {"sub_event_type": "demonstration"}
    elsewhere = fire | {"article_id": "b", "city": "Quito", "country": "EC"}
    threat = fire | {"status": "threatened"}
    read = [fire, march, elsewhere, threat]
    record = json.loads(evaluate("events", gold, read, "--json").stdout)
    triple = record["slots"]["TRIPLE"]
    assert (triple["recall"], triple["precision"], triple["precision_relevant"]) == (0.5, 0.5, 1.0)
    assert record["dropped"] == {"other_article": 0, "not_reported": 1, "out_of_scope": 1}
    told = evaluate("events", gold, read, "--errors", "1").stdout
    assert "missed        a: ATTACK in Paris (US), 2020-07-13..2020-07-13" in told
    assert "no incident   b: arson in Quito (EC)" in told


def test_types_are_scored_and_their_errors_told_apart(evaluate):
    gold = [{"article_id": "a", "acled": "PEACE_PROTEST"}, {"article_id": "b", "acled": "ARREST"}]
    march = {"article_id": "a", "acled_sub_event_type": "Peaceful protest", "confidence": 0.4}
    burned = march | {"acled_sub_event_type": "Looting/property destruction", "confidence": 0.9}
    record = json.loads(evaluate("types", gold, [march, burned], "--json").stdout)
    assert (record["fine"]["accuracy"], record["among"], record["silent"]) == (0.0, 0.5, 1)
    told = evaluate("types", gold, [march, burned], "--errors", "2").stdout
    assert "less confident a: PEACE_PROTEST; read PROPERTY_DISTRUCT" in told
    assert "silent         b: ARREST; read OTHER (of nothing)" in told


def test_dates_are_scored_and_their_errors_told_apart(evaluate):
    gold = [
        {"article_id": "a", **span("Monday"), "type": "DATE", "value": "2020-07-13", "mod": None},
        {"article_id": "a", **span("so"), "type": "DATE", "value": "2020", "mod": None},
    ]
    read = [{"id": "a", "dates": [span("on Monday", earliest="2020-07-06", latest="2020-07-13")]}]
    record = json.loads(evaluate("dates", gold, read, "--json").stdout)
    assert (record["spans"]["recall"], record["value"]["f1"]) == (0.5, 0.0)
    told = evaluate("dates", gold, read, "--errors", "1").stdout
    assert (
        "too wide    a: 'Monday' is 2020-07-13; read 'on Monday' as 2020-07-06..2020-07-13" in told
    )
    assert "missed      a: 'so' is 2020" in told


def test_articles_are_read_when_no_predictions_are_given(tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(ARTICLES[1]) + "\n")
    (tmp_path / "gold.jsonl").write_text(json.dumps(PLACES[-1]) + "\n")
    files = ["--articles", tmp_path / "articles.jsonl", "--gold", tmp_path / "gold.jsonl"]
    arguments = ["evaluate", "places", *map(str, files), "--json", "--workers", "1"]
    result = CliRunner().invoke(main, arguments)
    assert json.loads(result.stdout)["views"]["all"]["end_to_end"]["f1"] == 1.0


@pytest.mark.parametrize("part", ["places", "events", "types", "notes", "dates"])
def test_gold_that_is_none_is_told_in_one_line(part, evaluate):
    result = evaluate(part, [{"picnic": 1}], [])
    assert result.exit_code == 2
    assert "Error: gold.jsonl, line 1: 'a" in result.stderr
    assert "is missing" in result.stderr


def test_options_before_the_part_are_refused():
    result = CliRunner().invoke(main, ["evaluate", "--errors", "2", "dates"])
    assert result.exit_code == 2
    assert "Put the options after `dates`" in result.stderr
