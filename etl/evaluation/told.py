"""An evaluation as lines for people."""

from collections.abc import Iterator
from dataclasses import fields

from etl.evaluation.evaluate import Evaluation
from etl.evaluation.gold import GoldReport
from etl.reports import Report

_MEANS = {
    "n_gold": "gold lines",
    "n_reports": "reports read",
    "recall": "recall: type, place, day and status right together",
    "precision": "precision: the same",
    "f1": "F1: the same",
    "found": "gold lines answered by a report of the same event type",
    "kind": "of these the finer kind is right",
    "place": "of these the place is right",
    "country": "of these the country is right",
    "day": "of these the interval is the very one",
    "near": "of these the interval shares a day",
    "status": "of these the status is right",
    "merging": "merging, B-cubed F1",
    "calibration": "confidence, expected calibration error",
}


def told(evaluation: Evaluation, *, errors: int = 0) -> Iterator[str]:
    """The figures, then up to `errors` of each class of error.

    Args:
        evaluation: what was scored.
        errors: how many missed, wrong and invented reports are listed.
    """
    for field in fields(evaluation.scores):
        value = getattr(evaluation.scores, field.name)
        number = f"{value:7d}" if isinstance(value, int) else "      -"
        if isinstance(value, float):
            number = f"{value:7.3f}"
        yield f"{number}  {_MEANS[field.name]}"
    if not errors:
        return
    yield ""
    for line in evaluation.missed[:errors]:
        yield f"missed   {line.article}: {_of_gold(line)}"
    wrong = [verdict for verdict in evaluation.verdicts if not verdict.all_right]
    for verdict in wrong[:errors]:
        yield f"wrong    {verdict.gold.article}: {_of_gold(verdict.gold)}; read {_of(verdict.report)}"
    for report in evaluation.spurious[:errors]:
        yield f"invented {report.article_id}: {_of(report)} {report.sentence.text[:80]!r}"


def _of_gold(line: GoldReport) -> str:
    where = line.city or line.admin1 or line.country or "nowhere"
    when = f"{line.date_start}..{line.date_end}"
    return f"{line.sub_event_type} in {where}, {when}, {line.status} ({line.evidence!r})"


def _of(report: Report) -> str:
    where = report.place.name if report.place else "nowhere"
    when = report.dates.iso()
    return f"{report.sub_event_type} in {where}, {when}, {report.status} ({report.trigger.text!r})"
