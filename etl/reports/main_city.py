"""The city that a story is set in, for sentences that name none: "Police then fired on the square".

A city becomes the story's when its headline or first sentences name it, or when it alone has been
told as a scene. It never outweighs what a sentence says itself ("across the country").
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from etl.mentions.span import Span
from etl.reports.role import Role
from etl.reports.told_place import ToldPlace

# How much a name says that the story is set there, by its role.
_VOTES: Mapping[Role, float] = {Role.AT: 1.0, Role.OBJECT: 1.0, Role.PART: 0.8, Role.BARE: 0.2}
_IN_A_HEADLINE = 0.8  # for a name without a governing word, and for one among many
_LEAD, _IN_THE_LEAD = 2, 1.6  # the first sentences, and what a vote counts there
_LEAST_VOTES = 1.25
_LEAST_SHARE = 0.6  # of all votes for cities so far
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
# A venue spoken of as known lies in the city that is known: "the square", "the same building".
_VENUE = re.compile(
    r"\b(?:the|this|that|its)\s+(?:same\s+|nearby\s+|main\s+|central\s+|whole\s+|city['’]s\s+)?"
    r"(?:square|hotel|building|park|airport|runway|church|mosque|cathedral|embassy|consulate|courthouse|"
    r"stadium|palace|compound|campus|university|market|bridge|prison|centre|center|station|street|streets|"
    r"avenue|hospital|barracks|port|harbour|city\s+hall|town\s+hall|parliament|seafront|waterfront)\b"
    r"|\bthe\s+(?:[\w'’-]+\s+){1,2}(?:quarter|neighbou?rhood|suburb|slum|borough)\b",
    re.IGNORECASE,
)


def main_city(
    places: Mapping[int, Sequence[ToldPlace]], sentences: Sequence[Span], *, before: int
) -> tuple[ToldPlace, float] | None:
    """The name of the city that the story has been set in so far, and its share of the votes.

    Args:
        places: of the article, by sentence.
        sentences: of the article.
        before: index of the sentence that needs a city; only those before it have a say.
    """
    votes: dict[int, float] = defaultdict(float)
    best: dict[int, tuple[float, ToldPlace]] = {}
    for index in range(before):
        for told in places.get(index, ()):
            if told.place is None or told.place.kind != "city" or told.is_unknown:
                continue
            vote = _vote(told, sentences[index], index)
            votes[told.place.geonameid] += vote
            if vote and vote > best.get(told.place.geonameid, (0.0, told))[0]:
                best[told.place.geonameid] = vote, told
    if not best:
        return None
    leader = max(best, key=lambda geonameid: (votes[geonameid], -best[geonameid][1].span.start))
    share = votes[leader] / sum(votes.values())
    if votes[leader] < _LEAST_VOTES or share < _LEAST_SHARE:
        return None
    return best[leader][1], share


def speaks_of_a_venue(sentence: Span) -> bool:
    """Whether a sentence speaks of a venue as of one that is known."""
    return _VENUE.search(sentence.text) is not None


def _vote(told: ToldPlace, sentence: Span, index: int) -> float:
    vote = _VOTES.get(told.role, 0.0)
    is_headline = index <= 1 and _ENDS.search(sentence.text) is None
    if is_headline and told.role is Role.BARE:
        vote = _IN_A_HEADLINE
    return vote * (_IN_THE_LEAD if index <= _LEAD else 1.0)
