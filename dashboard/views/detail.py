"""The panel of one event: what, where, when, how sure, and the receipts, as HTML.

Everything that an article or a codebook says is escaped here: sentences hold markup, dollar
signs, brackets and whatever a hostile page put into them.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

from dashboard.palette import dot_html
from dashboard.query import EventRow, Receipt
from dashboard.wording import (
    counted,
    long_date,
    long_place,
    published_words,
    status_words,
    subtype_words,
    type_words,
)

_LONGEST = 3_000  # letters of one sentence that are shown: what has no full stop can be a megabyte
_NAME = 300  # letters of an outlet's name or a headline
_MARK_TITLES = {"what": "what happened", "where": "where", "when": "when"}


def head_html(
    row: EventRow, *, types: Mapping[str, str], countries: Mapping[str, str], theme: str
) -> str:
    """Type, place, date and facts of an event; `types` and `countries` are labels of ids."""
    label = type_words(row.event_type, types)
    finer = subtype_words(row.event_type, row.sub_event_type)
    finer = f' <span class="finer">/ {escape(finer)}</span>' if finer else ""
    place = long_place(row.city, row.admin1, row.country, countries)
    day = long_date(row.date_start, row.date_end, row.date_precision)
    return (
        f'<div class="panel-type">{dot_html(row.event_type, theme)}'
        f"<b>{escape(label)}</b>{finer}</div>"
        f'<h2 class="panel-place"><bdi>{escape(place)}</bdi></h2>'
        f'<p class="panel-date">{escape(day)}</p>'
        f'<dl class="facts">{_facts(row)}</dl>'
    )


def _css_name(event_type: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in event_type)


def _facts(row: EventRow) -> str:
    status = (
        f'<span class="status-{_css_name(row.status)}">{escape(status_words(row.status))}</span>'
    )
    facts = [
        ("Status", status),
        ("Sure", f"{row.confidence:.2f}"),
        ("Place", escape(_place_level(row.place_precision))),
        ("Date", escape(_date_level(row.date_precision))),
    ]
    for name, number in (
        ("People", row.participants),
        ("Killed", row.fatalities),
        ("Injured", row.injured),
        ("Detained", row.detained),
    ):
        if number is not None:
            facts.append((name, f"{number:,} or more"))
    if row.actor:
        facts.append(("Who", f"<bdi>{escape(row.actor)}</bdi>"))
    pairs = "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in facts)
    told = ", ".join(
        (
            counted(row.n_sources, "outlet"),
            counted(row.n_articles, "article"),
            counted(row.n_reports, "report"),
        )
    )
    return f'{pairs}<div class="whole"><dt>Sources</dt><dd>{told}</dd></div>'


def _place_level(precision: str) -> str:
    return {"city": "city", "admin1": "province only", "country": "country only"}.get(
        precision, "not named"
    )


def _date_level(precision: str) -> str:
    return "not named" if precision == "unknown" else f"to the {precision}"


def receipts_html(
    row: EventRow, receipts: Sequence[Receipt], countries: Mapping[str, str], text: str = ""
) -> str:
    """What was printed: each report's sentence with the words that its fields rest on.

    Args:
        row: the event, for what a report says otherwise.
        receipts: its reports.
        countries: names of country codes.
        text: what the filter asks the sentence to hold; shown where it stands.
    """
    key = "".join(f'<mark class="{name}">{name}</mark>' for name in _MARK_TITLES)
    told = "".join(_receipt_html(row, receipt, countries, text) for receipt in receipts)
    none = "" if receipts else '<p class="note">The reports behind it are not in this version.</p>'
    return f'<div class="receipts-head"><b>Receipts</b><span>{key}</span></div>{told}{none}'


def _receipt_html(row: EventRow, receipt: Receipt, countries: Mapping[str, str], text: str) -> str:
    notes = [*_elsewhere(receipt), *_otherwise(row, receipt, countries)]
    said = "".join(f'<p class="note">{note}</p>' for note in notes)
    return (
        '<article class="receipt"><header>'
        f"{outlet_html(receipt)}<span>{escape(published_words(receipt.published))}</span></header>"
        f'<blockquote dir="auto">{marked(receipt, text)}</blockquote>{said}</article>'
    )


def outlet_html(receipt: Receipt) -> str:
    """The outlet's name, as a link where its address is one."""
    said = (receipt.source or receipt.title or "outlet not known")[:_NAME]
    name = f"<bdi>{escape(said)}</bdi>"
    url = web_address(receipt.url)
    title = f' title="{escape(receipt.title[:_NAME])}"' if receipt.title else ""
    if url is None:
        return f"<span{title}>{name}</span>"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer"{title}>{name}</a>'


