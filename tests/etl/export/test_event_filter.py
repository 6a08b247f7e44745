from datetime import date

import pytest

from etl.dates import DateInterval
from etl.errors import ConfigError
from etl.export import select_events
from etl.merging import ArticleFacts, merge
from etl.store import Changes, EventFilter, open_snapshot, open_writer
from etl.store.rows import event_row, table_of
from tests import factory

# What each report is, by the name that the tests use.
REPORTS = {
    "march": {"day": "2020-07-14"},
    "bomb": {
        "event_type": "explosion",
        "sub_event_type": "bombing",
        "place": factory.CUSCO,
        "day": "2020-08-01",
        "article_id": "a2",
    },
    "week": {
        "dates": DateInterval.span(date(2020, 7, 6), date(2020, 7, 16)),
        "place": factory.TACNA,
        "confidence": 0.3,
    },
    "country": {"place": factory.PERU, "status": "planned", "day": "2020-07-15"},
    "undated": {"dates": DateInterval.unknown(date(2020, 7, 15)), "place": None},
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = tmp_path_factory.mktemp("store")
    reports = [
        factory.report(report_id=f"{n:016x}", detail=name, **fields)
        for n, (name, fields) in enumerate(REPORTS.items())
    ]
    articles = {"a1": ArticleFacts("a1", "Post"), "a2": ArticleFacts("a2", "Herald")}
    rows = [event_row(event) for event in merge(reports, articles=articles)]
    with open_writer(store) as writer:
        writer.commit(Changes(events=table_of("events", rows)))
    return open_snapshot(store)


def names(snapshot, **parts) -> list[str]:
    found = select_events(snapshot, EventFilter(**parts))
    return [list(REPORTS)[int(event["report_ids"][0], 16)] for event in found]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "bomb week country march undated"),
        ({"types": ("protest",)}, "week country march undated"),
        ({"types": ("bombing", "sit_in")}, "bomb"),
        ({"countries": ("pe",)}, "bomb week country march"),
        ({"cities": ("LIMA", "cusco")}, "bomb march"),
        ({"admin1s": ("tacna",)}, "week"),
        ({"places": (factory.LIMA.geonameid,)}, "march"),
        ({"first": date(2020, 7, 15)}, "bomb week country"),
        ({"last": date(2020, 7, 14)}, "week march"),
        ({"first": date(2020, 7, 14), "last": date(2020, 7, 15)}, "week country march"),
        ({"first": date(2020, 7, 14), "last": date(2020, 7, 15), "surely": True}, "country march"),
        ({"undated": True}, "undated"),
        ({"undated": True, "first": date(2020, 7, 15)}, "undated"),
        ({"statuses": ("planned", "denied")}, "country"),
        ({"sources": ("Herald",)}, "bomb"),
        ({"confidence": 0.5}, "bomb country march undated"),
        ({"text": "MARCHED in"}, "bomb week country march undated"),
        ({"text": "x' OR 'a' = 'a"}, ""),
        ({"cities": ("Lima",), "types": ("explosion",)}, ""),
    ],
)
def test_what_each_part_lets_through_in_order(snapshot, parts, expected):
    assert " ".join(names(snapshot, **parts)) == expected


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"first": date(2021, 1, 1), "last": date(2020, 1, 1)}, "ends before it starts"),
        ({"confidence": 1.5}, "between 0 and 1"),
        ({"statuses": ("maybe",)}, "'maybe'; there are reported"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(parts, message):
    with pytest.raises(ConfigError, match=message):
        EventFilter(**parts)


def test_in_words():
    assert EventFilter().in_words() == "all events"
    told = EventFilter(types=("arrest", "trial"), first=date(2020, 1, 1), confidence=0.4).in_words()
    assert told == "type arrest or trial; possibly on or after 2020-01-01; confidence 0.4 or more"
