"""Figures, actors, sentences and spans."""

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.codebook import Words
from etl.mentions import Span
from etl.mentions.numbers import find_numbers
from etl.mentions.sentences import split_sentences
from tests.etl.mentions.figure_claims import CLAIMS

NOTHING = (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Thousands of teachers marched in Quito to demand pay.", (1000, None, None, None)),
        ("Tens of thousands of people marched to demand change.", (10000, None, None, None)),
        ("Dozens of protesters rallied in the square.", (10, None, None, None)),
        ("About 1,200 students protested.", (1200, None, None, None)),
        ("Between 300 and 400 workers protested.", (300, None, None, None)),
        ("50 to 60 protesters blocked the road.", (50, None, None, None)),
        ("A bomb exploded, killing two people and wounding 12.", (None, 2, 12, None)),
        ("A bomb blast killed at least 31 people.", (None, 31, None, None)),
        ("Gunmen attacked a bar; three people were killed and five injured.", (None, 3, 5, None)),
        ("Gunmen shot dead a policeman.", (None, 1, None, None)),
        ("Police arrested more than 200 demonstrators.", (None, None, None, 200)),
        ("Twenty-five people were detained at the rally.", (None, None, None, 25)),
        ("About a thousand people have been arrested.", (None, None, None, 1000)),
        ("Half a million people marched to demand change.", (500_000, None, None, None)),
        ("Police arrested some hundred students.", (None, None, None, 100)),
        ("A car bomb exploded but nobody was killed.", (None, 0, None, None)),
        ("Police arrested a man, 34, at 12 Mill Lane on 3 May.", (None, None, None, 1)),
        ("Police arrested the mayor in 2021.", (None, None, None, 1)),
        ("Lee Hunt, 20, was arrested at the rally.", NOTHING),
        ("Of the 40 marchers, 12, mostly students, were detained.", (None, None, None, 12)),
        ("Rebels attacked 14 villages and burned 60 houses.", NOTHING),
    ],
)
def test_figures(read, text, figures):
    best = max(read(text), key=lambda mention: mention.confidence).figures
    assert (best.participants, best.fatalities, best.injured, best.detained) == figures


@pytest.mark.parametrize(("text", "event_type", "told"), CLAIMS)
def test_each_event_has_its_own_figures(read, text, event_type, told):
    mentions = [mention for mention in read(text) if mention.trigger.event_type == event_type]
    figures = max(mentions, key=lambda mention: mention.confidence).figures
    values = {field.name: getattr(figures, field.name) for field in fields(figures)}
    assert " ".join(f"{name}={n}" for name, n in values.items() if n is not None) == told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one hundred and five", [105]),
        ("three thousand four hundred", [3400]),
        ("one hundred and two others", [100, 2]),
        ("several hundred and a few thousand", [100, 1000]),
        ("half a dozen", [6]),
        ("2.000 and 15 000", [2000, 15_000]),
        ("both", [2]),
        ("two dozen men", [24]),
        ("a dozen men", [12]),
        ("three hundred and 1.5 million", [300, 1_500_000]),
        ("hundreds of thousands", [100_000]),
        ("thirty five", [35]),
        ("nobody", [0]),
        ("ten million million million million people", []),
        ("ninety million dozen people, two dozen men", [24]),
        ("half a million", [500_000]),
        ("half a mile", [1]),
    ],
)
def test_numbers(codebook, text, values):
    numbers = find_numbers(text.split(), vague=codebook.numbers)
    assert [number.value for number in numbers] == values


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Riot police arrested nine students.", "Riot police"),
        ("Nine students were arrested by security forces.", "security forces"),
        ("One man died in police firing.", "police"),
        ("Masked gunmen kidnapped the priest.", "Masked gunmen"),
        ("John Smith was stabbed on Monday.", None),
        ("Rebels torched the office.", "Rebels"),
        ("The priest was kidnapped on his way home.", None),
    ],
)
def test_actor_is_a_kind_and_never_a_name(read, text, actor):
    (found,) = read(text)
    assert (found.actor.text if found.actor else None) == actor


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Ruiz spoke. The U.S. envoy left.", ["Gen. Ruiz spoke.", "The U.S. envoy left."]),
        ("It hit No. 7 St. James St. at 5 p.m. on Jan. 3.", None),
        ("A BOMB WENT OFF.  THE U.S. EMBASSY\nWAS HIT.", ["A BOMB WENT OFF.",
                                                         "THE U.S. EMBASSY\nWAS HIT."]),
        ("LIMA, 3 JAN 90 (EFE) -- [TEXT] ONE DIED. [WORDS INDISTINCT] TWO FLED.",
         ["LIMA, 3 JAN 90 (EFE) -- [TEXT] ONE DIED.", "[WORDS INDISTINCT] TWO FLED."]),
        ("Title\n\nFirst one. Second.", ["Title", "First one.", "Second."]),
        ("the police came. two were held.the rest fled.", ["the police came.", "two were held.",
                                                           "the rest fled."]),
        ("“Go!” he said. “Now?” she asked.", ["“Go!” he said.", "“Now?” she asked."]),
        ("تظاهر المئات في بغداد. ثم عادوا.", ["تظاهر المئات في بغداد.", "ثم عادوا."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text, sentences):
    expected = [text] if sentences is None else sentences
    assert [span.text for span in split_sentences(text)] == expected


PIECES = (
    "police arrested 12 protesters . A bomb exploded , killing two people \n\n İ U.S. riot in "
    "1999 if will Gunmen shot ? ... “ ’s march March 3 ةشرطة 爆発 -- [TEXT] on fire set"
)
WORDS = st.sampled_from(PIECES.split(" "))
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("\n".join))


@given(TEXTS)
def test_sentences_hold_every_word_once(text):
    spans = split_sentences(text)
    assert all(span == Span.of(text, span.start, span.end) and span.text for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_with_exact_spans(read, text):
    for mention in read(text, None):
        for span in (mention.trigger.span, mention.sentence, mention.actor):
            assert span is None or text[span.start : span.end] == span.text
        assert mention.trigger.span.within(mention.sentence)
        assert 0 < mention.confidence <= 1
        assert mention.detail


@given(TEXTS)
def test_gate_lets_every_trigger_through(codebook, text):
    words = Words.of(text, compounds=codebook.compounds).words
    assert codebook.may_fire(words) or not codebook.hits(words)
