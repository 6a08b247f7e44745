"""The table of the filtered set, a page at a time, with the export of all of it."""

import hashlib
from functools import partial
from typing import Any

import streamlit as st

from dashboard import query
from dashboard.downloads import draw_export
from dashboard.filters import to_params
from dashboard.pages.frame import Frame
from dashboard.pages.opened import open_event
from dashboard.pages.screen import Screen
from dashboard.views.table import COLUMNS, MORE, table_frame
from dashboard.wording import counted

_ROWS = 50  # a page of the table
_HEIGHT = 336


def draw_table(frame: Frame) -> None:
    """The same events as map and timeline, newest first, those without a date last."""
    n_events = frame.totals.n_events
    n_pages = max(1, -(-n_events // _ROWS))
    salt = hashlib.sha256(repr(to_params(frame.filters)).encode()).hexdigest()[:10]
    number = _page_number(salt, n_pages)
    with st.container(key="table_head", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="label">{counted(n_events, "event")} <span>newest first, '
            "those without a date last</span></p>"
        )
        with st.popover("Columns", icon=":material/view_column:", key="columns_choice"):
            st.multiselect(
                "Columns of the table",
                [*COLUMNS[1:], *MORE],
                default=COLUMNS[1:],
                key="columns",
                select_all=False,
            )
        draw_export(frame.events, frame.filters, n_events=n_events)
    if not n_events:
        return
    rows = query.page(frame.events, frame.filters, offset=(number - 1) * _ROWS, limit=_ROWS)
    ids = tuple(row.event_id for row in rows)
    key = f"table_{salt}_{number}_{st.session_state.get('table_round', 0)}"
    told = table_frame(
        rows,
        types=frame.names.types,
        countries=frame.names.countries,
        theme=frame.theme,
        text=frame.filters.text,
    )
    shown = [
        "dot",
        *(name for name in (*COLUMNS[1:], *MORE) if name in st.session_state["columns"]),
    ]
    st.dataframe(
        told[shown],
        key=key,
        hide_index=True,
        row_height=30,
        height=min(_HEIGHT, 38 + 30 * len(rows)),
        selection_mode="single-cell",
        on_select=partial(_clicked, key, ids),
        column_config=_columns(frame.screen, shown),
        alt="Table of the events",
    )
    if n_pages > 1:
        st.pagination(n_pages, key="page", on_change=_turned, width="stretch")


def _columns(screen: Screen, shown: list[str]) -> dict[str, Any]:
    column = st.column_config
    widths = {"dot": 34, "What": 182, "When": 196, "Where": 178, "Sources": 62, "Reports": 62}
    widths |= {"Status": 76, "Sure": 52}
    widths |= dict.fromkeys(MORE, 84) | {"Id": 148, "Who": 120, "Province": 130}
    taken = sum(widths[name] for name in shown if name != "Printed")
    printed = max(240, screen.page_width - taken - 4)
    return {
        "dot": column.ImageColumn("", width=widths["dot"]),
        "Printed": column.TextColumn(width=printed),
        "Sure": column.NumberColumn(width=widths["Sure"], format="%.2f"),
        **{name: column.TextColumn(width=widths[name]) for name in ("What", "When", "Where")},
        **{name: column.NumberColumn(width=widths[name]) for name in ("Sources", "Reports")},
        "Status": column.TextColumn(width=widths["Status"]),
        **{
            name: column.TextColumn(width=widths[name])
            for name in ("Province", "Who", "Reviewed", "Id")
        },
        **{
            name: column.NumberColumn(width=widths[name])
            for name in ("Killed", "Injured", "Detained", "People", "Articles")
        },
    }


def _page_number(salt: str, n_pages: int) -> int:
    """The page of the table; another filter starts at the first again."""
    state = st.session_state
    if "page" not in state:
        told = state.get("open_page", "")
        state["page"] = int(told) if told.isdigit() and int(told) else 1
    elif state.get("page_salt") != salt:
        state["page"] = 1
    state["page_salt"] = salt
    state["page"] = min(max(int(state["page"]), 1), n_pages)
    number: int = state["page"]
    state["open_page"] = str(number) if number > 1 else ""
    return number


def _turned() -> None:
    st.session_state["acted"] = True


def _clicked(key: str, ids: tuple[str, ...]) -> None:
    """Callback: a cell was clicked; the ids are those of the rows that were drawn."""
    cells = st.session_state[key].selection.get("cells", [])
    if cells and 0 <= cells[0][0] < len(ids):
        open_event(ids[cells[0][0]])
