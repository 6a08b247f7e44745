"""Which places belong to a trigger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.mentions import Mention, Span, Status
from etl.places.place import Place
from etl.reports.main_city import factor_of, main_city, speaks_of_a_venue
from etl.reports.report import RunnerUp
from etl.reports.role import Role
from etl.reports.story import Story
from etl.reports.told_place import ToldPlace, contains

# How good a witness of an event's place a name is, by its role in the sentence.
_ROLE_WEIGHT: Mapping[Role, float] = {
    Role.AT: 1.0,
    Role.OBJECT: 0.95,
    Role.PART: 0.75,
    Role.ROUTE: 0.5,
    Role.BARE: 0.4,
    Role.GOAL: 0.3,
    Role.OF: 0.3,
    Role.ORIGIN: 0.2,
    Role.SPEAKER: 0.12,
    Role.CONTAINER: 0.0,
    Role.DATELINE: 0.0,
}
_SETS_A_SCENE = frozenset({Role.AT, Role.OBJECT, Role.PART})
# What remains of the bond beyond a clause's border, another trigger, and so many words.
_PAST_BORDER, _PAST_TRIGGER, _HALF_WORDS = 0.75, 0.8, 25.0
_BEFORE_TRIGGER = 0.85  # English tells the place after the verb more often than before it
_COUNTRY_ONLY = 0.6  # a country is named for many reasons, a town for few
_LEAST_BOND = 0.22  # below it, what earlier sentences told is the better guess
_AHEAD = (0.6,)
_LEAD = 1  # sentences after the dateline that it may still place
_COUNTRY_OF_ALL = 0.65  # that it happened in the country of all the places told before
_EARLIER = (0.75, 0.6)  # the last sentence, the one before it


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """A place of an event.

    Attributes:
        place: None when nothing tells. span: the words, None when no words tell.
        confidence: in [0, 1], that it is the event's place. detail: why, in words.
        alternatives: the other places of the name. is_own: told in the trigger's own sentence.
    """

    place: Place | None
    span: Span | None
    confidence: float
    detail: str
    alternatives: tuple[RunnerUp, ...] = ()
    is_own: bool = False


def places_of(
    mention: Mention, story: Story, *, scenes: Mapping[int, Sequence[PlaceClaim]]
) -> tuple[PlaceClaim, ...]:
    """The places of a mention: several for a list of cities, else one; never none.

    Args:
        mention: the evidence.
        story: its article.
        scenes: sentence -> places that an earlier mention of that sentence was given.
    """
    own = _own_places(mention, story)
    if own:
        return own
    for claim in (
        _earlier(mention, story, scenes=scenes),
        _later(mention, story),
        _from_dateline(mention, story),
        _from_main_city(mention, story),
        _home(mention, story),
    ):
        if claim is not None:
            return (claim,)
    return (PlaceClaim(None, None, 0.5, "no place is told"),)


def _own_places(mention: Mention, story: Story) -> tuple[PlaceClaim, ...]:
    told_here = [
        told for told in story.places.get(mention.sentence_index, ()) if told.place is not None
    ]
    scored = [(bond(told, mention, story), told) for told in told_here]
    scored = [(value, told) for value, told in scored if value >= _LEAST_BOND]
    if not scored:
        return ()
    value, best = max(scored, key=lambda item: (item[0], -item[1].span.start))
    value, best = _finer(value, best, scored)
    members = _distinct(
        [told for told in told_here if told.group == best.group and told.role is best.role]
    )
    if len(members) > 1 and best.role is not Role.ROUTE:
        detail = f"one of {len(members)} places of a list"
        return tuple(_claim(told, value, detail) for told in members)
    return (_claim(best, value, ""),)


def bond(told: ToldPlace, mention: Mention, story: Story) -> float:
    """How strongly a place of the trigger's sentence belongs to it, in [0, 1]."""
    weight = _ROLE_WEIGHT[told.role]
    if not weight or told.place is None:
        return 0.0
    trigger = mention.trigger.span
    after = told.span.start >= trigger.start
    here, there = (trigger.end, told.span.start) if after else (told.span.end, trigger.start)
    words, borders = story.distance(here, there)
    others = story.triggers_between(mention.sentence_index, trigger.start, told.span.start)
    value = weight * _PAST_BORDER**borders * _PAST_TRIGGER**others
    value *= _HALF_WORDS / (_HALF_WORDS + words)
    value *= 1.0 if after else _BEFORE_TRIGGER
    is_wide = told.place.kind == "country" and not told.is_unknown
    return value * (_COUNTRY_ONLY if is_wide else 1.0)


def _finer(
    value: float, best: ToldPlace, scored: Sequence[tuple[float, ToldPlace]]
) -> tuple[float, ToldPlace]:
    """A narrower place of the sentence that lies in the best one, if it is a fair witness."""
    inside = [
        (other, told)
        for other, told in scored
        if best.place is not None
        and told.place is not None
        and told.place.kind != best.place.kind
        and contains(best.place, told.place)
        and _ROLE_WEIGHT[told.role] >= 0.5
    ]
    return max(inside, key=lambda item: item[0], default=(value, best))


