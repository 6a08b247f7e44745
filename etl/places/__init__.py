"""Places: the gazetteer, its geocoder, and the choice among places of one name."""

from etl.places.gazetteer import Candidate, Gazetteer
from etl.places.place import Place, PlacePrecision

__all__ = ["Candidate", "Gazetteer", "Place", "PlacePrecision"]
