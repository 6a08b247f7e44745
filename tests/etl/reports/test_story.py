"""An article made ready: what its names mean together."""

from etl.reports.resolving import resolve_reading
from etl.reports.story import tell_story
from tests.etl.reports.marked import marked_reading


def test_a_name_means_what_it_surely_means_elsewhere(gazetteer):
    reading = marked_reading(
        "[Japan]'s leader was *shot* in the city of [Nara]. Police searched [Nara]."
    )
    found = resolve_reading(reading, gazetteer=gazetteer)
    story = tell_story(reading, gazetteer=gazetteer, resolutions=found)
    names = {told.place.name for places in story.places.values() for told in places if told.place}
    assert names == {"Japan", "Nara"}
    assert {told.place.country for places in story.places.values() for told in places} == {"JP"}
