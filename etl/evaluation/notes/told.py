"""Scores of notes as lines for people, and as one record."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from etl.evaluation.notes.scores import SLOTS, Note, NoteScores
from etl.evaluation.ratios import percent

# Class -> what it means; of a note whose type, day and place are not all right.
CLASSES = {
    "silent": "no reported event at all",
    "wrong type": "of another of ACLED's event types",
    "wrong day": "on another day, or on more than one",
    "wrong place": "elsewhere, or nowhere",
}


def told_notes(scores: NoteScores) -> Iterator[str]:
    """The share of notes that are right in each slot."""
    yield f"{'slot':<10}{'notes':>6}{'right':>7}{'some':>7}"
    for slot, meaning in SLOTS.items():
        yield (
            f"{slot:<10}{scores.counts[slot]:6d}{percent(scores.right[slot], 7)}"
            f"{percent(scores.some[slot], 7)}  {meaning}"
        )
    yield (
        f"sub-event types: weighted F1 {percent(scores.weighted_f1)}, "
        f"macro {percent(scores.macro_f1)}; notes without an event {scores.silent}; "
        f"events a note {scores.events_per_note:.2f}"
    )


def told_note_errors(scores: NoteScores, *, number: int) -> Iterator[str]:
    """How many notes are wrong in each way, and the first of each."""
    wrong = [
        (kind, note)
        for note in scores.notes
        if "triple" in note.scope and "triple" not in note.right
        for kind in _classes_of(note)
    ]
    counts = Counter(kind for kind, _ in wrong)
    yield ""
    for kind, meaning in CLASSES.items():
        yield f"{counts[kind]:6d}  {kind}: {meaning}"
    for kind in CLASSES:
        for note in [note for one, note in wrong if one == kind][:number]:
            yield f"{kind:<12}{note.gold['article_id']}: {_told(note)}"


def note_record(scores: NoteScores) -> dict[str, Any]:
    """All figures as one record for programs."""
    return {
        "counts": dict(scores.counts),
        "right": dict(scores.right),
        "some": dict(scores.some),
        "weighted_f1": scores.weighted_f1,
        "macro_f1": scores.macro_f1,
        "silent": scores.silent,
        "events_per_note": scores.events_per_note,
    }


def _classes_of(note: Note) -> Iterator[str]:
    if note.event is None:
        yield "silent"
        return
    for slot, kind in (("type6", "wrong type"), ("date", "wrong day"), ("place", "wrong place")):
        if slot not in note.right:
            yield kind


def _told(note: Note) -> str:
    gold, event = note.gold, note.event or {}
    wanted = f"{gold['acled_sub_event_type']} in {gold['city']} ({gold['country']}), {gold['date']}"
    if not event:
        return f"{wanted}; read nothing"
    when = f"{event.get('date_start') or ''}..{event.get('date_end') or ''}"
    where = f"{event.get('city') or '-'} ({event.get('country') or '-'})"
    return f"{wanted}; read {note.label} in {where}, {when}"
