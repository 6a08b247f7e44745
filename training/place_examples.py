"""Events whose place is known, as the ranker of places is to learn them.

Two sources: short paragraphs of our own, in which every event is marked with its place, and wires
of MUC-4, whose incidents name their place but not their words, so that they are first paired with
what is read in the article.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from etl.articles.record import article_of
from etl.dates import DateInterval
from etl.extraction import Tools
from etl.mentions import Figures, Mention, Reading, Span, Status, Trigger, find_mentions
from etl.places import Place, normalise
from etl.reports.place_features import witnesses_of
from etl.reports.place_ranker import Ranker
from etl.reports.resolving import resolve_reading
from etl.reports.story import Story, tell_story
from etl.reports.when import dates_of
from etl.reports.where import PlaceClaim, carried, places_of
from etl.reports.witness import Carried, Witness

IsRight = Callable[[Place | None], bool]

# Our kinds of events -> the kinds of incidents that they may be.
_INCIDENTS: Mapping[str, frozenset[str]] = {
    "attack": frozenset({"ATTACK", "BOMBING", "ARSON"}),
    "explosion": frozenset({"ATTACK", "BOMBING"}),
    "abduction": frozenset({"KIDNAPPING"}),
    "arson": frozenset({"ARSON", "ATTACK"}),
    "looting": frozenset({"ROBBERY"}),
    "robbery": frozenset({"ROBBERY"}),
    "hijacking": frozenset({"HIJACKING"}),
}
_DAYS_APART = 62  # "on or before" reaches back two months in the keys


@dataclass(frozen=True, slots=True)
class Told:
    """One article with what is known of its events.

    Attributes:
        id: of the article, by which it falls into a fold. corpus: `muc4` or `paragraphs`.
        reading: with the mentions that are known, or those that were found.
        story: the same, made ready.
        events: for each mention its marked events; empty where nothing is known of it yet.
        incidents: of the article, where they are not bound to words.
    """

    id: str
    corpus: str
    reading: Reading
    story: Story
    events: tuple[tuple[Mapping[str, Any], ...], ...]
    incidents: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One event with its witnesses, those that are right, and what was claimed.

    Attributes:
        id, corpus: of its article. witnesses: in any order.
        right: for each witness whether it names the event's place; where none does, whether it
            names what is safe to say, such as the country.
        is_right: judges a place. claims: what the ranker of the time said.
        events: the marked ones, or the incident.
    """

    id: str
    corpus: str
    witnesses: tuple[Witness, ...]
    right: tuple[bool, ...]
    is_right: IsRight
    claims: tuple[PlaceClaim, ...]
    events: tuple[Mapping[str, Any], ...]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_paragraphs(path: Path, tools: Tools) -> Iterator[Told]:
    """Our own paragraphs; their triggers are those that are marked, not those that are found."""
    for row in read_lines(path):
        article = article_of(row, origin=path.name)
        found = find_mentions(
            article, codebook=tools.codebook, gazetteer=tools.gazetteer, everything=True
        )
        marked: dict[tuple[int, str], list[Mapping[str, Any]]] = defaultdict(list)
        for event in row["events"]:
            marked[event["trigger_start"], event["sub_event_type"]].append(event)
        keys = sorted(marked)
        mentions = tuple(_mention(found, marked[key][0]) for key in keys)
        reading = replace(found, mentions=mentions)
        story = _story(reading, tools)
        events = tuple(tuple(marked[key]) for key in keys)
        yield Told(row["id"], "paragraphs", reading, story, events)


def _mention(reading: Reading, event: Mapping[str, Any]) -> Mention:
    start = event["trigger_start"]
    span = Span.of(reading.article.text, start, start + len(event["trigger"]))
    index = max(
        (at for at, sentence in enumerate(reading.sentences) if sentence.start <= start), default=0
    )
    return Mention(
        trigger=Trigger(span, event["event_type"], event["sub_event_type"], 0.9),
        sentence=reading.sentences[index],
        sentence_index=index,
        status=Status(event["status"]),
        status_detail="",
        tense="past",
        figures=Figures(),
        actor=None,
        acled=None,
        confidence=0.9,
        detail="",
    )


def read_incidents(folder: Path, tools: Tools) -> Iterator[Told]:
    """The development part of MUC-4: its articles that report an incident."""
    incidents = defaultdict(list)
    for row in read_lines(folder / "dev.gold.jsonl"):
        incidents[row["article_id"]].append(row)
    for row in read_lines(folder / "dev.articles.jsonl"):
        if row["id"] not in incidents:
            continue
        article = article_of(row, origin="muc4")
        reading = find_mentions(article, codebook=tools.codebook, gazetteer=tools.gazetteer)
        if not reading.mentions:
            continue
        story = _story(reading, tools)
        unknown: tuple[tuple[Mapping[str, Any], ...], ...] = ((),) * len(reading.mentions)
        yield Told(row["id"], "muc4", reading, story, unknown, tuple(incidents[row["id"]]))


