"""The codebook is read strictly, and complaints name the line."""

from pathlib import Path

import pytest

from etl.codebook import Codebook, load_codebook, parse_codebook
from etl.codebook.crosswalk import is_acled
from etl.errors import CodebookError

CODEBOOK = Path(__file__).parents[3] / "data" / "codebook.toml"

# Line numbers count from the first line below; "@" marks where a case puts its own lines.
GOOD = """\
[words]
water = ["river/n", "dam/n"]
[[type]]
id = "hazard"
label = "Hazard"
code = "Hz"
definition = "What nature does."
[[subtype]]
id = "flood"
type = "hazard"
label = "Flood"
definition = "Water where it should not be."
triggers = ["flood/nv"]
[[sense]]
of = "flood"
words = ["burst/v .. banks"]
needs = ["@water"]
"""


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    return load_codebook(CODEBOOK)


def test_person_adds_type_in_toml_alone():
    codebook = parse_codebook(GOOD)
    text = "the river bursts its banks and floods two towns"
    words = text.split()
    assert [hit.sense.subtype for hit in codebook.hits(words)] == ["flood", "flood"]
    assert codebook.subtype("flood").event_type == "hazard"
    assert codebook.subtype("flood").acled is None


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('code = "Hz"', 'code = "Hz', 6, "not TOML"),
        ('label = "Hazard"', 'lable = "Hazard"', 5, "unknown key 'lable'"),
        ("[words]", "[wrods]", 1, "unknown table 'wrods'"),
        ('code = "Hz"', 'code = "H"', 6, "two letters"),
        ('triggers = ["flood/nv"]', 'triggers = ["flood/x"]', 13, "endings are /v, /n and /p"),
        ('triggers = ["flood/nv"]', 'triggers = [""]', 13, "empty string"),
        ('triggers = ["flood/nv"]', "triggers = [7]", 13, "array of strings"),
        ('triggers = ["flood/nv"]', 'triggers = ["the ..."]', 13, "start and end"),
        ('triggers = ["flood/nv"]', 'acled = ["Floods", "Flood"]', 13, "ACLED has no"),
        ('triggers = ["flood/nv"]', 'plover = "FLOOD"', 13, "PLOVER has no"),
        ('triggers = ["flood/nv"]', 'cameo = "99"', 13, "no CAMEO code"),
        ('triggers = ["flood/nv"]', 'absorbs = ["rain"]', 13, "no subtype 'rain'"),
        ('type = "hazard"', 'type = "harm"', 10, "no type 'harm'"),
        ('of = "flood"', 'of = "flod"', 15, "no subtype 'flod'"),
        ('words = ["burst/v .. banks"]', "words = []", 16, "at least one trigger"),
        ('needs = ["@water"]', 'needs = ["@fire"]', 17, "no list 'fire'"),
        ('needs = ["@water"]', "weight = 2", 17, "between 0.05 and 1"),
        ('id = "flood"', 'id = "Flood!"', 9, "lower-case letters"),
    ],
)
def test_complaint_names_line(old, new, line, message):
    assert old in GOOD
    with pytest.raises(CodebookError, match=f"codebook, line {line}: ") as caught:
        parse_codebook(GOOD.replace(old, new, 1))
    assert message in str(caught.value)


def test_ids_are_there_once():
    twice = GOOD + GOOD[GOOD.index("[[subtype]]") : GOOD.index("[[sense]]")]
    with pytest.raises(CodebookError, match="line 19: subtype 'flood' is there already, at line 8"):
        parse_codebook(twice)


def test_subtype_that_nothing_evokes_is_refused():
    silent = GOOD[: GOOD.index("[[sense]]")].replace('triggers = ["flood/nv"]\n', "")
    with pytest.raises(CodebookError, match="line 8: nothing evokes 'flood'"):
        parse_codebook(silent)


def test_type_without_subtypes_is_refused():
    alone = GOOD[: GOOD.index("[[subtype]]")]
    with pytest.raises(CodebookError, match=r"line 3: type 'hazard' has no"):
        parse_codebook(alone)


def test_lists_in_a_circle_are_refused():
    circle = GOOD.replace('"dam/n"]', '"dam/n", "@water"]')
    with pytest.raises(CodebookError, match=r"line 2: .*circle"):
        parse_codebook(circle)


def test_missing_file_is_a_codebook_error(tmp_path):
    with pytest.raises(CodebookError, match=r"nowhere\.toml"):
        load_codebook(tmp_path / "nowhere.toml")


def test_shipped_codebook_has_the_kinds_of_the_product(shipped):
    kinds = {
        "protest": "demonstration rally strike sit_in hunger_strike blockade boycott",
        "riot": "violent_demonstration mob_violence",
        "property_destruction": "arson vandalism looting sabotage",
        "symbolic_act": "graffiti banner leaflet slogan",
        "armed_clash": "armed_clash government_regains_territory non_state_overtakes_territory",
        "explosion": "bombing landmine suicide_bombing grenade shelling missile_strike airstrike "
        "chemical_weapon",
        "attack": "armed_attack shooting stabbing assassination killing massacre beating "
        "sexual_violence",
        "abduction": "abduction hostage_taking hijacking forced_disappearance",
        "repression": "arrest trial sentence execution raid curfew crackdown ban deportation",
        "strategic": "agreement ceasefire weapons_seizure base_established troop_movement "
        "territory_transfer group_change",
        "crime": "robbery forced_strike",
    }
    found = {one.id: " ".join(sub.id for sub in one.subtypes) for one in shipped.types}
    assert found == kinds
    codes = [one.code for one in shipped.types]
    assert codes == ["Pr", "Ri", "De", "Sy", "Cl", "Ex", "At", "Ab", "Re", "St", "Cr"]


def test_every_shipped_kind_but_crime_leads_to_acled(shipped):
    for event_type in shipped.types:
        for subtype in event_type.subtypes:
            assert (subtype.acled is None) == (event_type.id == "crime"), subtype.id
            assert subtype.acled is None or is_acled(*subtype.acled)
            assert subtype.plover, subtype.id


def test_unknown_ids_raise(shipped):
    with pytest.raises(KeyError):
        shipped.subtype("flood")
    with pytest.raises(KeyError):
        shipped.type("hazard")
