"""What changed between two versions, in words that can be cited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etl.store.changes import CHANGED, MERGED_INTO, ORDER, Change
from etl.store.reader import Snapshot

Row = Mapping[str, Any]

_LONGEST_RECEIPT = 120

# Columns that say one thing together are told as one, under the word that people use for it.
_TOLD_AS = {
    "event_type": "kind",
    "sub_event_type": "kind",
    "date_start": "dates",
    "date_end": "dates",
    "date_precision": "dates",
    "city": "place",
    "admin1": "place",
    "country": "place",
    "geonameid": "place",
    "place_precision": "place",
    "n_reports": "reports",
    "n_articles": "articles",
    "n_sources": "independent sources",
    "sources": "outlets",
    "review_state": "review",
}


# A confidence that moves by less is told only in sum: whoever cites a figure sets a threshold in
# tenths, and a model that was trained again moves nearly all of them a little.
_TOLD_CONFIDENCE = 0.05


def head(one: Snapshot, other: Snapshot) -> Iterator[str]:
    """Which two versions are compared, and how much each holds."""
    told = (
        f"{version.number} of {version.created_at:%Y-%m-%d %H:%M} UTC" if version.number else "0"
        for version in (one.version, other.version)
    )
    yield "Version " + " to version ".join(told)
    before, after = one.version.rows, other.version.rows
    counts = (
        f"{name} {before[name]:,} -> {after[name]:,}"
        if before[name] != after[name]
        else f"{name} {after[name]:,}"
        for name in ("articles", "reports", "events")
    )
    yield "; ".join(counts)


def lines(changes: Iterable[Change], *, every: bool = False) -> Iterator[str]:
    """The changes for people, a line each: by kind, and then by day and place.

    Args:
        changes: in any order.
        every: also where only the confidence is a little another; else these are told in sum.
    """
    told, moved = [], []
    for one in changes:
        if every or not _is_slight(one):
            told.append(one)
        else:
            moved.append(one)
    yield from _told_singly(sorted(told, key=_order))
    if moved:
        yield _in_sum(moved)


def _is_slight(one: Change) -> bool:
    if one.fields != ("confidence",) or one.before is None or one.after is None:
        return False
    return bool(abs(one.after["confidence"] - one.before["confidence"]) < _TOLD_CONFIDENCE)


def _in_sum(changes: list[Change]) -> str:
    by = [
        one.after["confidence"] - one.before["confidence"]
        for one in changes
        if one.after and one.before
    ]
    up = sum(difference > 0 for difference in by)
    what = "1 event stays" if len(by) == 1 else f"{len(by):,} events stay"
    largest = max(map(abs, by))
    return f"{what} as before but for the confidence: {up:,} up, {len(by) - up:,} down, by {largest:.3f} at most"


def _order(one: Change) -> tuple[int, str, str, str]:
    row = one.after or one.before or {}
    return (ORDER[one.kind], str(row["date_start"] or "9999"), _where(row), one.event_id)


def _told_singly(changes: Iterable[Change]) -> Iterator[str]:
    for one in changes:
        row = one.after or one.before or {}
        status = "" if row["status"] in ("reported", None) else f", {row['status']}"
        what = f"{_kind(row)}, {_where(row)}, {_when(row)}{status}"
        if one.kind == CHANGED and one.before and one.after:
            told = "; ".join(_differences(one.before, one.after, one.fields))
            yield f"changed {one.event_id} {what}: {told} ({one.why})"
        elif one.other_id is not None:
            link = "into" if one.kind == MERGED_INTO else "from"
            yield f"{one.kind} {one.event_id} {link} {one.other_id} {what} ({one.why})"
        else:
            yield f"{one.kind} {one.event_id} {what}{_receipt(row)} ({one.why})"


def _receipt(row: Row) -> str:
    """What was printed, and by whom."""
    words = " ".join(str(row.get("sentence") or "").split())
    if not words:
        return ""
    if len(words) > _LONGEST_RECEIPT:
        words = f"{words[:_LONGEST_RECEIPT].rsplit(' ', 1)[0]} ..."
    by = ", ".join(row["sources"] or ["an unknown outlet"])
    return f': {by}: "{words}"'


def _differences(before: Row, after: Row, fields: Iterable[str]) -> Iterator[str]:
    """Each thing that differs once, as before and after."""
    columns: defaultdict[str, list[str]] = defaultdict(list)
    for field in fields:
        columns[_TOLD_AS.get(field, field)].append(field)
    for name, differing in columns.items():
        if name in _WHOLE:
            old, new = (_WHOLE[name](row) for row in (before, after))
            if old != new:
                yield f"{name} {old} -> {new}"
                continue
        word = name if len(differing) == 1 and name not in _WHOLE else ""
        for one in differing:
            yield f"{word or one} {_told(before[one])} -> {_told(after[one])}"


def _kind(row: Row) -> str:
    return str(row["sub_event_type"]).replace("_", " ")


def _where(row: Row) -> str:
    names = [str(row[name]) for name in ("city", "country") if row[name]]
    if row["place_precision"] == "admin1" and row["admin1"]:
        names.insert(0, str(row["admin1"]))
    return ", ".join(names) or "unplaced"


def _full_place(row: Row) -> str:
    """As `_where`, with what tells two towns of one name apart."""
    names = [str(row[name]) for name in ("city", "admin1", "country") if row[name]]
    number = "" if row["geonameid"] is None else f" (GeoNames {row['geonameid']})"
    return f"{', '.join(names)}{number}" if names else "unplaced"


def _when(row: Row) -> str:
    start, end = row["date_start"], row["date_end"]
    if row["date_precision"] == "unknown" or start is None:
        return "undated"
    return f"{start}" if start == end else f"{start}/{end}"


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(str(one) for one in value) + "]"
    return "nothing" if value is None else str(value)


def _full_kind(row: Row) -> str:
    return f"{row['event_type']} / {row['sub_event_type']}".replace("_", " ")


def _full_dates(row: Row) -> str:
    """The interval, or the bound of what is not known better."""
    when = _when(row)
    if when == "undated" and row["date_end"] is not None:
        return f"undated, {row['date_end']} at the latest"
    return when


_WHOLE = {"kind": _full_kind, "dates": _full_dates, "place": _full_place}
