"""The places of an article as it tells them: resolved, in their roles, in their lists."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from etl.mentions.span import Span
from etl.places import Resolution, Toponym
from etl.places.place import Place
from etl.reports.report import RunnerUp
from etl.reports.role import Role, role_of

WIDTH = {"city": 0, "admin2": 1, "admin1": 2, "area": 3, "country": 4}
"""The kinds of places, the narrowest first."""


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place name, or a word like "there", with what it means and does.

    Attributes:
        span: the name as written. sentence: index of its sentence.
        role: its part in the sentence. cue: the words that say so.
        place: what it means; None for a name that was not resolved.
        confidence: in [0, 1], that it means this place.
        group: number of the list it belongs to; members of one list share it; negative for
            pointing words.
        detail: why this place, in words. alternatives: the other places of the name.
        container: index, among the told places, of the one that says where it lies, or None.
        is_unknown: the text calls it a village or town, but the gazetteer lacks it.
    """

    span: Span
    sentence: int
    role: Role
    cue: str
    place: Place | None
    confidence: float
    group: int
    detail: str
    alternatives: tuple[RunnerUp, ...] = ()
    container: int | None = None
    is_unknown: bool = False


def contains(wide: Place, narrow: Place) -> bool:
    """Whether the first place is a subdivision or country in which the second lies, or the same."""
    if wide.geonameid == narrow.geonameid:
        return True
    if wide.country != narrow.country or WIDTH[wide.kind] <= WIDTH[narrow.kind]:
        return False
    if wide.kind == "admin2":
        return False  # which cities lie in a county is not kept
    return wide.holds(narrow)


def told_places(
    text: str,
    sentences: Sequence[Span],
    *,
    toponyms: Sequence[tuple[Toponym, Resolution]],
    unknown: Sequence[Span],
) -> list[ToldPlace]:
    """Each name with its place and its role, in text order, each still a list of its own.

    Args:
        text: the article.
        sentences: its sentences.
        toponyms: the names that the gazetteer knows, resolved, in text order.
        unknown: localities that it lacks.
    """
    starts = [sentence.start for sentence in sentences]
    order = sorted(
        [(toponym.start, number) for number, (toponym, _) in enumerate(toponyms)]
        + [(span.start, -1 - number) for number, span in enumerate(unknown)]
    )
    position = {number: at for at, (_, number) in enumerate(order)}
    told = []
    for at, (start, number) in enumerate(order):
        index = max(0, bisect_right(starts, start) - 1)
        since = starts[index] if starts else 0
        if number < 0:
            span = unknown[-1 - number]
            role, cue = role_of(text, span.start, span.end, since=since)
            detail = f"the gazetteer lacks {span.text}"
            told.append(ToldPlace(span, index, role, cue, None, 0.0, at, detail, is_unknown=True))
            continue
        toponym, resolution = toponyms[number]
        role, cue = role_of(text, start, toponym.end, since=since)
        if toponym.is_dateline:
            role, cue = Role.DATELINE, "dateline"
        told.append(
            ToldPlace(
                span=Span.of(text, start, toponym.end),
                sentence=index,
                role=role,
                cue=cue,
                place=resolution.place,
                confidence=resolution.confidence,
                group=at,
                detail=resolution.detail,
                alternatives=_runners_up(resolution),
                container=None if toponym.container is None else position[toponym.container],
            )
        )
    return told


def _runners_up(resolution: Resolution) -> tuple[RunnerUp, ...]:
    chosen = None if resolution.place is None else resolution.place.geonameid
    return tuple(
        RunnerUp(other.place.geonameid, other.place.name, other.score)
        for other in resolution.alternatives[:5]
        if other.place.geonameid != chosen
    )
