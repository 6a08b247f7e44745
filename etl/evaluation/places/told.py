"""Scores of place names as lines for people, and as one record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from etl.evaluation.lines import Row
from etl.evaluation.places.errors import CLASSES, PlaceError
from etl.evaluation.places.scores import (
    VIEWS,
    PlaceScores,
    View,
    end_to_end_interval,
    view_of,
)
from etl.evaluation.ratios import Tally, percent, share

_FEWEST = 5  # a kind of place that is rarer has no figures worth a line


def told_places(scores: PlaceScores, *, draws: int = 0) -> Iterator[str]:
    """The figures of each view, then of each kind of place.

    Args:
        scores: of all articles.
        draws: resamplings for the intervals of the F1 end to end; none, if 0.
    """
    yield f"{'':<12}{'gold':>6}  recognition          resolution, of those found         end to end"
    yield (
        f"{'view':<12}{'':>6}{'P':>6}{'R':>6}{'F1':>6}{'exact':>7}"
        f"{'@161':>7}{'or id':>7}{'id':>7}{'ctry':>7}{'km':>7}{'P':>8}{'R':>6}{'F1':>6}{'or id':>7}"
    )
    for name, view in scores.views.items():
        yield _line(name, view)
    for name, keep in VIEWS.items() if draws else ():
        low, high = end_to_end_interval(
            scores.articles, keep, populated_only=name == "populated", draws=draws
        )
        yield f"{name}: F1 end to end, 95% interval over articles {percent(low)} to {percent(high)}"
    yield ""
    yield f"{'kind':<12}{'gold':>6}{'found':>7}{'right':>7}{'or id':>7}   of all of its gold"
    for kind, count in _kinds(scores).most_common():
        if count >= _FEWEST:
            view = view_of(scores.articles, partial(_is_of, kind))
            found, right, or_id = view.overlap, view.end_to_end, view.end_to_end_or_id
            yield (
                f"{kind or 'none':<12}{count:6d}{percent(found.recall, 7)}"
                f"{percent(right.recall, 7)}{percent(or_id.recall, 7)}"
            )
    yield ""
    yield "; ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in scores.notes.items())


def told_errors(errors: Sequence[PlaceError], *, number: int) -> Iterator[str]:
    """How many errors of each class, and the first of each."""
    counts = Counter(error.kind for error in errors)
    yield ""
    for kind, meaning in CLASSES.items():
        yield f"{counts[kind]:6d}  {kind}: {meaning}"
    for kind in CLASSES:
        for error in [one for one in errors if one.kind == kind][:number]:
            yield f"{kind:<16}{error.article_id}: {error.text!r}: {error.told}"


def place_record(scores: PlaceScores) -> dict[str, Any]:
    """All figures as one record for programs."""
    return {
        "views": {name: _view_record(view) for name, view in scores.views.items()},
        "notes": dict(scores.notes),
    }


def _kinds(scores: PlaceScores) -> Counter[str | None]:
    return Counter(name.row.get("kind") for article in scores.articles for name in article.names)


def _is_of(kind: str | None, row: Row) -> bool:
    return row.get("kind") == kind


def _line(name: str, view: View) -> str:
    n = view.overlap.right
    near, or_id = view.end_to_end, view.end_to_end_or_id
    has_id = None if view.id is None else share(view.id, view.n_id)
    shares = (
        share(near.right, n),
        share(or_id.right, n),
        has_id,
        share(view.country, view.n_country),
    )
    distance = f"{'-':>7}" if view.median_km is None else f"{view.median_km:7.1f}"
    found = view.overlap
    return (
        f"{name:<12}{found.wanted:6d}{_prf(found)}{percent(view.exact.f1, 7)}"
        f"{''.join(percent(one, 7) for one in shares)}{distance}"
        f"  {_prf(near)}{percent(or_id.f1, 7)}"
    )


def _prf(tally: Tally) -> str:
    return "".join(percent(one, 6) for one in (tally.precision, tally.recall, tally.f1))


def _view_record(view: View) -> dict[str, Any]:
    record = asdict(view)
    for name in ("overlap", "exact", "end_to_end", "end_to_end_or_id"):
        tally: Tally = getattr(view, name)
        record[name] |= {
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
        }
    return record
