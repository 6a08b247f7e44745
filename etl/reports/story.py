"""An article made ready for attachment: its places, its times, its triggers, sentence by sentence."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from etl.mentions import Reading, Span
from etl.places import Gazetteer, Resolution
from etl.places.place import Place
from etl.reports.deictic import Setting, pointing_places
from etl.reports.demonym import find_demonyms
from etl.reports.place_list import join_lists
from etl.reports.quarter import settle_quarters
from etl.reports.role import SCENE, Role
from etl.reports.surroundings_of_name import circumstances, is_far_off
from etl.reports.told_place import ToldPlace, told_places
from etl.reports.told_time import ToldTime, told_times
from etl.reports.unknown_place import find_unknown

# Where one clause ends and another begins; a place or date beyond it counts less.
_STRONG = re.compile(
    r"[;:]|--|[—–]|\b(?:while(?!\s+\w+ing\b)|whereas|after|before|when|where|who|whom|whose|which|that|because|although|"
    r"though|but|meanwhile|since|until|if|following|despite)\b",
    re.IGNORECASE,
)
_T = TypeVar("_T")
_WORD = re.compile(r"\w+")
# How much a name says about the country of the story, by its role; others say half as much.
_VOTES = {Role.AT: 1.5, Role.OBJECT: 1.5, Role.DATELINE: 2.0, Role.PART: 1.0, Role.SPEAKER: 0.7}
# Share of the article's place words that must lie in one country to call it the story's home.
_HOME_SHARE = 0.5
# How sure a name must be to be taken for the same elsewhere, and what is left of that.
_AS_ELSEWHERE = 0.8
_ELSEWHERE = 0.5  # that a name, too unsure itself, lies in the one country that has such a name
_SHAPES = ("no scene", "one scene", "two scenes", "many scenes")


@dataclass(frozen=True, slots=True)
class Story:
    """Everything of an article that an event's place and day can rest on.

    Attributes:
        reading: what was found in the article.
        places: names and pointing words by sentence. times: timexes by sentence.
        triggers: starts of all triggers by sentence.
        paragraphs: number of its paragraph for each sentence.
        home: the country that most place words lie in; None when there is none.
        home_share: the share of them. home_words: (where, span) of the words that name it.
        dateline: the place at the head of the report, or None.
        demonyms: words such as "Iranian" with what they belong to, by sentence.
        kinds: the event types that are told, by sentence.
        said_of: for each name that the words beside it say something of, what.
        shape: how many cities it names as scenes, in words.
    """

    reading: Reading
    places: Mapping[int, tuple[ToldPlace, ...]]
    times: Mapping[int, tuple[ToldTime, ...]]
    triggers: Mapping[int, tuple[int, ...]]
    paragraphs: tuple[int, ...]
    home: Place | None
    home_share: float
    home_words: tuple[Span, ...]
    dateline: ToldPlace | None
    demonyms: Mapping[int, tuple[tuple[Span, Place], ...]]
    kinds: Mapping[int, frozenset[str]]
    said_of: Mapping[Span, tuple[str, ...]]
    shape: str

    def distance(self, one: int, other: int) -> tuple[int, int]:
        """(words, clause borders) between two offsets of one sentence."""
        left, right = min(one, other), max(one, other)
        between = self.reading.article.text[left:right]
        return len(_WORD.findall(between)), len(_STRONG.findall(between))

    def triggers_between(self, sentence: int, one: int, other: int) -> int:
        """How many other triggers stand between two offsets of a sentence."""
        left, right = min(one, other), max(one, other)
        return sum(left < start < right for start in self.triggers.get(sentence, ()))


def tell_story(
    reading: Reading, *, gazetteer: Gazetteer, resolutions: tuple[Resolution, ...]
) -> Story:
    """Put everything in its sentence; `resolutions` say what the article's toponyms mean."""
    article = reading.article
    text = article.text
    demonyms = find_demonyms(text, gazetteer=gazetteer)
    unknown = find_unknown(text, toponyms=reading.toponyms, gazetteer=gazetteer)
    resolved = list(zip(reading.toponyms, resolutions, strict=True))
    told = told_places(text, reading.sentences, toponyms=resolved, unknown=unknown)
    named = join_lists(text, _as_elsewhere(told), gazetteer=gazetteer)
    named = settle_quarters(text, named)
    dateline = next((told for told in named if told.role is Role.DATELINE and told.place), None)
    home, share = _home(named, demonyms, gazetteer=gazetteer)
    named = [_around(told, home, share, gazetteer=gazetteer) for told in named]
    named = [_far_off(told, reading, gazetteer=gazetteer) for told in named]
    pointing = pointing_places(
        text,
        reading.sentences,
        told=named,
        setting=Setting(home, None if dateline is None else dateline.place, gazetteer),
    )
    places = sorted((*named, *pointing), key=lambda told: told.span.start)
    return Story(
        reading=reading,
        places=_by_sentence(places, [told.sentence for told in places]),
        times=_times_by_sentence(reading),
        triggers=_triggers(reading),
        paragraphs=_paragraphs(text, reading.sentences),
        home=home,
        home_share=share,
        home_words=_home_words(home, places, demonyms),
        dateline=dateline,
        demonyms=_by_sentence(demonyms, _sentences_of(demonyms, reading.sentences)),
        kinds=_kinds(reading),
        said_of={told.span: _said_of(told, reading) for told in places},
        shape=_shape(places),
    )


