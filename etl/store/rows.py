"""Our nouns as rows of the tables, and stored reports as nouns again."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from etl.articles.article import Article
from etl.dates import DateInterval, DatePrecision
from etl.issues import Issue
from etl.mentions import Span
from etl.merging import ArticleFacts, Event
from etl.merging.wording import wording_of
from etl.places.place import GAZETTEER, Place, kind_of
from etl.reports import Report, RunnerUp
from etl.review.fields import place_value
from etl.store.schema import TABLES, month_of

_FIGURES = ("participants", "fatalities", "injured", "detained")
# What is told of an article beside its text; where its file lies now is no part of it.
_HEAD = ("title", "source", "url", "published", "language")
_TYPES = ("event_type", "sub_event_type", "acled_event_type", "acled_sub_event_type")


def table_of(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as an Arrow table in the schema of that name."""
    return pa.Table.from_pylist(list(rows), schema=TABLES[name])


def article_row(article: Article, *, digest: str, sketch: bytes) -> dict[str, Any]:
    """One row of `articles`."""
    published = article.published
    is_day = published is not None and published.precision is DatePrecision.DAY
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": None if published is None else published.iso(),
        "published_date": published.start if published is not None and is_day else None,
        "language": article.language,
        "origin": article.origin,
        "text": article.text,
        "digest": digest,
        "sketch": sketch,
    }


def head_of(row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """What a row of `articles` tells of its article beside the text."""
    return tuple(row[name] for name in _HEAD)


def report_row(report: Report, *, facts: ArticleFacts) -> dict[str, Any]:
    """One row of `reports`."""
    place, published = report.place, facts.published
    alternatives = [
        {"geonameid": one.geonameid, "name": one.name, "score": one.score}
        for one in report.place_alternatives
    ]
    return {
        "report_id": report.report_id,
        "article_id": report.article_id,
        **_claim(report),
        "trigger": report.trigger.text,
        "trigger_start": report.trigger.start,
        "trigger_end": report.trigger.end,
        "sentence": report.sentence.text,
        "sentence_start": report.sentence.start,
        "sentence_end": report.sentence.end,
        **_span_columns("place_span", report.place_span),
        **_span_columns("date_span", report.date_span),
        "place_name": None if place is None else place.name,
        "place_population": None if place is None else place.population,
        "place_source": None if place is None or place.source == GAZETTEER else place.source,
        "detail": report.detail,
        "alternatives": json.dumps(alternatives, ensure_ascii=False),
        "wording": wording_of(report.sentence.text),
        "source": facts.source,
        "published": None if published is None else published.iso(),
        "sketch": facts.sketch,
        "held": False,
        "month": month_of(report.dates.start),
    }


def event_row(event: Event) -> dict[str, Any]:
    """One row of `events`."""
    return {
        "event_id": event.event_id,
        **_claim(event),
        "n_reports": event.n_reports,
        "n_articles": event.n_articles,
        "n_sources": event.n_sources,
        "sources": list(event.sources),
        "first_published": event.first_published,
        "reviewed": event.reviewed,
        "sentence": event.sentence,
        "report_ids": list(event.report_ids),
        "detail": event.detail,
        "disagreement": _disagreement(event),
        "review_state": event.review_state,
        "flags": list(event.flags),
        "judgement_ids": list(event.judgement_ids),
        "month": month_of(event.dates.start),
    }


def _disagreement(event: Event) -> str:
    if not event.disagreement:
        return "[]"
    told = [
        {
            "field": one.field,
            "value": one.value,
            "sources": list(one.sources),
            "report_ids": list(one.report_ids),
        }
        for one in event.disagreement
    ]
    return json.dumps(told, ensure_ascii=False)


def issue_row(issue: Issue) -> dict[str, str]:
    """One row of `issues`."""
    return {name: getattr(issue, name) for name in TABLES["issues"].names}


def report_of(row: Mapping[str, Any]) -> Report:
    """The report that a row of `reports` was made of."""
    return Report(
        report_id=row["report_id"],
        article_id=row["article_id"],
        **{name: row[name] for name in _TYPES},
        dates=DateInterval(
            row["date_start"], row["date_end"], DatePrecision(row["date_precision"])
        ),
        place=_place_of(row),
        status=row["status"],
        confidence=row["confidence"],
        **{name: row[name] for name in _FIGURES},
        actor=row["actor"],
        trigger=Span(row["trigger_start"], row["trigger_end"], row["trigger"]),
        sentence=Span(row["sentence_start"], row["sentence_end"], row["sentence"]),
        place_span=_span_of("place_span", row),
        date_span=_span_of("date_span", row),
        detail=row["detail"],
        place_alternatives=tuple(RunnerUp(**one) for one in json.loads(row["alternatives"])),
    )


def facts_of(row: Mapping[str, Any]) -> ArticleFacts:
    """The facts of its article that a row of `reports` carries."""
    published = row["published"]
    return ArticleFacts(
        article_id=row["article_id"],
        source=row["source"],
        published=None if published is None else _interval_of(published),
        sketch=row["sketch"],
    )


def _interval_of(iso: str) -> DateInterval:
    """The interval that `DateInterval.iso` wrote."""
    if "/" not in iso:
        return DateInterval.from_iso(iso)
    start, end = (
        None if part == ".." else DateInterval.from_iso(part).start for part in iso.split("/")
    )
    if start is None or end is None:
        return DateInterval(start, end, DatePrecision.UNKNOWN)
    return DateInterval.span(start, end)


def _claim(told: Report | Event) -> dict[str, Any]:
    place = told.place
    return {
        **{name: getattr(told, name) for name in _TYPES},
        "date_start": told.dates.start,
        "date_end": told.dates.end,
        "date_precision": str(told.dates.precision),
        "city": told.city,
        "admin1": None if place is None else place.admin1,
        "country": None if place is None else place.country,
        "geonameid": None if place is None else place.geonameid,
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "place_precision": str(told.place_precision),
        "status": str(told.status),
        "confidence": told.confidence,
        **{name: getattr(told, name) for name in _FIGURES},
        "actor": told.actor,
    }


def _span_columns(name: str, span: Span | None) -> dict[str, Any]:
    return {
        name: None if span is None else span.text,
        f"{name}_start": None if span is None else span.start,
        f"{name}_end": None if span is None else span.end,
    }


def _span_of(name: str, row: Mapping[str, Any]) -> Span | None:
    if row[name] is None:
        return None
    return Span(row[f"{name}_start"], row[f"{name}_end"], row[name])


def place_of_event(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The place of a row of `events`, as the ledger writes it."""
    country = row["country"]
    if row["geonameid"] is None:
        return None
    place = Place(
        geonameid=row["geonameid"],
        name=row["city"] or row["admin1"] or country,
        kind=row["place_precision"],
        country=country,
        admin1=row["admin1"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=0,
    )
    return place_value(place)


def _place_of(row: Mapping[str, Any]) -> Place | None:
    if row["geonameid"] is None:
        return None
    return Place(
        geonameid=row["geonameid"],
        name=row["place_name"],
        kind=kind_of(
            row["place_precision"],
            name=row["place_name"],
            admin1=row["admin1"],
            geonameid=row["geonameid"],
        ),
        country=row["country"],
        admin1=row["admin1"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["place_population"],
        source=row["place_source"] or GAZETTEER,
    )
