"""The places of an article as it tells them: resolved, in their roles, in their lists."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.mentions.span import Span
from etl.places import Resolution, Toponym
from etl.places.place import Place
from etl.reports.report import RunnerUp
from etl.reports.role import Role, role_of

# What may stand between two members of one list: "Lima, Cusco and in the city of Tacna".
_LINK = re.compile(
    r"\s*(?:,|;|/|&|\band\b|\bor\b|\bas\s+well\s+as\b|\bplus\b|\band\s+also\b|[,;]\s*and\b|[,;]\s*or\b)\s*"
    r"(?:(?:also\s+)?(?:in|at|near)\s+)?(?:the\s+)?(?:(?:nearby|neighbou?ring|\w+ern|central)\s+)?"
    r"(?:(?:cit(?:y|ies)|towns?|villages?|provinces?|departments?|districts?|municipalit(?:y|ies)|port)"
    r"\s+(?:of\s+)?)?[\"'“‘]?",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"[\"'”’]?(?:\s+(?:cit(?:y|ies)|towns?|villages?|provinces?|departments?|districts?|states?|regions?|"
    r"municipalit(?:y|ies)|count(?:y|ies)|union|upazilas?|jurisdiction|governorates?|area|prefectures?))?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|among|etc|&)\b", re.IGNORECASE)
_LIES_IN = re.compile(
    r"[\"'”’]?\s*(?:,\s*(?:(?:located|situated)\s+)?(?:in|of)?|in|of)\s*(?:the\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}?(?:departments?|provinces?|states?|regions?|districts?|governorates?|"
    r"municipality|county|city|capital|republic)\s+(?:of\s+)?)?[\"'“‘]?",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"[\"'”’]?\s+(?:[\w-]+\s+)?(?:neighbou?rhoods?|quarters?|suburbs?|sectors?|sections?|boroughs?|barrios?|"
    r"colony|residential\s+area|housing\s+complex|area|districts?)\b(?P<rest>[^.;]{0,30})",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\"'”’]?(?:\s+[\w-]+){0,2}?\s*[(\[]\s*(?:in\s+)?(?:the\s+)?$", re.IGNORECASE
)
_CONTAINS_RANK = {"city": 0, "admin1": 1, "country": 2}


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place name, or a word like "there", with what it means and does.

    Attributes:
        span: the name as written. sentence: index of its sentence.
        role: its part in the sentence. cue: the words that say so.
        place: what it means; None for a name that was not resolved.
        confidence: in [0, 1], that it means this place.
        group: number of the list it belongs to; members of one list share it.
        detail: why this place, in words. alternatives: the other places of the name.
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


def contains(wide: Place, narrow: Place) -> bool:
    """Whether the first place is a subdivision or country in which the second lies, or the same."""
    if wide.geonameid == narrow.geonameid:
        return True
    if wide.country != narrow.country or _CONTAINS_RANK[wide.kind] <= _CONTAINS_RANK[narrow.kind]:
        return False
    return wide.kind == "country" or wide.admin1 == narrow.admin1


def told_places(
    text: str,
    sentences: Sequence[Span],
    *,
    toponyms: Sequence[Toponym],
    resolutions: Sequence[Resolution],
) -> tuple[ToldPlace, ...]:
    """Each toponym with its place, its role and its list, in text order."""
    starts = [sentence.start for sentence in sentences]
    told: list[ToldPlace] = []
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        index = max(0, bisect_right(starts, toponym.start) - 1)
        since = starts[index] if starts else 0
        role, cue = role_of(text, toponym.start, toponym.end, since=since)
        if toponym.is_dateline:
            role, cue = Role.DATELINE, "dateline"
        told.append(
            ToldPlace(
                span=Span.of(text, toponym.start, toponym.end),
                sentence=index,
                role=role,
                cue=cue,
                place=resolution.place,
                confidence=resolution.confidence,
                group=len(told),
                detail=resolution.detail,
                alternatives=tuple(
                    RunnerUp(other.place.geonameid, other.place.name, other.score)
                    for other in resolution.alternatives[:5]
                    if resolution.place is None
                    or other.place.geonameid != resolution.place.geonameid
                ),
            )
        )
    _join_lists(text, told, toponyms)
    _part_pairs(text, told)
    return tuple(told)


def _join_lists(text: str, told: list[ToldPlace], toponyms: Sequence[Toponym]) -> None:
    """Give the members of a list one group and the role of its head; mark the containers."""
    head = 0  # the member that the next name could follow
    for at in range(1, len(told)):
        before, here = told[at - 1], told[at]
        if here.sentence != before.sentence or Role.DATELINE in (here.role, before.role):
            head = at
            continue
        between = text[before.span.end : here.span.start]
        leader = told[head]
        if _is_container(between, head, at, told=told, toponyms=toponyms):
            told[at] = replace(here, role=Role.CONTAINER, group=leader.group)
            if here.place is not None and here.place.kind == "city" and _is_quarter(between):
                told[head] = replace(
                    leader,
                    place=here.place,
                    confidence=here.confidence,
                    detail=f"{leader.span.text} is a part of {here.place.name}",
                    alternatives=here.alternatives,
                )
            elif leader.place is None and here.place is not None:
                told[head] = replace(
                    leader,
                    place=here.place,
                    confidence=here.confidence * 0.8,
                    detail=f"{leader.span.text} is not in the gazetteer; it lies in {here.place.name}",
                )
            continue
        rest = between[_AFTER_NAME.match(between).end() :]  # type: ignore[union-attr]
        if _LINK.fullmatch(rest) or _LINK.fullmatch(between):
            role = leader.role if here.role in (Role.BARE, Role.OF, Role.PART) else here.role
            told[at] = replace(here, role=role, cue=here.cue or leader.cue, group=leader.group)
        head = at


def _part_pairs(text: str, told: list[ToldPlace]) -> None:
    """Read "Miraflores, Lima" as one place in another, not as a list of two."""
    for at in range(1, len(told)):
        first, second = told[at - 1], told[at]
        if first.group != second.group or second.role is Role.CONTAINER:
            continue
        alone = at < 2 or told[at - 2].group != first.group
        last = at + 1 == len(told) or told[at + 1].group != first.group
        comma = text[first.span.end : second.span.start].strip() == ","
        if alone and last and comma and not _GOES_ON.match(text, second.span.end):
            told[at] = replace(second, role=Role.CONTAINER)


def _is_container(
    between: str, head: int, at: int, *, told: list[ToldPlace], toponyms: Sequence[Toponym]
) -> bool:
    """Whether the name only says where the list's last member lies."""
    leader, here = told[head], told[at]
    if toponyms[head].container == at:
        return True
    inside = told[at - 1].role is Role.CONTAINER and ")" not in between and "]" not in between
    if _OPENING.fullmatch(between) or (inside and between.strip() == ","):
        return True
    if leader.place is None or here.place is None:
        return False
    if at > head + 1 and told[at - 1].role is not Role.CONTAINER:
        return False
    rest = between[_AFTER_NAME.match(between).end() :]  # type: ignore[union-attr]
    if not between.strip() or not (_LIES_IN.fullmatch(rest) or _LIES_IN.fullmatch(between)):
        return False
    if _is_quarter(between) and here.place.kind == "city":
        return True
    wider = _CONTAINS_RANK[here.place.kind] > _CONTAINS_RANK[leader.place.kind]
    return wider and contains(here.place, leader.place)


def _is_quarter(between: str) -> bool:
    """Whether a quarter of a town ends where the stretch begins: "... neighborhood of"."""
    return _QUARTER.fullmatch(between) is not None
