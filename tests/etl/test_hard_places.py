"""Names that are easily taken for another place, or for one at all, through the whole reading."""

import tomllib
from pathlib import Path

import pytest

from etl.articles import Article
from etl.config import Config
from etl.extraction import Tools, open_tools, recognise, reports_of
from etl.places import normalise

HARD = tomllib.loads(
    (Path(__file__).parents[1] / "fixtures" / "hard_places.toml").read_text(encoding="utf-8")
)

# What nothing in the reading can tell yet, and why; strict, so that a gain is noticed.
_NOT_YET = {
    "upper_department": "in a wire of capitals a name that many cities share is not sure enough",
}


_KINDS = (("city",), ("admin1", "area"), ("admin2",))  # by the number of plus signs


@pytest.fixture(scope="module")
def tools() -> Tools:
    config = Config.default()
    return open_tools(config.gazetteer, config.codebook)


def means(place: dict, claim: str) -> bool:
    """Whether a place as `annotate` prints it is the one that a claim names."""
    *names, country = claim.split(", ")
    if place["country"] != country:
        return False
    if not names:
        return place["kind"] == "country"
    kinds = _KINDS[len(names[0]) - len(names[0].lstrip("+"))]
    name = names[0].lstrip("+")
    within = len(names) == 1 or normalise(names[1]) == normalise(place["admin1"] or "")
    return place["kind"] in kinds and within and normalise(name) in normalise(place["name"])


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(
            key,
            marks=pytest.mark.xfail(strict=True, reason=_NOT_YET[key]) if key in _NOT_YET else (),
        )
        for key in HARD
    ],
)
def test_a_hard_name_is_read_as_a_careful_reader_reads_it(key, tools):
    hard = HARD[key]
    places = recognise(Article(key, hard["text"]), tools)["places"]
    for text, claim in hard["places"].items():
        found = [place for place in places if place["text"] == text]
        assert found, f"{text} is no place"
        for place in found:
            assert means(place, claim), (text, place["name"], place["admin1"], place["country"])
    wrong = [place["text"] for place in places if place["text"] in hard.get("nothing", ())]
    assert not wrong


def test_no_event_is_put_where_only_a_government_speaks(tools):
    reports = reports_of(Article("speaks", HARD["washington_said"]["text"]), tools)
    assert [report["city"] for report in reports if report["city"]] == ["Mosul"]
