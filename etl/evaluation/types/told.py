"""Scores of kinds of events as lines for people, and as one record."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from etl.evaluation.ratios import percent
from etl.evaluation.types.scores import Judged, LabelScores, TypeScores

# Class -> what it means.
CLASSES = {
    "silent": "no event of any label of the task: counted as OTHER",
    "less confident": "the right label is borne by a less confident event of the snippet",
    "wrong label": "no event of the snippet bears the right label",
}


def told_types(scores: TypeScores) -> Iterator[str]:
    """The figures, then those of each label."""
    yield f"{'':<22}{'n':>5}{'weighted':>10}{'macro':>8}{'accuracy':>10}"
    for name, figures in (("sub-event types", scores.fine), ("6 event types", scores.coarse)):
        yield (
            f"{name:<22}{figures.number:5d}{percent(figures.weighted_f1, 10)}"
            f"{percent(figures.macro_f1, 8)}{percent(figures.accuracy, 10)}"
        )
    yield (
        f"the right label among all events of the snippet {percent(scores.among)}; "
        f"without a labelled event {scores.silent}; "
        f"events a snippet {scores.events_per_snippet:.2f}"
    )
    yield ""
    yield f"{'label':<32}{'gold':>5}{'given':>6}{'P':>7}{'R':>6}{'F1':>6}"
    for label, tally in scores.fine.per_label.items():
        yield (
            f"{label:<32}{tally.wanted:5d}{tally.given:6d}{percent(tally.precision, 7)}"
            f"{percent(tally.recall, 6)}{percent(tally.f1, 6)}"
        )


def told_type_errors(scores: TypeScores, *, number: int) -> Iterator[str]:
    """How many errors of each class, the most frequent confusions, and the first of each."""
    wrong = [one for one in scores.judged if one.gold != one.predicted]
    counts = Counter(_class_of(one) for one in wrong)
    yield ""
    for kind, meaning in CLASSES.items():
        yield f"{counts[kind]:6d}  {kind}: {meaning}"
    confused = Counter((one.gold, one.predicted) for one in wrong)
    for (gold, predicted), n in confused.most_common(10):
        yield f"{n:6d}  {gold} read as {predicted}"
    for kind in CLASSES:
        for one in [one for one in wrong if _class_of(one) == kind][:number]:
            others = ", ".join(dict.fromkeys(one.among)) or "nothing"
            yield f"{kind:<15}{one.article_id}: {one.gold}; read {one.predicted} (of {others})"


def type_record(scores: TypeScores) -> dict[str, Any]:
    """All figures as one record for programs."""
    return {
        "fine": _record(scores.fine),
        "coarse": _record(scores.coarse),
        "among": scores.among,
        "silent": scores.silent,
        "events_per_snippet": scores.events_per_snippet,
    }


def _class_of(one: Judged) -> str:
    if not one.among:
        return "silent"
    return "less confident" if one.gold in one.among else "wrong label"


def _record(figures: LabelScores) -> dict[str, Any]:
    record = asdict(figures)
    for label, tally in figures.per_label.items():
        record["per_label"][label] |= {
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
        }
    return record
