"""The choice among places of one name, by what else the article says."""

import pytest

from etl.mentions.toponyms import find_toponyms
from etl.places import Gazetteer, PlaceHints, Toponym, resolve_toponyms
from etl.places.profile import profile_of
from etl.places.resolver import LEAST, MAX_ALTERNATIVES
from etl.reports.demonym import find_demonyms


def told(gazetteer: Gazetteer, text: str) -> dict[str, tuple[str, str, str] | None]:
    """Name as written -> (name, kind, country) of what it was taken to mean, demonyms beside."""
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    demonyms = tuple(place.geonameid for _, place in find_demonyms(text, gazetteer=gazetteer))
    hints = PlaceHints(demonyms=demonyms)
    resolutions = resolve_toponyms(toponyms, gazetteer=gazetteer, hints=hints)
    return {
        toponym.text: None
        if resolution.place is None
        else (resolution.place.name, resolution.place.kind, resolution.place.country)
        for toponym, resolution in zip(toponyms, resolutions, strict=True)
    }


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Shops closed in Abadan and Ahvaz, Iran.", "Abadan", ("Abadan", "city", "IR")),
        ("A blast in Abadan, near Ashgabat, shook Turkmenistan.", "Abadan", ("Abadan", "city", "TM")),
        ("Clerics met in Qom. People in Tehran joined.", "Qom", ("Qom", "city", "IR")),
        ("Students marched in Santiago and in Valparaiso.", "Santiago", ("Santiago", "city", "CL")),
        (
            "Farmers blocked roads in Santiago, in the Dominican Republic, and in Santo Domingo.",
            "Santiago",
            ("Santiago de los Caballeros", "city", "DO"),
        ),
        ("Georgia said Russia shelled Gori. In Tbilisi people fled.", "Georgia",
         ("Georgia", "country", "GE")),
        ("Schools in Atlanta and Savannah closed. Georgia sent help. Alabama and Florida did too.",
         "Georgia", ("Georgia", "admin1", "US")),
        ("Unions in Cordoba and in Buenos Aires, Argentina, struck.", "Cordoba",
         ("Córdoba", "city", "AR")),
        ("Tractors rolled through Cordoba and Seville, in the south of Spain.", "Cordoba",
         ("Córdoba", "city", "ES")),
        ("Militias shut the port of Tripoli. In Benghazi, Libya, shops closed.", "Tripoli",
         ("Tripoli", "city", "LY")),
        ("Militias fought in Tripoli. The army came from Beirut and Sidon.", "Tripoli",
         ("Tripoli", "city", "LB")),
        ("Hundreds rallied in Hyderabad and Karachi in Sindh.", "Hyderabad",
         ("Hyderabad", "city", "PK")),
        ("Hundreds rallied in Hyderabad and Warangal in Telangana.", "Hyderabad",
         ("Hyderabad", "city", "IN")),
        ("The train from Paris, Texas, was late.", "Paris", ("Paris", "city", "US")),
        ("The talks in Paris failed. France regretted it.", "Paris", ("Paris", "city", "FR")),
        ("The minister went to London, Ontario.", "London", ("London", "city", "CA")),
    ],
)  # fmt: skip
def test_context_chooses(
    gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, str]
) -> None:
    assert told(gazetteer, text)[name] == expected


def test_every_toponym_gets_a_resolution_with_reasons(gazetteer: Gazetteer) -> None:
    text = "In Tehran, Shiraz and Abadan, Iran, and across the Middle East people watched."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    resolutions = resolve_toponyms(toponyms, gazetteer=gazetteer)
    assert len(resolutions) == len(toponyms) == 5
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        assert resolution.detail
        assert 0.0 <= resolution.confidence <= 1.0
        assert len(resolution.alternatives) <= 5
        assert (resolution.place is None) == (toponym.text == "Middle East")


def test_a_name_has_one_sense_in_an_article(gazetteer: Gazetteer) -> None:
    text = "Paris, Texas, woke early. Shops in Paris opened at six."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    resolutions = resolve_toponyms(toponyms, gazetteer=gazetteer)
    ids = {
        resolution.place.geonameid
        for toponym, resolution in zip(toponyms, resolutions, strict=True)
        if toponym.text == "Paris" and resolution.place is not None
    }
    assert ids == {4717560}


def test_an_obscure_village_alone_is_not_named(gazetteer: Gazetteer) -> None:
    (resolution,) = resolve_toponyms((Toponym(0, 6, "Meadow"),), gazetteer=gazetteer)
    assert resolution.place is None
    assert resolution.confidence == 0.0
    assert resolution.alternatives[0].place.name == "Meadow"


def test_demonyms_and_home_speak_for_a_country(gazetteer: Gazetteer) -> None:
    toponym = (Toponym(0, 9, "Hyderabad", cue="in"),)
    (alone,) = resolve_toponyms(toponym, gazetteer=gazetteer)
    assert alone.place is not None
    assert alone.place.country == "IN"
    pakistan = gazetteer.country("PK").geonameid
    home = profile_of("Indus Mail", [], stated=gazetteer.candidates("Karachi")[0].place)
    hints = PlaceHints(profile=home, demonyms=(pakistan, pakistan))
    (hinted,) = resolve_toponyms(toponym, gazetteer=gazetteer, hints=hints)
    assert hinted.place is not None
    assert hinted.place.country == "PK"
    assert "by the stated home of Indus Mail, Karachi, Sindh, PK" in hinted.detail


def test_a_name_may_have_two_senses_where_the_text_says_so(gazetteer: Gazetteer) -> None:
    text = "Mayors of Paris, Texas, and of Paris, France, met. Paris paid for lunch."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    resolutions = resolve_toponyms(toponyms, gazetteer=gazetteer)
    countries = [
        resolution.place.country
        for toponym, resolution in zip(toponyms, resolutions, strict=True)
        if toponym.text == "Paris" and resolution.place is not None
    ]
    assert countries == ["US", "FR", "US"]


def test_unplaced_names_keep_what_they_could_mean(gazetteer: Gazetteer) -> None:
    (resolution,) = resolve_toponyms((Toponym(0, 11, "Springfield"),), gazetteer=gazetteer)
    assert resolution.place is None
    assert len(resolution.alternatives) == MAX_ALTERNATIVES
    assert "too unsure" in resolution.detail
    scores = [candidate.score for candidate in resolution.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 < scores[0] < LEAST


def test_runners_up_are_never_surer_than_the_choice(gazetteer: Gazetteer) -> None:
    text = "Crowds in Alexandria and Springfield. Cordoba, Tripoli and Victoria were calm."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    for resolution in resolve_toponyms(toponyms, gazetteer=gazetteer):
        for other in resolution.alternatives:
            assert other.score <= max(resolution.confidence, LEAST)


def test_nothing_gives_nothing(gazetteer: Gazetteer) -> None:
    assert resolve_toponyms((), gazetteer=gazetteer) == ()
