"""Which event of today is which event of before, so that a link to an event keeps working."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from etl.merging.event import Event

MERGED, SPLIT, REMOVED = "merged", "split", "removed"


@dataclass(frozen=True, slots=True)
class Redirect:
    """What became of an event.

    Attributes:
        old_id: of the event. new_id: the event that its reports, or some of them, are in now.
        kind: `merged`: it is gone, its reports are there; `split`: it stays, some of its reports
            are there; `removed`: it is gone with its reports, and `new_id` is None.
    """

    old_id: str
    new_id: str | None
    kind: str


def keep_ids(
    events: Sequence[Event],
    old: Mapping[str, Iterable[str]],
    *,
    successors: Mapping[str, str],
    taken: AbstractSet[str],
    salt: str,
    taken_off: AbstractSet[str] = frozenset(),
) -> tuple[list[Event], list[Redirect]]:
    """Give each event the id under which most of its reports were stored before.

    Args:
        events: as `merge` makes them, known whole.
        old: the ids of the stored events that they replace, with the ids of their reports.
        successors: reports that are gone to those that now stand for the same words.
        taken: ids that events elsewhere have.
        salt: makes an id that is taken into another one; the same for the same commit.
        taken_off: reports that a person took from their event: the id stays with the rest.

    Returns:
        The events with their ids, in the same order; what became of the others.
    """
    before = {name: {successors.get(one, one) for one in ids} for name, ids in old.items()}
    holder = {one: number for number, event in enumerate(events) for one in event.report_ids}
    shared = _shared(before, holder)
    staying = {name: reports - taken_off or reports for name, reports in before.items()}
    ids = _assigned(_shared(staying, holder), events)
    used = set(ids.values())
    for number, event in enumerate(events):
        if number not in ids:
            name = event.event_id
            while name in used or name in before or name in taken:
                name = hashlib.sha256(f"{name}\x1f{salt}".encode()).hexdigest()[:16]
            ids[number] = name
            used.add(name)
    kept = [replace(event, event_id=ids[number]) for number, event in enumerate(events)]
    return kept, _redirects(before, shared, ids)


def _shared(before: Mapping[str, set[str]], holder: Mapping[str, int]) -> dict[str, dict[int, int]]:
    """How many reports of each old event each event has now."""
    shared: dict[str, dict[int, int]] = {}
    for name, reports in before.items():
        counts: dict[int, int] = {}
        for one in reports:
            if one in holder:
                counts[holder[one]] = counts.get(holder[one], 0) + 1
        shared[name] = counts
    return shared


def _assigned(shared: Mapping[str, Mapping[int, int]], events: Sequence[Event]) -> dict[int, str]:
    """Old ids to the events of today, those that share most first, each once."""
    pairs = sorted(
        (-count, name != events[number].event_id, name, number)
        for name, counts in shared.items()
        for number, count in counts.items()
    )
    ids: dict[int, str] = {}
    given: set[str] = set()
    for _, _, name, number in pairs:
        if number not in ids and name not in given:
            ids[number] = name
            given.add(name)
    return ids


def _redirects(
    before: Mapping[str, set[str]],
    shared: Mapping[str, Mapping[int, int]],
    ids: Mapping[int, str],
) -> list[Redirect]:
    used = set(ids.values())
    found = []
    for name in sorted(before):
        counts = shared[name]
        if name not in used:
            most = min(counts, key=lambda number: (-counts[number], ids[number]), default=None)
            kind = REMOVED if most is None else MERGED
            found.append(Redirect(name, None if most is None else ids[most], kind))
            continue
        new = sorted(ids[number] for number in counts if ids[number] not in before)
        found += [Redirect(name, one, SPLIT) for one in new]
    return found
