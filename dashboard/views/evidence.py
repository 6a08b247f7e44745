"""The evidence of one event as HTML: receipts in their context, disagreements, confidence, history.

Everything that an article, a codebook or a person says is escaped here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from dashboard.query import EventRow
from dashboard.query.context import Told
from dashboard.views.detail import marked, outlet_html
from dashboard.wording import long_date, long_place, published_words, status_words

_FIELDS = {
    "place": "Where",
    "dates": "When",
    "sub_event_type": "What",
    "status": "Status",
    "participants": "People",
    "fatalities": "Killed",
    "injured": "Injured",
    "detained": "Detained",
    "actor": "Who",
}


def context_html(told: Sequence[Told]) -> str:
    """Each receipt with what stands around it; copies are named under the article they copy."""
    key = "".join(f'<mark class="{name}">{name}</mark>' for name in ("what", "where", "when"))
    parts = "".join(_told_html(one) for one in told)
    return f'<div class="receipts-head"><b>Receipts in their context</b><span>{key}</span></div>{parts}'


def _told_html(one: Told) -> str:
    receipt = one.receipt
    title = (
        f'<p class="headline" dir="auto">{escape(receipt.title[:500])}</p>' if receipt.title else ""
    )
    copies = ""
    if one.copies:
        names = ", ".join(
            f"{outlet_html(copy)} ({escape(published_words(copy.published))})"
            for copy in one.copies
        )
        copies = f'<p class="note">Reprinted, so no further witness: {names}.</p>'
    return (
        '<article class="receipt"><header>'
        f"{outlet_html(receipt)}<span>{escape(published_words(receipt.published))}</span></header>"
        f'{title}<blockquote dir="auto"><span class="around">{_before(one.before)}</span>'
        f"{marked(receipt)}"
        f'<span class="around">{_after(one.after)}</span></blockquote>'
        f'<p class="note">{receipt.confidence:.2f} sure: {escape(receipt.detail)}</p>{copies}</article>'
    )


def _before(words: str) -> str:
    """The end of what stands before, from a whole word on."""
    cut = words.partition(" ")[2] if len(words) > 200 else words
    return escape(("… " if cut != words else "") + _unwrapped(cut))


def _after(words: str) -> str:
    cut = words.rpartition(" ")[0] if len(words) > 200 else words
    return escape(_unwrapped(cut) + (" …" if cut != words else ""))


def _unwrapped(words: str) -> str:
    """Words without the line ends that only wrap a paragraph."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", words)


def disagreements_html(row: EventRow, told: str, countries: Mapping[str, str]) -> str:
    """What other reports say otherwise, beside what the event says.

    Args:
        row: the event.
        told: the store's column `disagreement`, JSON.
        countries: names of country codes.
    """
    try:
        found = json.loads(told or "[]")
    except ValueError:
        found = []
    rows = "".join(
        f"<tr><th scope='row'>{_FIELDS.get(str(one.get('field')), escape(str(one.get('field'))))}</th>"
        f"<td>{escape(_ours(row, str(one.get('field')), countries))}</td>"
        f"<td>{escape(_value(one.get('value'), countries))}</td>"
        f"<td>{escape(', '.join(map(str, one.get('sources') or ['outlet not known'])))}</td></tr>"
        for one in found
        if isinstance(one, dict)
    )
    if not rows:
        return '<p class="note">No report says otherwise.</p>'
    head = "<tr><th></th><th>The event says</th><th>Said otherwise</th><th>By</th></tr>"
    return f'<table class="beside"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _ours(row: EventRow, field: str, countries: Mapping[str, str]) -> str:
    if field == "place":
        return long_place(row.city, row.admin1, row.country, countries)
    if field == "dates":
        return long_date(row.date_start, row.date_end, row.date_precision)
    if field == "status":
        return status_words(row.status)
    value = getattr(row, field, None)
    return "not told" if value is None else _value(value, countries)


def _value(value: Any, countries: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        if "date_start" in value or "date_end" in value:
            ends = [value.get("date_start"), value.get("date_end")]
            return " to ".join(dict.fromkeys(str(end) for end in ends if end)) or "not told"
        place = (value.get("city") or value.get("name"), value.get("admin1"), value.get("country"))
        return long_place(*place, countries)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "not told" if value is None else str(value).replace("_", " ")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement as the page prints it."""

    kind: str
    who: str
    at: datetime
    why: str
    is_active: bool


def history_html(decisions: Sequence[Decision]) -> str:
    """Who decided what, when and why; withdrawn ones are struck."""
    if not decisions:
        return '<p class="note">Nobody has judged it yet.</p>'
    rows = []
    for one in decisions:
        said = f"{escape(one.kind.replace('_', ' '))} by <bdi>{escape(one.who or 'somebody')}</bdi>"
        said += f", {one.at:%d %b %Y, %H:%M} UTC" + (
            f": <bdi>{escape(one.why)}</bdi>" if one.why else ""
        )
        rows.append(f"<li>{said}</li>" if one.is_active else f"<li><s>{said}</s> (withdrawn)</li>")
    return f'<ol class="history">{"".join(rows)}</ol>'


def confidence_html(row: EventRow, detail: str) -> str:
    """What the confidence means, and on what it rests."""
    return (
        f'<p class="note"><b>{row.confidence:.2f}</b> is how likely type, place and date are all as '
        f"told. Why its reports are one event: {escape(detail.rstrip('.') or 'it has one report')}.</p>"
    )
