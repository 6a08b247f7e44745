"""Finds the report of today that has the words which a person once judged."""

from collections.abc import Iterable, Mapping, Sequence

from etl.reports import Report
from etl.review.judgement import Anchor


def find_reports(
    anchors: Iterable[Anchor], of_article: Mapping[str, Sequence[Report]]
) -> dict[Anchor, str]:
    """Each anchor with the id of its report; anchors without one are left out.

    The report of the same id, else the one that rests on the same trigger and place, whatever
    the extractor says of them now. Where several could be meant and nothing decides, none is:
    an edit must not land on another event.

    Args:
        anchors: in any order; the answer does not depend on it.
        of_article: all reports of their articles, by article id.
    """
    found: dict[Anchor, str] = {}
    for anchor in anchors:
        told = of_article.get(anchor.article_id, ())
        if any(report.report_id == anchor.report_id for report in told):
            found[anchor] = anchor.report_id
        elif (nearest := _nearest(anchor, told)) is not None:
            found[anchor] = nearest
    return found


def _nearest(anchor: Anchor, told: Sequence[Report]) -> str | None:
    """The report of the article that has the anchor's words, if one alone can be meant."""
    same_words = [r for r in told if r.trigger.start < anchor.end and anchor.start < r.trigger.end]
    if not same_words:
        # Another word of the same sentence evokes it now: the kind must be the same then.
        same_words = [
            r
            for r in told
            if r.sentence.start <= anchor.start < r.sentence.end
            and r.event_type == anchor.event_type
        ]
    same_words = [report for report in same_words if not _is_elsewhere(anchor, report)]
    for is_meant in (_has_place_words, _has_place, _has_finer_kind, _has_kind):
        agreeing = [report for report in same_words if is_meant(anchor, report)]
        if agreeing:
            same_words = agreeing
    return same_words[0].report_id if len(same_words) == 1 else None


def _is_elsewhere(anchor: Anchor, report: Report) -> bool:
    """Whether it is another city of a list: one trigger, but other words and another place."""
    if anchor.geonameid is None or report.place is None:
        return False
    return not _has_place(anchor, report) and not _has_place_words(anchor, report)


def _has_place_words(anchor: Anchor, report: Report) -> bool:
    start = None if report.place_span is None else report.place_span.start
    return start == anchor.place_start


def _has_place(anchor: Anchor, report: Report) -> bool:
    return (None if report.place is None else report.place.geonameid) == anchor.geonameid


def _has_finer_kind(anchor: Anchor, report: Report) -> bool:
    return report.sub_event_type == anchor.sub_event_type


def _has_kind(anchor: Anchor, report: Report) -> bool:
    return report.event_type == anchor.event_type
