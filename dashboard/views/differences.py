"""What became of an event between versions, in the page's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.wording import (
    figure_words,
    long_date,
    long_place,
    short_place,
    status_words,
    subtype_words,
    type_words,
)
from etl.store.changes import Change
from etl.store.history import Moment

Row = Mapping[str, Any]

_DATES = ("date_start", "date_end", "date_precision")
_PLACE = ("city", "admin1", "country", "place_precision", "geonameid")
_KIND = ("event_type", "sub_event_type")
_NAMES = {
    "n_reports": "reports",
    "n_articles": "articles",
    "n_sources": "independent outlets",
    "sources": "outlets",
    "review_state": "review",
    "flags": "to look at again",
    "actor": "who did it",
}
_CAUSES = {"run": "articles were read", "judgement": "somebody judged"}


@dataclass(frozen=True, slots=True)
class Words:
    """Labels of types by id, and names of countries by code."""

    types: Mapping[str, str]
    countries: Mapping[str, str]


def differences(
    before: Row, after: Row, fields: Sequence[str], words: Words
) -> tuple[tuple[str, str, str], ...]:
    """Each thing that differs once, as (what, before, after).

    Args:
        before: the row as it was.
        after: the row as it became.
        fields: columns that differ; those that say one thing together are told as one.
        words: labels.
    """
    told: dict[str, tuple[str, str, str]] = {}
    for field in fields:
        name, say = _telling(field, words)
        told.setdefault(name, (name, say(before), say(after)))
    return tuple(one for one in told.values() if one[1] != one[2])


def _telling(field: str, words: Words) -> tuple[str, Callable[[Row], str]]:
    if field in _KIND:
        return "kind", lambda row: kind_words(row, words)
    if field in _DATES:
        return "when", lambda row: long_date(*(row[name] for name in _DATES))
    if field in _PLACE:
        return "where", lambda row: _place(row, words)
    if field == "status":
        return "status", lambda row: status_words(str(row["status"]))
    return _NAMES.get(field, figure_words(field)), lambda row: _plain(row[field])


def kind_words(row: Row, words: Words) -> str:
    """`Protest / rally`."""
    finer = subtype_words(str(row["event_type"]), str(row["sub_event_type"]))
    kind = type_words(str(row["event_type"]), words.types)
    return f"{kind} / {finer}" if finer else kind


def _place(row: Row, words: Words) -> str:
    said = long_place(row["city"], row["admin1"], row["country"], words.countries)
    return said if row["geonameid"] is None else f"{said} (GeoNames {row['geonameid']})"


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "not told" if value is None else str(value).replace("_", " ")


def event_words(row: Row, words: Words) -> str:
    """`Protest / rally, Sanandaj, Iran, Saturday 8 October 2022`."""
    where = short_place(row["city"], row["admin1"], row["country"], words.countries)
    when = long_date(*(row[name] for name in _DATES))
    return f"{kind_words(row, words)}, {where}, {when}"


def life_html(moments: Sequence[Moment], words: Words, *, event_id: str, shown: int) -> str:
    """An event's life, oldest first, each version with the address of the event as it was then.

    Args:
        moments: its changes.
        words: labels.
        event_id: of the event.
        shown: the version that the page shows; it is marked.
    """
    rows = []
    before: Row | None = None
    current = max((one.version.number for one in moments if one.version.number <= shown), default=0)
    for one in moments:
        number = one.version.number
        cause = _CAUSES.get(one.version.cause, one.version.cause)
        head = f"version {number}, {one.at:%d %b %Y, %H:%M} UTC, {escape(cause)}"
        if one.row is not None:
            head = f'<a href="event?id={escape(event_id)}&amp;version={number}" target="_self">{head}</a>'
        if one.row is None:
            said = f"gone: {escape(one.detail)}"
        elif before is None:
            said = f"first told as {escape(event_words(one.row, words))}"
        else:
            said = _changed_html(differences(before, one.row, one.fields, words))
        mark = ' aria-current="true"' if number == current else ""
        rows.append(f"<li{mark}>{head}: {said}{' (shown here)' if mark else ''}</li>")
        before = one.row
    return f'<ol class="history">{"".join(rows)}</ol>'


def change_html(change: Change, words: Words, *, before: int, after: int) -> str:
    """One change between two versions, with the addresses of the event in both.

    Args:
        change: what became of the event.
        words: labels.
        before: the number of the earlier version.
        after: of the later one.
    """
    row = change.after or change.before or {}
    parts = []
    if change.before is not None and change.after is not None:
        told = differences(change.before, change.after, change.fields, words)
        parts.append(_changed_html(told))
    if change.other_id is not None:
        link = "into" if change.after is None else "out of"
        parts.append(f"{link} <code>{escape(change.other_id)}</code>")
    parts.append(escape(change.why))
    links = " · ".join(
        f'<a href="event?id={escape(change.event_id)}&amp;version={number}" target="_self">'
        f"{said}</a>"
        for number, said, there in (
            (before, "before", change.before),
            (after, "after", change.after),
        )
        if there is not None
    )
    said = "; ".join(part for part in parts if part)
    return f"<li><b>{escape(event_words(row, words))}</b>: {said} <span class='note'>{links}</span></li>"


def _changed_html(told: Sequence[tuple[str, str, str]]) -> str:
    return "; ".join(
        f"{escape(name)} <s>{escape(old)}</s> → {escape(new)}" for name, old, new in told
    )
