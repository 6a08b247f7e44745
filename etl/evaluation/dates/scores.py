"""Expressions of time against TimeML: the words found, and the interval that they mean.

Only gold of type DATE or TIME whose value names a calendar interval is scored; what touches other
gold (durations, sets, "now") is neutral. Where the gold has a modifier ("early 1998"), a narrower
answer is as good: it counts for `contained` and `overlap` only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.evaluation.dates.values import Interval, value_intervals
from etl.evaluation.lines import Row
from etl.evaluation.ratios import Tally, share

LEVELS = ("day", "week", "month", "quarter", "season", "year", "decade+")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A gold expression that is scored: its line, level and the intervals it may mean."""

    row: Row
    level: str
    intervals: tuple[Interval, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it has no modifier, so that its very interval is the answer."""
        return not self.row.get("mod")


@dataclass(frozen=True, slots=True)
class Answer:
    """A found expression and what is right in its interval."""

    gold: GoldTime
    given: Row
    is_resolved: bool
    exact: bool
    near: bool
    contained: bool
    overlap: bool


@dataclass(frozen=True, slots=True)
class Values:
    """Shares of found expressions; None where nothing was counted.

    Attributes:
        number: found expressions. exact: the very interval. near: both ends within a day.
        contained: inside the gold's. overlap: a shared day.
    """

    number: int
    exact: float | None
    near: float | None
    contained: float | None
    overlap: float | None


@dataclass(frozen=True, slots=True)
class DateScores:
    """All figures, and the expressions behind them.

    Attributes:
        spans, boundaries: recognition by any shared character, and by the very span.
        value: found and the very interval, over expressions without a modifier.
        values: what is right on the found ones; by_level, by_wording: parts of them.
        gold_of_level: scored gold of each level.
        answers, missed, invented: found gold, gold not found, predictions that answer nothing.
    """

    spans: Tally
    boundaries: Tally
    value: Tally
    values: Values
    by_level: Mapping[str, Values]
    by_wording: Mapping[str, Values]
    gold_of_level: Mapping[str, int]
    answers: tuple[Answer, ...]
    missed: tuple[GoldTime, ...]
    invented: tuple[Row, ...]


def score_dates(
    gold: Iterable[Row], predictions: Iterable[Row], *, articles: frozenset[str] | None = None
) -> DateScores:
    """Compare what `dateline annotate` prints with TimeML expressions.

    Args:
        gold: lines with article_id, start, end, text, type, value and mod.
        predictions: lines with id and dates, each with start, end, earliest and latest.
        articles: ids to which scoring is confined, or None.
    """
    golds: dict[str, list[GoldTime]] = defaultdict(list)
    neutral: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        meant = value_intervals(row.get("value")) if row.get("type") in {"DATE", "TIME"} else None
        if meant is None:
            neutral[row["article_id"]].append(row)
        else:
            golds[row["article_id"]].append(GoldTime(row, *meant))
    given = {row["id"]: row.get("dates") or [] for row in predictions}
    wanted = articles or frozenset(golds.keys() | neutral.keys() | given.keys())
    answers: list[Answer] = []
    missed: list[GoldTime] = []
    invented: list[Row] = []
    for one in sorted(wanted):
        rows = [row for row in given.get(one, []) if row.get("start") is not None]
        pairs = _match(golds[one], rows)
        used = set(pairs.values())
        answers += [_judge(golds[one][i], rows[j]) for i, j in pairs.items()]
        missed += [time for i, time in enumerate(golds[one]) if i not in pairs]
        invented += [
            {**row, "article_id": one}
            for j, row in enumerate(rows)
            if j not in used and not any(_shared(row, other) > 0 for other in neutral[one])
        ]
    return _scores(answers, missed, invented)


def _scores(
    answers: Sequence[Answer], missed: Sequence[GoldTime], invented: Sequence[Row]
) -> DateScores:
    n_gold, n_given = len(answers) + len(missed), len(answers) + len(invented)
    plain = [one for one in answers if one.gold.is_plain]
    n_plain = len(plain) + sum(time.is_plain for time in missed)
    times = [*(one.gold for one in answers), *missed]
    count = {level: sum(time.level == level for time in times) for level in LEVELS}
    dated = {
        flag: [one for one in answers if bool(_YEAR.search(one.gold.row["text"])) is flag]
        for flag in (True, False)
    }
    return DateScores(
        spans=Tally(len(answers), n_given, n_gold),
        boundaries=Tally(sum(_is_exact_span(one) for one in answers), n_given, n_gold),
        value=Tally(sum(one.exact for one in plain), n_given - len(answers) + len(plain), n_plain),
        values=_values(answers),
        by_level={
            level: _values([one for one in answers if one.gold.level == level])
            for level in LEVELS
            if count[level]
        },
        by_wording={
            "year written": _values(dated[True]),
            "no year written": _values(dated[False]),
        },
        gold_of_level={level: number for level, number in count.items() if number},
        answers=tuple(answers),
        missed=tuple(missed),
        invented=tuple(invented),
    )


def _match(gold: Sequence[GoldTime], given: Sequence[Row]) -> dict[int, int]:
    """One-to-one pairs, gold index -> index, the longest overlap first."""
    pairs = sorted(
        (-shared, i, j)
        for i, time in enumerate(gold)
        for j, row in enumerate(given)
        if (shared := _shared(time.row, row)) > 0
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _judge(gold: GoldTime, given: Row) -> Answer:
    first, last = _day(given.get("earliest")), _day(given.get("latest"))
    first, last = first or last, last or first
    if first is None or last is None:
        none = dict.fromkeys(("is_resolved", "exact", "near", "contained", "overlap"), False)
        return Answer(gold, given, **none)
    pairs = gold.intervals
    return Answer(
        gold,
        given,
        is_resolved=True,
        exact=(first, last) in pairs,
        near=any(abs((first - a).days) <= 1 and abs((last - b).days) <= 1 for a, b in pairs),
        contained=any(a <= first and last <= b for a, b in pairs),
        overlap=any(first <= b and a <= last for a, b in pairs),
    )


def _values(answers: Sequence[Answer]) -> Values:
    plain = [one for one in answers if one.gold.is_plain]
    return Values(
        number=len(answers),
        exact=share(sum(one.exact for one in plain), len(plain)) if plain else None,
        near=share(sum(one.near for one in plain), len(plain)) if plain else None,
        contained=share(sum(one.contained for one in answers), len(answers)) if answers else None,
        overlap=share(sum(one.overlap for one in answers), len(answers)) if answers else None,
    )


def _is_exact_span(one: Answer) -> bool:
    row = one.gold.row
    return (row["start"], row["end"]) == (one.given["start"], one.given["end"])


def _shared(one: Row, other: Row) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
