"""About: the codebook, the columns, the versions of this store, the licences, how to cite."""

from html import escape
from pathlib import Path

import streamlit as st

from dashboard import cached
from dashboard.palette import dot_html
from etl.config import Config
from etl.errors import DatelineError
from etl.store import open_snapshot
from etl.store.manifest import Version, read_versions

_ROOT = Path(__file__).resolve().parents[2]
_LISTED = 30


def about() -> None:
    """The page."""
    config = Config.default()
    st.html('<h1 class="page-title">About Dateline</h1>')
    _draw_versions(config)
    _draw_codebook(config)
    with st.expander("The columns of the tables"):
        st.markdown((_ROOT / "docs" / "schema.md").read_text(encoding="utf-8").partition("\n")[2])
    with st.expander("For programs"):
        st.html(_FOR_PROGRAMS)
    with st.expander("Data and licences"):
        st.code((_ROOT / "NOTICE").read_text(encoding="utf-8"), language=None, wrap_lines=True)


_FOR_PROGRAMS = """
<p class="note">The page's own filters, by the names that its address has, answered as JSON
(<code>format=geojson</code> where there is a place), at most 1,000 rows at a time; nothing can be
written. An answer's ETag changes only with the version of the store.</p>
<table class="beside"><tbody>
<tr><th scope="row"><code>api/events</code></th><td>events, <code>limit</code> and <code>offset</code></td></tr>
<tr><th scope="row"><code>api/events/ID</code></th><td>one event with its receipts</td></tr>
<tr><th scope="row"><code>api/cities</code></th><td>cities with their counts; <code>level=admin1</code> or <code>country</code>: what is known no closer</td></tr>
<tr><th scope="row"><code>api/timeline</code></th><td>counts by <code>bin=day</code>, <code>week</code>, <code>month</code> or <code>year</code></td></tr>
<tr><th scope="row"><code>api/export</code></th><td>all events as a file: <code>format=csv</code>, <code>xlsx</code>, <code>geojson</code>, <code>kml</code>, <code>parquet</code>, <code>datapackage</code></td></tr>
</tbody></table>
"""


def _draw_versions(config: Config) -> None:
    """Which version this is, how to cite it, and the ones before."""
    try:
        snapshot = open_snapshot(config.store)
        versions = read_versions(config.store)
    except DatelineError:
        st.html('<p class="note">No store has been filled yet.</p>')
        return
    now = snapshot.version
    st.html(
        f"<h3>To cite</h3><p>Events reported in {now.rows.get('articles', 0):,} news articles, "
        f"version {now.number} of {now.created_at:%d %B %Y}; read with Dateline, codebook "
        f"<code>{escape(config.codebook.name)}</code>. Places: GeoNames (CC BY 4.0) and Natural "
        "Earth.</p><h3>Versions of this store</h3>" + _versions_html(versions)
    )


def _versions_html(versions: tuple[Version, ...]) -> str:
    newest = sorted(versions, key=lambda one: -one.number)
    rows = "".join(
        f"<tr><td>{one.number}</td><td>{one.created_at:%d %b %Y, %H:%M} UTC</td>"
        f"<td>{escape(one.cause)}</td><td>{one.rows.get('articles', 0):,}</td>"
        f"<td>{one.rows.get('reports', 0):,}</td><td>{one.rows.get('events', 0):,}</td></tr>"
        for one in newest[:_LISTED]
    )
    head = (
        "<tr><th>Version</th><th>Written</th><th>By</th><th>Articles</th><th>Reports</th>"
        "<th>Events</th></tr>"
    )
    more = (
        f'<p class="note">and {len(newest) - _LISTED:,} before</p>' if len(newest) > _LISTED else ""
    )
    return f'<table class="beside"><thead>{head}</thead><tbody>{rows}</tbody></table>{more}'


def _draw_codebook(config: Config) -> None:
    """The types with their definitions and what ACLED calls them."""
    try:
        codebook = cached.codebook_of(config.codebook, config.codebook.stat().st_mtime)
    except (DatelineError, OSError) as error:
        st.error(str(error), icon=":material/error:")
        return
    theme = st.context.theme.type or "light"
    parts = [
        f"<tr><th scope='row'>{dot_html(kind.id, theme)} {escape(kind.label)}</th>"
        f"<td>{escape(kind.definition)}</td>"
        f"<td>{escape(', '.join(finer.id.replace('_', ' ') for finer in kind.subtypes))}</td></tr>"
        for kind in codebook.types
    ]
    head = "<tr><th>Type</th><th>What it means</th><th>Finer kinds</th></tr>"
    st.html(
        f'<h3>The codebook</h3><table class="beside"><thead>{head}</thead>'
        f"<tbody>{''.join(parts)}</tbody></table>"
        '<p class="note">How they map to ACLED, PLOVER and CAMEO stands in docs/codebook.md.</p>'
    )
