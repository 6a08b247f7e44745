"""Which kind of event a snippet tells, one label each, as CASE 2021 task 2 was scored.

The predicted label is that of the most confident reported event whose label belongs to the
subtask; a snippet without one counts as OTHER. Figures are means over labels of F1, weighted by
how often the gold has the label (weighted) or not (macro).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.evaluation.lines import Row, reported
from etl.evaluation.ratios import Tally, share
from etl.evaluation.types.labels import Labels

_NOTHING = "OTHER"
_NONE, _OUTSIDE = "none", "outside ACLED"


@dataclass(frozen=True, slots=True)
class LabelScores:
    """Figures over one set of labels.

    Attributes:
        number: snippets. accuracy: share with the right label.
        macro_f1, weighted_f1: means over the labels of the gold.
        per_label: the tally of each label that the gold or the predictions have.
    """

    number: int
    accuracy: float
    macro_f1: float
    weighted_f1: float
    per_label: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Judged:
    """One snippet: its gold label, the predicted one, and the labels of all its events."""

    article_id: str
    gold: str
    predicted: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeScores:
    """All figures, and the snippets behind them.

    Attributes:
        fine: over the labels of the subtask. coarse: over ACLED's six event types.
        among: share of snippets whose label some event bears, the most confident or not.
        silent: snippets without an event of the subtask's labels.
        events_per_snippet: reported events of any kind, on the mean.
        judged: every snippet.
    """

    fine: LabelScores
    coarse: LabelScores
    among: float
    silent: int
    events_per_snippet: float
    judged: tuple[Judged, ...]


def score_types(
    gold: Iterable[Row],
    events: Iterable[Row],
    *,
    labels: Labels,
    subtask: int = 1,
    articles: frozenset[str] | None = None,
) -> TypeScores:
    """Compare what `dateline extract` prints with one gold label a snippet.

    Args:
        gold: lines with article_id and acled, the label.
        events: reports of any number of snippets.
        labels: of the task.
        subtask: 1, 2 or 3; only snippets whose gold label belongs to it are scored.
        articles: ids to which scoring is confined, or None.
    """
    golds = [row for row in gold if articles is None or row["article_id"] in articles]
    by_article: dict[str, list[Row]] = defaultdict(list)
    for event in reported(events):
        by_article[event["article_id"]].append(event)
    wanted = labels.of_subtask(subtask)
    judged = []
    for row in golds:
        if row["acled"] in wanted:
            bearing = [
                (label, _confidence(event))
                for event in by_article[row["article_id"]]
                if (label := labels.label(event)) in wanted
            ]
            best = max(bearing, key=lambda pair: pair[1])[0] if bearing else _NOTHING
            among = tuple(str(label) for label, _ in bearing)
            judged.append(Judged(row["article_id"], row["acled"], str(best), among))
    hit = sum(one.gold in one.among or (not one.among and one.gold == _NOTHING) for one in judged)
    number = sum(len(by_article[row["article_id"]]) for row in golds)
    return TypeScores(
        fine=_figures([(one.gold, one.predicted) for one in judged], wanted),
        coarse=_coarse(judged, labels),
        among=share(hit, len(judged)),
        silent=sum(not one.among for one in judged),
        events_per_snippet=share(number, len(golds)),
        judged=tuple(judged),
    )


def _coarse(judged: Iterable[Judged], labels: Labels) -> LabelScores:
    event_types = labels.event_types
    pairs = [
        (
            event_types[one.gold],
            event_types.get(one.predicted, _OUTSIDE) if one.among else _NONE,
        )
        for one in judged
        if one.gold in event_types
    ]
    return _figures(pairs, tuple(dict.fromkeys(event_types.values())))


def _figures(pairs: Sequence[tuple[str, str]], labels: Iterable[str]) -> LabelScores:
    gold = Counter(one for one, _ in pairs)
    given = Counter(other for _, other in pairs)
    right = Counter(one for one, other in pairs if one == other)
    tallies = {
        label: Tally(right[label], given[label], gold[label])
        for label in labels
        if gold[label] or given[label]
    }
    seen = {label: tally for label, tally in tallies.items() if tally.wanted}
    return LabelScores(
        number=len(pairs),
        accuracy=share(sum(right.values()), len(pairs)),
        macro_f1=share(sum(tally.f1 for tally in seen.values()), len(seen)),
        weighted_f1=share(sum(t.f1 * t.wanted for t in seen.values()), len(pairs)),
        per_label=tallies,
    )


def _confidence(event: Row) -> float:
    try:
        return float(event.get("confidence") or 0.0)
    except (TypeError, ValueError):
        return 0.0
