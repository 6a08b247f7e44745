"""What is recognised in an article before it is stored, as HTML with a mark for each field.

Everything that the article says is escaped here.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard.palette import dot_html
from dashboard.wording import counted, long_place, short_date, status_words, type_words
from etl.articles import Article
from etl.reports import Report

_LONGEST = 20_000  # letters of one article that are shown; all of it is read
Mark = tuple[str, int, int, str]


def used_marks(reports: Sequence[Report]) -> tuple[Mark, ...]:
    """The words on which reports rest: (field, start, end, what is said of them)."""
    found: dict[tuple[str, int, int], str] = {}
    for one in reports:
        kind = one.sub_event_type.replace("_", " ")
        place = "" if one.place is None else f"{one.place.name}, {one.place.country}"
        day = short_date(one.dates.start, one.dates.end, str(one.dates.precision))
        for name, span, said in (
            ("what", one.trigger, kind),
            ("where", one.place_span, place),
            ("when", one.date_span, day),
        ):
            if span is not None:
                found.setdefault((name, span.start, span.end), said)
    return tuple((*key, said) for key, said in found.items())


def other_marks(recognised: Mapping[str, Any]) -> tuple[Mark, ...]:
    """Places, days and triggers that were recognised, used by a report or not."""
    places = [
        ("where", one["start"], one["end"], f"{one['name']}, {one['country'] or ''}".strip(", "))
        for one in recognised["places"]
    ]
    days = [
        ("when", one["start"], one["end"], " to ".join(_days(one)) or "no day")
        for one in recognised["dates"]
    ]
    kinds = [
        ("what", one["start"], one["end"], str(one["sub_event_type"]).replace("_", " "))
        for one in recognised["triggers"]
    ]
    return (*kinds, *places, *days)


def _days(one: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(str(one[end]) for end in ("earliest", "latest") if one[end]))


def marked_text(text: str, used: Sequence[Mark], other: Sequence[Mark]) -> str:
    """The text with its marks; what no report uses is marked faintly, what overlaps once."""
    taken = {(start, end) for _, start, end, _ in used}
    faint = [(*mark, "unused") for mark in other if (mark[1], mark[2]) not in taken]
    marks = sorted([*((*mark, "") for mark in used), *faint], key=lambda m: (m[1], m[4], m[2]))
    pieces, at = [], 0
    for name, start, end, said, faintly in marks:
        if start < at or end > min(len(text), _LONGEST) or start >= end:
            continue
        pieces.append(escape(text[at:start]))
        pieces.append(
            f'<mark class="{name} {faintly}" title="{escape(f"{name}: {said}")}">'
            f"{escape(text[start:end])}</mark>"
        )
        at = end
    pieces.append(escape(text[at:_LONGEST]))
    rest = len(text) - _LONGEST
    more = f'<p class="note">{rest:,} more letters are read but not shown.</p>' if rest > 0 else ""
    return f'<blockquote class="whole-text" dir="auto">{"".join(pieces)}</blockquote>{more}'


def article_html(article: Article, recognised: Mapping[str, Any], reports: Sequence[Report]) -> str:
    """One article with its marks."""
    said = " · ".join(
        f"<bdi>{escape(part[:300])}</bdi>"
        for part in (
            article.source or "outlet not known",
            f"published {article.published.iso()}"
            if article.published
            else "day of publication not known: “yesterday” and its like cannot be dated",
            counted(len(reports), "report"),
        )
        if part
    )
    title = (
        f'<p class="headline" dir="auto">{escape(article.title[:500])}</p>' if article.title else ""
    )
    body = marked_text(article.text, used_marks(reports), other_marks(recognised))
    return f'<article class="receipt"><header><span>{said}</span></header>{title}{body}</article>'


def reports_html(
    reports: Sequence[Report], types: Mapping[str, str], countries: Mapping[str, str], theme: str
) -> str:
    """What would be stored: one line for each report."""
    if not reports:
        return '<p class="note">Nothing that the codebook knows is reported in it.</p>'
    rows = "".join(
        f"<tr><td>{dot_html(one.event_type, theme)}</td>"
        f"<td>{escape(type_words(one.event_type, types))} / "
        f"{escape(one.sub_event_type.replace('_', ' '))}</td>"
        f"<td>{escape(_day(one))}</td><td>{escape(_place(one, countries))}</td>"
        f"<td>{escape(status_words(one.status))}</td><td>{one.confidence:.2f}</td></tr>"
        for one in reports
    )
    head = "<tr><th></th><th>What</th><th>When</th><th>Where</th><th>Status</th><th>Sure</th></tr>"
    return f'<table class="beside"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _day(one: Report) -> str:
    return short_date(one.dates.start, one.dates.end, str(one.dates.precision))


def _place(one: Report, countries: Mapping[str, str]) -> str:
    if one.place is None:
        return "place not named"
    city = one.place.name if one.place.kind in {"city", "admin2"} else None
    admin1 = None if one.place.kind == "country" else one.place.admin1
    return long_place(city, admin1, one.place.country, countries)
