"""The same event told again within one article is one report."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, replace

from etl.dates import DateInterval, DatePrecision
from etl.mentions import Figures
from etl.reports.draft import Draft
from etl.reports.retelling import (
    GENERAL,
    goes_back,
    is_another,
    is_placed_before,
    is_toll,
    may_be_one,
)
from etl.reports.told_place import contains

# What a protest became for ACLED, the gravest first.
_FORCE = (
    ("Protests", "Excessive force against protesters"),
    ("Protests", "Protest with intervention"),
)
_SURE = 0.6  # of a place that only a retelling tells
_CORRECTED = re.compile(
    r"\b(?:revised|corrected|lowered|not\s+\d+\s+as|earlier\s+reports?|previously\s+(?:said|reported))\b",
    re.IGNORECASE,
)


def fold(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """One draft for each event, in text order of their receipts.

    Args:
        drafts: of one article, in text order.
    """
    groups: list[_Group] = []
    shelves: defaultdict[Hashable, list[_Group]] = defaultdict(list)
    for draft in drafts:
        fitting = [group for group in _rivals(draft, shelves) if group.takes(draft)]
        if not fitting:
            group = _Group(len(groups))
            groups.append(group)
            shelves[draft.status].append(group)
            shelves[draft.status, None].append(group)
        elif not _listed(fitting):
            group = fitting[-1]
        else:
            continue
        city = group.city
        group.add(draft)
        if group.city != city:
            shelves[draft.status, city].remove(group)
            shelves[draft.status, group.city].append(group)
    folded = [_merge(group.members) for group in groups]
    return tuple(sorted(folded, key=lambda draft: draft.mention.trigger.span.start))


class _Group:
    """The drafts of one event so far.

    Attributes:
        number: how many groups were there before it. members: its drafts.
        city: the first that one of them names, by its geonameid; None without one.
    """

    __slots__ = ("_alike", "city", "members", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.members: list[Draft] = []
        self.city: int | None = None
        # The first and the last member of each kind, place and day: those between them stand
        # nearer than the first, and are of another mention than a new draft if the last is.
        self._alike: dict[Hashable, list[Draft]] = {}

    def takes(self, draft: Draft) -> bool:
        """Whether a draft that comes after its members tells the event of them all.

        One of them must be of a kind that it may take up; none may lie elsewhere or at another time.
        """
        members = [other for alike in self._alike.values() for other in alike]
        return (
            all(_same(draft, other) for other in members)
            and all(may_be_one(other, draft) for other in members)
            and not any(is_another(draft, than=other) for other in members)
        )

    def add(self, draft: Draft) -> None:
        """Make the draft a member."""
        self.members.append(draft)
        if self.city is not None and draft.place.is_own and is_placed_before(draft):
            return  # it lies where the event lies, whatever its sentence names
        place, trigger = draft.place.place, draft.mention.trigger
        where = None if place is None else place.geonameid
        key = (trigger.event_type, trigger.sub_event_type, where, draft.dates.dates)
        self._alike.setdefault(key, [])[1:] = [draft]
        if self.city is None:
            self.city = _city(draft)


def _rivals(draft: Draft, shelves: Mapping[Hashable, Sequence[_Group]]) -> Sequence[_Group]:
    """The groups that may take a draft, the oldest first: all but those of other cities."""
    status, city = draft.status, _city(draft)
    if city is None or is_placed_before(draft):
        return shelves.get(status, ())
    groups = (*shelves.get((status, city), ()), *shelves.get((status, None), ()))
    return sorted(groups, key=lambda group: group.number)


def _city(draft: Draft) -> int | None:
    place = draft.place.place
    return place.geonameid if place is not None and place.kind == "city" else None


def _listed(groups: Sequence[_Group]) -> bool:
    """Whether the groups are the cities of one list: what fits them all adds nothing to one."""
    triggers = [group.members[0].mention.trigger for group in groups]
    return len(triggers) > 1 and all(trigger == triggers[0] for trigger in triggers)


def _same(one: Draft, other: Draft) -> bool:
    return (
        one.status is other.status
        and _same_place(one, other)
        and _same_dates(one, other)
        and not _members_of_a_list(one, other)
    )


def _members_of_a_list(one: Draft, other: Draft) -> bool:
    is_list = one.mention.trigger == other.mention.trigger
    return is_list and one.place.place != other.place.place


def _same_place(one: Draft, other: Draft) -> bool:
    first, second = one.place.place, other.place.place
    if first is None or second is None:
        return True
    if contains(first, second) or contains(second, first):
        return True
    # "The murder" without a place of its own is the one told before, wherever that was.
    later = max(one, other, key=lambda draft: draft.mention.trigger.span.start)
    return is_placed_before(later)


def _same_dates(one: Draft, other: Draft) -> bool:
    first, second = one.dates.dates, other.dates.dates
    if DatePrecision.UNKNOWN in (first.precision, second.precision):
        return True
    return first.overlaps(second)


def _merge(group: Sequence[Draft]) -> Draft:
    """The best receipt with the surest place, the narrowest dates and the last figures."""
    if len(group) == 1:
        return group[0]
    best = max(group, key=_evidence)
    place = max(
        (draft.place for draft in group if _knows(draft, group)),
        key=lambda claim: (claim.place is not None, _level(claim.place), claim.confidence),
    )
    dates = max(
        (draft.dates for draft in group),
        key=lambda claim: (_narrowness(claim.dates), claim.confidence),
    )
    told = {
        field.name: [
            value
            for draft in group
            if (value := getattr(draft.mention.figures, field.name)) is not None
        ]
        for field in fields(Figures)
    }
    is_corrected = any(_CORRECTED.search(draft.mention.sentence.text) for draft in group)
    last = {name: _last_word(values, corrected=is_corrected) for name, values in told.items()}
    earlier = [
        f"{name} told as {', '.join(map(str, others))} too"
        for name, values in told.items()
        if (others := sorted(set(values) - {last[name]}))
    ]
    actor = best.mention.actor or next((d.mention.actor for d in group if d.mention.actor), None)
    mention = replace(
        best.mention,
        figures=Figures(**last),
        actor=actor,
        acled=_sharpest(group, best),
        detail="; ".join((best.mention.detail, *earlier)),
    )
    return Draft(mention, place, dates, best.status)


def _knows(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether a draft has a say on where: what only goes back must be sure to add a place."""
    if draft is group[0] or not goes_back(draft):
        return True
    return draft.place.confidence >= _SURE and not (draft.place.is_own and is_placed_before(draft))


def _last_word(values: Sequence[int], *, corrected: bool) -> int | None:
    """What a toll that is told several times ends at.

    A later number that is smaller counts a part of those told before, unless the article says
    that it corrects them.
    """
    if not values:
        return None
    return values[-1] if corrected else max(values)


def _sharpest(group: Sequence[Draft], best: Draft) -> tuple[str, str] | None:
    """ACLED's kind of a protest as it ended: that it met with force is told only once."""
    kinds = [draft.mention.acled for draft in group]
    own = best.mention.acled
    if own is None or own[0] != "Protests":
        return own
    return next((kind for kind in _FORCE if kind in kinds), own)


def _evidence(draft: Draft) -> tuple[bool, float, int]:
    general = draft.mention.trigger.sub_event_type in GENERAL or is_toll(draft)
    return not general, draft.confidence, -draft.mention.trigger.span.start


def _level(place: object) -> int:
    return {"city": 2, "admin1": 1}.get(getattr(place, "kind", ""), 0)


def _narrowness(dates: DateInterval) -> float:
    return 0.0 if dates.days is None else 1.0 / dates.days
