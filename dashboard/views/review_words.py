"""What the page of review says: why an event waits, who decided what, and when.

Everything that an article or a person says is escaped here.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from dashboard.query import EventRow
from dashboard.query.review_queue import Queued, Standing
from dashboard.wording import counted, short_date, short_place
from etl.review import Judgement

FIELDS = {
    "place": "place",
    "dates": "day",
    "sub_event_type": "kind",
    "status": "status",
    "participants": "people taking part",
    "fatalities": "killed",
    "injured": "injured",
    "detained": "detained",
    "actor": "who",
}
FLAGS = {
    "contradicted": "a later article says otherwise than the edit",
    "reread": "the text is read otherwise than when it was judged",
    "joined": "reports joined it since it was judged",
    "lost": "a judged report is not found any more",
    "disputed": "two people said different things",
}
DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "place_is": "placed",
    "same_event": "joined with another",
    "different_event": "taken apart",
    "not_an_event": "said to be no event",
    "withdraw": "undone",
}


def progress_html(standing: Standing, filter_words: str) -> str:
    """`12 of 362 judged`, and of what."""
    return (
        f'<p class="summary short"><b>{standing.n_judged:,} of {standing.n_events:,}</b> events judged</p>'
        f'<p class="grey">{escape(filter_words)} · <a href="./" target="_self">change the filter in '
        "Explore</a></p>"
    )


def reasons_html(queued: Queued | None) -> str:
    """Why a person's minute is well spent here."""
    if queued is None:
        return ""
    why = [f"{queued.confidence:.2f} sure"]
    if queued.otherwise:
        why.append(
            "reports differ on " + ", ".join(FIELDS.get(one, one) for one in queued.otherwise)
        )
    if queued.n_reports > 1:
        why.append(counted(queued.n_reports, "report"))
    why += [FLAGS.get(one, one) for one in queued.flags]
    return f'<p class="note review-why">In the queue because: {escape("; ".join(why))}.</p>'


def ago(at: datetime, now: datetime | None = None) -> str:
    """`just now`, `a minute ago`, `3 hours ago`, `on 8 Oct 2022`."""
    seconds = ((now or datetime.now(UTC)) - at).total_seconds()
    for least, words in ((45, "just now"), (90, "a minute ago")):
        if seconds < least:
            return words
    if seconds < 3600:
        return f"{round(seconds / 60)} minutes ago"
    if seconds < 86_400:
        return f"{counted(max(1, round(seconds / 3600)), 'hour')} ago"
    return f"on {at.day} {at:%b} {at.year}"


def decided(one: Judgement) -> str:
    """`accepted`, `corrected: fatalities 4`."""
    words = DONE.get(one.kind.value, one.kind.value)
    if one.kind.value == "correct":
        return f"{words}: {one.field} {value_words(one.value)}"
    if one.kind.value == "place_is":
        return f"{words} in {value_words(one.value)}"
    return words


def value_words(value: Any) -> str:
    """A judgement's value as people read it."""
    if not isinstance(value, dict):
        return "not known" if value is None else str(value)
    if "sub_event_type" in value:
        return str(value["sub_event_type"]).replace("_", " ")
    if "date_start" in value:
        ends = [date.fromisoformat(one) if one else None for one in _ends(value)]
        return short_date(ends[0], ends[1], str(value.get("date_precision")))
    return str(value.get("name", "not known"))


def _ends(value: dict[str, Any]) -> tuple[str | None, str | None]:
    return value.get("date_start"), value.get("date_end")


def others_html(news: Sequence[Judgement]) -> str:
    """What others decided about the event since it was opened."""
    said = "; ".join(
        f"<b>{escape(one.who)}</b> {ago(one.at)}: {escape(decided(one))}" for one in news
    )
    return f'<p class="review-news" role="status">Judged by {said}.</p>' if news else ""


def line(row: EventRow, countries: dict[str, str], kind: str) -> str:
    """One event in one line, for a list to choose from."""
    day = short_date(row.date_start, row.date_end, row.date_precision)
    return f"{day}, {short_place(row.city, row.admin1, row.country, countries)}, {kind}"
