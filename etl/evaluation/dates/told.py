"""Scores of dates as lines for people, and as one record."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from etl.evaluation.dates.scores import Answer, DateScores, Values
from etl.evaluation.ratios import Tally, percent

# Class -> what it means.
CLASSES = {
    "missed": "an expression that was not found",
    "unresolved": "found, but without an interval",
    "too wide": "the gold's interval lies inside of it",
    "too narrow": "inside the gold's interval",
    "a day off": "both ends within a day of the gold's",
    "other days": "an interval that shares at most a part with the gold's",
    "invented": "no expression of the gold",
}


def told_dates(scores: DateScores) -> Iterator[str]:
    """The figures, then those of each level and wording."""
    for name, tally in (
        ("value: found, with the very interval", scores.value),
        ("span: found, by any shared character", scores.spans),
        ("boundaries: found with the very span", scores.boundaries),
    ):
        yield (
            f"{name:<40}P {percent(tally.precision)}  R {percent(tally.recall)}  "
            f"F1 {percent(tally.f1)}  gold {tally.wanted}, given {tally.given}"
        )
    yield ""
    yield f"{'of those found':<18}{'gold':>6}{'found':>7}{'exact':>7}{'near':>7}{'inside':>8}{'overlap':>9}"
    yield _line("all", scores.spans.wanted, scores.values)
    for level, values in scores.by_level.items():
        yield _line(level, scores.gold_of_level[level], values)
    for wording, values in scores.by_wording.items():
        yield _line(wording, None, values)


def told_date_errors(scores: DateScores, *, number: int) -> Iterator[str]:
    """How many errors of each class, and the first of each."""
    errors = [("missed", time.row["article_id"], _gold(time.row)) for time in scores.missed]
    errors += [
        (
            _class_of(one),
            one.gold.row["article_id"],
            f"{_gold(one.gold.row)}; read {_given(one.given)}",
        )
        for one in scores.answers
        if one.gold.is_plain and not one.exact
    ]
    errors += [("invented", row["article_id"], _given(row)) for row in scores.invented]
    counts = Counter(kind for kind, *_ in errors)
    yield ""
    for kind, meaning in CLASSES.items():
        yield f"{counts[kind]:6d}  {kind}: {meaning}"
    for kind in CLASSES:
        for _, article_id, told in [one for one in errors if one[0] == kind][:number]:
            yield f"{kind:<12}{article_id}: {told}"


def date_record(scores: DateScores) -> dict[str, Any]:
    """All figures as one record for programs."""

    def prf(tally: Tally) -> dict[str, Any]:
        return {
            **asdict(tally),
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
        }

    return {
        "value": prf(scores.value),
        "spans": prf(scores.spans),
        "boundaries": prf(scores.boundaries),
        "values": asdict(scores.values),
        "by_level": {level: asdict(values) for level, values in scores.by_level.items()},
        "by_wording": {name: asdict(values) for name, values in scores.by_wording.items()},
    }


def _line(name: str, gold: int | None, values: Values) -> str:
    return (
        f"{name:<18}{'' if gold is None else gold:>6}{values.number:7d}{percent(values.exact, 7)}"
        f"{percent(values.near, 7)}{percent(values.contained, 8)}{percent(values.overlap, 9)}"
    )


def _class_of(one: Answer) -> str:
    if not one.is_resolved:
        return "unresolved"
    if one.near:
        return "a day off"
    if one.contained:
        return "too narrow"
    first, last = one.given.get("earliest") or "", one.given.get("latest") or ""
    is_wider = any(first <= a.isoformat() and b.isoformat() <= last for a, b in one.gold.intervals)
    return "too wide" if is_wider else "other days"


def _gold(row: dict[str, Any]) -> str:
    return f"{row['text']!r} is {row['value']}"


def _given(row: dict[str, Any]) -> str:
    interval = f"{row.get('earliest') or ''}..{row.get('latest') or ''}"
    return f"{row.get('text')!r} as {interval}"
