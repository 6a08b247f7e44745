"""What the reports of one event say otherwise than the event: kept beside it, never dropped."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from etl.merging.event import ArticleFacts, Event, Otherwise
from etl.merging.kinds import group_of
from etl.reports import Report
from etl.review.fields import FIGURES, dates_value, place_value

_Key = tuple[str, str]


def disagreement(
    event: Event, members: Sequence[Report], *, articles: Mapping[str, ArticleFacts]
) -> tuple[Otherwise, ...]:
    """Who says something else, by field and then by value.

    What is only less precise is no disagreement: a general kind, a wider interval around the
    event's day, a field that a report does not speak of.
    """
    values: dict[_Key, Any] = {}
    said: defaultdict[_Key, list[Report]] = defaultdict(list)
    for report in members:
        for field, value in said_otherwise(event, report):
            key = (field, repr(value))
            values[key] = value
            said[key].append(report)
    return tuple(
        Otherwise(
            field=key[0],
            value=values[key],
            sources=_sources(said[key], articles),
            report_ids=tuple(report.report_id for report in said[key]),
        )
        for key in sorted(said)
    )


def said_otherwise(event: Event, report: Report) -> Iterator[tuple[str, Any]]:
    """The fields of which a report says something that the event's value excludes."""
    if report.sub_event_type != event.sub_event_type and group_of(report.sub_event_type):
        yield "kind", report.sub_event_type
    if report.place is not None and report.place.geonameid != _place_id(event):
        yield "place", place_value(report.place)
    # An event may have been corrected to an interval that holds what the report says.
    if report.dates != event.dates and not report.dates.overlaps(event.dates):
        yield "dates", dates_value(report.dates)
    if report.status != event.status:
        yield "status", str(report.status)
    for name in FIGURES:
        said, agreed = getattr(report, name), getattr(event, name)
        if said is not None and said != agreed:
            yield name, said
    if report.actor is not None and report.actor.casefold() != (event.actor or "").casefold():
        yield "actor", report.actor


def _place_id(event: Event) -> int | None:
    return None if event.place is None else event.place.geonameid


def _sources(reports: Sequence[Report], articles: Mapping[str, ArticleFacts]) -> tuple[str, ...]:
    facts = (articles.get(report.article_id) for report in reports)
    return tuple(sorted({one.source for one in facts if one is not None and one.source}))
