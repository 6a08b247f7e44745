"""Versions: what was added, changed, merged or removed between two states of the store."""

from collections import Counter

import streamlit as st

from dashboard import cached
from dashboard.pages.as_of import kept_versions, version_words
from dashboard.views.differences import Words, change_html
from dashboard.wording import counted
from etl.config import Config
from etl.errors import DatelineError
from etl.store.changes import ADDED, CHANGED, MERGED_INTO, REMOVED, SPLIT_FROM, Change

_KINDS = (ADDED, CHANGED, MERGED_INTO, SPLIT_FROM, REMOVED)
_LISTED = 200


def versions() -> None:
    """The page; `?before=3&after=5` names the two."""
    config = Config.default()
    st.html('<h1 class="page-title">Versions</h1>')
    try:
        kept = kept_versions(config)
        if len(kept) < 2:
            st.html(
                '<p class="note">There is one version only: each run that finds something new, and '
                "each judgement, makes the next.</p>"
            )
            return
        pair = _pair({one.number: version_words(one) for one in kept})
        with st.spinner("Comparing …"):
            changes = cached.changes_between(config.store, *pair)
    except DatelineError as error:
        st.error(str(error), icon=":material/error:")
        return
    links = " · ".join(
        f'<a href="./?version={number}" target="_self">Version {number} on the map</a>'
        for number in pair
    )
    st.html(f'<p class="note">{links}</p>')
    _draw_changes(config, changes, *pair)


def _pair(labels: dict[int, str]) -> tuple[int, int]:
    """The two versions, the earlier first; at the start the last and the one before it."""
    numbers, state = list(labels), st.session_state
    for name, default in (("before", numbers[1]), ("after", numbers[0])):
        if state.get(f"versions_{name}") not in labels:
            told = str(st.query_params.get(name, ""))
            known = told.isascii() and told.isdigit() and int(told) in labels
            state[f"versions_{name}"] = int(told) if known else default
    left, right = st.columns(2)
    for column, name, said in ((left, "before", "From"), (right, "after", "To")):
        with column:
            st.selectbox(said, numbers, format_func=lambda one: labels[one], key=f"versions_{name}")
    pair = sorted(int(state[f"versions_{name}"]) for name in ("before", "after"))
    for name, number in zip(("before", "after"), pair, strict=True):
        if st.query_params.get(name) != str(number):
            st.query_params[name] = str(number)
    return pair[0], pair[1]


def _draw_changes(config: Config, changes: tuple[Change, ...], before: int, after: int) -> None:
    numbers = Counter(one.kind for one in changes)
    if not changes:
        st.html('<p class="note" role="status">No event is different.</p>')
        return
    said = ", ".join(f"{numbers[kind]:,} {kind}" for kind in _KINDS if numbers[kind])
    st.html(f'<p class="note" role="status">{counted(len(changes), "event")} differ: {said}.</p>')
    chosen = st.pills(
        "Show",
        [kind for kind in _KINDS if numbers[kind]],
        selection_mode="multi",
        key="versions_kinds",
        label_visibility="collapsed",
    )
    words = Words(types=cached.labels_of(config, ()), countries=cached.atlas().country_names)
    shown = [one for one in changes if not chosen or one.kind in chosen]
    for kind in _KINDS:
        rows = [one for one in shown if one.kind == kind]
        if rows:
            listed = "".join(
                change_html(one, words, before=before, after=after) for one in rows[:_LISTED]
            )
            more = len(rows) - _LISTED
            rest = (
                f'<p class="note">and {more:,} more: <code>dateline diff {before} {after}</code> '
                "lists all.</p>"
                if more > 0
                else ""
            )
            st.html(
                f'<h3>{kind.capitalize()} ({len(rows):,})</h3><ul class="history">{listed}</ul>{rest}'
            )
