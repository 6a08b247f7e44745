"""Figures from verdicts: found, type, place, day, status, and merged as a person would."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.evaluation.judge import Verdict


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures between 0 and 1; None where nothing could be counted.

    Attributes:
        n_gold, n_reports: how many the gold holds, how many were read.
        recall, precision, f1: of reports with type, place, a shared day and status right together.
        found: gold lines that some report of the same event type answers, whatever else is wrong.
        kind, place, country, day, near, status: share of the answered ones where that is right.
        merging: B-cubed F1 of the events over the answered reports.
        calibration: expected calibration error of the confidence, ten bins.
    """

    n_gold: int
    n_reports: int
    recall: float
    precision: float
    f1: float
    found: float
    kind: float
    place: float
    country: float
    day: float
    near: float
    status: float
    merging: float | None
    calibration: float


def score(
    verdicts: Sequence[Verdict],
    *,
    n_gold: int,
    confidences: Mapping[str, float],
    event_of: Mapping[str, str],
) -> Scores:
    """Figures over all verdicts.

    Args:
        verdicts: the pairs.
        n_gold: number of gold lines, answered or not.
        confidences: confidence of every report by its id, paired or not.
        event_of: event id of every report by its id.
    """
    right = {verdict.report.report_id for verdict in verdicts if verdict.all_right}
    n_reports = len(confidences)
    precision, recall = _ratio(len(right), n_reports), _ratio(len(right), n_gold)

    def share(name: str) -> float:
        return _ratio(sum(bool(getattr(verdict, name)) for verdict in verdicts), len(verdicts))

    return Scores(
        n_gold=n_gold,
        n_reports=n_reports,
        recall=recall,
        precision=precision,
        f1=_f1(precision, recall),
        found=_ratio(len(verdicts), n_gold),
        kind=share("kind"),
        place=share("place"),
        country=share("country"),
        day=share("day"),
        near=share("near"),
        status=share("status"),
        merging=b_cubed(
            {v.report.report_id: v.gold.event for v in verdicts},
            {v.report.report_id: event_of[v.report.report_id] for v in verdicts},
        ),
        calibration=calibration_error(
            [(value, key in right) for key, value in confidences.items()]
        ),
    )


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> float | None:
    """B-cubed F1 of two clusterings of the same items; None for no items."""
    if not gold:
        return None
    gold_members, found_members = _members(gold), _members(found)
    precision = recall = 0.0
    for item in gold:
        same, ours = gold_members[gold[item]], found_members[found[item]]
        precision += len(same & ours) / len(ours)
        recall += len(same & ours) / len(same)
    return _f1(precision / len(gold), recall / len(gold))


def calibration_error(judged: Sequence[tuple[float, bool]], *, bins: int = 10) -> float:
    """Expected calibration error: mean gap between confidence and share right, weighted by bin."""
    rows: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, is_right in judged:
        rows[min(int(confidence * bins), bins - 1)].append((confidence, is_right))
    gap = 0.0
    for row in rows.values():
        gap += abs(sum(c for c, _ in row) - sum(r for _, r in row))
    return _ratio(gap, len(judged))


def _members(clusters: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for item, cluster in clusters.items():
        members[cluster].add(item)
    return members


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)
