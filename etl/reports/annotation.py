"""Everything that was recognised in an article, used by an event or not."""

from typing import Any

from etl.dates import (
    DateInterval,
    Timex,
    granularity,
    in_story,
    resolve_timex,
    resolve_timexes,
)
from etl.mentions import Mention, Reading
from etl.places import Gazetteer, Resolution, Toponym
from etl.places.profile import OutletProfile
from etl.reports.resolving import resolve_reading

_CONTINENT = 0.95  # share of such names that corpora mark as the continent


def annotate(
    reading: Reading, *, gazetteer: Gazetteer, profile: OutletProfile | None = None
) -> dict[str, Any]:
    """The places, dates and triggers of an article, for `dateline annotate`.

    Returns:
        `{"id", "places", "dates", "triggers", "unplaced"}`, each list in text order; `earliest`
        and `latest` are ISO days or None, coordinates in degrees. `unplaced` are names that were
        read as places but are left without one, with what they could mean.
    """
    resolutions = resolve_reading(reading, gazetteer=gazetteer, profile=profile)
    told = [
        (name, _or_continent(name, found, gazetteer))
        for name, found in zip(reading.toponyms, resolutions, strict=True)
    ]
    dates = _dates(reading)
    return {
        "id": reading.article.id,
        "places": [_place(name, found) for name, found in told if found.place is not None],
        "dates": [_date(timex, days) for timex, days in dates],
        "triggers": [_trigger(mention) for mention in reading.mentions],
        "unplaced": [_unplaced(name, found) for name, found in told if found.place is None],
    }


def _or_continent(name: Toponym, found: Resolution, gazetteer: Gazetteer) -> Resolution:
    """The continent that a name without a place says; no event is ever placed in one."""
    continent = gazetteer.continent(name.text) if found.place is None else None
    if continent is None:
        return found
    return Resolution(continent, _CONTINENT, "a continent: no event is placed in it")


def _unplaced(toponym: Toponym, resolution: Resolution) -> dict[str, Any]:
    return {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "detail": resolution.detail,
        "alternatives": [
            {"geonameid": o.place.geonameid, "name": o.place.name, "score": round(o.score, 3)}
            for o in resolution.alternatives
        ],
    }


def _place(toponym: Toponym, resolution: Resolution) -> dict[str, Any]:
    place = resolution.place
    columns = ("geonameid", "name", "country", "admin1", "latitude", "longitude", "kind", "source")
    rest = _unplaced(toponym, resolution)
    return {
        **{key: rest[key] for key in ("start", "end", "text")},
        **{column: getattr(place, column) for column in columns},
        "confidence": round(resolution.confidence, 3),
        "detail": rest["detail"],
        "alternatives": rest["alternatives"],
    }


def _dates(reading: Reading) -> list[tuple[Timex, DateInterval]]:
    """Each expression with its days; of two that are joined ("from 3 May to Friday") each by itself.

    So does TimeML, the standard that such annotations follow.
    """
    published = reading.article.published
    timexes = in_story(reading.timexes, reading.article.text, published=published)
    resolved = resolve_timexes(timexes, published=published)
    found = []
    for timex, days in zip(timexes, resolved, strict=True):
        if timex.ends is None:
            found.append((timex, days))
            continue
        first, last = timex.ends
        start = resolve_timex(first, published=published, told=days)
        if first.kind == "weekday" and days.start is not None:
            start = DateInterval.day(days.start)
        found += [(first, start), (last, resolve_timex(last, published=published, told=days))]
    return found


def _date(timex: Timex, dates: DateInterval) -> dict[str, Any]:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "earliest": None if dates.start is None else dates.start.isoformat(),
        "latest": None if dates.end is None else dates.end.isoformat(),
        "granularity": granularity(timex),
    }


def _trigger(mention: Mention) -> dict[str, Any]:
    trigger = mention.trigger
    return {
        "start": trigger.span.start,
        "end": trigger.span.end,
        "text": trigger.span.text,
        "event_type": trigger.event_type,
        "sub_event_type": trigger.sub_event_type,
        "status": str(mention.status),
        "confidence": round(mention.confidence, 3),
    }
