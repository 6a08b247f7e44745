"""Reports of an article as it was read, put back where their words stand as it was printed."""

from collections.abc import Sequence
from dataclasses import replace

from etl.articles import Article
from etl.mentions.invisible import kept
from etl.mentions.span import Span
from etl.reports.report import Report, report_id


def as_printed(reports: Sequence[Report], article: Article) -> tuple[Report, ...]:
    """The reports of `plainly(article)` with their receipts in the article itself.

    Each receipt begins at its first visible character and ends behind its last.

    Args:
        reports: with the offsets of the article as it was read.
        article: as printed.
    """
    text, places = article.text, kept(article.text)

    def span(old: Span) -> Span:
        return Span.of(text, places[old.start], places[old.end - 1] + 1)

    def moved(report: Report) -> Report:
        trigger, place = span(report.trigger), report.place
        geonameid = None if place is None else place.geonameid
        return replace(
            report,
            report_id=report_id(article.id, report.sub_event_type, trigger.start, geonameid),
            trigger=trigger,
            sentence=span(report.sentence),
            place_span=None if report.place_span is None else span(report.place_span),
            date_span=None if report.date_span is None else span(report.date_span),
        )

    return tuple(moved(report) for report in reports)
