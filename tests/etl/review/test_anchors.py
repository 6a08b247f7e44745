from dataclasses import replace

from etl.mentions import Span
from etl.review.anchors import find_reports
from etl.review.judgement import anchor_of
from tests import factory

TEXT = "Thousands marched in Lima and Cusco on Tuesday."


def told(place=factory.LIMA, word: str = "marched", **fields):
    start = TEXT.index(word)
    where = None
    if place is not None:
        at = TEXT.index(place.name)
        where = Span.of(TEXT, at, at + len(place.name))
    return factory.report(
        trigger=Span.of(TEXT, start, start + len(word)),
        sentence=Span.of(TEXT, 0, len(TEXT)),
        place=place,
        place_span=where,
        **fields,
    )


def found(anchor, *reports):
    ids = find_reports([anchor], {"a1": list(reports)})
    return ids.get(anchor)


def test_the_same_report_is_meant_however_it_is_read():
    before = told()
    anchor = anchor_of(before)
    assert found(anchor, before, told(factory.CUSCO)) == before.report_id
    riot = told(event_type="riot", sub_event_type="mob_violence")
    assert riot.report_id != before.report_id
    assert found(anchor, riot) == riot.report_id
    longer = told(word="Thousands marched")
    assert found(anchor, longer) == longer.report_id


def test_of_a_list_of_cities_each_keeps_its_own():
    lima, cusco = told(sub_event_type="strike"), told(factory.CUSCO, sub_event_type="strike")
    assert found(anchor_of(told()), lima, cusco) == lima.report_id
    assert found(anchor_of(told(factory.CUSCO)), lima, cusco) == cusco.report_id
    # Lima is not read any more: its edit must not land on Cusco.
    assert found(anchor_of(told()), cusco) is None


def test_the_same_words_may_mean_another_place_now():
    elsewhere = replace(told(), place=factory.TACNA, report_id="e" * 16)
    assert found(anchor_of(told()), elsewhere) == "e" * 16
    unplaced = told(None)
    assert found(anchor_of(told()), unplaced) == unplaced.report_id
    assert found(anchor_of(unplaced), told()) == told().report_id


def test_where_several_may_be_meant_none_is():
    one, other = told(None, report_id="1" * 16), told(None, report_id="2" * 16)
    assert found(anchor_of(told(None, sub_event_type="strike")), one, other) is None


def test_another_word_of_the_sentence_counts_for_the_same_type_only():
    other = told(word="Thousands")
    assert found(anchor_of(told()), other) == other.report_id
    arrest = told(word="Thousands", event_type="repression", sub_event_type="arrest")
    assert found(anchor_of(told()), arrest) is None
    assert found(anchor_of(told())) is None
