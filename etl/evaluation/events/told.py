"""Scores of events as lines for people, and as one record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from etl.evaluation.events.errors import CLASSES, EventError
from etl.evaluation.events.scores import SLOTS, EventScores, triple_interval
from etl.evaluation.ratios import Tally, percent


def told_events(scores: EventScores, *, draws: int = 0) -> Iterator[str]:
    """The figures of each slot, then of the articles that hold an incident.

    Args:
        scores: of all articles.
        draws: resamplings for the interval of TRIPLE's F1; none, if 0.
    """
    yield f"{'slot':<10}{'R':>6}{'P':>6}{'F1':>6}{'F2':>6}{'P(rel)':>8}{'acc':>6}{'gold':>6}{'given':>7}"
    for name, slot in scores.slots.items():
        first = (slot.recall, slot.precision, slot.f1, slot.f2)
        yield (
            f"{name:<10}{''.join(percent(value, 6) for value in first)}"
            f"{percent(slot.precision_relevant, 8)}{percent(slot.accuracy, 6)}"
            f"{slot.gold:6.0f}{slot.given:7.0f}  {SLOTS[name]}"
        )
    found = articles_found(scores)
    yield (
        f"articles that hold an incident: R {percent(found.recall)}  P {percent(found.precision)}  "
        f"F1 {percent(found.f1)}  ({found.wanted} do, {found.given} are read so)"
    )
    if draws:
        low, high = triple_interval(scores, draws)
        yield f"TRIPLE F1, 95% interval over articles: {percent(low)} to {percent(high)}"
    yield "left out: " + ", ".join(
        f"{number:,} {name.replace('_', ' ')}" for name, number in scores.dropped.items()
    )


def articles_found(scores: EventScores) -> Tally:
    """Articles with an incident; those whose gold is all optional are neutral."""
    rows = [
        (article.is_relevant, bool(article.pairs or article.invented))
        for article in scores.articles
        if article.is_relevant or not article.has_gold
    ]
    return Tally(
        right=sum(relevant and read for relevant, read in rows),
        given=sum(read for _, read in rows),
        wanted=sum(relevant for relevant, _ in rows),
    )


def told_event_errors(errors: Sequence[EventError], *, number: int) -> Iterator[str]:
    """How many errors of each class, and the first of each."""
    counts = Counter(error.kind for error in errors)
    yield ""
    for kind, meaning in CLASSES.items():
        yield f"{counts[kind]:6d}  {kind}: {meaning}"
    for kind in CLASSES:
        for error in [one for one in errors if one.kind == kind][:number]:
            yield f"{kind:<14}{error.article_id}: {error.told}"


def event_record(scores: EventScores) -> dict[str, Any]:
    """All figures as one record for programs."""
    found = articles_found(scores)
    return {
        "slots": {
            name: {**asdict(slot), "f1": slot.f1, "f2": slot.f2}
            for name, slot in scores.slots.items()
        },
        "articles": {"recall": found.recall, "precision": found.precision, "f1": found.f1},
        "dropped": dict(scores.dropped),
    }
