"""Places: the gazetteer, its geocoder, and the choice among places of one name."""

from etl.places.gazetteer import Candidate, Gazetteer
from etl.places.names import normalise
from etl.places.place import Place, PlacePrecision
from etl.places.query import geocode_rows
from etl.places.resolver import resolve_toponyms
from etl.places.toponym import PlaceHints, Resolution, Toponym

__all__ = [
    "Candidate",
    "Gazetteer",
    "Place",
    "PlaceHints",
    "PlacePrecision",
    "Resolution",
    "Toponym",
    "geocode_rows",
    "normalise",
    "resolve_toponyms",
]
