"""The room's verb: the gate, and what a reading holds."""

import pytest

from etl.mentions import find_mentions, reading
from tests.factory import article


@pytest.fixture(autouse=True)
def no_places(monkeypatch):
    monkeypatch.setattr(reading, "find_toponyms", lambda text, *, gazetteer: ())


def test_article_without_a_trigger_word_is_given_up_at_once(codebook):
    dull = article("The mill baked on Monday. Bread is dearer now.")
    found = find_mentions(dull, codebook=codebook, gazetteer=None)
    assert (found.sentences, found.timexes, found.mentions) == ((), (), ())


def test_everything_is_found_on_request(codebook):
    dull = article("The mill baked on Monday. Bread is dearer now.")
    found = find_mentions(dull, codebook=codebook, gazetteer=None, everything=True)
    assert [span.text for span in found.sentences] == dull.text.replace(". ", ".|").split("|")
    assert any("Monday" in timex.text for timex in found.timexes)
    assert found.mentions == ()


def test_mentions_stand_in_the_sentences_they_name(codebook):
    text = "Bread is dearer. On Monday police arrested ten bakers. A baker was sentenced to jail."
    found = find_mentions(article(text), codebook=codebook, gazetteer=None)
    assert [mention.trigger.sub_event_type for mention in found.mentions] == ["arrest", "sentence"]
    for mention in found.mentions:
        assert found.sentences[mention.sentence_index] == mention.sentence
        assert found.article.text[mention.sentence.start : mention.sentence.end]


def test_year_of_publication_decides_what_is_history(codebook):
    text = "Rebels kidnapped the mayor in 2019."
    (late,) = find_mentions(article(text), codebook=codebook, gazetteer=None).mentions
    (undated,) = find_mentions(
        article(text, published=None), codebook=codebook, gazetteer=None
    ).mentions
    assert str(late.status) == "reported"  # the factory's articles are of July 2020
    assert str(undated.status) == "reported"
    (old,) = find_mentions(
        article(text.replace("2019", "2014")), codebook=codebook, gazetteer=None
    ).mentions
    assert str(old.status) == "historical"
