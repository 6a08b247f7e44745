"""Which places belong to a trigger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.mentions import Mention, Span
from etl.places.place import Place
from etl.reports.place_features import witnesses_of
from etl.reports.place_ranker import Answer, Ranker, open_ranker
from etl.reports.report import RunnerUp
from etl.reports.role import Role
from etl.reports.story import Story
from etl.reports.told_place import ToldPlace, contains
from etl.reports.witness import Carried


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """A place of an event.

    Attributes:
        place: None when nothing tells. span: the words, None when no words tell.
        confidence: in [0, 1], that it is the event's place. detail: why, in words.
        alternatives: the other places of the name. is_own: told in the trigger's own sentence.
        listed: how many places the event was given with it, itself included.
    """

    place: Place | None
    span: Span | None
    confidence: float
    detail: str
    alternatives: tuple[RunnerUp, ...] = ()
    is_own: bool = False
    listed: int = 1


# A city less likely than this is not named, where a land around it is spoken of: on articles that
# were not learned from, more of them were wrong than right.
_LEAST = 0.4
# The city of the dateline is where the reporter sat; below this it was wrong more often than right.
_LEAST_FILED = 0.6
_LEAD = 1  # the last sentence that a dateline may stand for by itself
_SOURCES: Mapping[str, str] = {
    "dateline": "the report was filed there",
    "main": "the story is set there so far",
    "carried": "the event told before happened there",
    "demonym": "people or things of there are spoken of",
    "home": "no nearer place is told; most place words of the article lie there",
    "nowhere": "no place is told",
}


def places_of(
    mention: Mention,
    story: Story,
    *,
    scenes: Mapping[int, Sequence[PlaceClaim]],
    ranker: Ranker | None = None,
) -> tuple[PlaceClaim, ...]:
    """The places of a mention: several for a list of cities, else one; never none.

    Args:
        mention: the evidence.
        story: its article.
        scenes: sentence -> places that the earlier mentions of that sentence were given.
        ranker: the shipped one if not given.
    """
    ranker = open_ranker() if ranker is None else ranker
    answers = ranker.rank(witnesses_of(mention, story, carried=carried(scenes)))
    lists = [_members(answer, story) for answer in answers]
    chances = [_together(members, answers, at) for at, members in enumerate(lists)]
    at = _choice(answers, chances, is_lead=mention.sentence_index <= _LEAD)
    best, members = answers[at], lists[at]
    confidence = ranker.confidence(chances[at])
    why = ranker.why(best.witness)
    if len(members) > 1:
        return tuple(_listed(member, best, confidence, len(members), why) for member in members)
    told = best.witness.told
    others = [answer for answer in answers if answer is not best]
    detail = "; ".join((_told(best), f"chance {best.chance:.2f}: {why}", *_second(others)))
    return (
        PlaceClaim(
            best.place,
            best.witness.span,
            confidence,
            detail,
            () if told is None else told.alternatives,
            is_own=best.witness.source == "own",
        ),
    )


def _choice(answers: Sequence[Answer], chances: Sequence[float], *, is_lead: bool) -> int:
    """The likeliest answer; where that is too unlikely a city, the likeliest land around it."""
    at = max(range(len(answers)), key=chances.__getitem__)
    best, source = answers[at].place, answers[at].witness.source
    least = _LEAST_FILED if source == "dateline" and not is_lead else _LEAST
    if best is None or best.kind != "city" or chances[at] >= least:
        return at
    around = [
        number
        for number, answer in enumerate(answers)
        if answer.place is not None and answer.place != best and contains(answer.place, best)
    ]
    return max(around, key=chances.__getitem__, default=at)


def _together(members: Sequence[ToldPlace], answers: Sequence[Answer], at: int) -> float:
    """The chance of an answer; that of a list is the sum of its places'."""
    if len(members) < 2:
        return answers[at].chance
    places = {member.place for member in members}
    return min(1.0, sum(answer.chance for answer in answers if answer.place in places))


def carried(scenes: Mapping[int, Sequence[PlaceClaim]]) -> Carried | None:
    """Where the last event happened that was told with its place in its own sentence."""
    if not scenes:
        return None
    sentence = max(scenes)
    claims = scenes[sentence][-scenes[sentence][-1].listed :]
    pairs = [(claim.place, claim.span) for claim in claims if claim.place is not None]
    if not pairs:
        return None
    return Carried(sentence, tuple(place for place, _ in pairs), tuple(span for _, span in pairs))


def _members(answer: Answer, story: Story) -> Sequence[ToldPlace]:
    """The places of the list that an answer of the event's own sentence belongs to."""
    told = answer.witness.told
    if told is None or answer.witness.source != "own" or told.role is Role.ROUTE:
        return ()
    return _distinct(
        [
            other
            for other in story.places.get(told.sentence, ())
            if other.group == told.group and other.role is told.role
        ]
    )


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


def _listed(told: ToldPlace, best: Answer, confidence: float, many: int, why: str) -> PlaceClaim:
    """One place of a list, as sure as the list and as its own name."""
    head = best.witness.told
    if head is not None and head.confidence > told.confidence:
        confidence *= told.confidence / head.confidence
    detail = "; ".join((_words(told), f"one of {many} places of a list", told.detail, why))
    return PlaceClaim(
        told.place, told.span, confidence, detail, told.alternatives, is_own=True, listed=many
    )


def _told(answer: Answer) -> str:
    witness = answer.witness
    words = "" if witness.told is None else f"{_words(witness.told)}; {witness.told.detail}"
    where = {"before": "told before", "after": "told after"}.get(witness.source, "")
    parts = (_SOURCES.get(witness.source, where), words)
    return ": ".join(part for part in parts if part)


def _words(told: ToldPlace) -> str:
    return f'"{told.cue} {told.span.text}"' if told.cue else f'"{told.span.text}"'


def _second(others: Sequence[Answer]) -> tuple[str, ...]:
    """The runner-up, in words."""
    if not others:
        return ()
    name = "no place" if others[0].place is None else others[0].place.name
    return (f"next {name} {others[0].chance:.2f}",)
