"""Add articles: paste or upload, see what is recognised, store it, and see what came of it."""

import shutil
from itertools import islice
from pathlib import Path

import streamlit as st

from dashboard import cached
from dashboard.pages import add_job
from dashboard.pages.add_input import Given, draw_input, write_files
from dashboard.pages.add_job import Job
from dashboard.pages.visitor import draw_read_only, visitor_may_write
from dashboard.views.recognised import article_html, reports_html
from dashboard.wording import counted, plain
from etl.articles import Article, read_articles
from etl.config import Config
from etl.errors import DatelineError
from etl.extraction import Tools, extract, open_tools, recognise
from etl.issues import Issue

_CSS = Path(__file__).resolve().parents[1] / "review.css"
_SHOWN = 5  # articles of what was given that are shown before they are stored
_LONGEST = 100_000  # letters of an article that is read for show; a run reads longer ones as well
_POLL_S = 0.7
_BECAME = {
    "added": "new",
    "changed": "changed: more is told of them now",
    "merged": "merged into others",
    "split": "split off",
    "removed": "gone",
}


def add() -> None:
    """The page."""
    config = Config.default()
    st.html(_CSS)
    st.html('<h1 class="page-title">Add articles</h1>')
    if not visitor_may_write():
        draw_read_only()
        return
    here = draw_input()
    job = _job(config)
    is_busy = job is not None and not job.is_over
    with st.container(horizontal=True, key="add_actions", vertical_alignment="center"):
        st.button(
            "See what is recognised",
            key="add_look",
            disabled=not here,
            on_click=_look,
            args=(here,),
        )
        st.button(
            "Store",
            key="add_store",
            type="primary",
            disabled=not here or is_busy,
            on_click=_store,
            args=(config, here),
        )
        st.html('<p class="note">What you typed stays in this browser until you clear it.</p>')
    if error := st.session_state.pop("add_error", ""):
        st.warning(plain(str(error)))
    if job is not None:
        _draw_job()
    if here and st.session_state.get("add_looked") == here:
        try:
            _draw_recognised(config, here)
        except DatelineError as error:
            st.error(str(error), icon=":material/error:")


def _job(config: Config) -> Job | None:
    """The run that this window began; after a reload the one that was going on."""
    state = st.session_state
    if "add_job" not in state and not state.get("add_job_seen"):
        going_on = add_job.going_on(config)
        if going_on is not None:
            state["add_job"] = going_on
        state["add_job_seen"] = True
    job: Job | None = state.get("add_job")
    return job


def _look(here: Given) -> None:
    st.session_state["add_looked"] = here


def _store(config: Config, here: Given) -> None:
    """Callback: begin the run; the page tells how far it is."""
    job: Job | None = st.session_state.get("add_job")
    if not visitor_may_write() or (job is not None and not job.is_over):
        return
    st.session_state.pop("add_looked", None)
    try:
        folder, paths = write_files(here)
    except OSError as error:
        st.session_state["add_error"] = f"The files cannot be written: {error}."
        return
    st.session_state["add_job"] = add_job.start(paths, config, remove=folder)


def _draw_job() -> None:
    job: Job = st.session_state["add_job"]
    if job.is_over:
        _draw_result(job)
    else:
        _draw_progress()


@st.fragment(run_every=_POLL_S)
def _draw_progress() -> None:
    job: Job | None = st.session_state.get("add_job")
    if job is None:
        return
    if job.is_over:
        st.rerun()
    st.progress(job.share, f"{job.n_done:,} of about {counted(job.n_articles, 'article')} read")


def _draw_result(job: Job) -> None:
    with st.container(key="add_result"):
        st.html('<h2 class="page-part">What came of it</h2>')
        if job.summary is None:
            st.warning(
                f"Nothing was stored: {plain(job.error)} What you gave is still in the boxes."
            )
            return
        for line in job.summary.lines():
            st.text(line.strip())
        if job.changes:
            said = [
                f"{job.changes[kind]:,} {_BECAME[kind]}" for kind in _BECAME if job.changes[kind]
            ]
            st.text("Events: " + "; ".join(said) + ".")
        for issue in job.summary.issues:
            st.text(f"Skipped: {issue.line()}")
        if job.summary.changed:
            st.html(
                '<p class="note"><a href="./" target="_self">See them in Explore</a> · '
                '<a href="review" target="_self">Review</a></p>'
            )


def _draw_recognised(config: Config, here: Given) -> None:
    """The first articles with their marks and what would be stored of them."""
    tools = open_tools(config.gazetteer, config.codebook)
    folder, paths = write_files(here)
    try:
        first = list(islice(read_articles(paths), _SHOWN + 1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    key = "".join(f'<mark class="{name}">{name}</mark>' for name in ("what", "where", "when"))
    st.html(f'<div class="receipts-head"><b>Recognised, not stored yet</b><span>{key}</span></div>')
    for one in first[:_SHOWN]:
        if isinstance(one, Issue):
            st.text(f"Would be skipped: {one.line()}")
        else:
            _draw_article(one, tools, config)
    if len(first) > _SHOWN:
        st.html(f'<p class="note">The first {_SHOWN} are shown; all are stored.</p>')


def _draw_article(article: Article, tools: Tools, config: Config) -> None:
    if len(article.text) > _LONGEST:
        st.html('<p class="note">This article is too long to be shown; storing reads it whole.</p>')
        return
    reports = extract(article, tools).reports
    types = cached.labels_of(config, tuple({one.event_type for one in reports}))
    theme = st.context.theme.type or "light"
    left, right = st.columns((1.25, 1), gap="medium")
    left.html(article_html(article, recognise(article, tools), reports))
    right.html(reports_html(reports, types, cached.atlas().country_names, theme))
