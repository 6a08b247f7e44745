"""The sentence that opens the page, and the grey line of counts under it."""

from collections.abc import Mapping
from html import escape

from dashboard.query import Totals
from dashboard.wording import counted, day_range, plural, type_words


def summary_html(totals: Totals, n_all: int, words: str, types: Mapping[str, str]) -> str:
    """What the filter found, in words.

    Args:
        totals: counts of the filtered set.
        n_all: events in the whole store.
        words: the filter in words; may hold what a person typed, and is escaped here.
        types: labels of the event types.

    Returns:
        HTML of two paragraphs.
    """
    if not n_all:
        sentence = "<b>No events</b> have been stored yet."
        grey = ""
    else:
        sentence = _sentence(totals, types)
        grey = _grey(totals, n_all, words)
    return f'<p class="summary" role="status">{sentence}</p><p class="grey">{grey}</p>'


def _sentence(totals: Totals, types: Mapping[str, str]) -> str:
    if not totals.n_events:
        return "<b>No event</b> passes this filter."
    said = f"<b>{counted(totals.n_events, 'event')}</b> reported"
    if totals.n_cities:
        said += f" in <b>{counted(totals.n_cities, 'city', 'cities')}</b>"
        if totals.n_countries > 1:
            said += f" of {counted(totals.n_countries, 'country', 'countries')}"
    elif totals.n_countries:
        said += f" in {counted(totals.n_countries, 'country', 'countries')}"
    if totals.first and totals.last:
        said += f" {day_range(totals.first, totals.last)}"
    commonest = _commonest(totals, types)
    return f"{said}{commonest}."


def _commonest(totals: Totals, types: Mapping[str, str]) -> str:
    if totals.n_events < 3:
        return ""
    (first, n_first), *rest = totals.types.items()
    name = escape(plural(type_words(first, types)))
    if n_first == totals.n_events:
        return f", all {name}"
    share = n_first / totals.n_events
    if share > 0.5:
        return f", most of them {name} ({share:.0%})"
    said = f", the commonest {name} ({share:.0%})"
    second, n_second = rest[0]
    return (
        f"{said} and {escape(plural(type_words(second, types)))} ({n_second / totals.n_events:.0%})"
    )


def _grey(totals: Totals, n_all: int, words: str) -> str:
    told = [
        f"{totals.n_events:,} of {counted(n_all, 'event')}",
        counted(totals.n_reports, "report"),
        counted(totals.n_sources, "source"),
        f"{totals.n_unplaced:,} without a city",
        f"{totals.n_undated:,} without a date",
    ]
    return f"{', '.join(told)}. · {escape(words)}."
