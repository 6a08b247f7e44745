"""What became of an event, in words."""

from datetime import UTC, date, datetime

from dashboard.views.differences import Words, differences, life_html
from etl.store.history import Moment
from etl.store.manifest import Version
from tests.invented import HOSTILE, invent

WORDS = Words(types={"protest": "Protest"}, countries={"IR": "Iran"})


def row(**fields: object) -> dict[str, object]:
    return {**invent(3).event, "sources": ["The Quay"], **fields}


def version(number: int) -> Version:
    return Version(number, datetime(2026, 11, 22, 14, 3, tzinfo=UTC), {}, {})


def test_columns_that_say_one_thing_are_told_as_one():
    before = row(date_start=date(2022, 10, 5), date_end=date(2022, 10, 14), date_precision="week")
    after = row(date_start=date(2022, 10, 8), date_end=date(2022, 10, 8), date_precision="day")
    told = differences(before, after, ("date_start", "date_end", "date_precision"), WORDS)
    assert told == (("when", "some day between 5 and 14 October 2022", "Saturday 8 October 2022"),)


def test_what_reads_the_same_is_not_told():
    assert differences(row(), row(), ("date_start", "status"), WORDS) == ()


def test_figures_and_lists_are_told_by_their_names():
    before, after = row(fatalities=None), row(fatalities=1200, sources=["The Quay", "Daily"])
    told = differences(before, after, ("fatalities", "sources"), WORDS)
    assert told == (
        ("killed", "not told", "1,200"),
        ("outlets", "The Quay", "The Quay, Daily"),
    )


def test_hostile_words_stay_words():
    moments = (
        Moment(version(1), row(actor=None), ()),
        Moment(version(2), row(actor=HOSTILE), ("actor",)),
        Moment(version(3), None, (), HOSTILE),
    )
    said = life_html(moments, WORDS, event_id="<b>", shown=2)
    assert "&lt;img" in said
    assert "<img" not in said
    assert "<b>" not in said
    assert said.count("(shown here)") == 1
