"""What the place names of a reading mean, with what its demonyms and its outlet say."""

from etl.mentions import Reading
from etl.places import Gazetteer, PlaceHints, Resolution, resolve_toponyms
from etl.places.profile import OutletProfile
from etl.reports.demonym import find_demonyms


def resolve_reading(
    reading: Reading, *, gazetteer: Gazetteer, profile: OutletProfile | None = None
) -> tuple[Resolution, ...]:
    """One resolution for each toponym of the reading, in the same order.

    Args:
        reading: what was found in one article.
        gazetteer: knows the places.
        profile: of the article's outlet, from its other articles or a person's word.
    """
    demonyms = find_demonyms(reading.article.text, gazetteer=gazetteer)
    hints = PlaceHints(profile, tuple(place.geonameid for _, place in demonyms))
    return resolve_toponyms(reading.toponyms, gazetteer=gazetteer, hints=hints)
