"""The table of the page that is shown: one row per event, as it is printed."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboard import palette
from dashboard.query import EventRow
from dashboard.wording import short_date, short_place, status_words, subtype_words, type_words

COLUMNS = ("dot", "What", "When", "Where", "Printed", "Sources", "Reports", "Status", "Sure")
# Columns that a person may add, in the order in which they are offered.
MORE = ("Province", "Killed", "Injured", "Detained", "People", "Who", "Articles", "Reviewed", "Id")
_LONGEST = 1_000  # letters of a sentence in its cell
_LEAD = 24  # letters before what is looked for, so that it stands in sight


def table_frame(
    rows: Sequence[EventRow],
    *,
    types: Mapping[str, str],
    countries: Mapping[str, str],
    theme: str,
    text: str = "",
) -> pd.DataFrame:
    """The rows as the columns of the table, in the order given.

    Args:
        rows: one page of events.
        types: labels of the types.
        countries: names of the codes.
        theme: `light` or `dark`, for the dot.
        text: what the filter asks the sentence to hold; the sentence begins near it.

    Returns:
        A frame of `COLUMNS` and `MORE`; `dot` is an image as a data address.
    """
    records = [
        {
            "dot": dot_image(row.event_type, theme),
            "What": what(row, types),
            "When": short_date(row.date_start, row.date_end, row.date_precision),
            "Where": short_place(row.city, row.admin1, row.country, countries),
            "Printed": lead(" ".join(row.sentence.split()), text),
            "Sources": row.n_sources,
            "Reports": row.n_reports,
            "Status": status_words(row.status),
            "Sure": row.confidence,
            "Province": row.admin1 or "",
            "Killed": row.fatalities,
            "Injured": row.injured,
            "Detained": row.detained,
            "People": row.participants,
            "Who": row.actor or "",
            "Articles": row.n_articles,
            "Reviewed": "yes" if row.reviewed else "",
            "Id": row.event_id,
        }
        for row in rows
    ]
    return pd.DataFrame.from_records(records, columns=[*COLUMNS, *MORE])


def marked(told: pd.DataFrame, chosen: Sequence[int], theme: str) -> Any:
    """The table with the rows of the open event on a ground of their own.

    Args:
        told: what is shown.
        chosen: numbers of rows, from 0.
        theme: `light` or `dark`.

    Returns:
        The frame itself when no row is chosen, else a styler of it.
    """
    if not chosen:
        return told
    ground = f"background-color: {palette.CHOSEN.of(theme)}"
    rows = pd.IndexSlice[list(chosen), [name for name in told.columns if name != "dot"]]
    return told.style.map(lambda _: ground, subset=rows)


def lead(sentence: str, text: str) -> str:
    """The sentence, or its end from shortly before what is looked for."""
    at = sentence.casefold().find(text.casefold()) if text else -1
    begin = at - _LEAD if at > 2 * _LEAD else 0
    cut = sentence[begin : begin + _LONGEST]
    return ("… " if begin else "") + cut + (" …" if len(sentence) - begin > _LONGEST else "")


def what(row: EventRow, types: Mapping[str, str]) -> str:
    """`Protest / rally`."""
    finer = subtype_words(row.event_type, row.sub_event_type)
    label = type_words(row.event_type, types)
    return f"{label} / {finer}" if finer and finer != label.lower() else label


def dot_image(event_type: str, theme: str) -> str:
    """A 10 px dot in a 24 px picture: images fill the cell that they stand in."""
    colour = palette.type_mark(event_type).hue.of(theme)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<circle cx="12" cy="12" r="5" fill="{colour}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"
