"""What changed between two versions, in words that can be cited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etl.store.changes import CHANGED, MERGED_INTO, Change

Row = Mapping[str, Any]

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


def lines(changes: Iterable[Change]) -> Iterator[str]:
    """The changes for people, a line each."""
    for one in changes:
        row = one.after or one.before or {}
        what = f"{_kind(row)}, {_where(row)}, {_when(row)}"
        if one.kind == CHANGED and one.before and one.after:
            told = "; ".join(_differences(one.before, one.after, one.fields))
            yield f"changed {one.event_id} {what}: {told} ({one.why})"
        elif one.other_id is not None:
            link = "into" if one.kind == MERGED_INTO else "from"
            yield f"{one.kind} {one.event_id} {link} {one.other_id} {what} ({one.why})"
        else:
            yield f"{one.kind} {one.event_id} {what} ({one.why})"


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
