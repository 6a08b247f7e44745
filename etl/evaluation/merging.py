"""How well reports of one happening become one event, and reports of two stay two.

Two kinds of gold: the sample's, which names the happening that each article tells of, and lines
of others that tell type, day and place of what an article reports (`acled-notes`, `muc4`): there,
reports of one type on one day in one town are taken for one happening, which is how those who
wrote the gold counted. Only what was read so far right that it answers a gold line is scored:
what was misread belongs to other figures.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import comb
from typing import Any

from etl.merging import Event
from etl.reports import Report

Key = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MergingScores:
    """Figures between 0 and 1 over the reports that answer a gold line.

    Attributes:
        n_reports: of these; n_happenings: in the gold; n_events: that were made of them.
        precision, recall, f1: B-cubed.
        pair_precision, pair_recall, pair_f1: of pairs of reports in one event; None without any.
        n_told_twice: happenings with two such reports or more; n_whole: those of them that came
            out as one event that holds nothing else.
    """

    n_reports: int
    n_happenings: int
    n_events: int
    precision: float
    recall: float
    f1: float
    pair_precision: float | None
    pair_recall: float | None
    pair_f1: float | None
    n_told_twice: int
    n_whole: int


@dataclass(frozen=True, slots=True)
class MergingError:
    """A happening in several events (`split`), or an event of several happenings (`mixed`).

    Attributes:
        kind: which of the two. name: of the happening, or the event's id.
        parts: the reports, grouped as the other side groups them.
    """

    kind: str
    name: str
    parts: tuple[tuple[str, ...], ...]


def score_merging(gold: Mapping[str, str], found: Mapping[str, str]) -> MergingScores:
    """Compare two groupings of the same reports.

    Args:
        gold: happening of each report, by the report's id.
        found: event of each of them.
    """
    by_gold, by_event = _grouped(gold), _grouped(found)
    both = Counter((gold[one], found[one]) for one in gold)
    n = len(gold)
    precision = sum(count**2 / len(by_event[event]) for (_, event), count in both.items())
    recall = sum(count**2 / len(by_gold[name]) for (name, _), count in both.items())
    precision, recall = (value / n if n else 0.0 for value in (precision, recall))
    right = sum(comb(count, 2) for count in both.values())
    said = sum(comb(len(group), 2) for group in by_event.values())
    true = sum(comb(len(group), 2) for group in by_gold.values())
    pair_precision, pair_recall = _share(right, said), _share(right, true)
    twice = [frozenset(group) for group in by_gold.values() if len(group) > 1]
    events = {frozenset(group) for group in by_event.values()}
    return MergingScores(
        n_reports=n,
        n_happenings=len(by_gold),
        n_events=len(by_event),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        pair_precision=pair_precision,
        pair_recall=pair_recall,
        pair_f1=None
        if pair_precision is None or pair_recall is None
        else _f1(pair_precision, pair_recall),
        n_told_twice=len(twice),
        n_whole=sum(group in events for group in twice),
    )


def merging_errors(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[MergingError, ...]:
    """What was split and what was mixed, the largest first."""
    errors = []
    for kind, groups, others in (
        ("split", _grouped(gold), found),
        ("mixed", _grouped(found), gold),
    ):
        for name, members in groups.items():
            parts = _grouped({one: others[one] for one in members})
            if len(parts) > 1:
                told = sorted((tuple(sorted(part)) for part in parts.values()), key=len)
                errors.append(MergingError(kind, name, tuple(told[::-1])))
    return tuple(sorted(errors, key=lambda error: (-sum(map(len, error.parts)), error.name)))


def events_of(events: Iterable[Event]) -> dict[str, str]:
    """The event of each report, by the report's id."""
    return {one: event.event_id for event in events for one in event.report_ids}


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A gold line that tells type, day and town of what an article reports.

    Attributes:
        article_id: the article. told_as: the gold's own type. types: ours that answer it.
        day: exact. cities: names of the town, any of them right.
    """

    article_id: str
    told_as: str
    types: frozenset[str]
    day: date
    cities: frozenset[str]

    @property
    def happening(self) -> str:
        """The name that all lines of one happening share."""
        return f"{self.told_as} {self.day} {min(self.cities)}"


# What may answer the types of others' gold.
_MUC = {
    "ATTACK": ("attack", "armed_clash", "explosion"),
    "BOMBING": ("explosion",),
    "KIDNAPPING": ("abduction",),
    "ARSON": ("property_destruction",),
    "ROBBERY": ("crime",),
    "HIJACKING": ("abduction",),
}
_ACLED = {
    "Protests": ("protest", "riot"),
    "Riots": ("protest", "riot", "property_destruction"),
    "Battles": ("armed_clash", "attack", "explosion"),
    "Explosions/Remote violence": ("explosion", "attack"),
    "Violence against civilians": ("attack", "abduction", "explosion"),
}


def told_lines(rows: Iterable[Mapping[str, Any]], normalise: Key) -> list[ToldLine]:
    """The lines of a gold file that name one day and one town; the others are left out.

    Args:
        rows: of `acled-notes` or `muc4`.
        normalise: makes two spellings of a name alike.
    """
    lines = []
    for row in rows:
        if "acled_event_type" in row:
            days, names = [[row["date"], row["date"]]], [row["city"]]
            told_as = row["acled_event_type"]
            types = _ACLED.get(told_as, ())
        else:
            days, names = row["dates"], row["city"]
            told_as = "/".join(sorted(row["types"]))
            types = tuple(one for name in row["types"] for one in _MUC.get(name, ()))
        cities = {normalise(name) for name in names if name}
        if len(days) == 1 and days[0][0] == days[0][1] is not None and cities and types:
            day = date.fromisoformat(days[0][0])
            article = row["article_id"]
            lines.append(ToldLine(article, told_as, frozenset(types), day, frozenset(cities)))
    return lines


def answers(
    lines: Sequence[ToldLine], reports: Mapping[str, Sequence[Report]], normalise: Key
) -> dict[str, str]:
    """The happening of each report that answers a line, by the report's id.

    A report answers a line of its article when its type may, its town is the line's and its dates
    hold the line's day; each at most one, the more precise and surer report first.
    """
    found: dict[str, str] = {}
    for line in lines:
        fitting = [
            report
            for report in reports.get(line.article_id, ())
            if report.report_id not in found
            and report.status == "reported"
            and report.event_type in line.types
            and _in_town(report, line, normalise)
            and _holds(report, line.day)
        ]
        best = min(fitting, key=_precise_first, default=None)
        if best is not None:
            found[best.report_id] = line.happening
    return found


def _precise_first(report: Report) -> tuple[int, float, str]:
    return (report.dates.days or 0, -report.confidence, report.report_id)


def _in_town(report: Report, line: ToldLine, normalise: Key) -> bool:
    return report.city is not None and normalise(report.city) in line.cities


def _holds(report: Report, day: date) -> bool:
    start, end = report.dates.start, report.dates.end
    return start is not None and end is not None and start <= day <= end


def _grouped(group_of: Mapping[str, str]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(group_of):
        groups[group_of[one]].append(one)
    return dict(groups)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
