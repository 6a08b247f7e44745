"""What of an event a person can set right, and how the ledger writes it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from etl.dates import DateInterval, DatePrecision
from etl.errors import ConfigError
from etl.places.place import GAZETTEER, Place

STATUSES = ("reported", "planned", "threatened", "denied", "historical")
FIGURES = ("participants", "fatalities", "injured", "detained")
KIND = ("event_type", "sub_event_type", "acled_event_type", "acled_sub_event_type")
# `place` is set by a judgement of its own kind. `kind` is all four of KIND at once, since a finer
# kind has one type and one place in ACLED's list.
CORRECTABLE = ("kind", "dates", "status", *FIGURES, "actor")
# What accepting an event keeps as it was shown: what, where and when. Figures may grow.
ACCEPTED = ("kind", "dates", "status", "place")

_PLACE = ("geonameid", "name", "kind", "country", "admin1", "latitude", "longitude", "population")
_LEVELS = ("city", "admin2", "admin1", "area", "country")
_LARGEST = 10**9


def place_value(place: Place | None) -> dict[str, Any] | None:
    """A place as the ledger writes it: whole, so that no gazetteer is needed to read it."""
    if place is None:
        return None
    told = {name: getattr(place, name) for name in _PLACE}
    return told if place.source == GAZETTEER else {**told, "source": place.source}


def place_of(value: Mapping[str, Any] | None) -> Place | None:
    """The place that `place_value` wrote."""
    if value is None:
        return None
    known = {name: value[name] for name in _PLACE}
    return Place(**known, source=value.get("source", GAZETTEER))


def dates_value(dates: DateInterval) -> dict[str, str | None]:
    """An interval as the ledger writes it."""
    return {
        "date_start": None if dates.start is None else dates.start.isoformat(),
        "date_end": None if dates.end is None else dates.end.isoformat(),
        "date_precision": str(dates.precision),
    }


def dates_of(value: Mapping[str, Any]) -> DateInterval:
    """The interval that `dates_value` wrote."""
    start, end = (
        None if value[name] is None else date.fromisoformat(value[name])
        for name in ("date_start", "date_end")
    )
    return DateInterval(start, end, DatePrecision(value["date_precision"]))


def checked(field: str, value: Any) -> Any:
    """The value of a field in the form that the ledger keeps.

    Raises:
        ConfigError: the field cannot be corrected, or has no such value.
    """
    check = _CHECKS.get(field)
    if check is None:
        raise ConfigError(f"The field {field!r} cannot be set; {', '.join(_CHECKS)} can.")
    try:
        return check(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{field} cannot be {value!r} ({error}).") from error


def _checked_kind(value: Any) -> dict[str, str | None]:
    kind = {name: value[name] for name in KIND}
    for name in KIND[:2]:
        if not isinstance(kind[name], str) or not kind[name]:
            raise ValueError(f"{name} is missing")
    return kind


def _checked_dates(value: Any) -> dict[str, str | None]:
    if isinstance(value, DateInterval):
        return dates_value(value)
    if isinstance(value, str):
        return dates_value(_interval(value))
    return dates_value(dates_of(value))


def _interval(text: str) -> DateInterval:
    """`2020-07-15`, `2020-07`, `2020`, `2020-07-06/2020-07-12`, or `unknown`."""
    if text.strip().casefold() == "unknown":
        return DateInterval.unknown()
    first, _, last = text.partition("/")
    interval = DateInterval.from_iso(first)
    if not last:
        return interval
    end = DateInterval.from_iso(last).end
    if interval.start is None or end is None:
        raise ValueError("an end is missing")
    return DateInterval.span(interval.start, end)


def _checked_status(value: Any) -> str:
    if value not in STATUSES:
        raise ValueError(f"it is one of {', '.join(STATUSES)}")
    return str(value)


def _checked_figure(value: Any) -> int | None:
    if value is None:
        return None
    number = int(value)
    if isinstance(value, bool) or not 0 <= number <= _LARGEST:
        raise ValueError("it is a count of people")
    return number


def _checked_actor(value: Any) -> str | None:
    text = " ".join(str(value or "").split())
    return text or None


def _checked_place(value: Any) -> dict[str, Any] | None:
    if value is None or isinstance(value, Place):
        return place_value(value)
    place = place_value(place_of(value))
    if place is None or place["kind"] not in _LEVELS:
        raise ValueError(f"its kind is one of {', '.join(_LEVELS)}")
    return place


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "kind": _checked_kind,
    "dates": _checked_dates,
    "status": _checked_status,
    **dict.fromkeys(FIGURES, _checked_figure),
    "actor": _checked_actor,
    "place": _checked_place,
}
