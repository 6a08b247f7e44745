"""Reports against gold: which belongs to which, and what of it is right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.evaluation.gold import GoldReport
from etl.places import Gazetteer
from etl.reports import Report


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right in a report that was paired with a gold line.

    `place` means the very city where one is named, else the very country with no city claimed;
    `day` the very interval, `near` a shared day; `all_right` type, place, near and status.
    """

    gold: GoldReport
    report: Report
    kind: bool
    place: bool
    country: bool
    day: bool
    near: bool
    status: bool

    @property
    def all_right(self) -> bool:
        """Whether type, place, day (overlapping) and status are right together."""
        return self.kind and self.place and self.near and self.status

    @property
    def weight(self) -> float:
        """How well the two go together, for pairing."""
        return 1 + self.kind + 1.5 * self.place + 0.5 * self.country + self.day + self.near


def judge(gold: GoldReport, report: Report, *, gazetteer: Gazetteer) -> Verdict | None:
    """The verdict on a pair, or None when the two are of different types."""
    if gold.event_type != report.event_type:
        return None
    dates = report.dates
    dated = dates.start is not None and dates.end is not None
    if gold.date_start is None or gold.date_end is None:
        day = near = not dated
    else:
        day = (dates.start, dates.end) == (gold.date_start, gold.date_end)
        near = (
            dates.start is not None
            and dates.end is not None
            and dates.start <= gold.date_end
            and gold.date_start <= dates.end
        )
    place = report.place
    country = (place.country if place else None) == gold.country
    return Verdict(
        gold=gold,
        report=report,
        kind=gold.sub_event_type == report.sub_event_type,
        place=country and _same_place(gold, report, gazetteer),
        country=country,
        day=day,
        near=near,
        status=gold.status == report.status,
    )


def _same_place(gold: GoldReport, report: Report, gazetteer: Gazetteer) -> bool:
    if gold.city is None:
        if gold.admin1 is None or report.place is None or report.place.kind == "country":
            return report.city is None
        return report.city is None and gazetteer.normalise(gold.admin1) in gazetteer.normalise(
            report.place.admin1 or ""
        )
    if report.city is None or report.place is None:
        return False
    if gazetteer.normalise(gold.city) == gazetteer.normalise(report.city):
        return True
    return any(
        candidate.place.geonameid == report.place.geonameid
        for candidate in gazetteer.candidates(gold.city)
    )


def pair(
    golds: Sequence[GoldReport],
    reports: Mapping[str, Sequence[Report]],
    *,
    gazetteer: Gazetteer,
) -> list[Verdict]:
    """Pair gold with reports one to one within each article, the best pairs first.

    Args:
        golds: all gold lines.
        reports: the reports of each article, by the gold's key of the article.
        gazetteer: knows which names mean the same city.
    """
    by_article: dict[str, list[GoldReport]] = defaultdict(list)
    for gold in golds:
        by_article[gold.article].append(gold)
    verdicts = []
    for article, lines in by_article.items():
        candidates = [
            (verdict.weight, -i, -j, verdict)
            for i, gold in enumerate(lines)
            for j, report in enumerate(reports.get(article, ()))
            if (verdict := judge(gold, report, gazetteer=gazetteer)) is not None
        ]
        used_gold: set[int] = set()
        used_reports: set[int] = set()
        for _, i, j, verdict in sorted(candidates, key=lambda item: item[:3], reverse=True):
            if i not in used_gold and j not in used_reports:
                used_gold.add(i)
                used_reports.add(j)
                verdicts.append(verdict)
    return verdicts
