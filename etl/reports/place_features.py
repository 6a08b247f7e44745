"""What speaks for and against each place of an article being the place of one event.

Every name, and every word such as "there", is a witness; so are the dateline, the city that the
story is set in, the place of the event told before, and the country of the article. A witness is
described by features with readable names; `place_ranker` holds what each of them weighs.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.mentions import Mention, Status
from etl.mentions.span import Span
from etl.reports.role import SCENE, Role
from etl.reports.story import Story
from etl.reports.surroundings_of_name import is_news
from etl.reports.told_place import ToldPlace, contains
from etl.reports.untold import untold_witnesses
from etl.reports.witness import Carried, Witness

_SILENT = frozenset({Role.CONTAINER, Role.DATELINE})
_BACK, _AHEAD, _LEAD = 4, 2, 1  # sentences before and behind the trigger's, and of the lead
_SHORT = 7  # sentences: a brief, which tells of each place once
# Kinds that are too rare to learn from, and those that say as much about an event.
_AS_WIDE_AS: Mapping[str, str] = {"admin2": "admin1", "area": "admin1", "region": "country"}
# Where one statement ends and the next begins.
_PARTS = re.compile(
    r"[;—–]|\s--?\s|,\s+(?:and|while(?!\s+\w+ing\b)|but|whereas|nor)\b|\b(?:while(?!\s+\w+ing\b)|whereas)\b",
    re.IGNORECASE,
)
_THE_THING = re.compile(r"(?:The|That|This)\s+([\w-]+)\s+([\w-]+)", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|its|such)|['’]s?)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# "the killing of a teacher in Gao": nothing but what belongs to the noun.
_IN_ITS_PHRASE = re.compile(
    r"\s+(?:of|on|against|at|in|near|outside)\s(?:(?!\b(?:and|but|was|were|had|has|have|said|who|which|that|"
    r"after|before|when|where|while|by)\b)[\w'’ \n-])*",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(r"\s+(?:of|against|on|by|that|which)\b", re.IGNORECASE)


def witnesses_of(
    mention: Mention, story: Story, *, carried: Carried | None = None
) -> tuple[Witness, ...]:
    """The witnesses for the place of an event, in no order that means anything.

    Args:
        mention: the evidence of the event.
        story: its article.
        carried: where the event told before it happened, if there was one.
    """
    own = _speaking(story.places.get(mention.sentence_index, ()), story)
    has_scene = any(told.role in SCENE for told in own)
    state = "scene" if has_scene else "name" if own else "nothing"
    found = [*_own(mention, story, own)]
    for sentence in _others(mention, story):
        found += _elsewhere(sentence, mention, story, state=state)
    found += untold_witnesses(mention, story, carried, state=state)
    manner = _manner(mention)
    length = "long" if len(story.paragraphs) > _SHORT else "short"
    for one in found:
        one.features.update(_of_place(one, story, manner))
        one.features[f"{one.source} of a {length} text"] = 1.0
    return tuple(found)


def _others(mention: Mention, story: Story) -> Sequence[int]:
    """The other sentences that are asked: those near, the lead, and those of such events."""
    here = mention.sentence_index
    asked = {*range(_LEAD + 1), *range(here - _BACK, here + _AHEAD + 1)}
    kind = mention.trigger.event_type
    asked |= {
        sentence for sentence, kinds in story.kinds.items() if kind in kinds and sentence < here
    }
    return sorted(sentence for sentence in asked & story.places.keys() if sentence != here)


def _speaking(names: Sequence[ToldPlace], story: Story) -> list[ToldPlace]:
    """The names of a sentence that can be where something happened.

    A name that only says where another one lies has a say where that other was not understood:
    "in Mohakhali (Dhaka)".
    """
    known = {told.group for told in names if told.place is not None and told.role not in _SILENT}
    return [
        _at_home(told, story)
        for told in names
        if told.place is not None
        and (told.role not in _SILENT or (told.role is Role.CONTAINER and told.group not in known))
    ]


def _at_home(told: ToldPlace, story: Story) -> ToldPlace:
    """Where people come from is not where something happened to them; their country may be."""
    if told.role is not Role.ORIGIN or told.place is None or told.place.kind == "country":
        return told
    if is_news(story.reading.article.text, told.span.start) or story.home is None:
        return told
    if told.place.country != story.home.country:
        return told
    return replace(told, place=story.home, is_unknown=True)


def _manner(mention: Mention) -> tuple[str, ...]:
    """How the event is spoken of, which says whether its place is news."""
    sentence, trigger = mention.sentence, mention.trigger.span
    right = sentence.text[trigger.end - sentence.start :]
    found = []
    if _is_definite(mention):
        found.append("definite")
    if _NOUN_OF.match(right):
        found.append("noun")
    if mention.status is not Status.REPORTED:
        found.append("not reported")
    return tuple(found)


def _is_definite(mention: Mention) -> bool:
    sentence, trigger = mention.sentence, mention.trigger.span
    return _DEFINITE.search(sentence.text[: trigger.start - sentence.start]) is not None


def _of_place(witness: Witness, story: Story, manner: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What the place itself tells, whoever names it."""
    place, told = witness.place, witness.told
    if place is None:
        return
    group = "own" if witness.source == "own" else "other"
    kind = _AS_WIDE_AS.get(place.kind, place.kind)
    yield f"{group} {kind}", 1.0
    if place.kind != "country":
        for way in manner:
            yield f"{group} city of an event that is {way}", 1.0
    if told is not None:
        yield "doubt about the name", -math.log(max(0.05, told.confidence))
        if told.is_unknown:
            yield f"{group} area of an unknown village", 1.0
    if story.home is not None and place.country != story.home.country:
        yield f"{group} abroad", story.home_share


