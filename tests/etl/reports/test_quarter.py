"""Quarters with the name of a town elsewhere lie in the city told last."""

import pytest

from etl.reports.resolving import resolve_reading
from etl.reports.story import tell_story
from tests.etl.reports.marked import marked_reading


@pytest.mark.parametrize(
    ("marked", "name", "city"),
    [
        ("A fair in [Bogota], [Colombia]. A bomb in the [Policarpa] neighborhood.", "Policarpa", "Bogota"),
        ("A fair in [Bogota], [Colombia]. A bomb in [Policarpa].", "Policarpa", "Policarpa"),
        ("[BOGOTA], 3 JAN 90 -- A bomb in the [Belen] neighborhood of the city of [Medellin], [Colombia].",
         "Belen", "Medellin"),
    ],
)  # fmt: skip
def test_where_a_quarter_lies(marked, name, city, gazetteer):
    reading = marked_reading(marked)
    resolutions = resolve_reading(reading, gazetteer=gazetteer)
    story = tell_story(reading, gazetteer=gazetteer, resolutions=resolutions)
    (told,) = [one for group in story.places.values() for one in group if one.span.text == name]
    ids = [candidate.place.geonameid for candidate in gazetteer.candidates(city)]
    assert told.place is not None
    assert told.place.geonameid in ids
