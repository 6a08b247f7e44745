"""What a person decides about a stored event, from the click to the table.

`accept`, `reject`, `correct` and their like make the judgement; `record_judgements` appends it to
the ledger, where it is safe at once, and brings the events that it is about up to date.
"""

import time
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.batch import changes_by
from etl.codebook import Codebook
from etl.errors import ConfigError, StoreError, StoreLocked
from etl.merging import ArticleFacts
from etl.merging.consensus import consensus
from etl.merging.edits import machine_values
from etl.places.place import Place
from etl.reports import Report
from etl.review import Judgement, Kind
from etl.review.fields import KIND, checked
from etl.review.judgement import Anchor, anchor_of, judgement
from etl.store import Snapshot, open_snapshot, open_writer
from etl.store.ledger import Ledger
from etl.store.lookup import event_with_reports, events_with_reports, shown_values

# How long a click waits for a run that is storing a batch; afterwards the run takes it up.
PATIENCE_S = 3.0
_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of judgements.

    Attributes:
        n: how many are new in the ledger. applied: whether the events show them already.
        version: the store's last version.
    """

    n: int
    applied: bool
    version: int

    @property
    def message(self) -> str:
        """One line for people."""
        what = f"{self.n} judgement{'' if self.n == 1 else 's'} recorded"
        if not self.n:
            return "Nothing new: these judgements were recorded before."
        if self.applied:
            return f"{what} (version {self.version})."
        return f"{what}; the run that is writing to the store applies them with its next batch."


def record_judgements(
    store: Path, judgements: Sequence[Judgement], *, patience: float = PATIENCE_S
) -> Recorded:
    """Append judgements to the ledger and apply what waits there to the events.

    Args:
        store: the folder.
        judgements: any number; none applies what waits.
        patience: seconds to wait for another process that is writing.

    Raises:
        StoreError: the ledger cannot be written: then nothing was recorded.
    """
    store = store.resolve()
    n = Ledger(store).append(judgements)
    deadline = time.monotonic() + patience
    while True:
        snapshot = open_snapshot(store)
        if not Ledger(store).standing(snapshot.version).pending:
            return Recorded(n, applied=True, version=snapshot.version.number)
        try:
            return Recorded(n, applied=True, version=apply_pending(store))
        except StoreLocked:
            if time.monotonic() >= deadline:
                return Recorded(n, applied=False, version=snapshot.version.number)
            time.sleep(_PAUSE_S)


def apply_pending(store: Path) -> int:
    """Bring the events up to what the ledger says; returns the store's version.

    Raises:
        StoreLocked: another process is writing. StoreError: the store cannot be written.
    """
    with open_writer(store) as writer:
        snapshot = open_snapshot(store)
        ledger = Ledger(store)
        standing = ledger.standing(snapshot.version)
        if not standing.pending:
            return snapshot.version.number
        version = writer.commit(changes_by((), snapshot, standing=standing))
        ledger.tidy()
        return version.number


def accept(snapshot: Snapshot, event_id: str, *, who: str, **more: str) -> Judgement:
    """It is as shown. Kind, place, dates and status stay so, whatever comes.

    Args:
        snapshot: the version of the store that the person saw.
        event_id: of the event, or one that led to it.
        who: who decides.
        more: `why` in their words; `batch` shared by what is decided in one go.
    """
    seen = _seen(snapshot, event_id)
    return seen.judged(Kind.ACCEPT, who=who, value=seen.shown, **more)


def reject(snapshot: Snapshot, event_id: str, *, who: str, **more: str) -> Judgement:
    """The record is wrong as a whole. See `accept` for the arguments."""
    return _seen(snapshot, event_id).judged(Kind.REJECT, who=who, **more)


def decide_all(
    snapshot: Snapshot, event_ids: Sequence[str], kind: Kind, *, who: str, **more: str
) -> list[Judgement]:
    """`accept` or `reject` of many events, as `kind` says; those that are gone are left out."""
    found = events_with_reports(snapshot, event_ids)
    seen = [_seen_in(*one) for one in found.values()]
    return [
        one.judged(kind, who=who, **({"value": one.shown} if kind is Kind.ACCEPT else {}), **more)
        for one in seen
    ]


def correct(
    snapshot: Snapshot,
    event_id: str,
    *,
    field: str,
    value: Any,
    who: str,
    codebook: Codebook | None = None,
    **more: str,
) -> Judgement:
    """One field has another value. See `accept` for the other arguments.

    Args:
        snapshot: see `accept`.
        event_id: see `accept`.
        field: one of `fields.CORRECTABLE`.
        value: for `kind` the id of a finer kind, for `dates` an interval or its text
            (`2020-07-06/2020-07-12`, `unknown`), a figure as a number, else a text; None for
            nothing known.
        who: see `accept`.
        codebook: needed for `kind`.
        more: see `accept`.

    Raises:
        ConfigError: the field has no such value.
    """
    if field == "kind" and isinstance(value, str):
        value = _kind(value, codebook)
    value = checked(field, value)
    return _seen(snapshot, event_id).judged(Kind.CORRECT, who=who, field=field, value=value, **more)


def place_is(
    snapshot: Snapshot, event_id: str, *, place: Place | None, who: str, **more: str
) -> Judgement:
    """It was there; None: nobody knows where. See `accept` for the other arguments."""
    return _seen(snapshot, event_id).judged(
        Kind.PLACE_IS, who=who, value=checked("place", place), **more
    )


def same_event(
    snapshot: Snapshot, event_id: str, other_id: str, *, who: str, **more: str
) -> Judgement:
    """Two events are one. See `accept` for the other arguments.

    Raises:
        ConfigError: they are one already.
    """
    one, other = _seen(snapshot, event_id), _seen(snapshot, other_id)
    if one.event_id == other.event_id:
        raise ConfigError(f"{event_id} and {other_id} are one event already.")
    return one.judged(Kind.SAME_EVENT, who=who, others=other.anchors, also=other.event_id, **more)


def different_event(
    snapshot: Snapshot, event_id: str, *, report_ids: Collection[str], who: str, **more: str
) -> Judgement:
    """These reports of the event tell of something else. See `accept` for the other arguments.

    Raises:
        ConfigError: these are none of its reports, or all of them.
    """
    seen = _seen(snapshot, event_id)
    off = seen.some(report_ids)
    staying = tuple(one for one in seen.anchors if one not in off)
    if not staying:
        raise ConfigError("These are all reports of the event: one at least must stay in it.")
    return seen.judged(Kind.DIFFERENT_EVENT, who=who, anchors=staying, others=off, **more)


def not_an_event(
    snapshot: Snapshot,
    event_id: str,
    *,
    who: str,
    report_ids: Collection[str] | None = None,
    **more: str,
) -> Judgement:
    """The words tell of no event: of all reports, or of some. See `accept` for the others."""
    seen = _seen(snapshot, event_id)
    anchors = seen.anchors if report_ids is None else seen.some(report_ids)
    return seen.judged(Kind.NOT_AN_EVENT, who=who, anchors=anchors, **more)


def withdraw(snapshot: Snapshot, judgement_id: str, *, who: str, **more: str) -> Judgement:
    """An earlier judgement no longer holds; see `accept` for the other arguments.

    Raises:
        ConfigError: there is no such judgement.
    """
    for one in Ledger(snapshot.store).read():
        if one.judgement_id == judgement_id:
            return withdraw_all([one], who=who, **more)[0]
    raise ConfigError(f"The ledger holds no judgement {judgement_id!r}.")


def withdraw_all(judgements: Sequence[Judgement], *, who: str, **more: str) -> list[Judgement]:
    """Earlier judgements of the ledger no longer hold; see `accept` for the other arguments."""
    made = []
    for one in judgements:
        told: dict[str, Any] = {"value": one.judgement_id, "event_ids": one.event_ids, **more}
        made.append(judgement(Kind.WITHDRAW, one.anchors, who=who, **told))
    return made


def new_batch() -> str:
    """A name for what is decided in one go."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event as the person saw it."""

    event_id: str
    reports: tuple[Report, ...]
    shown: dict[str, Any]
    machine: dict[str, Any]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(anchor_of(report) for report in self.reports)

    def some(self, report_ids: Collection[str]) -> tuple[Anchor, ...]:
        ids = {report.report_id for report in self.reports}
        unknown = sorted(set(report_ids) - ids)
        if unknown or not report_ids:
            raise ConfigError(
                f"Event {self.event_id} has no report {unknown[0] if unknown else ''}."
            )
        return tuple(anchor_of(one) for one in self.reports if one.report_id in report_ids)

    def judged(self, kind: Kind, *, who: str, **told: Any) -> Judgement:
        also = told.pop("also", None)
        anchors = told.pop("anchors", self.anchors)
        names = (self.event_id,) if also is None else (self.event_id, also)
        return judgement(kind, anchors, who=who, seen=self.machine, event_ids=names, **told)


def _seen(snapshot: Snapshot, event_id: str) -> _Seen:
    found = event_with_reports(snapshot, event_id)
    if found is None:
        raise StoreError(f"The store {snapshot.store} has no event {event_id!r}.")
    return _seen_in(*found)


def _seen_in(
    row: Mapping[str, Any], reports: tuple[Report, ...], facts: Mapping[str, ArticleFacts]
) -> _Seen:
    machine = machine_values(consensus(reports, articles=facts, detail=""))
    return _Seen(row["event_id"], reports, shown_values(row), machine)


def _kind(finer: str, codebook: Codebook | None) -> dict[str, str | None]:
    if codebook is None:
        raise ConfigError("Correcting the kind needs a codebook.")
    try:
        found = codebook.subtype(finer)
    except KeyError as error:
        raise ConfigError(f"The codebook has no finer kind {finer!r}.") from error
    acled = found.acled or (None, None)
    return dict(zip(KIND, (found.event_type, found.id, *acled), strict=True))
