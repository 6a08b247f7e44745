"""Every answer is compared with the same question asked of the rows in plain Python."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import query
from dashboard.filters import STATUSES, Filters
from dashboard.query import Events, records
from etl.export import COLUMNS, ExportOptions
from tests.dashboard.conftest import load
from tests.invented import (
    CITIES,
    FIRST,
    HOSTILE,
    KINDS,
    OUTLETS,
    PROVINCES,
    Invented,
    invent,
    write_store,
)

days = st.integers(-5, 130).map(lambda number: FIRST + timedelta(days=number))


def some(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def filters(draw):
    ends = sorted((draw(days), draw(days)))
    return Filters(
        types=draw(some([kind[0] for kind in KINDS])),
        subtypes=draw(some([f"{kind[0]}/{kind[1]}" for kind in KINDS])),
        countries=draw(some(["IR", "IQ", "ZZ"])),
        admin1s=draw(some(["IR/Kurdistan", "IQ/Erbil", "IR/Nowhere"])),
        places=draw(some([place[0] for place in (*CITIES[:6], *PROVINCES[:2])])),
        start=draw(st.sampled_from([None, ends[0]])),
        end=draw(st.sampled_from([None, ends[1]])),
        surely=draw(st.booleans()),
        undated=draw(st.sampled_from([False, False, False, True])),
        statuses=draw(some(STATUSES)),
        sources=draw(some(OUTLETS)),
        n_sources=draw(st.sampled_from([1, 1, 2])),
        figure=draw(st.sampled_from(["", "", "fatalities", "detained"])),
        least=draw(st.sampled_from([1, 3])),
        reviews=draw(some(["unreviewed", "accepted", "rejected"])),
        confidence=draw(st.sampled_from([0.0, 0.5, 0.47])),
        text=draw(st.sampled_from(["", "RESIDENTS told", "100%", "<img src"])),
    )


def passes(row: dict, chosen: Filters) -> bool:
    dated = row["date_precision"] != "unknown"
    first, last = row["date_start"], row["date_end"]
    if chosen.undated:
        in_range = not dated
    elif chosen.start is None and chosen.end is None:
        in_range = True
    elif not dated:
        in_range = False
    else:
        near, far = (first, last) if chosen.surely else (last, first)
        in_range = (chosen.start is None or near >= chosen.start) and (
            chosen.end is None or far <= chosen.end
        )
    somewhere = not (chosen.countries or chosen.admin1s or chosen.places)
    province = f"{row['country']}/{row['admin1']}"
    refined = {one.split("/")[0] for one in chosen.subtypes}
    whole = set(chosen.types) - refined
    finer = f"{row['event_type']}/{row['sub_event_type']}"
    kind = row["event_type"] in whole or finer in chosen.subtypes
    state = row.get("review_state", "accepted" if row["reviewed"] else "unreviewed")
    return (
        in_range
        and (kind or not (chosen.types or chosen.subtypes))
        and (
            somewhere
            or row["country"] in chosen.countries
            or (province in chosen.admin1s and row["geonameid"] is not None)
            or row["geonameid"] in chosen.places
        )
        and row["n_sources"] >= chosen.n_sources
        and (not chosen.figure or (row[chosen.figure] or 0) >= chosen.least)
        and (state in chosen.reviews if chosen.reviews else state != "rejected")
        and (not chosen.statuses or row["status"] in chosen.statuses)
        and (not chosen.sources or bool(set(row["sources"]) & set(chosen.sources)))
        and row["confidence"] >= chosen.confidence
        and chosen.text.lower() in row["sentence"].lower()
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(chosen=filters())
def test_map_timeline_table_and_export_hold_the_same_set(
    events: Events, invented: tuple[Invented, ...], chosen: Filters
):
    rows = [one.event for one in invented if passes(one.event, chosen)]
    by_id = {row["event_id"]: row for row in rows}
    ids = set(by_id)
    totals = query.totals(events, chosen)
    assert totals.n_events == len(rows)
    assert totals.n_reports == sum(row["n_reports"] for row in rows)
    assert totals.n_sources == len({source for row in rows for source in row["sources"]})
    assert totals.n_unplaced == sum(row["city"] is None for row in rows)
    assert totals.n_undated == sum(row["date_precision"] == "unknown" for row in rows)
    assert totals.types == Counter(row["event_type"] for row in rows)

    table = query.page(events, chosen, offset=0, limit=1000)
    assert {row.event_id for row in table} == ids
    export = list(query.rows_for_export(events, chosen, ExportOptions()))
    assert [row["event_id"] for row in export] == [row.event_id for row in table]
    assert export == [
        {name: row[name] for name in COLUMNS} for one in table for row in (by_id[one.event_id],)
    ]
    places = query.by_place(events, chosen)
    assert {place.geonameid: place.n_events for place in places} == Counter(
        row["geonameid"] for row in rows
    )

    anywhen = [one.event for one in invented if passes(one.event, chosen.without("date"))]
    dated = [row for row in anywhen if row["date_precision"] != "unknown"]
    for bin_ in query.BINS:
        drawn = query.by_bin(events, chosen, bin_)["n_events"].sum()
        spread = query.intervals(events, chosen, bin_)["n_events"].sum()
        assert drawn + spread == len(dated)
    assert query.count_undated(events, chosen) == len(anywhen) - len(dated)


def test_the_table_is_newest_first_and_pages_do_not_overlap(events: Events):
    everything = Filters(statuses=())
    pages = [query.page(events, everything, offset=at, limit=70) for at in range(0, 350, 70)]
    rows = [row for page in pages for row in page]
    assert len({row.event_id for row in rows}) == len(rows) == 300
    dated = [row.date_end for row in rows if row.date_precision != "unknown"]
    assert dated == sorted(dated, reverse=True)
    assert all(row.date_precision == "unknown" for row in rows[len(dated) :])


def test_a_type_can_be_chosen_by_what_the_rest_of_the_filter_leaves(events: Events):
    chosen = Filters(types=("riot",), confidence=0.5)
    counts = query.choices(events, chosen, "type")
    assert counts == query.totals(events, chosen.without("type")).types
    assert counts["protest"] > 0


def test_the_leading_type_of_a_place_is_its_commonest(events: Events, invented):
    rows = [one.event for one in invented if one.event["status"] == "reported"]
    for place in query.by_place(events, Filters()):
        mix = Counter(row["event_type"] for row in rows if row["geonameid"] == place.geonameid)
        assert mix[place.top_type] == place.n_top == max(mix.values())
        mixed = query.mixes(events, Filters(), (place.geonameid,))[place.geonameid]
        assert mixed == mix


def test_receipts_lie_where_they_say(events: Events, invented):
    for one in invented[:40]:
        told = query.receipts(events, one.event["event_id"])
        assert len(told) == len(one.reports)
        assert [receipt.published for receipt in told] == sorted(r.published for r in told)
        for receipt in told:
            for _, start, end, words in receipt.marks:
                first = start - receipt.sentence_start
                assert receipt.sentence[first : first + end - start] == words


@pytest.mark.parametrize("asked", ["", "zz", "0" * 16, "'; DROP TABLE event; --", "F" * 16])
def test_an_id_that_nobody_has_finds_nothing(events: Events, asked: str):
    assert query.event(events, asked) is None
    assert query.receipts(events, asked) == ()
    assert not query.passes(events, Filters(), asked)


@pytest.mark.parametrize(
    "chosen",
    [
        Filters(types=("no such'type",)),
        Filters(sources=("'; DROP TABLE event; --",)),
        Filters(text="%' OR 1=1 --"),
        Filters(countries=("🏴",)),
        Filters(places=(10**30,)),
    ],
)
def test_values_that_nobody_has_let_nothing_through(events: Events, chosen: Filters):
    assert query.totals(events, chosen).n_events == 0
    assert query.count(events, Filters(statuses=())) == 300


def test_hostile_text_comes_back_as_it_was_printed(events: Events):
    found = query.page(events, Filters(text="onerror=alert(1)", statuses=()), offset=0, limit=5)
    assert [row.sentence for row in found] == [HOSTILE]


def test_more_texts_than_are_kept_still_find(events: Events):
    for number in range(20):
        query.count(events, Filters(text=f"nothing says {number}"))
    assert query.count(events, Filters(text="residents told", statuses=())) == query.count(
        events, Filters(text="Residents TOLD", statuses=())
    )


def test_an_empty_store_answers_everything_with_nothing(no_events: Events):
    chosen = Filters(text="x", types=("protest",), sources=("y",), start=date(2020, 1, 1))
    assert query.totals(no_events, chosen).n_events == 0
    assert query.by_place(no_events, chosen) == ()
    assert query.page(no_events, chosen, offset=0, limit=5) == ()
    assert query.by_bin(no_events, chosen, "day").empty
    assert query.intervals(no_events, chosen, "day").empty
    assert list(query.rows_for_export(no_events, chosen, ExportOptions())) == []
    assert no_events.extent.first is None


def test_receipts_go_with_an_export(events: Events, invented: tuple[Invented, ...]):
    told = list(query.rows_for_export(events, Filters(statuses=()), ExportOptions(receipts=True)))
    assert len(told) == len(invented)
    by_id = {one.event["event_id"]: one for one in invented}
    for row in told:
        one = by_id[row["event_id"]]
        assert sorted(r["report_id"] for r in row["receipts"]) == row["report_ids"]
        days = [r["published"] for r in row["receipts"]]
        assert days == sorted(days)
        texts = {article["article_id"]: article["text"] for article in one.articles}
        for receipt in row["receipts"]:
            first, last = receipt["sentence_start"], receipt["sentence_end"]
            assert texts[receipt["article_id"]][first:last] == receipt["sentence"]


def test_an_export_that_is_safe_to_share_names_no_city(events: Events):
    told = list(query.rows_for_export(events, Filters(), ExportOptions(share_safe=True)))
    assert len(told) == query.count(events, Filters())
    assert {row["place_precision"] for row in told} <= {"admin1", "country", "unknown"}
    assert not {"city", "sentence", "latitude"} & set(told[0])


def test_what_a_person_rejected_is_hidden_until_it_is_asked_for(tmp_path):
    write_store(
        tmp_path, [invent(n, review_state="rejected" if n < 3 else "accepted") for n in range(9)]
    )
    events = load(tmp_path)
    assert query.count(events, Filters(statuses=())) == 6
    assert query.count(events, Filters(statuses=(), reviews=("rejected",))) == 3
    assert query.choices(events, Filters(statuses=()), "review") == {"accepted": 6, "rejected": 3}


def test_reports_that_lie_far_from_their_event_are_found_too(
    store, invented, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(records, "_AROUND_DAYS", -100_000)  # no month is near enough
    events = load(store)
    one = next(one for one in invented if len(one.reports) > 1)
    assert len(query.receipts(events, one.event["event_id"])) == len(one.reports)
