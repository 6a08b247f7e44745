"""Invented reports for property tests: few places, kinds and days, so that they collide."""

from datetime import date, timedelta

from hypothesis import strategies as st

from etl.dates import DateInterval
from etl.mentions import Span
from etl.merging import ArticleFacts
from etl.merging.reprints import sketch_of
from etl.reports import Report
from tests import factory

_FIRST = date(2020, 1, 1)
_KINDS = (
    ("protest", "demonstration"),
    ("protest", "sit_in"),
    ("riot", "violent_demonstration"),
    ("attack", "armed_attack"),
    ("explosion", "bombing"),
)
_SENTENCES = (
    "Short words.",
    "Thousands of people marched through the old town against the new tax.",
    "The union said that its members would not return to the works this week.",
)
_TEXTS = (
    """The council met on the hill above the harbour and spoke until late about the new tax, while
    outside a crowd waited in the rain for any word of what had been decided behind the doors.""",
    """Two trucks and a bus burned on the northern road, drivers said, and the police closed it for
    hours; nobody was hurt, a spokesman told this paper, and by evening the traffic moved again.""",
)


@st.composite
def _dates(draw: st.DrawFn) -> DateInterval:
    start = _FIRST + timedelta(days=draw(st.integers(0, 12)) * draw(st.sampled_from([1, 7, 30])))
    length = draw(st.sampled_from([1, 1, 1, 3, 7, 14, 31, 62, 200, 0]))
    if length == 0:
        return DateInterval.unknown(draw(st.sampled_from([None, start])))
    return DateInterval.span(start, start + timedelta(days=length - 1))


@st.composite
def reports(draw: st.DrawFn, *, most: int = 14) -> list[Report]:
    """Reports with ids of their own, some of one article."""
    made = []
    for number in range(draw(st.integers(1, most))):
        event_type, sub_event_type = draw(st.sampled_from(_KINDS))
        sentence = draw(st.sampled_from(_SENTENCES))
        made.append(
            factory.report(
                report_id=f"{number:016x}",
                article_id=f"a{draw(st.integers(0, 6))}",
                event_type=event_type,
                sub_event_type=sub_event_type,
                dates=draw(_dates()),
                place=draw(
                    st.sampled_from([factory.LIMA, factory.LIMA, factory.CUSCO, factory.PERU, None])
                ),
                status=draw(st.sampled_from(["reported", "reported", "planned"])),
                confidence=draw(st.sampled_from([0.3, 0.6, 0.9])),
                fatalities=draw(st.sampled_from([None, None, 1, 2])),
                sentence=Span(0, len(sentence), sentence),
            )
        )
    return made


@st.composite
def facts(draw: st.DrawFn) -> dict[str, ArticleFacts]:
    """Facts for the articles that `reports` draws from."""
    published = st.none() | st.integers(0, 400).map(
        lambda days: DateInterval.day(_FIRST + timedelta(days=days))
    )
    return {
        f"a{number}": ArticleFacts(
            article_id=f"a{number}",
            source=draw(st.sampled_from([None, "Post", "post", "Herald", "Wire"])),
            published=draw(published),
            sketch=draw(st.sampled_from([b"", *map(sketch_of, _TEXTS)])),
        )
        for number in range(7)
    }


@st.composite
def crowded(draw: st.DrawFn) -> list[Report]:
    """Reports of one city and kind on days and intervals that lie over one another."""
    made = []
    for number in range(draw(st.integers(3, 14))):
        start = _FIRST + timedelta(days=20 * draw(st.integers(0, 12)))
        length = draw(st.sampled_from([1, 1, 21, 41, 61]))
        made.append(
            factory.report(
                report_id=f"{number:016x}",
                article_id=f"a{draw(st.integers(0, 6))}" if number % 3 == 0 else f"b{number}",
                dates=DateInterval.span(start, start + timedelta(days=length - 1)),
            )
        )
    return made
