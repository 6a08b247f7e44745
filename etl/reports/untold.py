"""What speaks for a place though no name near the event tells it.

The dateline, the city that the story is set in, the event told before, the country of the article,
words such as "Peruvian"; and, last, that nothing tells.
"""

from collections.abc import Iterator, Sequence

from etl.mentions import Mention
from etl.mentions.span import Span
from etl.reports.main_city import main_city, speaks_of_a_venue
from etl.reports.story import Story
from etl.reports.witness import Carried, Witness

_FAR_BACK = 4  # sentences, from which on it makes no difference how many


def untold_witnesses(
    mention: Mention, story: Story, carried: Carried | None, *, state: str
) -> Iterator[Witness]:
    """What no name near the event tells: dateline, story, the event before, the country."""
    here = mention.sentence_index
    shape = story.shape
    filed = story.dateline
    if filed is not None and filed.place is not None:
        features = {"dateline": 1.0, f"dateline, {state}": 1.0, f"dateline, {shape}": 1.0}
        if here <= filed.sentence + 1:
            features["dateline of this sentence"] = 1.0
        if filed.place.kind != "city":
            features["dateline no city"] = 1.0
        yield Witness(filed.place, filed, filed.span, "dateline", features)
    found = main_city(story.places, story.reading.sentences, before=here)
    if found is not None:
        told, share = found
        features = {"main city": 1.0, "main city share": share, f"main city, {state}": 1.0}
        features[f"main city, {shape}"] = 1.0
        if speaks_of_a_venue(mention.sentence):
            features["main city and a venue"] = 1.0
        yield Witness(told.place, told, told.span, "main", features)
    if carried is not None:
        back = min(here - carried.sentence, _FAR_BACK)
        for place, span in zip(carried.places, carried.spans, strict=True):
            features = {"carried": 1.0, f"carried {back} back": 1.0, f"carried, {state}": 1.0}
            features[f"carried, {shape}"] = 1.0
            features[f"carried {back} back, {state}"] = 1.0
            if len(carried.places) > 1:
                features["carried from a list"] = 1.0
            yield Witness(place, None, span, "carried", features)
    if story.home is not None:
        features = {"home": story.home_share, f"home, {state}": 1.0, f"home, {shape}": 1.0}
        yield Witness(
            story.home, None, _nearest(story.home_words, mention.trigger.span), "home", features
        )
    yield from _demonyms(mention, story, state=state)
    yield Witness(None, None, None, "nowhere", {"nowhere": 1.0, f"nowhere, {state}": 1.0})


def _demonyms(mention: Mention, story: Story, *, state: str) -> Iterator[Witness]:
    """The countries of "Peruvian" and "Colombians" in the event's own sentence."""
    for span, place in story.demonyms.get(mention.sentence_index, ()):
        features = {"demonym": 1.0, f"demonym, {state}": 1.0}
        yield Witness(place, None, span, "demonym", features)


def _nearest(spans: Sequence[Span], at: Span) -> Span | None:
    """The words that stand nearest to others, None of none."""
    return min(spans, key=lambda span: abs(span.start - at.start), default=None)
