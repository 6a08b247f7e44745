"""Which version of the store a page shows: the last one, or the one that the address names."""

import streamlit as st

from etl.config import Config
from etl.store.manifest import Version, read_versions

_LISTED = 200  # versions offered; an older one is reached by its address


def kept_versions(config: Config) -> tuple[Version, ...]:
    """Those that can still be read, the newest first."""
    versions = read_versions(config.store)
    oldest = versions[-1].oldest if versions else 0
    return tuple(one for one in reversed(versions) if one.number >= oldest)


def version_words(version: Version) -> str:
    """`Version 3, 22 Nov 2026, 14:03 UTC, run: 1,312 events`."""
    at = f"{version.created_at:%d %b %Y, %H:%M} UTC"
    return (
        f"Version {version.number}, {at}, {version.cause}: {version.rows.get('events', 0):,} events"
    )


def draw_switch(config: Config, *, shown: int) -> None:
    """A choice among the kept versions, where there are several."""
    versions = kept_versions(config)
    if len(versions) < 2:
        return
    last = versions[0].number
    labels = {one.number: version_words(one) for one in versions[:_LISTED]}
    labels.setdefault(shown, f"Version {shown}")
    st.session_state["as_of"] = shown
    st.selectbox(
        "As it was in",
        list(labels),
        format_func=lambda number: labels[number] + (" (the last)" if number == last else ""),
        key="as_of",
        on_change=_switch,
        args=(last,),
    )


def _switch(last: int) -> None:
    """Callback: the address names the version; the last one needs no name."""
    chosen = st.session_state["as_of"]
    st.session_state["acted"] = True
    st.session_state["open_version"] = "" if chosen == last else str(chosen)
    if chosen == last:
        st.query_params.pop("version", None)
    else:
        st.query_params["version"] = str(chosen)