def _story(reading: Reading, tools: Tools) -> Story:
    resolutions = resolve_reading(reading, gazetteer=tools.gazetteer)
    return tell_story(reading, gazetteer=tools.gazetteer, resolutions=resolutions)


def bind(told: Told, ranker: Ranker) -> Told:
    """Bind each incident to the mention that tells it best: in kind, day and place, one to one."""
    mentions = told.reading.mentions
    claims = [claims for _, claims in _claimed(told, ranker)]
    pairs = sorted(
        (-_likeness(told.story, mention, claims[at], incident), at, number)
        for at, mention in enumerate(mentions)
        for number, incident in enumerate(told.incidents)
        if mention.status is Status.REPORTED and _fits(mention.trigger, incident)
    )
    taken: dict[int, Mapping[str, Any]] = {}
    used: set[int] = set()
    for _, at, number in pairs:
        if at not in taken and number not in used:
            taken[at] = told.incidents[number]
            used.add(number)
    events = tuple((taken[at],) if at in taken else () for at in range(len(mentions)))
    return replace(told, events=events)


def _fits(trigger: Trigger, incident: Mapping[str, Any]) -> bool:
    kinds = _INCIDENTS.get(trigger.sub_event_type) or _INCIDENTS.get(trigger.event_type)
    return kinds is not None and not kinds.isdisjoint(incident["types"])


def _likeness(
    story: Story, mention: Mention, claims: Sequence[PlaceClaim], incident: Mapping[str, Any]
) -> int:
    dates = dates_of(mention, story, last=None).dates
    is_day = any(_overlap(dates, *pair) for pair in incident["dates"])
    is_place = _judge(incident["locations"])
    return is_day + any(is_place(claim.place) for claim in claims)


def _overlap(dates: DateInterval, first: str | None, last: str | None) -> bool:
    if last is None or dates.start is None or dates.end is None:
        return False
    end = date.fromisoformat(last)
    begin = date.fromisoformat(first) if first else end - timedelta(days=_DAYS_APART)
    return dates.start <= end and begin <= dates.end


def _judge(locations: Sequence[Mapping[str, Any]]) -> IsRight:
    """Whether a place is one of an incident's: no city is right where the key names none."""

    def fits(place: Place, location: Mapping[str, Any]) -> bool:
        if place.country not in location["iso"]:
            return False
        return (
            _names(location["city"], place.name)
            if place.kind == "city"
            else None in location["city"]
        )

    return lambda place: place is not None and any(fits(place, one) for one in locations)


def _names(names: Sequence[str | None], name: str) -> bool:
    words = set(re.findall(r"\w+", normalise(name)))
    known = [set(re.findall(r"\w+", normalise(one))) for one in names if one]
    return any(one <= words or words <= one for one in known)


def _marked(events: Sequence[Mapping[str, Any]]) -> IsRight:
    """Whether a place is one of those that a paragraph's event is marked with."""

    def fits(place: Place | None, event: Mapping[str, Any]) -> bool:
        precision = event["place_precision"]
        if place is None or precision == "unknown":
            return place is None and precision == "unknown"
        if precision == "city":
            return place.geonameid == event["geonameid"]
        same = place.kind == precision and place.country == event["country"]
        return same and (precision == "country" or place.admin1 == event["admin1"])

    return lambda place: any(fits(place, event) for event in events)


def _claimed(told: Told, ranker: Ranker) -> Iterator[tuple[Carried | None, tuple[PlaceClaim, ...]]]:
    """For each mention what the events before it carry to it, and the places it is given."""
    scenes: dict[int, list[PlaceClaim]] = {}
    for mention in told.reading.mentions:
        before = carried(scenes)
        claims = places_of(mention, told.story, scenes=scenes, ranker=ranker)
        yield before, claims
        if any(claim.is_own for claim in claims) and mention.status is not Status.HISTORICAL:
            scenes.setdefault(mention.sentence_index, []).extend(claims)


def examples_of(told: Told, ranker: Ranker) -> Iterator[Example]:
    """The events of one article whose place is known, each seen after those before it."""
    known = zip(told.reading.mentions, told.events, _claimed(told, ranker), strict=True)
    for mention, events, (before, claims) in known:
        if not events:
            continue
        if told.corpus == "muc4":
            is_right = _judge([place for event in events for place in event["locations"]])
            countries = {code for event in events for code in event["countries"]}
        else:
            is_right = _marked(events)
            countries = {event["country"] for event in events}
        witnesses = witnesses_of(mention, told.story, carried=before)
        right = tuple(is_right(witness.place) for witness in witnesses)
        if not any(right):
            right = tuple(_is_safe(witness.place, countries) for witness in witnesses)
        yield Example(told.id, told.corpus, witnesses, right, is_right, claims, events)


def _is_safe(place: Place | None, countries: set[str]) -> bool:
    """Whether a place is at least not wrong: nothing, or what is wider than the right one."""
    return place is None or (place.kind != "city" and place.country in countries)
