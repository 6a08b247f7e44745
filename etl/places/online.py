"""Asks an online geocoder for a name that the gazetteer lacks: by choice, slowly, and once.

Only the name goes out, to the host that the person named, with the user agent that the person
gave. Answers are kept on disk; questions of all processes together keep a second apart.
"""

import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import GeoNames, Nominatim, Photon

from etl.online_choice import Online
from etl.places.gazetteer import Candidate
from etl.places.online_adapter import AnswerRefusedError, adapter_for
from etl.places.online_answers import MOST, believed
from etl.places.online_cache import AnswerCache
from etl.places.place import Place

TRIES = 3
_LONGEST_WAIT = 30.0  # seconds, whatever the service wishes
_GIVE_UP = 3  # names without an answer in a row, after which this process asks no more
_LONGEST_NAME = 80  # characters: what is longer is no name


class OnlineNames:
    """Names to candidates, by an online geocoder and the answers that are kept of it."""

    def __init__(self, online: Online, countries: frozenset[str]) -> None:
        """Asks nothing yet.

        Args:
            online: whom to ask.
            countries: ISO codes that an answer may have.

        Raises:
            ConfigError: the file of answers cannot be used.
        """
        self.online = online
        self._countries = countries
        self._cache = AnswerCache(online.cache)
        self._ask = _SERVICES[online.service](online)
        self._failed = 0

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that a name can mean, best first; none when nobody knows or answers."""
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            return ()
        found = self._cache.get(self.online.told, name)
        if found is None:
            found = self._asked(name)
        return self._candidates(found or [])

    def _asked(self, name: str) -> list[dict[str, Any]] | None:
        """The answer to a question that was not asked before; None without one."""
        if self._failed >= _GIVE_UP:
            return None
        self._wait()
        kept = self._cache.get(self.online.told, name)  # another process asked meanwhile
        if kept is not None:
            return kept
        try:
            raw = self._patiently(name)
            found = believed(
                self.online.service, raw, asked=name.partition(",")[0], countries=self._countries
            )
        except _NO_ANSWER as error:
            self._failed += 1
            self._cache.fail(self.online.told, _reason(error))
            return None
        self._failed = 0
        self._cache.put(self.online.told, name, found)
        return found

    def _patiently(self, name: str) -> list[Any]:
        """Asks up to three times; the last error is raised."""
        wait = self.online.apart
        for tries_left in range(TRIES - 1, -1, -1):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # geopy's, on points that are none
                    return [location.raw for location in self._ask(name) or [] if location]
            except (GeocoderRateLimited, GeocoderTimedOut, GeocoderServiceError) as error:
                if not tries_left or not _may_pass(error):
                    raise
                wished = getattr(error, "retry_after", None)
                time.sleep(min(wait if wished is None else wished, _LONGEST_WAIT))
                wait *= 2
                self._wait()
        return []

    def _wait(self) -> None:
        time.sleep(self._cache.turn(self.online.told, apart=self.online.apart))

    def _candidates(self, found: list[dict[str, Any]]) -> tuple[Candidate, ...]:
        total = sum(one["weight"] for one in found)
        made = []
        for one in found:
            fields = {name: value for name, value in one.items() if name != "weight"}
            place = Place(**fields, source=self.online.told)
            detail = f"{place.kind}, not in the gazetteer: found by {self.online.told}"
            score = round(one["weight"] / total, 4) if total else 0.0
            made.append(Candidate(place, score, detail, "name"))
        return tuple(sorted(made, key=lambda candidate: -candidate.score))


# Whatever goes wrong on the way to an answer, and in geopy when the answer has another form.
_NO_ANSWER = (
    GeopyError, OSError, KeyError, TypeError, ValueError, AttributeError, IndexError,
    RecursionError,
)  # fmt: skip


def _may_pass(error: GeopyError) -> bool:
    """Whether asking again may help: not when the question or the account is refused."""
    return isinstance(error, GeocoderRateLimited | GeocoderTimedOut) or (
        type(error) is GeocoderServiceError
    )


# Why there was no answer, in our own words: never what the service sent.
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (GeocoderRateLimited, "it wants fewer questions"),
    (GeocoderQuotaExceeded, "the account has used up its questions"),
    (GeocoderInsufficientPrivileges, "it refuses the account or the user agent"),
    (GeocoderAuthenticationFailure, "it refuses the account or the user agent"),
    (GeocoderTimedOut, "no answer in time"),
    (GeocoderQueryError, "it refuses the question"),
    (GeocoderParseError, "an answer of another form"),
    (GeocoderServiceError, "it failed"),
)


def _reason(error: BaseException) -> str:
    if isinstance(error, AnswerRefusedError | GeocoderUnavailable):
        return str(error)
    return next(
        (words for kind, words in _REASONS if isinstance(error, kind)),
        "an answer of another form",
    )


def _settings(online: Online) -> dict[str, Any]:
    parts = urlsplit(online.url)
    return {
        "scheme": parts.scheme,
        "domain": (parts.netloc + parts.path).rstrip("/"),
        "timeout": online.timeout,
        "user_agent": online.user_agent,
        "proxies": {},
        "adapter_factory": adapter_for(parts.netloc),
    }


_Ask = Callable[[str], Any]


def _nominatim(online: Online) -> _Ask:
    service = Nominatim(**_settings(online))  # type: ignore[no-untyped-call]
    return lambda name: service.geocode(  # type: ignore[no-untyped-call]
        name,
        exactly_one=False,
        limit=MOST,
        addressdetails=True,
        namedetails=True,
        language="en",
    )


def _photon(online: Online) -> _Ask:
    service = Photon(**_settings(online))  # type: ignore[no-untyped-call]
    return lambda name: service.geocode(  # type: ignore[no-untyped-call]
        name, exactly_one=False, limit=MOST
    )


def _geonames(online: Online) -> _Ask:
    service = GeoNames(online.username, **_settings(online))  # type: ignore[no-untyped-call]
    return lambda name: service.geocode(name, exactly_one=False)  # type: ignore[no-untyped-call]


_SERVICES: Mapping[str, Callable[[Online], _Ask]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "geonames": _geonames,
}
