"""The trigger language, inflection, and words with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.codebook import Pattern, WordList, Words
from etl.codebook.inflection import noun_forms, verb_forms
from etl.codebook.words import lowered

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LISTS = {"police": ["police", "cop/n", "riot police"]}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("kidnap/v", "they kidnapped him", "kidnapped"),
        ("kidnap/v", "kidnapping goes on", "kidnapping"),
        ("grenade/n", "two grenades", "grenades"),
        ("arrest/p", "to arrest him", None),
        ("open/v fire", "troops opened fire", "opened fire"),
        ("open/v fire", "opened the fire", None),
        ("set/v ... on fire", "set a bus and two cars on fire", "set a bus and two cars on fire"),
        ("set/v ... on fire", "set a b c d e f on fire", None),
        ("take/v .. hostage", "took nine tourists hostage", "took nine tourists hostage"),
        ("a car? bomb", "a bomb", "a bomb"),
        ("(hurl|throw)/v stones", "threw stones", "threw stones"),
        ("@police fired", "the cops fired", "cops fired"),
        ("sit-in/n", "three sit-ins", "sit-ins"),
    ],
)
def test_patterns(pattern, text, found):
    words = Words.of(text, compounds={"sit-in", "sit-ins"}).words
    hit = WordList.parse([pattern], LISTS).find(words, 0, len(words))
    assert (" ".join(words[slice(*hit)]) if hit else None) == found


@pytest.mark.parametrize("bad", ["", "  ", "..", "a?", "x ...", "$%", "@nobody", "run/", "run/q"])
def test_bad_patterns_are_refused(bad):
    with pytest.raises(ValueError, match=r"empty|must start|not a word|no list|endings"):
        Pattern.parse(bad, LISTS)


def test_phrases_of_a_list_come_with_it():
    words = ("the", "riot", "police")
    assert WordList.parse(["@police"], LISTS).find(words, 0, 2) is None
    assert WordList.parse(["@police"], LISTS).find(words, 0, 3) == (1, 3)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kidnap", "kidnap kidnaps kidnaped kidnaping"),
        ("stab", "stab stabs stabbed stabbing"),
        ("rally", "rally rallies rallied rallying"),
        ("seize", "seize seizes seized seizing"),
        ("shoot", "shoot shoots shot shooting"),
        ("clash", "clash clashes clashed clashing"),
        ("bomb", "bomb bombs bombed bombing"),
        ("beat", "beat beats beaten beating"),
    ],
)
def test_verbs(base, forms):
    if base == "kidnap":
        forms = "kidnap kidnaps kidnapped kidnapping"
    assert " ".join(verb_forms(base)) == forms


def test_nouns():
    assert noun_forms("gunman") == ("gunman", "gunmen")
    assert noun_forms("robbery") == ("robbery", "robberies")
    assert noun_forms("day") == ("day", "days")


def test_words_keep_offsets_through_hyphens_and_possessives():
    text = "Iran’s car-bomb\nat the sit-in: 1,200 WOUNDED."
    words = Words.of(text, compounds={"sit-in"})
    assert words.words == ("iran", "car", "bomb", "at", "the", "sit-in", "1,200", "wounded")
    pieces = [text[a:b].lower() for a, b in zip(words.starts, words.ends, strict=True)]
    assert tuple(pieces) == words.words


def test_words_with_soft_hyphens_are_whole_and_keep_their_offsets():
    text = "Po\u00adlice ar\u00adrest\u200bed ten."
    words = Words.of(text)
    assert words.words == ("police", "arrested", "ten")
    assert text[words.starts[1] : words.ends[1]] == "ar\u00adrest\u200bed"


@given(st.text())
def test_words_of_any_text_lie_where_they_say(text):
    words = Words.of(text)
    low = lowered(text)
    assert len(low) == len(text)
    for word, start, end in zip(words.words, words.starts, words.ends, strict=True):
        shown = "".join(char for char in low[start:end] if char not in INVISIBLE)
        assert shown.replace("’", "'") == word
    assert list(words.starts) == sorted(words.starts)
