"""The page as Streamlit runs it: settings, look and navigation, and nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.pages.about import about
from dashboard.pages.add import add
from dashboard.pages.event import event
from dashboard.pages.explore import explore
from dashboard.pages.quality import quality
from dashboard.pages.review import review
from dashboard.pages.versions import versions
from dashboard.pages.visitor import is_open

HERE = Path(__file__).resolve().parent

st.set_page_config(
    page_title="Dateline",
    page_icon=str(HERE / "static" / "icon.png"),
    layout="wide",
    initial_sidebar_state="auto",
)
theme = st.context.theme.type or "light"
st.logo(str(HERE / "static" / f"wordmark-{theme}.svg"), size="medium")
st.html(HERE / "style.css")
chosen = st.navigation(
    [
        st.Page(explore, title="Explore", default=True),
        st.Page(event, title="Event", url_path="event", visibility="hidden"),
        st.Page(review, title="Review", url_path="review"),
        st.Page(add, title="Add articles", url_path="add"),
        st.Page(quality, title="Quality", url_path="quality"),
        st.Page(versions, title="Versions", url_path="versions"),
        st.Page(about, title="About", url_path="about"),
    ],
    position="top",
)
if is_open():
    chosen.run()
