"""What, where and when against incidents that people wrote down, as MUC-4 was scored.

Within an article, predicted events and gold incidents are paired one to one so that the total
credit is greatest; a pair must be of compatible types. An incident may have several right dates
and places. Gold that is optional is neither wanted nor wrong; a mere threat is optional.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.evaluation.bootstrap import f1_interval
from etl.evaluation.events.alignment import assign
from etl.evaluation.events.crosswalk import Crosswalk
from etl.evaluation.events.names import city_fits, country_fits, date_credit
from etl.evaluation.lines import Row, reported
from etl.evaluation.ratios import f_beta, share

# Slot -> what it asks of a pair.
SLOTS = {
    "event": "of compatible types",
    "type": "the same type, half for a half-right one",
    "date": "the very interval, half for a near one",
    "date>=p": "at least a near interval",
    "country": "an acceptable country",
    "city": "an acceptable city, or none where none is told",
    "cityname": "the same among those that name a city",
    "place": "country and city of one and the same alternative",
    "TRIPLE": "the same type, the place, at least a near interval",
    "triple~": "the same with a half-right type",
    "triple!": "the same as TRIPLE with the very interval",
}
_WHISKER = 1e-6  # required gold is paired before optional gold


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold incident and the event that answers it, with the credit of each slot."""

    gold: Row
    event: Row
    credit: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The events of one article against its gold.

    Attributes:
        pairs: incidents with their answers. missed: required incidents without one.
        invented: events that answer none. has_gold: whether it has any gold at all.
        is_relevant: whether any of it is required.
    """

    article_id: str
    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    invented: tuple[Row, ...]
    has_gold: bool
    is_relevant: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """Figures of one slot.

    Attributes:
        gold, given: how many count for recall and precision.
        recall, precision: credit of the pairs over them.
        precision_relevant: precision over the articles that hold any incident: the fairer one,
            since the gold leaves out on purpose what is no incident in its sense.
        accuracy: mean credit over the pairs.
    """

    gold: float
    given: float
    recall: float
    precision: float
    precision_relevant: float
    accuracy: float

    @property
    def f1(self) -> float:
        """Recall and precision weighted alike."""
        return f_beta(self.precision, self.recall)

    @property
    def f2(self) -> float:
        """Recall weighted twice."""
        return f_beta(self.precision, self.recall, 2)


@dataclass(frozen=True, slots=True)
class EventScores:
    """All figures, the articles behind them, and what was left out and why."""

    slots: Mapping[str, Slot]
    articles: tuple[ReadArticle, ...]
    dropped: Mapping[str, int]


def score_events(
    gold: Iterable[Row],
    events: Iterable[Row],
    *,
    crosswalk: Crosswalk,
    articles: frozenset[str] | None = None,
) -> EventScores:
    """Compare what `dateline extract` prints with gold incidents.

    Args:
        gold: lines with article_id, types, dates, locations, countries, city; `optional` and
            `stages` are regarded.
        events: reports of any number of articles.
        crosswalk: our kinds in the gold's words.
        articles: ids to which scoring is confined, or None.
    """
    golds: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        if articles is None or row["article_id"] in articles:
            golds[row["article_id"]].append(row)
    dropped = dict.fromkeys(("other_article", "not_reported", "out_of_scope"), 0)
    given: dict[str, list[Row]] = defaultdict(list)
    inside = [row for row in events if articles is None or row["article_id"] in articles]
    told = reported(inside)
    dropped["not_reported"] = len(inside) - len(told)
    for event in told:
        if crosswalk.type_of(event) is None:
            dropped["out_of_scope"] += 1
        else:
            given[event["article_id"]].append(event)
    read = tuple(
        _read(one, golds.get(one, []), given.get(one, []), crosswalk)
        for one in sorted(golds.keys() | given.keys())
    )
    return EventScores({name: _slot(name, read) for name in SLOTS}, read, dropped)


def triple_interval(scores: EventScores, draws: int) -> tuple[float, float]:
    """The 95% interval of the F1 of TRIPLE."""
    rows = [_counts("TRIPLE", article) for article in scores.articles]
    return f1_interval([(right, given, gold) for _, right, gold, given, _ in rows], draws)


def _is_optional(row: Row) -> bool:
    return bool(row.get("optional")) or set(row.get("stages") or []) == {"THREATENED"}


def _read(
    article_id: str, golds: Sequence[Row], events: Sequence[Row], crosswalk: Crosswalk
) -> ReadArticle:
    credits_ = [[_judge(gold, event, crosswalk) for event in events] for gold in golds]
    weights = [
        [
            _weight(credit) + (0 if _is_optional(gold) else _WHISKER) if credit else 0.0
            for credit in row
        ]
        for gold, row in zip(golds, credits_, strict=True)
    ]
    pairs = assign(weights)
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return ReadArticle(
        article_id,
        pairs=tuple(Pair(golds[i], events[j], credits_[i][j]) for i, j in pairs),
        missed=tuple(
            gold for i, gold in enumerate(golds) if i not in answered and not _is_optional(gold)
        ),
        invented=tuple(event for j, event in enumerate(events) if j not in used),
        has_gold=bool(golds),
        is_relevant=any(not _is_optional(gold) for gold in golds),
    )


def _judge(gold: Row, event: Row, crosswalk: Crosswalk) -> dict[str, float]:
    """Credit of each slot of a pair; empty when the types clash."""
    kind = crosswalk.credit(gold["types"], crosswalk.type_of(event) or "")
    if not kind:
        return {}
    date = date_credit(gold["dates"], event.get("date_start"), event.get("date_end"))
    code, city = event.get("country"), event.get("city")
    place = any(
        country_fits(one["iso"], code) and city_fits(one["city"], city) for one in gold["locations"]
    )
    near = place and date > 0
    return {
        "event": 1.0,
        "type": kind,
        "date": date,
        "date>=p": float(date > 0),
        "country": float(country_fits(gold["countries"], code)),
        "city": float(city_fits(gold["city"], city)),
        "place": float(place),
        "TRIPLE": float(near and kind == 1),
        "triple~": float(near),
        "triple!": float(place and date == 1 and kind == 1),
    }


def _weight(credit: Mapping[str, float]) -> float:
    half_place = 0.5 * max(credit["country"], credit["city"])
    return credit["type"] + credit["date"] + (credit["place"] or half_place)


def _slot(name: str, articles: Sequence[ReadArticle]) -> Slot:
    rows = [_counts(name, article) for article in articles]
    found, right, gold, given, pairs = (sum(column) for column in zip(*rows, strict=True))
    relevant = [row for row, article in zip(rows, articles, strict=True) if article.has_gold]
    return Slot(
        gold=gold,
        given=given,
        recall=share(found, gold),
        precision=share(right, given),
        precision_relevant=share(sum(row[1] for row in relevant), sum(row[3] for row in relevant)),
        accuracy=share(right, pairs),
    )


def _counts(name: str, article: ReadArticle) -> tuple[float, float, float, float, float]:
    """Credit for recall and for precision, gold, events and pairs of one article."""
    golds = [*(pair.gold for pair in article.pairs), *article.missed]
    events = [*(pair.event for pair in article.pairs), *article.invented]
    if name != "cityname":
        credit = sum(pair.credit[name] for pair in article.pairs)
        return credit, credit, len(golds), len(events), len(article.pairs)
    right = [pair for pair in article.pairs if pair.event.get("city") and pair.credit["city"]]
    return (
        sum(None not in pair.gold["city"] for pair in right),
        len(right),
        sum(None not in gold["city"] for gold in golds),
        sum(bool(event.get("city")) for event in events),
        sum(bool(pair.event.get("city")) for pair in article.pairs),
    )