def _distinct(told: Sequence[ToldPlace]) -> list[ToldPlace]:
    """Each place once, and none that holds another of them."""
    seen: dict[int, ToldPlace] = {}
    for one in told:
        if one.place is not None:
            seen.setdefault(one.place.geonameid, one)
    places = [one.place for one in seen.values() if one.place is not None]
    return [
        one
        for one in seen.values()
        if one.place is not None
        and not any(other != one.place and contains(one.place, other) for other in places)
    ]


def _claim(told: ToldPlace, value: float, listed: str) -> PlaceClaim:
    how = f'"{told.cue} {told.span.text}"' if told.cue else f'"{told.span.text}"'
    detail = "; ".join(part for part in (how, listed, told.detail) if part)
    confidence = told.confidence * (0.5 + 0.45 * min(1.0, value * 1.2))
    return PlaceClaim(told.place, told.span, confidence, detail, told.alternatives, is_own=True)


def _earlier(
    mention: Mention, story: Story, *, scenes: Mapping[int, Sequence[PlaceClaim]]
) -> PlaceClaim | None:
    """The place that the last two sentences told."""
    for back, factor in enumerate(_EARLIER, start=1):
        sentence = mention.sentence_index - back
        claims = [claim for claim in scenes.get(sentence, ()) if claim.place and claim.is_own]
        if not claims:
            claims = [
                _claim(told, 0.6, "")
                for told in story.places.get(sentence, ())
                if _sets_a_scene(told, story)
            ]
        places = {claim.place.geonameid: claim for claim in claims if claim.place}
        if len(places) == 1:
            (claim,) = places.values()
            detail = f"told {_BACK[back]}: {claim.detail}"
            return PlaceClaim(
                claim.place, claim.span, claim.confidence * factor, detail, claim.alternatives
            )
        if places:
            return _common(list(places.values()), story, factor)
    return None


_BACK = {1: "in the sentence before", 2: "two sentences before"}


def _later(mention: Mention, story: Story) -> PlaceClaim | None:
    """The place that the next sentence adds: "A bomb exploded today. The hotel, in Lima, ..."."""
    for ahead, factor in enumerate(_AHEAD, start=1):
        sentence = mention.sentence_index + ahead
        stays = [told for told in story.places.get(sentence, ()) if _sets_a_scene(told, story)]
        cities = {
            told.place.geonameid: told for told in stays if told.place and told.place.kind == "city"
        }
        if len(cities) != 1 or sentence >= len(story.paragraphs):
            continue
        (told,) = cities.values()
        claim = _claim(told, 0.6, "")
        detail = f"told in a sentence after: {claim.detail}"
        return PlaceClaim(
            claim.place, claim.span, claim.confidence * factor, detail, claim.alternatives
        )
    return None


def _sets_a_scene(told: ToldPlace, story: Story) -> bool:
    """Whether a later sentence may happen there, though no event of its own was told there."""
    if told.place is None or told.group < 0 or told.role not in _SETS_A_SCENE:
        return False
    return story.home is None or told.place.country == story.home.country


def _common(claims: Sequence[PlaceClaim], story: Story, factor: float) -> PlaceClaim | None:
    """Of several places told before, the one that holds the others, else their country."""
    places = [claim.place for claim in claims if claim.place is not None]
    for claim in claims:
        inner = claim.place
        if inner is not None and all(contains(other, inner) for other in places):
            return PlaceClaim(
                inner,
                claim.span,
                claim.confidence * factor,
                f"told before: {claim.detail}",
                claim.alternatives,
            )
    home = story.home
    if home is not None and all(place.country == home.country for place in places):
        span = _nearest(story.home_words, claims[0].span)
        return PlaceClaim(
            home, span, _COUNTRY_OF_ALL, f"several places of {home.name} were told before"
        )
    return None


def _nearest(spans: Sequence[Span], at: Span | None) -> Span | None:
    if at is None or not spans:
        return None
    return min(spans, key=lambda span: abs(span.start - at.start))


def _from_dateline(mention: Mention, story: Story) -> PlaceClaim | None:
    """The place of the dateline, for the lead of a report that names no other place."""
    told = story.dateline
    if told is None or told.place is None or mention.sentence_index > told.sentence + _LEAD:
        return None
    if any(other.role is not Role.DATELINE for group in story.places.values() for other in group):
        return None
    detail = "no other place is named; the report was filed there"
    return PlaceClaim(told.place, told.span, 0.4 * told.confidence, detail, told.alternatives)


def _from_main_city(mention: Mention, story: Story) -> PlaceClaim | None:
    """The city that the story has been set in, when its sentence names no scene of its own."""
    sentence = mention.sentence_index
    if any(told.role in _SETS_A_SCENE for told in story.places.get(sentence, ())):
        return None
    if mention.status is not Status.REPORTED and not speaks_of_a_venue(mention.sentence):
        return None
    found = main_city(story.places, story.reading.sentences, before=sentence)
    if found is None:
        return None
    told, share = found
    if told.place is None or (story.home is not None and told.place.country != story.home.country):
        return None
    confidence = told.confidence * share * factor_of(mention.sentence)
    detail = f'the story is set in {told.place.name} so far ("{told.span.text}")'
    return PlaceClaim(told.place, told.span, confidence, detail, told.alternatives)


def _home(mention: Mention, story: Story) -> PlaceClaim | None:
    if story.home is None:
        return None
    span = _nearest(story.home_words, mention.trigger.span)
    detail = f"no place is told; most place words of the article lie in {story.home.name}"
    return PlaceClaim(story.home, span, 0.75 * story.home_share, detail)
