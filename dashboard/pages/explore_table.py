"""The table of the filtered set, a page at a time, with the export of all of it."""

import hashlib
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import query
from dashboard.downloads import draw_export
from dashboard.filters import to_params
from dashboard.pages.frame import Frame
from dashboard.pages.opened import open_event
from dashboard.pages.screen import Screen
from dashboard.views.table import COLUMNS, MORE, marked, table_frame
from dashboard.views.table_widths import column_widths
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
    chosen = [number for number, one in enumerate(ids) if one == st.session_state["open_event"]]
    st.dataframe(
        marked(told[shown], chosen, frame.theme),
        key=key,
        hide_index=True,
        row_height=30,
        height=min(_HEIGHT, 38 + 30 * len(rows)),
        selection_mode="single-cell",
        on_select=partial(_clicked, key, ids),
        column_config=_columns(frame.screen, told[shown]),
        alt="Table of the events",
    )
    if n_pages > 1:
        st.pagination(n_pages, key="page", on_change=_turned, width="stretch")


def _columns(screen: Screen, told: pd.DataFrame) -> dict[str, Any]:
    column = st.column_config
    widths = column_widths(told, screen.page_width, is_phone=screen.is_phone)
    texts = {"What", "When", "Where", "Printed", "Status", "Province", "Who", "Reviewed", "Id"}
    return {
        "dot": column.ImageColumn("", width=widths["dot"]),
        "Sure": column.NumberColumn(width=widths.get("Sure"), format="%.2f"),
        **{
            name: (column.TextColumn if name in texts else column.NumberColumn)(width=width)
            for name, width in widths.items()
            if name not in {"dot", "Sure"}
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
