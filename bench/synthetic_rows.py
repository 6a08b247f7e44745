"""The columns of a synthetic store, built a whole column at a time."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bench.synthetic_world import KINDS, LEVELS, OUTLETS, PRECISIONS, STATUSES, City, Kind, Point
from etl.store.schema import TABLES

_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def hex_ids(numbers: Any, salt: int) -> list[str]:
    """16 hexadecimal digits for each number, without collisions (a bijective mix of 64 bits)."""
    mixed = numbers.astype(np.uint64) + np.uint64(salt << 48)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    mixed ^= mixed >> np.uint64(31)
    return [f"{one:016x}" for one in mixed.tolist()]


def claim_columns(draws: Any, *, cities: tuple[City, ...], published: Any) -> dict[str, Any]:
    """The columns that a report and an event share, from the events' draws."""
    start, end = _bounds(draws, published)
    level, has_place = draws.level, draws.level != 3
    city = {name: np.array([getattr(c, name) for c in cities]) for name in City._fields[:6]}
    at_level = {name: _at_level(cities, name)[np.minimum(level, 2), draws.city] for name in _DRAWN}
    kind = {name: np.array([getattr(k, name) for k in KINDS]) for name in Kind._fields[:2]}
    acled = np.array([k.acled or (None, None) for k in KINDS], dtype=object)
    at, counted = draws.city, draws.figure > 60
    fatal = np.isin(kind["event_type"][draws.kind], ["armed_clash", "explosion", "attack"])
    return {
        "event_type": kind["event_type"][draws.kind],
        "sub_event_type": kind["sub_event_type"][draws.kind],
        "acled_event_type": pa.array(acled[draws.kind, 0], pa.string()),
        "acled_sub_event_type": pa.array(acled[draws.kind, 1], pa.string()),
        "date_start": pa.array(start, pa.date32()),
        "date_end": pa.array(end, pa.date32()),
        "date_precision": PRECISIONS[draws.precision],
        "city": pa.array(city["name"][at], pa.string(), mask=level != 0),
        "admin1": pa.array(city["admin1"][at], pa.string(), mask=level > 1),
        "country": pa.array(city["country"][at], pa.string(), mask=~has_place),
        "geonameid": pa.array(at_level["geonameid"].astype(np.int64), pa.int64(), mask=~has_place),
        "latitude": pa.array(at_level["latitude"], pa.float64(), mask=~has_place),
        "longitude": pa.array(at_level["longitude"], pa.float64(), mask=~has_place),
        "place_precision": LEVELS[level],
        "status": STATUSES[draws.status],
        "confidence": draws.confidence,
        "participants": pa.array(draws.figure * 10, pa.int64(), mask=fatal | ~counted),
        "fatalities": pa.array(draws.figure // 8, pa.int64(), mask=~fatal | ~counted),
        "injured": pa.array(draws.figure // 4, pa.int64(), mask=~fatal | ~counted),
        "detained": pa.nulls(len(at), pa.int64()),
        "actor": pa.nulls(len(at), pa.string()),
        "month": np.where(np.isnat(start), "undated", np.datetime_as_string(start, unit="M")),
    }


_DRAWN = ("geonameid", "latitude", "longitude")


def _at_level(cities: tuple[City, ...], name: str) -> Any:
    """A field of each city, its province and its country: one row a level."""
    levels: list[list[City | Point]] = [
        list(cities),
        [city.province or city for city in cities],
        [city.nation or city for city in cities],
    ]
    return np.array([[getattr(one, name) for one in level] for level in levels])


def _bounds(draws: Any, published: Any) -> tuple[Any, Any]:
    day, precision = draws.day, draws.precision
    month, year = day.astype("datetime64[M]"), day.astype("datetime64[Y]")
    starts = [day, day - 3, month.astype("datetime64[D]"), year.astype("datetime64[D]")]
    ends = [
        day,
        day + 3,
        (month + 1).astype("datetime64[D]") - 1,
        (year + 1).astype("datetime64[D]") - 1,
    ]
    never = np.full(len(day), np.datetime64("NaT"), dtype="datetime64[D]")
    return np.choose(precision, [*starts, never]), np.choose(precision, [*ends, published])


def reports_and_articles(
    draws: Any, *, cities: tuple[City, ...], outlets: Any, chance: Any
) -> tuple[pa.Table, pa.Table, Any]:
    """One report and one article for each telling of an event.

    Returns:
        The reports with two columns more, `event` (index into `draws`) and `published_day`; the
        articles; the outlet of each report as an index, -1 for a reprint.
    """
    event = np.repeat(np.arange(len(draws.day)), draws.n_reports)
    told = type(draws)(*(getattr(draws, name)[event] for name in type(draws).__slots__))
    published = told.day + chance.integers(0, 4, size=len(event))
    number = told.number * 16 + _rank(event)
    outlet = chance.integers(len(outlets), size=len(event))
    reprint = (chance.random(len(event)) < 1 / 12) & (_rank(event) > 0)
    article_ids, report_ids = hex_ids(number, 1), hex_ids(number, 2)
    spans = _sentences(told, cities, published)
    headline = pc.binary_join_element_wise("News in brief, ", _iso(published), ".\n\n", "")
    text = pc.binary_join_element_wise(headline, spans["sentence"], "")
    offset = pc.add(pc.utf8_length(headline), 0)
    claim = claim_columns(told, cities=cities, published=published)
    placed = told.level < 3
    columns = {
        "report_id": report_ids,
        "article_id": article_ids,
        **claim,
        "trigger": spans["trigger"],
        "sentence": spans["sentence"],
        "place_span": pc.if_else(placed, spans["place"], None),
        "date_span": pc.if_else(told.precision < 4, spans["when"], None),
        "place_name": pc.if_else(placed, spans["place"], None),
        "place_population": pa.nulls(len(event), pa.int64()),
        "place_source": pa.nulls(len(event), pa.string()),
        "detail": pa.repeat(pa.scalar("made up by chance"), len(event)),
        "alternatives": pa.repeat(pa.scalar("[]"), len(event)),
        "wording": report_ids,
        "source": outlets[outlet],
        "published": _iso(published),
        "sketch": pa.repeat(pa.scalar(b""), len(event)),
        "held": pa.repeat(pa.scalar(False), len(event)),
    }
    for name, start in (
        ("sentence", 0),
        *((n, spans[n + "_at"]) for n in ("trigger", "place", "when")),
    ):
        column = {"place": "place_span", "when": "date_span"}.get(name, name)
        begin = pc.add(offset, start)
        missing = pc.is_null(columns[column])
        columns[f"{column}_start"] = pc.if_else(missing, None, begin)
        columns[f"{column}_end"] = pc.if_else(
            missing, None, pc.add(begin, pc.utf8_length(spans[name]))
        )
    reports = _table("reports", columns)
    reports = reports.append_column("event", pa.array(event))
    reports = reports.append_column("published_day", pa.array(published, pa.date32()))
    articles = _table(
        "articles",
        {
            "article_id": article_ids,
            "title": pc.binary_join_element_wise("News in brief, ", _iso(published), ""),
            "source": outlets[outlet],
            "url": pc.binary_join_element_wise("https://example.org/", pa.array(article_ids), ""),
            "published": _iso(published),
            "published_date": pa.array(published, pa.date32()),
            "language": pa.repeat(pa.scalar("en"), len(event)),
            "origin": pa.repeat(pa.scalar("synthetic"), len(event)),
            "text": text,
            "digest": article_ids,
            "sketch": pa.repeat(pa.scalar(b""), len(event)),
        },
    )  # fmt: skip
    return reports, articles, np.where(reprint, -1, outlet)


def events_table(
    draws: Any, *, cities: tuple[City, ...], reports: pa.Table, sources: Any
) -> pa.Table:
    """The events, with counts and sources gathered from their reports."""
    event = reports["event"].to_numpy()
    ends = np.cumsum(draws.n_reports)
    first = ends - draws.n_reports
    published = reports["published_day"].to_numpy().astype("datetime64[D]")
    earliest = np.minimum.reduceat(published, first)
    key = np.unique(np.stack([event, sources])[:, sources >= 0], axis=1)
    n_sources = np.bincount(key[0], minlength=len(draws.day))
    starts = np.concatenate([[0], np.cumsum(n_sources)]).astype(np.int32)
    names = pa.array(np.array(OUTLETS))
    claim = claim_columns(draws, cities=cities, published=published[first])
    offsets = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    return _table(
        "events",
        {
            "event_id": hex_ids(draws.number, 3),
            **claim,
            "n_reports": draws.n_reports,
            "n_articles": draws.n_reports,
            "n_sources": n_sources,
            "sources": pa.ListArray.from_arrays(pa.array(starts), names.take(pa.array(key[1]))),
            "first_published": pa.array(earliest, pa.date32()),
            "reviewed": pa.repeat(pa.scalar(False), len(draws.day)),
            "sentence": reports["sentence"].combine_chunks().take(pa.array(first)),
            "report_ids": pa.ListArray.from_arrays(offsets, reports["report_id"].combine_chunks()),
            "detail": pa.repeat(pa.scalar("made up by chance"), len(draws.day)),
            "disagreement": pa.repeat(pa.scalar("[]"), len(draws.day)),
            "review_state": pa.repeat(pa.scalar("unreviewed"), len(draws.day)),
            "flags": _no_lists(len(draws.day)),
            "judgement_ids": _no_lists(len(draws.day)),
        },
    )  # fmt: skip


def _no_lists(number: int) -> pa.Array:
    starts = pa.array(np.zeros(number + 1, dtype=np.int32))
    return pa.ListArray.from_arrays(starts, pa.array([], pa.string()))


def _sentences(told: Any, cities: tuple[City, ...], published: Any) -> dict[str, Any]:
    words = [
        pa.array([k.words[part] for k in KINDS]).take(pa.array(told.kind)) for part in range(3)
    ]
    names = _at_level(cities, "name")[np.minimum(told.level, 2), told.city]
    place = pa.array(names)
    when = _iso(np.minimum(told.day, published))
    before = pc.binary_join_element_wise(words[0], words[1], words[2], " in ", "")
    start = pc.binary_join_element_wise(before, place, " on ", "")
    return {
        "trigger": words[1],
        "trigger_at": pc.utf8_length(words[0]),
        "place": place,
        "place_at": pc.utf8_length(before),
        "when": when,
        "when_at": pc.utf8_length(start),
        "sentence": pc.binary_join_element_wise(start, when, ".", ""),
    }


def _rank(event: Any) -> Any:
    """How many elements before this one tell of the same event."""
    first = np.concatenate([[True], event[1:] != event[:-1]])
    return np.arange(len(event)) - np.maximum.accumulate(np.where(first, np.arange(len(event)), 0))


def _iso(days: Any) -> pa.Array:
    return pc.cast(pa.array(days, pa.date32()), pa.string())


def _table(name: str, columns: dict[str, Any]) -> pa.Table:
    schema = TABLES[name]
    arrays = []
    for column in schema:
        values = columns[column.name]
        array = values if isinstance(values, pa.Array | pa.ChunkedArray) else pa.array(values)
        arrays.append(array.cast(column.type))
    return pa.Table.from_arrays(arrays, schema=schema)
