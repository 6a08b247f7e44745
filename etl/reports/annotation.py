"""Everything that was recognised in an article, used by an event or not."""

from typing import Any

from etl.dates import granularity
from etl.mentions import Reading
from etl.places import Gazetteer
from etl.reports.story import tell_story


def annotate(reading: Reading, *, gazetteer: Gazetteer) -> dict[str, Any]:
    """The places, dates and triggers of an article, for `dateline annotate`.

    Returns:
        `{"id", "places", "dates", "triggers"}`, each list in text order; `earliest` and `latest`
        are ISO days or None, coordinates in degrees.
    """
    story = tell_story(reading, gazetteer=gazetteer)
    named = [told for group in story.places.values() for told in group if told.group >= 0]
    times = [told for group in story.times.values() for told in group]
    return {
        "id": reading.article.id,
        "places": [
            {
                "start": told.span.start,
                "end": told.span.end,
                "text": told.span.text,
                "geonameid": None if told.place is None else told.place.geonameid,
                "name": None if told.place is None else told.place.name,
                "country": None if told.place is None else told.place.country,
                "admin1": None if told.place is None else told.place.admin1,
                "latitude": None if told.place is None else told.place.latitude,
                "longitude": None if told.place is None else told.place.longitude,
                "kind": None if told.place is None else told.place.kind,
                "confidence": round(told.confidence, 3),
                "alternatives": [
                    {"geonameid": other.geonameid, "name": other.name, "score": other.score}
                    for other in told.alternatives
                ],
            }
            for told in sorted(named, key=lambda told: told.span.start)
        ],
        "dates": [
            {
                "start": told.span.start,
                "end": told.span.end,
                "text": told.span.text,
                "earliest": None if told.dates.start is None else told.dates.start.isoformat(),
                "latest": None if told.dates.end is None else told.dates.end.isoformat(),
                "granularity": granularity(told.timex),
            }
            for told in sorted(times, key=lambda told: told.span.start)
        ],
        "triggers": [
            {
                "start": mention.trigger.span.start,
                "end": mention.trigger.span.end,
                "text": mention.trigger.span.text,
                "event_type": mention.trigger.event_type,
                "sub_event_type": mention.trigger.sub_event_type,
                "status": str(mention.status),
                "confidence": round(mention.confidence, 3),
            }
            for mention in reading.mentions
        ],
    }
