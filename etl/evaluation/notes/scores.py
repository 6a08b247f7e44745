"""What, when and where on short notes that tell of one event each, as coders of ACLED write them.

The most confident reported event of a note is judged; a note without one is wrong throughout. The
day counts only where the note names it, the place only where the note names it.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from etl.evaluation.lines import Row, is_number, reported
from etl.evaluation.places.matching import great_circle_km
from etl.evaluation.ratios import Tally, share
from etl.evaluation.types.labels import Labels

# Slot -> what it asks.
SLOTS = {
    "type": "ACLED's sub-event type",
    "type6": "ACLED's event type",
    "date": "the very day",
    "date~": "an interval of at most 31 days that holds the day",
    "place": "the city by name, or within 25 km",
    "country": "the country",
    "triple": "event type, day and place",
}
_NEAR_KM = 25.0
_WIDEST = 31  # days


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its gold, the event that is judged, and which slots are right.

    Attributes:
        scope: the slots that count. right: those where the judged event is right.
        some: those where some event of the note is right.
        label: ACLED's sub-event type of the judged event, None without one.
    """

    gold: Row
    event: Row | None
    scope: frozenset[str]
    right: frozenset[str]
    some: frozenset[str]
    label: str | None


@dataclass(frozen=True, slots=True)
class NoteScores:
    """All figures, and the notes behind them.

    Attributes:
        counts: of each slot how many notes count. right, some: share of them where the judged
            event, and where some event, is right; None where nothing counts.
        weighted_f1, macro_f1: over ACLED's sub-event types.
        silent: notes without an event. events_per_note: on the mean.
    """

    counts: Mapping[str, int]
    right: Mapping[str, float | None]
    some: Mapping[str, float | None]
    weighted_f1: float
    macro_f1: float
    silent: int
    events_per_note: float
    notes: tuple[Note, ...]


def score_notes(
    gold: Iterable[Row],
    events: Iterable[Row],
    *,
    labels: Labels,
    articles: frozenset[str] | None = None,
) -> NoteScores:
    """Compare what `dateline extract` prints with one gold event a note.

    Args:
        gold: lines with article_id, acled_sub_event_type, acled_event_type, date, country, city,
            latitude, longitude, date_in_text and place_in_text.
        events: reports of any number of notes.
        labels: ACLED's names.
        articles: ids to which scoring is confined, or None.
    """
    by_article: dict[str, list[Row]] = defaultdict(list)
    for event in reported(events):
        by_article[event["article_id"]].append(event)
    notes = tuple(
        _judged(row, by_article[row["article_id"]], labels)
        for row in gold
        if articles is None or row["article_id"] in articles
    )
    counts = {slot: sum(slot in note.scope for note in notes) for slot in SLOTS}
    number = sum(len(by_article[note.gold["article_id"]]) for note in notes)
    per_label = _per_label(notes)
    return NoteScores(
        counts=counts,
        right={
            slot: share(sum(slot in note.right for note in notes), n) if n else None
            for slot, n in counts.items()
        },
        some={
            slot: share(sum(slot in note.some for note in notes), n) if n else None
            for slot, n in counts.items()
        },
        weighted_f1=share(sum(t.f1 * t.wanted for t in per_label), len(notes)),
        macro_f1=share(sum(t.f1 for t in per_label), len(per_label)),
        silent=sum(note.event is None for note in notes),
        events_per_note=share(number, len(notes)),
        notes=notes,
    )


def _judged(gold: Row, events: list[Row], labels: Labels) -> Note:
    scope = {"type", "type6", "country"}
    if gold["date_in_text"]:
        scope |= {"date", "date~"}
    if gold["place_in_text"]:
        scope |= {"place"}
    if gold["date_in_text"] and gold["place_in_text"]:
        scope |= {"triple"}
    ranked = sorted(events, key=lambda event: -_confidence(event))
    verdicts = [_right(gold, event, labels) for event in ranked]
    best = ranked[0] if ranked else None
    code = None if best is None else labels.label(best)
    return Note(
        gold,
        best,
        scope=frozenset(scope),
        right=frozenset(scope & verdicts[0]) if verdicts else frozenset(),
        some=frozenset(scope & set().union(*verdicts)),
        label=labels.acled_names.get(code or ""),
    )


def _right(gold: Row, event: Row, labels: Labels) -> set[str]:
    """The slots in which an event is right, whether they count or not."""
    code = labels.label(event) or ""
    first, last = _day(event.get("date_start")), _day(event.get("date_end"))
    first, last = first or last, last or first
    day = _day(gold["date"])
    found = set()
    if labels.acled_names.get(code) == gold["acled_sub_event_type"]:
        found.add("type")
    if labels.event_types.get(code) == gold["acled_event_type"]:
        found.add("type6")
    if first and last and day:
        if first == last == day:
            found.add("date")
        if first <= day <= last and (last - first).days <= _WIDEST:
            found.add("date~")
    if _is_there(gold, event):
        found.add("place")
    if str(event.get("country") or "").upper() == gold["country"]:
        found.add("country")
    if found >= {"type6", "date", "place"}:
        found.add("triple")
    return found


def _is_there(gold: Row, event: Row) -> bool:
    names = {_plain(name) for name in (gold["city"], *re.split(r"\s+-\s+", gold["city"]))}
    if event.get("city") and _plain(event["city"]) in names:
        return True
    point = (event.get("latitude"), event.get("longitude"))
    if not all(is_number(value) for value in point):
        return False
    there = (gold["latitude"], gold["longitude"])
    distance = great_circle_km(there, (float(point[0] or 0), float(point[1] or 0)))
    return math.isfinite(distance) and distance <= _NEAR_KM


def _per_label(notes: Iterable[Note]) -> list[Tally]:
    pairs = [(note.gold["acled_sub_event_type"], note.label) for note in notes]
    return [
        Tally(
            right=sum(one == other == label for one, other in pairs),
            given=sum(other == label for _, other in pairs),
            wanted=sum(one == label for one, _ in pairs),
        )
        for label in sorted({one for one, _ in pairs})
    ]


def _confidence(event: Row) -> float:
    value = event.get("confidence")
    return float(value) if isinstance(value, int | float) else 0.0


def _plain(name: object) -> str:
    letters = unicodedata.normalize("NFKD", str(name or "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", letters.lower()).strip()


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