def _as_elsewhere(told: Sequence[ToldPlace]) -> list[ToldPlace]:
    """A name that is too unsure in one sentence means what it surely means in another."""
    known: dict[str, ToldPlace] = {}
    for one in told:
        if one.place is not None and one.confidence > _AS_ELSEWHERE:
            known.setdefault(one.span.text.casefold(), one)
    found = []
    for one in told:
        other = known.get(one.span.text.casefold())
        if one.place is None and not one.is_unknown and other is not None:
            sure, detail = other.confidence * _AS_ELSEWHERE, f"{other.detail}; so told elsewhere"
            one = replace(one, place=other.place, confidence=sure, detail=detail)  # noqa: PLW2901
        found.append(one)
    return found


def _sentences_of(found: Sequence[tuple[Span, Place]], sentences: Sequence[Span]) -> Sequence[int]:
    """Index of the sentence of each find."""
    starts = [sentence.start for sentence in sentences]
    return [max(0, bisect_right(starts, span.start) - 1) for span, _ in found]


def _around(
    told: ToldPlace, home: Place | None, share: float, *, gazetteer: Gazetteer
) -> ToldPlace:
    """A locality that the gazetteer lacks lies in the country that the article is about.

    So does a scene whose name means nothing that is likely here: it is not the city told before.
    A name that means nothing there at all, but places of one other country, lies in that one.
    """
    if told.place is not None or home is None or not (told.is_unknown or told.role in SCENE):
        return told
    meant = {gazetteer.place(other.geonameid).country for other in told.alternatives}
    around, sure = home, 0.7 * share
    if len(meant) == 1 and home.country not in meant:
        around, sure = gazetteer.country(meant.pop()), _ELSEWHERE
    return replace(told, place=around, confidence=sure, is_unknown=True)


def _far_off(told: ToldPlace, reading: Reading, *, gazetteer: Gazetteer) -> ToldPlace:
    """What happened "60 km south of" a city happened in its country, nobody says where."""
    if told.place is None or told.place.kind != "city" or told.role is Role.DATELINE:
        return told
    since = reading.sentences[told.sentence].start if reading.sentences else 0
    if not is_far_off(reading.article.text, told.span.start, since=since):
        return told
    detail = f"too far from {told.place.name} to be there"
    around = gazetteer.country(told.place.country)
    return replace(told, place=around, is_unknown=True, detail=detail)


def _times_by_sentence(reading: Reading) -> Mapping[int, tuple[ToldTime, ...]]:
    times = told_times(reading)
    return _by_sentence(times, [told.sentence for told in times])


def _by_sentence(items: Sequence[_T], sentences: Sequence[int]) -> Mapping[int, tuple[_T, ...]]:
    grouped: dict[int, list[_T]] = defaultdict(list)
    for item, sentence in zip(items, sentences, strict=True):
        grouped[sentence].append(item)
    return {sentence: tuple(group) for sentence, group in grouped.items()}


def _triggers(reading: Reading) -> Mapping[int, tuple[int, ...]]:
    grouped: dict[int, set[int]] = defaultdict(set)
    for mention in reading.mentions:
        grouped[mention.sentence_index].add(mention.trigger.span.start)
    return {sentence: tuple(sorted(starts)) for sentence, starts in grouped.items()}


def _said_of(told: ToldPlace, reading: Reading) -> tuple[str, ...]:
    sentence = reading.sentences[told.sentence] if reading.sentences else told.span
    return tuple(circumstances(reading.article.text, told, sentence))


def _shape(places: Sequence[ToldPlace]) -> str:
    scenes = {
        told.place.geonameid
        for told in places
        if told.place is not None and told.place.kind == "city" and told.role in SCENE
    }
    return _SHAPES[min(len(scenes), len(_SHAPES) - 1)]


def _kinds(reading: Reading) -> Mapping[int, frozenset[str]]:
    grouped: dict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        grouped[mention.sentence_index].add(mention.trigger.event_type)
    return {sentence: frozenset(kinds) for sentence, kinds in grouped.items()}


def _paragraphs(text: str, sentences: Sequence[Span]) -> tuple[int, ...]:
    numbers, number = [], 0
    for index, sentence in enumerate(sentences):
        if index:
            gap = text[sentences[index - 1].end : sentence.start]
            number += bool(re.search(r"\n\s*\n|\n[ \t]{2,}", gap))
        numbers.append(number)
    return tuple(numbers)


def _home(
    named: Sequence[ToldPlace],
    demonyms: Sequence[tuple[Span, Place]],
    *,
    gazetteer: Gazetteer,
) -> tuple[Place | None, float]:
    weights: dict[str, float] = defaultdict(float)
    for told in named:
        if told.place is not None:
            weights[told.place.country] += told.confidence * _VOTES.get(told.role, 0.5)
    for _, place in demonyms:
        weights[place.country] += 0.5
    if not weights:
        return None, 0.0
    code = max(sorted(weights), key=weights.__getitem__)
    share = weights[code] / sum(weights.values())
    if share < _HOME_SHARE:
        filed = next(
            (told.place for told in named if told.role is Role.DATELINE and told.place), None
        )
        if filed is None:
            return None, share
        code = filed.country
        share = weights[code] / sum(weights.values())
    return gazetteer.country(code), share


def _home_words(
    home: Place | None,
    named: Sequence[ToldPlace],
    demonyms: Sequence[tuple[Span, Place]],
) -> tuple[Span, ...]:
    if home is None:
        return ()
    spans = [told.span for told in named if told.place == home and told.role is not Role.DATELINE]
    spans += [span for span, place in demonyms if place == home]
    return tuple(sorted(spans))