def _own(mention: Mention, story: Story, own: Sequence[ToldPlace]) -> Iterator[Witness]:
    """The names of the event's own sentence."""
    nearest = min((_gap(told.span, mention.trigger.span) for told in own), default=0)
    for told in own:
        features = dict(_between(mention, told, story))
        many = sum(other.group == told.group for other in own)
        if many > 1:
            features["size of its list"] = math.log(many)
        if _gap(told.span, mention.trigger.span) == nearest:
            features["the nearest of the sentence"] = 1.0
        if told.group < 0:
            features["own pointing word"] = 1.0
        if any(_lies_in(other, told) for other in own):
            features["own holds another"] = 1.0
        for name in story.said_of.get(told.span, ()):
            features[f"own {name}"] = 1.0
        yield Witness(told.place, told, told.span, "own", features)


def _between(mention: Mention, told: ToldPlace, story: Story) -> Iterator[tuple[str, float]]:
    """What stands between an event and a name of its sentence."""
    trigger, text = mention.trigger.span, story.reading.article.text
    after = told.span.start >= trigger.start
    here, there = (trigger.end, told.span.start) if after else (told.span.end, trigger.start)
    words, borders = story.distance(here, there)
    others = story.triggers_between(mention.sentence_index, trigger.start, told.span.start)
    side = "after" if after else "before"
    yield f"own {told.role} {side}", 1.0
    yield f"words {side}", math.log1p(words)
    yield "borders", float(min(borders, 3))
    yield "other triggers between", float(min(others, 3))
    if _PARTS.search(text[min(here, there) : max(here, there)]):
        yield "another statement between", 1.0
    if not borders and not others:
        yield f"same clause {side}", 1.0
    if after and _IN_ITS_PHRASE.fullmatch(text, trigger.end, told.span.start):
        yield f"own {told.role}, in the noun's phrase", 1.0
    if _nearer_another(told, mention, story):
        yield f"nearer another trigger, {side}", 1.0


def _nearer_another(told: ToldPlace, mention: Mention, story: Story) -> bool:
    """Whether another event of the sentence stands nearer to the name."""
    start = mention.trigger.span.start
    own = abs(told.span.start - start)
    return any(
        abs(told.span.start - other) < own
        for other in story.triggers.get(mention.sentence_index, ())
        if other != start
    )


def _gap(name: Span, trigger: Span) -> int:
    return max(trigger.start - name.end, name.start - trigger.end, 0)


def _lies_in(inner: ToldPlace, outer: ToldPlace) -> bool:
    """Whether a scene of the sentence lies in a wider place of it."""
    return (
        inner.place is not None
        and outer.place is not None
        and inner.place.kind != outer.place.kind
        and inner.role in SCENE
        and contains(outer.place, inner.place)
    )


def _elsewhere(sentence: int, mention: Mention, story: Story, *, state: str) -> Iterator[Witness]:
    """The names of another sentence."""
    names = _speaking(story.places.get(sentence, ()), story)
    if not names:
        return
    back = mention.sentence_index - sentence
    shared = dict(_of_sentence(sentence, mention, story, names))
    where = _where(back)
    shared[f"other, own has {state}"] = 1.0
    shared[f"{where}, own has {state}"] = 1.0
    shared[f"other, {story.shape}"] = 1.0
    for told in names:
        role = _part(told)
        features = {**shared, f"{where} {role}": 1.0, f"other {told.role}": 1.0}
        if told is names[-1] and back > 0:
            features["last of its sentence"] = 1.0
        if told.group < 0:
            features["other pointing word"] = 1.0
        if any(_lies_in(other, told) for other in names):
            features["other holds another"] = 1.0
        if sentence <= _LEAD:
            features[f"lead {role}"] = 1.0
        for name in story.said_of.get(told.span, ()):
            features[f"other {name}"] = 1.0
        source = "before" if back > 0 else "after"
        yield Witness(told.place, told, told.span, source, features)


def _of_sentence(
    sentence: int, mention: Mention, story: Story, names: Sequence[ToldPlace]
) -> Iterator[tuple[str, float]]:
    """What the names of another sentence have in common."""
    back = mention.sentence_index - sentence
    yield _where(back), 1.0
    cities = {told.place for told in names if told.place and told.place.kind == "city"}
    if len(cities) > 1:
        yield "one of several cities", 1.0
    if back > 0 and story.paragraphs[sentence] == story.paragraphs[mention.sentence_index]:
        yield "same paragraph", 1.0
    if back < 0 and _takes_up(story.reading.sentences[sentence].text, mention.sentence.text):
        yield "ahead, and takes up a word", 1.0
    kinds = story.kinds.get(sentence)
    if kinds is None:
        yield f"no event there, {_side(back)}", 1.0
    elif mention.trigger.event_type in kinds:
        yield f"such an event there, {_side(back)}", 1.0
        if _is_definite(mention):
            yield "such an event there, taken up", 1.0


def _takes_up(later: str, earlier: str) -> bool:
    """Whether a sentence goes on about a thing of the one before: "a hotel ... The hotel"."""
    found = _THE_THING.match(later)
    if found is None:
        return False
    words = set(earlier.lower().split())
    return any(len(word) > 3 and word.lower() in words for word in found.groups())


def _where(back: int) -> str:
    if back < 0:
        return f"{-back} ahead"
    return f"{back} back" if back <= _BACK else "far back"


def _side(back: int) -> str:
    return "ahead" if back < 0 else "near" if back <= _BACK else "far"


def _part(told: ToldPlace) -> str:
    return "scene" if told.role in SCENE else "bare" if told.role is Role.BARE else "weak"