def web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https with a host, else None."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    return (url or "").strip()


def marked(receipt: Receipt, text: str = "") -> str:
    """The sentence as HTML with its marks; spans that overlap show the first of them.

    Args:
        receipt: a report.
        text: words that a person looks for; they are underlaid wherever they stand.
    """
    sentence, shift = receipt.sentence, receipt.sentence_start
    at, end_shown = _shown(receipt)
    pieces = ["… "] if at else []
    for name, start, end, _ in sorted(receipt.marks, key=lambda mark: mark[1]):
        first, last = start - shift, end - shift
        if first < at or last > end_shown or first >= last:
            continue
        pieces.append(found(sentence[at:first], text))
        words = found(sentence[first:last], text)
        pieces.append(f'<mark class="{name}" title="{_MARK_TITLES[name]}">{words}</mark>')
        at = last
    pieces.append(found(sentence[at:end_shown], text))
    left = len(sentence) - end_shown
    return "".join(pieces) + (f" … {left:,} more letters" if left else "")


def _shown(receipt: Receipt) -> tuple[int, int]:
    """The stretch of a sentence that is shown: all of it, or what is about its first mark."""
    if len(receipt.sentence) <= _LONGEST:
        return 0, len(receipt.sentence)
    starts = [start - receipt.sentence_start for _, start, _, _ in receipt.marks]
    first = min((one for one in starts if 0 <= one < len(receipt.sentence)), default=0)
    begin = max(0, first - _LONGEST // 4)
    return begin, min(len(receipt.sentence), begin + _LONGEST)


def found(words: str, text: str) -> str:
    """Words as HTML, with what a person looks for underlaid."""
    if not text:
        return escape(words)
    parts = re.split(f"({re.escape(text)})", words, flags=re.IGNORECASE)
    return "".join(
        f'<span class="hit">{escape(part)}</span>' if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _elsewhere(receipt: Receipt) -> list[str]:
    """Words that a field rests on but that stand outside the sentence."""
    first, last = receipt.sentence_start, receipt.sentence_start + len(receipt.sentence)
    return [
        f'Elsewhere in the article: <mark class="{name}"><bdi>{escape(words)}</bdi></mark>'
        for name, start, end, words in receipt.marks
        if words and (start < first or end > last)
    ]


def _otherwise(row: EventRow, receipt: Receipt, countries: Mapping[str, str]) -> list[str]:
    """Where a report says something else than the event."""
    notes = []
    event_day = (row.date_start, row.date_end)
    report_day = (receipt.date_start, receipt.date_end)
    if report_day != event_day:
        said = long_date(*report_day, receipt.date_precision)
        verb = "otherwise" if _apart(row, receipt) else "less"
        notes.append(f"Says {verb}: {escape(said)}.")
    event_place = (row.city, row.admin1, row.country)
    report_place = (receipt.city, receipt.admin1, receipt.country)
    if report_place != event_place:
        said = long_place(*report_place, countries)
        wider = receipt.city is None and receipt.country in (None, row.country)
        notes.append(f"Says {'less' if wider else 'otherwise'}: {escape(said)}.")
    if receipt.status != row.status:
        notes.append(f"Says otherwise: {escape(status_words(receipt.status))}.")
    return notes


def _apart(row: EventRow, receipt: Receipt) -> bool:
    """Whether the report's days and the event's cannot be the same."""
    if row.date_start is None or row.date_end is None:
        return False
    starts_after = receipt.date_start is not None and receipt.date_start > row.date_end
    return starts_after or (receipt.date_end is not None and receipt.date_end < row.date_start)
