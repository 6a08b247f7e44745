"""The export of what is on the screen: in which form, and the link that makes the file.

The file is made by the server's own address `/api/export`, on disk and not in memory, from the
filter and the version that the page shows.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import Filters, to_params
from dashboard.query import Events
from dashboard.wording import counted

FORMATS = {
    "csv": "CSV, a plain table",
    "xlsx": "XLSX, a spreadsheet",
    "geojson": "GeoJSON, a map layer",
    "kml": "KML, for Google Earth",
    "parquet": "Parquet, typed columns",
    "datapackage": "Data package: CSV with its schema",
}
AS_IT_IS, RECEIPTS, SHARE_SAFE = "The table", "With receipts", "Safe to share"
_MEANT = {
    AS_IT_IS: "Every column of each event, its sources and its precision.",
    RECEIPTS: "Also each report: outlet, link, day and the printed sentence.",
    SHARE_SAFE: "Places no closer than the province; no sentences, actors or filter. The file says so.",
}
_SLOW = 200_000  # events from which a file takes more than some seconds


def draw_export(events: Events, filters: Filters, *, n_events: int) -> None:
    """The choice of format and content; without events there is nothing to export."""
    with st.popover("Export", icon=":material/download:", disabled=not n_events, key="export"):
        form = st.selectbox(
            "Format", list(FORMATS), format_func=lambda one: FORMATS[one], key="export_format"
        )
        content = st.radio("Content", list(_MEANT), key="export_content")
        st.html(f'<p class="note">{_MEANT[content]}</p>')
        marked = form == "csv" and st.checkbox(
            "For Excel (with a byte order mark)", key="export_bom"
        )
        address = export_address(filters, events.files.version, form, content, bom=bool(marked))
        said = f"Download {counted(n_events, 'event')}"
        st.html(f'<a class="download" href="{escape(address)}" download>{escape(said)}</a>')
        if n_events > _SLOW:
            minutes = max(1, round(n_events / 700_000))
            st.html(f'<p class="note">So many take about {counted(minutes, "minute")}.</p>')


def export_address(filters: Filters, version: int, form: str, content: str, *, bom: bool) -> str:
    """The address of the file of exactly one filtered set of one version of the store."""
    params = to_params(filters) | {"format": [form], "version": [str(version)]}
    if content == RECEIPTS:
        params["receipts"] = ["yes"]
    if content == SHARE_SAFE:
        params["share_safe"] = ["yes"]
    if bom:
        params["bom"] = ["yes"]
    return f"api/export?{urlencode(params, doseq=True)}"
