"""Scores of what police did as lines for people, and as one record."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from etl.evaluation.ratios import percent
from etl.evaluation.types.police import PoliceScores


def told_police(scores: PoliceScores, *, errors: int = 0) -> Iterator[str]:
    """The figures of each class, then up to `errors` articles that are missed and invented."""
    yield f"{'class':<28}{'gold':>6}{'given':>7}{'P':>7}{'R':>6}{'F1':>6}   of {scores.articles} articles"
    rows = {
        **scores.classes,
        "any of the three": scores.any_action,
        "any against ANY_ACTION": scores.any_police_action,
    }
    for name, tally in rows.items():
        yield (
            f"{name:<28}{tally.wanted:6d}{tally.given:7d}{percent(tally.precision, 7)}"
            f"{percent(tally.recall, 6)}{percent(tally.f1, 6)}"
        )
    yield ""
    for name in scores.classes:
        for kind, ids in (("missed", scores.missed[name]), ("invented", scores.invented[name])):
            listed = f": {', '.join(ids[:errors])}" if errors and ids else ""
            yield f"{len(ids):6d}  {kind} {name}{listed}"


def police_record(scores: PoliceScores) -> dict[str, Any]:
    """All figures as one record for programs."""
    rows = {
        **scores.classes,
        "any_action": scores.any_action,
        "any_police_action": scores.any_police_action,
    }
    return {
        "articles": scores.articles,
        **{
            name: {
                **asdict(tally),
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
            }
            for name, tally in rows.items()
        },
    }
