"""Measured quality as HTML: tables with bars, every number beside its count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.query.coverage import Judged, Skips
from etl.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Share:
    """Of `n` things `right` are so."""

    name: str
    right: int
    n: int


def by_type(evaluation: Evaluation, types: Mapping[str, str]) -> tuple[list[Share], list[Share]]:
    """Precision and recall of each event type on the gold; all of type, place, day, status right."""
    right: defaultdict[str, int] = defaultdict(int)
    gold: defaultdict[str, int] = defaultdict(int)
    read: defaultdict[str, int] = defaultdict(int)
    for verdict in evaluation.verdicts:
        gold[verdict.gold.event_type] += 1
        read[verdict.report.event_type] += 1
        right[verdict.gold.event_type] += verdict.all_right
    for line in evaluation.missed:
        gold[line.event_type] += 1
    for report in evaluation.spurious:
        read[report.event_type] += 1
    known = [*(one for one in types if gold[one] or read[one])]
    precision = [Share(types[one], right[one], read[one]) for one in known if read[one]]
    recall = [Share(types[one], right[one], gold[one]) for one in known if gold[one]]
    return precision, recall


def by_band(evaluation: Evaluation) -> list[Share]:
    """How often reports of a band of confidence are right: calibration, told in counts."""
    told = [(verdict.report.confidence, verdict.all_right) for verdict in evaluation.verdicts]
    told += [(report.confidence, False) for report in evaluation.spurious]
    shares = []
    for tenth in range(0, 10, 2):
        low, high = tenth / 10, tenth / 10 + 0.2
        inside = [right for sure, right in told if low <= sure < high or (sure == high == 1.0)]
        if inside:
            shares.append(Share(f"{low:.1f} to {high:.1f}", sum(inside), len(inside)))
    return shares


def shares_html(title: str, shares: Sequence[Share]) -> str:
    """A table of shares: name, bar, share and the counts behind it."""
    rows = "".join(
        f"<tr><th scope='row'>{escape(one.name)}</th>"
        f'<td class="bar"><i style="width:{100 * one.right / one.n:.0f}%"></i></td>'
        f"<td>{one.right / one.n:.2f}</td><td>{one.right:,} of {one.n:,}</td></tr>"
        for one in shares
        if one.n
    )
    if not rows:
        return f'<h3>{escape(title)}</h3><p class="note">Nothing to measure yet.</p>'
    return f'<h3>{escape(title)}</h3><table class="shares"><tbody>{rows}</tbody></table>'


def judged_html(bands: Iterable[Judged]) -> str:
    """What people said of events, by confidence."""
    shares = [
        Share(
            f"{one.low:.1f} to {one.high:.1f}",
            one.accepted,
            one.accepted + one.corrected + one.rejected,
        )
        for one in bands
    ]
    return shares_html("Accepted as they were, of the events judged, by confidence", shares)


def skips_html(found: Sequence[Skips]) -> str:
    """The log of what was skipped, by reason."""
    if not found:
        return '<p class="note">Nothing was skipped.</p>'
    rows = "".join(
        f"<tr><td>{one.number:,}</td><th scope='row'>{escape(one.reason)}</th>"
        f"<td>{escape(one.stage)}</td><td>{escape(one.advice)}</td><td>{escape(one.example)}</td></tr>"
        for one in found
    )
    head = (
        "<tr><th>Times</th><th>Reason</th><th>While</th><th>Next step</th><th>For example</th></tr>"
    )
    return f'<table class="beside"><thead>{head}</thead><tbody>{rows}</tbody></table>'
