"""A geopy geocoder over the gazetteer: no network, ever.

from etl.places.geocoder import GazetteerGeocoder
location = GazetteerGeocoder(gazetteer).geocode("Shahr-e Rey, Iran")
"""

from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from etl.places.gazetteer import Candidate, Gazetteer
from etl.places.nearest import CityGrid
from etl.places.place import Place
from etl.places.query import geocode_rows, in_country

_MANY = 10  # locations given when more than one is asked for


class NoNetworkAdapter(BaseSyncAdapter):
    """An adapter that refuses: a call that strays to the network is an error, not a leak."""

    def get_json(self, *_: object, **__: object) -> Any:
        """Refuses.

        Raises:
            GeocoderUnavailable: always.
        """
        raise GeocoderUnavailable("the gazetteer's geocoder never uses the network")

    get_text = get_json


class GazetteerGeocoder(Geocoder):
    """Names to locations and back, from the built gazetteer.

    Works wherever geopy's geocoders do, under `RateLimiter` too. `raw` of a location is a dict
    with geonameid, kind, country (ISO alpha-2), admin1, population, score (0..1) and detail.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Takes an open gazetteer; opens no connection."""
        super().__init__(  # type: ignore[no-untyped-call]
            adapter_factory=NoNetworkAdapter, user_agent="dateline"
        )
        self._gazetteer = gazetteer
        self._grid: CityGrid | None = None

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country: str | None = None,
        limit: int = _MANY,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's callers pass it
    ) -> Location | list[Location] | None:
        """The location of a name, or of "City, Region, Country".

        Args:
            query: in any script.
            exactly_one: whether to give the best location, not a list.
            country: ISO 3166-1 alpha-2 code that all locations must have.
            limit: the length of the list at most.
            timeout: of no effect; nothing is waited for.

        Returns:
            A location, or a list best first; None when the gazetteer knows nothing that fits.
        """
        found = geocode_rows(query, self._gazetteer, limit=limit if country is None else 10_000)
        if country is not None:
            found = in_country(found, country)[:limit]
        locations = [self._locate(candidate) for candidate in found]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        limit: int = _MANY,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's callers pass it
    ) -> Location | list[Location] | None:
        """The nearest city, or a list of them with the nearest first.

        Args:
            query: a point, (latitude, longitude), or both in a text.
            exactly_one: whether to give the nearest city, not a list.
            limit: the length of the list at most.
            timeout: of no effect.

        Returns:
            Locations whose `raw` has `distance_km` too; None when no city is within 2,000 km.

        Raises:
            ValueError: if the query is no point.
        """
        point = Point(query)  # type: ignore[no-untyped-call]
        if self._grid is None:
            self._grid = CityGrid(self._gazetteer)
        wanted = 1 if exactly_one else limit
        near = self._grid.nearest(point.latitude, point.longitude, limit=wanted)
        locations = [
            self._located(
                place, {"score": None, "detail": "nearest city", "distance_km": round(km, 1)}
            )
            for km, place in near
        ]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _locate(self, candidate: Candidate) -> Location:
        more = {"score": candidate.score, "detail": candidate.detail}
        return self._located(candidate.place, more)

    def _located(self, place: Place, more: dict[str, Any]) -> Location:
        country = self._gazetteer.country(place.country).name
        address = dict.fromkeys(part for part in (place.name, place.admin1, country) if part)
        raw = {
            "geonameid": place.geonameid,
            "kind": place.kind,
            "country": place.country,
            "admin1": place.admin1,
            "population": place.population,
        }
        point = (place.latitude, place.longitude)
        return Location(", ".join(address), point, raw | more)  # type: ignore[no-untyped-call]
