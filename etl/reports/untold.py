"""What speaks for a place though no name near the event tells it.

The dateline, the city that the story is set in, the event told before, the country of the article,
words such as "Peruvian"; and, last, that nothing tells.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.mentions import Mention
from etl.mentions.span import Span
from etl.reports.main_city import main_city, speaks_of_a_venue
from etl.reports.opinion import is_opinion
from etl.reports.role import Role
from etl.reports.story import Story
from etl.reports.witness import Carried, Witness

# Whom a demonym tells of: those in office speak of what happens elsewhere too.
_WHO: Mapping[str, re.Pattern[str]] = {
    "an office": re.compile(
        r"\s+(?:\w+\s+)?(?:government|president|premier|prime|foreign|ambassador|embassy|consul\w*|"
        r"chancellor|minist\w+|congress|parliament|senate|authorities|officials?|diplomat\w*|envoy|"
        r"secretar\w+|spokes\w+|king|queen|bishops?|chancellery|party|leader)\b",
        re.IGNORECASE,
    ),
    "arms": re.compile(
        r"\s+(?:\w+\s+)?(?:army|troops?|soldiers?|police\w*|guerrillas?|rebels?|navy|military|"
        r"armed|forces?|militia\w*|insurgents?|patrols?|commandos?|gunmen|warplanes?|jets?)\b",
        re.IGNORECASE,
    ),
    "the land": re.compile(
        r"\s+(?:\w+\s+)?(?:territory|soil|capital|city|town|village|border|people|population|"
        r"countryside|provinces?|department|coast|waters|side|port|state|region|district)\b",
        re.IGNORECASE,
    ),
}
_FAR_BACK = 4  # sentences, from which on it makes no difference how many


def untold_witnesses(
    mention: Mention, story: Story, carried: Carried | None, *, state: str
) -> Iterator[Witness]:
    """What no name near the event tells: dateline, story, the event before, the country."""
    yield from _filed(mention, story, state=state)
    yield from _main(mention, story, state=state)
    if carried is not None:
        yield from _carried(mention, story, carried, state=state)
    if story.home is not None:
        yield _home(mention, story, state=state)
    yield from _demonyms(mention, story, state=state)
    yield Witness(None, None, None, "nowhere", {"nowhere": 1.0, f"nowhere, {state}": 1.0})


def _filed(mention: Mention, story: Story, *, state: str) -> Iterator[Witness]:
    """The dateline."""
    filed = story.dateline
    if filed is None or filed.place is None:
        return
    features = {"dateline": 1.0, f"dateline, {state}": 1.0, f"dateline, {story.shape}": 1.0}
    if mention.sentence_index <= filed.sentence + 1:
        features["dateline of this sentence"] = 1.0
    if _is_alone(story):
        features["dateline, no other place"] = 1.0
    if filed.place.kind != "city":
        features["dateline no city"] = 1.0
    yield Witness(filed.place, filed, filed.span, "dateline", features)


def _is_alone(story: Story) -> bool:
    """Whether the article tells of no place but its dateline's."""
    named = (told for names in story.places.values() for told in names)
    return not story.demonyms and all(told.role is Role.DATELINE for told in named)


def _main(mention: Mention, story: Story, *, state: str) -> Iterator[Witness]:
    """The city that the story is set in so far."""
    found = main_city(story.places, story.reading.sentences, before=mention.sentence_index)
    if found is None:
        return
    told, share = found
    features = {"main city": 1.0, "main city share": share, f"main city, {state}": 1.0}
    features[f"main city, {story.shape}"] = 1.0
    if speaks_of_a_venue(mention.sentence):
        features["main city and a venue"] = 1.0
    yield Witness(told.place, told, told.span, "main", features)


def _carried(mention: Mention, story: Story, carried: Carried, *, state: str) -> Iterator[Witness]:
    """Where the event told before happened."""
    back = min(mention.sentence_index - carried.sentence, _FAR_BACK)
    for place, span in zip(carried.places, carried.spans, strict=True):
        features = {"carried": 1.0, f"carried {back} back": 1.0, f"carried, {state}": 1.0}
        features[f"carried, {story.shape}"] = 1.0
        features[f"carried {back} back, {state}"] = 1.0
        if len(carried.places) > 1:
            features["carried from a list"] = 1.0
        yield Witness(place, None, span, "carried", features)


def _home(mention: Mention, story: Story, *, state: str) -> Witness:
    """The country that most place words lie in."""
    features = {"home": story.home_share, f"home, {state}": 1.0, f"home, {story.shape}": 1.0}
    if _is_alone(story):
        features["home, no other place"] = 1.0
    span = _nearest(story.home_words, mention.trigger.span)
    return Witness(story.home, None, span, "home", features)


def _demonyms(mention: Mention, story: Story, *, state: str) -> Iterator[Witness]:
    """The countries of "Peruvian" and "Colombians" in the event's own sentence."""
    trigger, sentence = mention.trigger.span, mention.sentence
    told = "opinion" if is_opinion(mention) else "plain"
    for span, place in story.demonyms.get(mention.sentence_index, ()):
        after = "after" if span.start > trigger.start else "before"
        right = sentence.text[span.end - sentence.start :]
        who = next((name for name, words in _WHO.items() if words.match(right)), "other")
        features = {
            "demonym": 1.0,
            f"demonym, {state}": 1.0,
            f"demonym {after}": 1.0,
            f"demonym {after}, {told}": 1.0,
            f"demonym of {who}": 1.0,
            f"demonym of {who}, {after}": 1.0,
        }
        yield Witness(place, None, span, "demonym", features)


def _nearest(spans: Sequence[Span], at: Span) -> Span | None:
    """The words that stand nearest to others, None of none."""
    return min(spans, key=lambda span: abs(span.start - at.start), default=None)
