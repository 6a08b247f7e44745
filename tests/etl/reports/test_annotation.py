"""`annotate` shows everything that was recognised, used or not."""

from etl.reports import annotate
from tests.etl.reports.marked import marked_reading


def test_places_dates_and_triggers(gazetteer):
    reading = marked_reading(
        "[Cali] is quiet. Men were *killed* in [Medellin], [Colombia], on Friday."
    )
    record = annotate(reading, gazetteer=gazetteer)
    assert list(record) == ["id", "places", "dates", "triggers", "unplaced"]
    assert [place["text"] for place in record["places"]] == ["Cali", "Medellin", "Colombia"]
    assert {place["country"] for place in record["places"]} == {"CO"}
    assert record["dates"] == [
        {
            "start": reading.article.text.index("Friday"),
            "end": reading.article.text.index("Friday") + 6,
            "text": "Friday",
            "earliest": "2020-07-10",
            "latest": "2020-07-10",
            "granularity": "day",
        }
    ]
    (trigger,) = record["triggers"]
    assert (trigger["text"], trigger["event_type"]) == ("killed", "attack")


def test_pointing_words_are_no_place_names(gazetteer):
    reading = marked_reading("[Medellin] in [Colombia] is quiet. A man was *shot* there.")
    texts = [place["text"] for place in annotate(reading, gazetteer=gazetteer)["places"]]
    assert texts == ["Medellin", "Colombia"]


def test_an_article_without_events_is_annotated_too(gazetteer):
    record = annotate(marked_reading("It is hot in [Lima] today."), gazetteer=gazetteer)
    assert [place["text"] for place in record["places"]] == ["Lima"]
    assert record["triggers"] == []


def test_a_name_that_is_no_likely_place_is_kept_apart(gazetteer):
    record = annotate(marked_reading("[Xyzzyville] is quiet, so is [Lima]."), gazetteer=gazetteer)
    assert [place["text"] for place in record["places"]] == ["Lima"]
    assert [name["text"] for name in record["unplaced"]] == ["Xyzzyville"]


def test_both_ends_of_a_range_are_dates_of_their_own(gazetteer):
    reading = marked_reading("Men were *shot* in [Lima] from 28 June to Thursday.")
    dates = annotate(reading, gazetteer=gazetteer)["dates"]
    assert [(date["text"], date["earliest"], date["latest"]) for date in dates] == [
        ("28 June", "2020-06-28", "2020-06-28"),
        ("Thursday", "2020-07-09", "2020-07-09"),
    ]
